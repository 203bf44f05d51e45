"""Works out what a merge would do: whose values differ, who of the family is whom, and what has to go along."""

from desktop.errors import RefusedError
from desktop.marking import N_
from desktop.models.beneficiary import Relation, State
from desktop.models.duplicate import DuplicatePair
from desktop.models.duplicate_view import PairSide
from desktop.models.merge_plan import TABLES, Difference, MemberMove, MergePlan, MergeWish, differences
from desktop.store.row_moves import row_of
from desktop.store.unit_of_work import UnitOfWork


def planned(uow: UnitOfWork, pair: DuplicatePair, wish: MergeWish) -> MergePlan:
    """Return the plan of a merge inside a unit of work.

    Raises:
        RefusedError: One of the files is closed.
    """
    sides = uow.duplicates.sides((pair.left_id, pair.right_id))
    stays = sides[wish.stays_id]
    goes = sides[pair.left_id if wish.stays_id == pair.right_id else pair.right_id]
    if State.CLOSED in (stays.state, goes.state):
        raise RefusedError(N_("One of these files is closed. A closed file is read and never changed."))
    shares_home = stays.household_id == goes.household_id
    is_last = goes.members == 1
    is_family = not shares_home and (wish.is_family or is_last)
    return MergePlan(
        stays=stays,
        goes=goes,
        is_family=is_family,
        may_go_alone=goes.relation != Relation.HEAD or is_last,
        differences=tuple(_differences(uow, stays, goes, is_family=is_family)),
        members=tuple(_members(uow, stays, goes)) if is_family else (),
        open_rows=uow.merges.open_rows(goes.household_id) if is_family else 0,
    )


def _differences(uow: UnitOfWork, stays: PairSide, goes: PairSide, *, is_family: bool) -> list[Difference]:
    found = _between(uow, "person", stays.id, goes.id)
    if is_family:
        found += _between(uow, "household", stays.household_id, goes.household_id)
    return found


def _between(uow: UnitOfWork, kind: str, stays: int, goes: int) -> list[Difference]:
    own, other = (row_of(uow.session, TABLES[kind], one) for one in (stays, goes))
    return differences(kind, own, other)


def _members(uow: UnitOfWork, stays: PairSide, goes: PairSide) -> list[MemberMove]:
    """Say of each other member of the family that goes who of the other family he is, or that he moves there."""
    free = {one.id: one for one in uow.duplicates.live_members(stays.household_id) if one.id != stays.id}
    moves = []
    for member in uow.duplicates.live_members(goes.household_id):
        if member.id == goes.id:
            continue
        twin = next((one for one in free.values() if _is_one(uow, member, one)), None)
        if twin is not None:
            free.pop(twin.id)
        moves.append(MemberMove(member.id, member.name, twin.id if twin else None, twin.name if twin else ""))
    return moves


def _is_one(uow: UnitOfWork, member: PairSide, other: PairSide) -> bool:
    """Return whether two members of two families that are one are one person: same name, and nothing against it."""
    pair = uow.duplicates.between(member.id, other.id)
    if pair is not None and pair.state in ("same", "different"):
        return pair.state == "same"
    numbers = {one.national_id for one in (member, other) if one.national_id}
    births = {one.birth_date for one in (member, other) if one.birth_date is not None}
    sexes = {one.sex for one in (member, other) if one.sex is not None}
    return member.name_key == other.name_key and max(len(numbers), len(births), len(sexes)) < 2
