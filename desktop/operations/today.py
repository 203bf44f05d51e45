"""The desk in the morning: how much waits, and where."""

from dataclasses import dataclass
from typing import Any

from desktop.models.distribution import DistributionState
from desktop.models.memorandum import Standing as TermsStanding
from desktop.models.package import Standing as PackageStanding
from desktop.operations import approvals
from desktop.operations.approvals import ApprovalRow
from desktop.operations.authorship import author
from desktop.operations.backups import reminder
from desktop.operations.deciders import ABOUT_PEOPLE, agrees_as_colleague
from desktop.operations.distributions import distributions
from desktop.operations.memoranda import memoranda
from desktop.operations.packages import desk as exchange_desk
from desktop.operations.rights import Right, may
from desktop.progress import Progress
from desktop.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Morning:
    """What waits for the office; each count opens the page where it can be worked on.

    A count is None where the person at work may not see what it counts.
    """

    approvals: tuple[ApprovalRow, ...]  # that wait, whoever asked
    mine: tuple[ApprovalRow, ...]  # what became of the requests of the person at work
    to_decide: int  # of those that wait, the ones this person can decide or carry out
    packages_to_review: int | None = None
    receipts_overdue: int | None = None
    open_rounds: int | None = None
    memoranda_ending: int | None = None
    backup_days: int | None = None  # None: there is no backup, or it is not this person's work
    is_backup_due: bool = False


def morning(workspace: Workspace, progress: Progress | None = None) -> Morning:
    """Return what waits.

    Raises:
        RefusedError: Nobody with a right to see it is signed in.
    """
    waiting = approvals.waiting(workspace)
    to_review, overdue = _exchange(workspace)
    sees = may(workspace.actor, Right.SEE_BENEFICIARIES)
    return Morning(
        approvals=tuple(waiting),
        mine=tuple(approvals.mine(workspace)),
        to_decide=sum(can_decide(workspace, row) for row in waiting),
        open_rounds=_open_rounds(workspace) if sees else None,
        memoranda_ending=_ending(workspace) if sees else None,
        **_backup(workspace),
        packages_to_review=to_review,
        receipts_overdue=overdue,
    )


def can_decide(workspace: Workspace, row: ApprovalRow) -> bool:
    """Return whether the person at work can grant a request, or carry out his own after the day of waiting."""
    if row.asked_by == author(workspace):
        return row.is_delayed and row.due_at is not None and workspace.now() >= row.due_at
    return may(workspace.actor, Right.DECIDE) or may_agree_as_colleague(workspace, row)


def may_agree_as_colleague(workspace: Workspace, row: ApprovalRow) -> bool:
    """Return whether the person at work may agree because nobody but the asker decides in this office."""
    if row.kind not in ABOUT_PEOPLE or not may(workspace.actor, Right.SEE_REQUESTS):
        return False
    with workspace.store.read() as uow:
        approval = uow.approvals.numbered(row.number)
        return approval is not None and agrees_as_colleague(uow, approval)


def _exchange(workspace: Workspace) -> tuple[int | None, int | None]:
    """Return the packages to review and the receipts overdue; who works in some areas only sees neither."""
    actor = workspace.actor
    if actor is None or actor.areas or not may(actor, Right.EXCHANGE):
        return None, None
    exchange = exchange_desk(workspace)
    to_review = (PackageStanding.STAGED, PackageStanding.HELD)
    staged = sum(row.standing in to_review for row in exchange.received)
    overdue = sum(row.standing is PackageStanding.OVERDUE for row in exchange.sent)
    return staged + len(exchange.waiting), overdue


def _backup(workspace: Workspace) -> dict[str, Any]:
    """Return the days since the last backup, and whether one is due."""
    known = reminder(workspace)
    if known.last_at is None or not may(workspace.actor, Right.BACK_UP):
        return {"is_backup_due": known.is_due}
    return {"backup_days": max(0, (workspace.now() - known.last_at).days), "is_backup_due": known.is_due}


def _open_rounds(workspace: Workspace) -> int:
    return sum(row.state is not DistributionState.CLOSED for row in distributions(workspace))


def _ending(workspace: Workspace) -> int:
    return sum(row.standing is TermsStanding.ENDING for row in memoranda(workspace))
