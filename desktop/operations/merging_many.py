"""Merges all pairs that somebody has found to be one person: the file registered first stays and takes what it lacks."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.errors import UserError
from desktop.marking import N_
from desktop.models.beneficiary import Relation, State
from desktop.models.duplicate import PairState
from desktop.models.duplicate_view import PairSide
from desktop.models.merge_plan import MergeWish
from desktop.operations.merge_planning import planned
from desktop.operations.merging import carry_out
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


class MergedMany(NamedTuple):
    """How many pairs were merged, and how many need a look: another merge or a colleague was quicker."""

    merged: int
    left: int


def merge_decided(workspace: Workspace, seen: Sequence[int], progress: Progress | None = None) -> MergedMany:
    """Merge the pairs of a preview that are still held for one person; each can be undone by itself.

    Args:
        workspace: Who merges.
        seen: The pairs of the preview.
        progress: Told the steps; what was merged before a stop stays merged.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    progress = progress or Progress()
    merged = 0
    for place, pair_id in enumerate(seen):
        progress.advance(place, len(seen), N_("Merging files"))
        try:
            with workspace.store.write() as uow:
                merged += _merge(uow, workspace, pair_id)
        except UserError:
            continue  # it stays in the view, where merging it alone says why
    return MergedMany(merged, len(seen) - merged)


def _merge(uow: UnitOfWork, workspace: Workspace, pair_id: int) -> bool:
    pair = uow.duplicates.pair(pair_id)
    if pair is None or pair.state != PairState.SAME:
        return False
    sides = uow.duplicates.sides((pair.left_id, pair.right_id)).values()
    if len(sides) < 2 or any(side.state == State.CLOSED for side in sides):
        return False
    stays, goes = sorted(sides, key=_seniority)
    wish = MergeWish(pair_id=pair_id, stays_id=stays.id, is_family=goes.relation == Relation.HEAD)
    carry_out(uow, workspace, planned(uow, pair, wish), wish)
    return True


def _seniority(side: PairSide) -> tuple[object, int]:
    return side.created_at, side.id
