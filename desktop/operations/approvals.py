"""Requests for a second person's word: filing them, showing them, refusing them."""

from collections.abc import Callable

from desktop.errors import BadInputError, NotFoundError, RefusedError
from desktop.marking import N_
from desktop.models.approval import LIFETIME, Approval, ApprovalKind, ApprovalState
from desktop.models.canonical import canonical_bytes
from desktop.models.journal import Action
from desktop.operations.authorship import author, born, note
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.approvals import ApprovalRow
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

__all__ = ["ApprovalRow", "ask", "open_request", "refuse", "settle", "waiting"]


def ask(
    uow: UnitOfWork,
    workspace: Workspace,
    kind: ApprovalKind,
    subject_uid: str,
    subject: str,
    digest: str,
    **details: object,
) -> Approval:
    """File a request in the running unit of work and return it.

    Args:
        uow: The unit of work that also marks the thing as asked.
        workspace: Whose person asks.
        kind: What is asked for.
        subject_uid: The thing.
        subject: Its title, as the second person reads it.
        digest: Hash of the exact thing, 64 hex digits; a later edit voids the request.
        details: Settings the carrying-out needs; ids, codes and counts only.

    Raises:
        RefusedError: The same thing is already waiting.
    """
    earlier = uow.approvals.open_for(kind, subject_uid)
    if earlier is not None and earlier.state_at(workspace.now()) is ApprovalState.ASKED:
        raise RefusedError(N_("This is already waiting for a second person. See the page Today."))
    approval = Approval(
        **born(workspace),
        number=uow.offices.next_number("approval", workspace.today().year),
        kind=kind.value,
        subject_uid=subject_uid,
        subject=subject,
        details=canonical_bytes(details).decode(),
        digest=digest,
    )
    uow.approvals.add(approval)
    note(uow, workspace, Action.ASKED, kind.value, subject_uid, approval=approval.number, digest=digest)
    return approval


def waiting(workspace: Workspace) -> list[ApprovalRow]:
    """Return the requests that wait for a second person, newest first."""
    require(workspace, Right.SEE_BENEFICIARIES)
    since = workspace.now() - LIFETIME
    with workspace.store.read() as uow:
        return [row for row in uow.approvals.rows(ApprovalState.ASKED) if row.asked_at >= since]


def refuse(workspace: Workspace, number: str, reason: str, progress: Progress | None = None) -> None:
    """Refuse a request, with the reason that the asker will read.

    Raises:
        BadInputError: The reason is empty.
    """
    require(workspace, Right.DECIDE)
    if not reason.strip():
        raise BadInputError(N_("The reason is missing. Write why, so that the asker can mend it."))
    with workspace.store.write() as uow:
        approval = open_request(uow, workspace, number)
        approval.state = ApprovalState.REFUSED.value
        approval.decided_by = author(workspace)
        approval.decided_at = workspace.now()
        approval.reason = reason.strip()
        uow.approvals.save(approval)
        note(uow, workspace, Action.REFUSED, approval.kind, approval.subject_uid, approval=number)


def open_request(uow: UnitOfWork, workspace: Workspace, number: str) -> Approval:
    """Return a request that this person may decide now.

    Raises:
        NotFoundError: No request has the number.
        RefusedError: It was decided before, has expired, or the person asked for it himself.
    """
    approval = uow.approvals.numbered(number)
    if approval is None:
        raise NotFoundError(
            N_("There is no request {number}. Check the number on the page Today."), number=number
        )
    state = approval.state_at(workspace.now())
    if state is ApprovalState.EXPIRED:
        raise RefusedError(N_("The request {number} is too old. Ask again."), number=number)
    if state is not ApprovalState.ASKED:
        raise RefusedError(N_("The request {number} was already decided."), number=number)
    if approval.created_by == author(workspace):
        raise RefusedError(
            N_("Who asked may not also approve. Another person with the right has to do it."),
            code="E_SAME_PERSON",
        )
    return approval


DigestNow = Callable[[UnitOfWork, Workspace, Approval], str]
CarryOut = Callable[[UnitOfWork, Workspace, Approval, Progress], object]


def settle(
    workspace: Workspace, number: str, digest_now: DigestNow, carry_out: CarryOut, progress: Progress
) -> object:
    """Grant a request and carry it out, once, in one transaction.

    Raises:
        RefusedError: The thing was changed since it was asked for, or the person may not decide it.
    """
    require(workspace, Right.DECIDE)
    with workspace.store.write() as uow:
        approval = open_request(uow, workspace, number)
        if digest_now(uow, workspace, approval) != approval.digest:
            raise RefusedError(
                N_(
                    "It was changed after the request {number} was filed. Refuse the request; it has to be asked again."
                ),
                number=number,
                code="E_CHANGED_SINCE",
            )
        approval.state = ApprovalState.DONE.value
        approval.decided_by = author(workspace)
        approval.decided_at = approval.done_at = workspace.now()
        uow.approvals.save(approval)
        note(
            uow,
            workspace,
            Action.GRANTED,
            approval.kind,
            approval.subject_uid,
            approval=number,
            asked_by=approval.created_by,
        )
        return carry_out(uow, workspace, approval, progress)
