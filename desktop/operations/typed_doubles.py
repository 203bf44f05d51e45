"""Keeps what a clerk said of possible doubles while typing a family: somebody else, so no search asks again."""

from collections.abc import Sequence

from desktop.models.duplicate import DuplicatePair, PairState
from desktop.operations.pair_decisions import put
from desktop.operations.pair_judging import Double
from desktop.operations.pair_search import found_pair
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.pair_finding import PairFinding
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def keep_different(
    workspace: Workspace, household_uid: str, doubles: Sequence[Double], progress: Progress | None = None
) -> int:
    """Note that members of a family just saved are not those whom they resemble; return how many pairs.

    Args:
        workspace: Who said so.
        household_uid: The family that was saved.
        doubles: What `possible_doubles` had found; `member` counts the members as they were typed.
        progress: Not told: it takes a moment.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    with workspace.store.write() as uow:
        household = uow.beneficiaries.household(household_uid)
        if household is None:
            return 0
        born = {member.position: member.id for member in household.members}
        known = [one for one in doubles if one.member in born]
        for one in known:
            pair = _pair(uow, workspace, born[one.member], one)
            put(uow, workspace, pair, PairState.DIFFERENT)
        return len(known)


def _pair(uow: UnitOfWork, workspace: Workspace, person_id: int, double: Double) -> DuplicatePair:
    low, high = sorted((person_id, double.side.id))
    finding = PairFinding(uow.session, uow.touched, "", workspace.now())
    finding.keep([found_pair(low, high, double.link)])
    pair = uow.duplicates.between(low, high)
    if pair is None:
        raise LookupError(f"pair of {low} and {high}")
    return pair
