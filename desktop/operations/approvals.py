"""Requests for a second person's word: filing them, showing them, refusing and withdrawing them."""

from collections.abc import Callable, Collection

from desktop.errors import BadInputError, NotFoundError, RefusedError
from desktop.marking import N_
from desktop.models.approval import LIFETIME, Approval, ApprovalKind, ApprovalState, state_at
from desktop.models.canonical import canonical_bytes
from desktop.models.journal import Action
from desktop.operations.authorship import author, born, note
from desktop.operations.deciders import refuse_who_may_not, require_decider
from desktop.operations.delays import waits_alone
from desktop.operations.numbering import give_number
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.approvals import ApprovalRow
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

__all__ = [
    "ApprovalRow",
    "ask",
    "history",
    "mine",
    "open_request",
    "refuse",
    "settle",
    "waiting",
    "withdraw",
]


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
    approval = Approval(
        **born(workspace),
        number=_number(uow, workspace, kind, subject_uid),
        kind=kind.value,
        subject_uid=subject_uid,
        subject=subject,
        details=canonical_bytes(details).decode(),
        digest=digest,
        is_delayed=kind is ApprovalKind.ALONE or waits_alone(uow, workspace),
    )
    uow.approvals.add(approval)
    note(
        uow, workspace, Action.ASKED, kind.value, subject_uid,
        approval=approval.number, digest=digest, is_delayed=approval.is_delayed,
    )  # fmt: skip
    return approval


def _number(uow: UnitOfWork, workspace: Workspace, kind: ApprovalKind, subject_uid: str) -> str:
    """Give the request its number, unless the same thing waits already."""
    # The number comes first: under its lock one of two askers waits for the other, on every database.
    number = give_number(uow, workspace, "approval")
    earlier = uow.approvals.open_for(kind, subject_uid)
    if earlier is not None and earlier.state_at(workspace.now()) is ApprovalState.ASKED:
        raise RefusedError(N_("This is already waiting for a second person. See the page Today."))
    return number


def waiting(workspace: Workspace) -> list[ApprovalRow]:
    """Return the requests that wait for a second person, newest first."""
    require(workspace, Right.SEE_REQUESTS)
    with workspace.store.read() as uow:
        return uow.approvals.waiting(workspace.now() - LIFETIME)


def mine(workspace: Workspace, limit: int = 200) -> list[ApprovalRow]:
    """Return what became of the requests of the person at work, newest first; what is too old says so."""
    actor = require(workspace, Right.SEE_REQUESTS)
    with workspace.store.read() as uow:
        return _with_expired(workspace, uow.approvals.asked_by(actor.uid, limit))


def history(
    workspace: Workspace,
    *,
    kinds: Collection[str] = (),
    states: Collection[str] = (),
    words: str = "",
    limit: int = 500,
) -> list[ApprovalRow]:
    """Return the requests that wait no more: carried out, refused, withdrawn or expired; newest first."""
    require(workspace, Right.SEE_REQUESTS)
    with workspace.store.read() as uow:
        since = workspace.now() - LIFETIME
        rows = uow.approvals.history(
            since=since, kinds=kinds, states=states, words=words.strip(), limit=limit
        )
    return _with_expired(workspace, rows)


def refuse(workspace: Workspace, number: str, reason: str, progress: Progress | None = None) -> None:
    """Refuse a request, with the reason that the asker will read.

    Raises:
        BadInputError: The reason is empty.
    """
    require(workspace, Right.SEE_REQUESTS)
    if not reason.strip():
        raise BadInputError(N_("The reason is missing. Write why, so that the asker can mend it."))
    with workspace.store.write() as uow:
        require_decider(uow, workspace, approval := open_request(uow, workspace, number))
        approval.state = ApprovalState.REFUSED.value
        approval.decided_by = author(workspace)
        approval.decided_at = workspace.now()
        approval.reason = reason.strip()
        uow.approvals.save(approval)
        note(uow, workspace, Action.REFUSED, approval.kind, approval.subject_uid, approval=number)


def withdraw(workspace: Workspace, number: str, progress: Progress | None = None) -> None:
    """Take a request of one's own back; the thing can be changed and asked for again.

    Raises:
        RefusedError: Somebody else asked for it, or it waits no more.
    """
    actor = require(workspace, Right.SEE_REQUESTS)
    with workspace.store.write() as uow:
        approval = open_request(uow, workspace, number)
        if approval.created_by != actor.uid:
            raise RefusedError(N_("Only who asked for it can withdraw it. You may refuse it, with a reason."))
        approval.state = ApprovalState.WITHDRAWN.value
        approval.decided_at = workspace.now()
        uow.approvals.save(approval)
        note(uow, workspace, Action.WITHDRAWN, approval.kind, approval.subject_uid, approval=number)


def open_request(uow: UnitOfWork, workspace: Workspace, number: str) -> Approval:
    """Return a request that waits, and hold it so that nobody else decides it meanwhile.

    Raises:
        NotFoundError: No request has the number.
        RefusedError: It was decided before, was withdrawn, or has expired.
    """
    approval = uow.approvals.held(number)
    if approval is None:
        raise NotFoundError(
            N_("There is no request {number}. Check the number on the page Today."), number=number
        )
    state = approval.state_at(workspace.now())
    if state is ApprovalState.EXPIRED:
        raise RefusedError(N_("The request {number} is too old. Ask again."), number=number)
    if state is ApprovalState.WITHDRAWN:
        raise RefusedError(N_("The request {number} was withdrawn by who asked."), number=number)
    if state is not ApprovalState.ASKED:
        raise RefusedError(N_("The request {number} was already decided."), number=number)
    return approval


DigestNow = Callable[[UnitOfWork, Workspace, Approval], str]
CarryOut = Callable[[UnitOfWork, Workspace, Approval, Progress], object]


def settle(
    workspace: Workspace,
    number: str,
    digest_now: DigestNow,
    carry_out: CarryOut,
    progress: Progress,
    right_to_ask: Right = Right.SEE_REQUESTS,
) -> object:
    """Grant a request and carry it out, once, in one transaction.

    Args:
        workspace: Whose person decides; rights are asked anew.
        number: Of the request.
        digest_now: Hashes the thing as it is now.
        carry_out: Does what was agreed to.
        progress: Told the steps.
        right_to_ask: What the maker needs who carries out his own request after the day of waiting.

    Raises:
        RefusedError: The thing was changed since it was asked for, or the person may not decide it.
    """
    require(workspace, Right.SEE_REQUESTS)
    with workspace.store.write() as uow:
        approval = open_request(uow, workspace, number)
        refuse_who_may_not(uow, workspace, approval, right_to_ask)
        _refuse_changed(approval, digest_now(uow, workspace, approval))
        approval.state = ApprovalState.DONE.value
        approval.decided_by = author(workspace)
        approval.decided_at = approval.done_at = workspace.now()
        uow.approvals.save(approval)
        note(
            uow, workspace, Action.GRANTED, approval.kind, approval.subject_uid,
            approval=number, asked_by=approval.created_by, after_waiting=approval.was_decided_by_maker,
        )  # fmt: skip
        return carry_out(uow, workspace, approval, progress)


def _refuse_changed(approval: Approval, digest: str) -> None:
    if digest != approval.digest:
        raise RefusedError(
            N_(
                "It was changed after the request {number} was filed. Refuse the request; it has to be asked again."
            ),
            number=approval.number,
            code="E_CHANGED_SINCE",
        )


def _with_expired(workspace: Workspace, rows: list[ApprovalRow]) -> list[ApprovalRow]:
    now = workspace.now()
    return [row._replace(state=state_at(row.state, row.asked_at, now).value) for row in rows]
