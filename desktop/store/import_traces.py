"""Queries about what an import has left, and about what was built on it since."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from desktop.models.base import Base
from desktop.models.beneficiary import CategoryAssignment, Household, Person, State
from desktop.models.disability import Disability
from desktop.models.duplicate import DuplicatePair
from desktop.models.history import FieldChange
from desktop.models.import_run import ImportRun
from desktop.models.need import Need
from desktop.models.package import SentRow
from desktop.store.import_lines import ImportLines

# Counted otherwise, or nothing built.
_OWN = {"household", "person", "category_assignment", "need", "disability", "duplicate_pair"}
_Later = aliased(FieldChange)


class ImportTraces(ImportLines):
    """What imports have left behind."""

    def run(self, uid: str) -> ImportRun | None:
        """Return the record of an import."""
        return self._session.scalar(select(ImportRun).where(ImportRun.uid == uid))

    def built_on(self, run: ImportRun) -> dict[str, int]:
        """Return what stands in the way of taking an import back: how many rows of which table, or changes since."""
        found = {"edits": self._edits(run) + self._later_lines(run), "sent": self._sent(run)}
        for table, column, target in _references():
            is_mine = _is_new_family(run, column) if target == "household" else _is_new_person(run, column)
            found[table.name] = found.get(table.name, 0) + self._count(table, is_mine)
        sides = (DuplicatePair.left_id, DuplicatePair.right_id)
        is_of_mine = or_(*(_is_new_person(run, side) for side in sides))
        found["decisions"] = self._count(DuplicatePair, DuplicatePair.state != "open", is_of_mine)
        return {name: count for name, count in found.items() if count}

    def _edits(self, run: ImportRun) -> int:
        """Count families and persons whose values somebody changed since."""
        is_later = and_(_Later.source != run.uid, _Later.at >= run.created_at)
        is_of_family = and_(_Later.record_kind == "household", _Later.record_uid == Household.uid)
        is_changed = or_(
            Household.version > 1, Household.state == State.CLOSED, exists().where(is_of_family, is_later)
        )
        again = exists().where(
            _Later.record_kind == FieldChange.record_kind,
            _Later.record_uid == FieldChange.record_uid,
            is_later,
        )
        changed = select(func.count(func.distinct(FieldChange.record_uid))).where(of_office(run), again)
        return (
            self._count(Household, Household.import_uid == run.uid, is_changed)
            + self._count(Person, Person.version > 1, _is_new(run))
            + (self._session.scalar(changed) or 0)
        )

    def _later_lines(self, run: ImportRun) -> int:
        """Count the lines of its families and persons that somebody wrote or changed since."""
        count = 0
        for model in (CategoryAssignment, Need, Disability):
            is_later = or_(model.created_at > run.created_at, model.version > 1)
            count += self._count(model, is_later, _is_new_person(run, model.person_id))
        for of_family in (CategoryAssignment, Need):
            is_later = or_(of_family.created_at > run.created_at, of_family.version > 1)
            is_mine = _is_new_family(run, of_family.household_id)
            count += self._count(of_family, is_later, is_mine, of_family.person_id.is_(None))
        return count

    def _sent(self, run: ImportRun) -> int:
        is_mine = exists().where(Person.uid == SentRow.person_uid, _is_new(run))
        return self._count(SentRow, is_mine)

    def _count(self, rows: type[Base] | Table, *where: ColumnElement[bool]) -> int:
        return self._session.scalar(select(func.count()).select_from(rows).where(*where)) or 0


def of_office(run: ImportRun) -> ColumnElement[bool]:
    """Return which lines of the history tell of a value that an import changed in a family the office had."""
    return and_(FieldChange.source == run.uid, FieldChange.field != "added", FieldChange.erased_at.is_(None))


def of_joined(run: ImportRun) -> ColumnElement[bool]:
    """Return which lines of the history tell of a person that an import added to a family the office had."""
    return and_(
        FieldChange.source == run.uid, FieldChange.record_kind == "person", FieldChange.field == "added"
    )


# Each is asked of one row at a time: a set of a million row numbers is what no database compares with quickly.


def _is_new_family(run: ImportRun, column: Any) -> ColumnElement[bool]:
    return exists().where(Household.id == column, Household.import_uid == run.uid)


def _is_new(run: ImportRun) -> ColumnElement[bool]:
    """Return whether a person came with a new family, or to another one."""
    joined = exists().where(FieldChange.record_uid == Person.uid, of_joined(run))
    return or_(_is_new_family(run, Person.household_id), joined)


def _is_new_person(run: ImportRun, column: Any) -> ColumnElement[bool]:
    return exists().where(Person.id == column, _is_new(run))


def _references() -> Sequence[tuple[Table, ColumnElement[Any], str]]:
    """Return every column of another table that points at a household or a person; new tables come in by themselves."""
    return [
        (table, key.parent, key.column.table.name)
        for table in Base.metadata.sorted_tables
        for key in sorted(table.foreign_keys, key=lambda one: one.parent.name)
        if key.column.table.name in ("household", "person") and table.name not in _OWN
    ]
