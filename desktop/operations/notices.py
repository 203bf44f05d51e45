"""Printing the notice of a request in an office of one person; its day of waiting begins with the first print."""

from pathlib import Path

from desktop.documents import delay_notice
from desktop.errors import RefusedError
from desktop.marking import N_
from desktop.models.approval import Approval, ApprovalKind
from desktop.models.delay import Wait
from desktop.models.journal import Action
from desktop.models.notice_paper import DelayNotice
from desktop.models.paper import Stamp
from desktop.models.request_sheet import EFFECTS, TITLES
from desktop.operations.approvals import open_request
from desktop.operations.authorship import note
from desktop.operations.decisions import KINDS
from desktop.operations.delays import begin, is_own_delayed, standing
from desktop.operations.printing import head_signature, letterhead, new_paper, paper_tongue
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def print_notice(
    workspace: Workspace, number: str, out: Path, language: str = "", progress: Progress | None = None
) -> Path:
    """Print the notice of one's own request; where no day of waiting runs, it begins now.

    Raises:
        NotFoundError: No request has the number.
        RefusedError: The request waits no more, is not one's own, or a second person decides it.
    """
    require(workspace, Right.SEE_REQUESTS)
    with new_paper(out, workspace) as (uow, beside):
        approval = open_request(uow, workspace, number)
        if not is_own_delayed(workspace, approval):
            raise RefusedError(
                N_("The request {number} waits for a second person and needs no notice."), number=number
            )
        is_first = standing(uow, workspace, approval) in (Wait.NOT_BEGUN, Wait.SPOILT)
        due = workspace.now() + approval.delay if is_first else approval.due_at
        note(
            uow, workspace, Action.PRINTED, "approval", approval.uid,
            approval=number, begins_wait=is_first, due=due.isoformat() if due else "",
        )  # fmt: skip
        if is_first:
            begin(uow, workspace, approval)
            uow.approvals.save(approval)
        paper = _paper(uow, workspace, approval, language or workspace.settings.language)
        words = paper_tongue(language or workspace.settings.language, workspace.settings.numerals)
        delay_notice.render(paper, words, beside, progress or Progress())
    return out


def _paper(uow: UnitOfWork, workspace: Workspace, approval: Approval, language: str) -> DelayNotice:
    if approval.due_at is None:
        raise ValueError(approval.number)
    kind = ApprovalKind(approval.kind)
    words = paper_tongue(language, workspace.settings.numerals)
    sheet = KINDS[kind].show(uow, workspace, approval, words)
    posted = approval.due_at - approval.delay
    return DelayNotice(
        letterhead=letterhead(uow),
        stamp=Stamp(
            number=approval.number,
            digest=approval.digest,
            journal_head=uow.journal.head()[1],
            is_synthetic=workspace.settings.is_synthetic,
        ),
        is_last=kind is ApprovalKind.ALONE,
        kind=TITLES[kind],
        effect=EFFECTS[kind],
        subject=approval.subject,
        facts=tuple((label, value) for label, value in sheet.parts[0].lines if label),
        asked_by=uow.users.full_names().get(approval.created_by, ""),
        asked_at=approval.created_at,
        posted_at=posted,
        due_at=approval.due_at,
        head=head_signature(uow, workspace.today(), words),
    )
