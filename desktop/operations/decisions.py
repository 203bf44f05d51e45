"""The second person's yes: grants a request and carries it out, whatever its kind."""

from desktop.errors import NotFoundError
from desktop.marking import N_
from desktop.models.approval import ApprovalKind
from desktop.operations import activation, approved_lists, cards, reviewing, sending
from desktop.operations.approvals import CarryOut, DigestNow, settle
from desktop.progress import Progress
from desktop.workspace import Workspace

KINDS: dict[ApprovalKind, tuple[DigestNow, CarryOut]] = {
    ApprovalKind.LIST: (approved_lists.approval_digest, approved_lists.carry_out),
    ApprovalKind.CARD: (cards.approval_digest, cards.carry_out),
    ApprovalKind.MEMORANDUM: (activation.approval_digest, activation.carry_out),
    ApprovalKind.EXPORT: (sending.export_digest, sending.carry_out_export),
    ApprovalKind.ACCEPT: (reviewing.accept_digest, reviewing.carry_out_accept),
}


def grant(workspace: Workspace, number: str, progress: Progress) -> object:
    """Grant a request and return what its carrying-out made (a number, a path, a count).

    Raises:
        NotFoundError: No request has the number.
        RefusedError: The person may not decide it, or the thing was changed since.
    """
    with workspace.store.read() as uow:
        approval = uow.approvals.numbered(number)
    if approval is None:
        raise NotFoundError(
            N_("There is no request {number}. Check the number on the page Today."), number=number
        )
    digest_now, carry_out = KINDS[ApprovalKind(approval.kind)]
    return settle(workspace, number, digest_now, carry_out, progress)
