"""The second person's yes: grants a request and carries it out, whatever its kind."""

from typing import NamedTuple

from desktop.errors import NotFoundError
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.approval import Approval, ApprovalKind, ApprovalState
from desktop.models.request_sheet import RequestSheet
from desktop.operations import (
    account_requests,
    activation,
    agreed,
    approved_lists,
    cards,
    corrections,
    erasure,
    restoring,
    reviewing,
    sending,
    staffing,
)
from desktop.operations.approvals import CarryOut, DigestNow, settle
from desktop.operations.rights import Right, require, seen_by
from desktop.progress import Progress
from desktop.workspace import Workspace


class Handling(NamedTuple):
    """All that the mechanism needs to know of a kind of request; a new kind is a new line of the table."""

    digest_now: DigestNow
    carry_out: CarryOut
    show: agreed.Show  # what exactly is agreed to, for the request's page
    right_to_ask: Right  # asked again of the maker who carries out his own request after a day of waiting


KINDS: dict[ApprovalKind, Handling] = {
    ApprovalKind.LIST: Handling(
        approved_lists.approval_digest, approved_lists.carry_out, agreed.show_list, Right.MAKE_LISTS
    ),
    ApprovalKind.CARD: Handling(
        cards.approval_digest, cards.carry_out, agreed.show_card, Right.MANAGE_AGENCIES
    ),
    ApprovalKind.MEMORANDUM: Handling(
        activation.approval_digest, activation.carry_out, agreed.show_memorandum, Right.MAKE_MEMORANDA
    ),
    ApprovalKind.EXPORT: Handling(
        sending.export_digest, sending.carry_out_export, agreed.show_export, Right.EXCHANGE
    ),
    ApprovalKind.ACCEPT: Handling(
        reviewing.accept_digest, reviewing.carry_out_accept, agreed.show_accept, Right.EXCHANGE
    ),
    ApprovalKind.USER: Handling(
        account_requests.account_digest,
        account_requests.carry_out_account,
        account_requests.show_account,
        Right.MANAGE_USERS,
    ),
    ApprovalKind.RESTORE: Handling(
        restoring.approval_digest, restoring.carry_out, restoring.show_restore, Right.BACK_UP
    ),
    ApprovalKind.ALONE: Handling(
        staffing.alone_digest, staffing.carry_out_alone, staffing.show_alone, Right.SEE_REQUESTS
    ),
    ApprovalKind.CORRECTION: Handling(
        corrections.correction_digest,
        corrections.carry_out_correction,
        corrections.show_correction,
        Right.RECORD_RESULTS,
    ),
    ApprovalKind.ERASURE: Handling(
        erasure.erasure_digest, erasure.carry_out_erasure, erasure.show_erasure, Right.EDIT_BENEFICIARIES
    ),
}


def grant(workspace: Workspace, number: str, progress: Progress) -> object:
    """Grant a request and return what its carrying-out made (a number, a path, a count).

    Raises:
        NotFoundError: No request has the number.
        RefusedError: The person may not decide it, or the thing was changed since.
    """
    require(workspace, Right.SEE_REQUESTS)
    workspace, approval = _asked(workspace, number)
    kind = KINDS[ApprovalKind(approval.kind)]
    return settle(workspace, number, kind.digest_now, kind.carry_out, progress, kind.right_to_ask)


def request_sheet(
    workspace: Workspace, number: str, tongue: Tongue, progress: Progress | None = None
) -> RequestSheet:
    """Return the page of a request: what exactly is agreed to, and whether it still is what was asked for.

    Raises:
        NotFoundError: No request has the number.
    """
    require(workspace, Right.SEE_REQUESTS)
    workspace, approval = _asked(workspace, number)
    kind = KINDS[ApprovalKind(approval.kind)]
    with workspace.store.read() as uow:
        sheet = kind.show(uow, workspace, approval, tongue)
        waits = approval.state == ApprovalState.ASKED
        return sheet._replace(
            is_changed=waits and kind.digest_now(uow, workspace, approval) != approval.digest
        )


def _asked(workspace: Workspace, number: str) -> tuple[Workspace, Approval]:
    """Return a request, and the office as its asker sees it: the areas of both persons count."""
    with workspace.store.read() as uow:
        approval = uow.approvals.numbered(number)
        if approval is None:
            raise NotFoundError(
                N_("There is no request {number}. Check the number on the page Today."), number=number
            )
        return seen_by(uow, workspace, approval.created_by), approval
