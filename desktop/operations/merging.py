"""Merging two files that are one person or one family: values, members and all that names them go along."""

from collections.abc import Mapping
from typing import Any

from desktop.errors import RefusedError
from desktop.i18n.tongue import tongue
from desktop.marking import N_
from desktop.models.beneficiary import Relation, State
from desktop.models.circumstances import Leaving
from desktop.models.duplicate import WAITING, DuplicateDecision, DuplicatePair, PairState
from desktop.models.family_record import UNRECORDED
from desktop.models.journal import Action
from desktop.models.merge import Merge, MergedRecord
from desktop.models.merge_plan import (
    TABLES,
    Difference,
    MergePlan,
    MergeWish,
    differences,
    taken_values,
)
from desktop.models.national_id import check_id
from desktop.operations.authorship import author, born, note
from desktop.operations.duplicates import known_pair
from desktop.operations.histories import History
from desktop.operations.merge_planning import planned
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.row_moves import RowMoves
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

KIND = "merge"
_PAIRS = DuplicatePair.metadata.tables["duplicate_pair"]
_DECISIONS = DuplicateDecision.metadata.tables["duplicate_decision"]
_INTO = N_("Entered twice: merged into file {file}")
UNTOLD = UNRECORDED | {"version", "updated_at", "updated_by", "household_id", "closed_on", "closed_kind"}


def plan_merge(workspace: Workspace, wish: MergeWish, progress: Progress | None = None) -> MergePlan:
    """Return what a merge would do, field by field and member by member.

    Raises:
        NotFoundError: The pair is not there any more.
        RefusedError: One of the files is closed.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    with workspace.store.read() as uow:
        return planned(uow, known_pair(uow, wish.pair_id), wish)


def merge(workspace: Workspace, wish: MergeWish, progress: Progress | None = None) -> str:
    """Merge the two files of a pair and return the merge's uid.

    Raises:
        NotFoundError: The pair is not there any more.
        RefusedError: One of the files is closed, or the person who goes leaves a family without its head.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    with workspace.store.write() as uow:
        return carry_out(uow, workspace, planned(uow, known_pair(uow, wish.pair_id), wish), wish)


def carry_out(uow: UnitOfWork, workspace: Workspace, plan: MergePlan, wish: MergeWish) -> str:
    """Carry a plan out in an operation that asked for the right."""
    if not plan.is_family and not plan.may_go_alone:
        raise RefusedError(
            N_(
                "{name} is the head of file {file}, where others live. Let that file stay, or merge both families."
            ),
            name=plan.goes.name,
            file=plan.goes.code,
        )
    return _Merging(uow, workspace, plan, wish).run()


class _Merging:
    """One merge in the running unit of work."""

    def __init__(self, uow: UnitOfWork, workspace: Workspace, plan: MergePlan, wish: MergeWish) -> None:
        self._uow, self._workspace, self._plan, self._wish = uow, workspace, plan, wish
        self._record = Merge(
            **born(workspace),
            survivor_uid=plan.stays.uid,
            merged_uid=plan.goes.uid,
            survivor_household=plan.stays.household_uid,
            merged_household=plan.goes.household_uid,
            is_family=plan.is_family,
        )
        uow.merges.add(self._record)
        stamp = {"updated_at": workspace.now(), "updated_by": author(workspace)}
        self._moves = RowMoves(uow.session, uow.touched, self._record.id, stamp)
        self._history = History(workspace, self._record.uid)
        said = tongue(workspace.settings.language).text(_INTO, file=plan.stays.code)
        self._closed: dict[str, object] = {
            "state": State.CLOSED.value,
            "closed_reason": said,
            "closed_kind": Leaving.DUPLICATE.value,
            "closed_on": workspace.today(),
        }

    def run(self) -> str:
        plan = self._plan
        self._join("person", plan.goes.id, plan.stays.id)
        for move in plan.members:
            if move.into_id is not None:
                self._join("person", move.person_id, move.into_id)
        if plan.is_family:
            self._move_members()
            self._join("household", plan.goes.household_id, plan.stays.household_id)
        self._uow.session.flush()
        note(
            self._uow, self._workspace, Action.MERGED, "household", plan.stays.household_uid,
            merge=self._record.uid, person=plan.stays.uid, merged=plan.goes.uid,
            from_household=plan.goes.household_uid, is_family=plan.is_family,
            **self._history.seal(self._uow),
        )  # fmt: skip
        return self._record.uid

    def _join(self, kind: str, goes: int, stays: int) -> None:
        """Close one record and let the other take its values, and all that named it."""
        table, moves = TABLES[kind], self._moves
        own, other = moves.row(table, stays), moves.row(table, goes)
        self._set(kind, other, self._closed)
        values: dict[str, object] = {}
        for one in differences(kind, own, other):
            if self._is_taken(one):
                values |= taken_values(one, other)
            elif one.loses:
                self._history.note(kind, own["uid"], one.field, one.other, one.own)
        if kind == "person":
            values |= self._number_state(own | values, (own["id"], other["id"]))
        self._set(kind, own, values)
        if kind == "person":
            self._free_number(other["national_id"])
            self._mark_pair(goes, stays)
            self._carry_words(goes, stays)
        self._follow(kind, goes, stays)
        self._uow.merges.add(
            MergedRecord(
                merge_id=self._record.id, kind=kind, merged_uid=other["uid"], survivor_uid=own["uid"]
            )
        )

    def _is_taken(self, one: Difference) -> bool:
        return one.fills if self._wish.takes is None else one.key in self._wish.takes or one.fills

    def _set(self, kind: str, record: Mapping[str, Any], values: Mapping[str, object]) -> None:
        for name, value in values.items():
            if name not in UNTOLD and record[name] != value:
                self._history.note(kind, record["uid"], name, record[name], value)
        self._moves.change(TABLES[kind], record["id"], values)

    def _number_state(self, person: Mapping[str, Any], ours: tuple[int, int]) -> dict[str, object]:
        """Return the state of the number that the survivor bears now that the other file is closed."""
        number = person["national_id"]
        if person["id_state"] in ("none", "temporary"):
            return {}
        bearer = self._uow.merges.bearer(number, but=ours)
        if bearer is not None:
            return {"id_state": "disputed"}
        return {"id_state": self._sound_state(number)}

    def _sound_state(self, number: str) -> str:
        reading = check_id(number, self._workspace.country, today=self._workspace.today())
        return reading.state.value

    def _free_number(self, number: str) -> None:
        """Give the number of the file that goes to whom it was disputed with, where nobody else bears it."""
        if not number or self._uow.merges.bearer(number) is not None:
            return
        next_one = self._uow.merges.disputing(number)
        if next_one is not None:
            self._moves.change(TABLES["person"], next_one, {"id_state": self._sound_state(number)})

    def _mark_pair(self, goes: int, stays: int) -> None:
        pair = self._uow.duplicates.between(goes, stays)
        if pair is not None:
            self._moves.change(_PAIRS, pair.id, {"state": PairState.MERGED.value})

    def _carry_words(self, goes: int, stays: int) -> None:
        """Let what somebody said of the file that goes count for the survivor, so that nobody is asked again.

        A word about the survivor himself stands; where his pair only waits, the word and its reason move to it.
        """
        duplicates = self._uow.duplicates
        self._uow.session.flush()
        for pair in duplicates.settled_about(goes):
            third = pair.right_id if pair.left_id == goes else pair.left_id
            own = duplicates.between(stays, third)
            if own is None:
                low, high = sorted((stays, third))
                self._moves.change(_PAIRS, pair.id, {"left_id": low, "right_id": high})
            elif own.state in WAITING:
                self._moves.change(_PAIRS, own.id, {"state": pair.state})
                for decision in duplicates.decision_ids(pair.id):
                    self._moves.change(_DECISIONS, decision, {"pair_id": own.id})

    def _follow(self, kind: str, goes: int, stays: int) -> None:
        for table, row_id in self._moves.follow(kind, goes, stays):
            if table.name == "programme_membership":  # in the programme already: the second entry ends
                reason = str(self._closed["closed_reason"])
                self._moves.change(table, row_id, {"state": "exited", "reason": reason})

    def _move_members(self) -> None:
        """Let the members who are nobody's double join the family that stays."""
        plan = self._plan
        is_same_head = plan.stays.relation == plan.goes.relation == Relation.HEAD
        place = self._uow.merges.last_position(plan.stays.household_id)
        for move in plan.members:
            if move.into_id is not None:
                continue
            place += 1
            person = self._moves.row(TABLES["person"], move.person_id)
            keeps = is_same_head and person["relation"] != Relation.HEAD
            relation = person["relation"] if keeps else Relation.OTHER.value
            self._history.note("person", person["uid"], "code", plan.goes.code, plan.stays.code)
            values = {
                "household_id": plan.stays.household_id,
                "position": place,
                "relation": relation,
            }
            self._set("person", person, values)
