"""The desk in the morning: how much waits, and where."""

from dataclasses import dataclass

from desktop.models.distribution import DistributionState
from desktop.models.memorandum import Standing as TermsStanding
from desktop.models.package import Standing as PackageStanding
from desktop.operations import approvals
from desktop.operations.approvals import ApprovalRow
from desktop.operations.distributions import distributions
from desktop.operations.memoranda import memoranda
from desktop.operations.packages import desk as exchange_desk
from desktop.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Morning:
    """What waits for the office; each count opens the page where it can be worked on."""

    approvals: tuple[ApprovalRow, ...]
    packages_to_review: int
    receipts_overdue: int
    open_rounds: int
    memoranda_ending: int


def morning(workspace: Workspace) -> Morning:
    """Return what waits.

    Raises:
        RefusedError: Nobody with a right to see it is signed in.
    """
    waiting = approvals.waiting(workspace)
    exchange = exchange_desk(workspace)
    to_review = (PackageStanding.STAGED, PackageStanding.HELD)
    return Morning(
        approvals=tuple(waiting),
        packages_to_review=sum(row.standing in to_review for row in exchange.received)
        + len(exchange.waiting),
        receipts_overdue=sum(row.standing is PackageStanding.OVERDUE for row in exchange.sent),
        open_rounds=sum(row.state is not DistributionState.CLOSED for row in distributions(workspace)),
        memoranda_ending=sum(row.standing is TermsStanding.ENDING for row in memoranda(workspace)),
    )
