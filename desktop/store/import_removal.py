"""Takes an import back a block at a time: the values that it changed, and the families and persons that it added."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Select, Table, delete, func, select, update
from sqlalchemy.orm import InstrumentedAttribute

from desktop.models.base import Base
from desktop.models.beneficiary import CategoryAssignment, Household, Person
from desktop.models.disability import Disability
from desktop.models.duplicate import DuplicateDecision, DuplicatePair
from desktop.models.history import FieldChange
from desktop.models.import_run import ImportRun
from desktop.models.need import Need
from desktop.store.import_traces import ImportTraces, of_joined, of_office
from desktop.store.many_numbers import numbers
from desktop.store.search_bulk import unindexed_at_once

_KINDS: dict[str, type[Household] | type[Person]] = {"household": Household, "person": Person}
_BLOCK = 500  # families or lines of the history


class Trace(NamedTuple):
    """One value that an import changed; `record_id` is the row number of the person or household."""

    kind: str
    record_id: int
    uid: str
    field: str
    old: str
    new: str


class Added(NamedTuple):
    """Some of the families that an import added, with all their persons, or persons that it added to others."""

    households: list[int]
    persons: list[int]


class ImportRemoval(ImportTraces):
    """Taking imports back; however long they are, no more of them is held than the block at hand."""

    def changes_count(self, run: ImportRun) -> tuple[int, int]:
        """Return how many values of families that the office had an import changed, and of how many records."""
        counts = select(func.count(), func.count(func.distinct(FieldChange.record_uid)))
        values, records = self._session.execute(counts.where(of_office(run))).one()
        return values, records

    def changes(self, run: ImportRun) -> Iterator[list[Trace]]:
        """Yield the values that an import changed in families the office had before."""
        for kind, model in _KINDS.items():
            columns = (FieldChange.record_uid, FieldChange.field, FieldChange.old, FieldChange.new)
            changed = of_office(run) & (FieldChange.record_kind == kind)
            query = select(model.id, *columns).join(model, model.uid == FieldChange.record_uid).where(changed)
            for some in self._blocks(query, FieldChange.id, changed):
                yield [Trace(kind, *row) for row in self._session.execute(some)]

    def give_back(self, kind: str, record_id: int, values: Mapping[str, Any]) -> None:
        """Set values of a record as they were before."""
        table = cast("Table", _KINDS[kind].__table__)
        changed = {**values, "version": table.c.version + 1}
        self._session.connection().execute(update(table).where(table.c.id == record_id).values(changed))
        self._touched.add(table.name)

    def added(self, run: ImportRun) -> Iterator[Added]:
        """Yield what an import added; what was yielded may be removed meanwhile."""
        mine = Household.import_uid == run.uid
        for some in self._blocks(select(Household.id).where(mine), Household.id, mine):
            households = list(self._session.scalars(some))
            members = select(Person.id).where(_among(Person.household_id, households))
            yield Added(households, list(self._session.scalars(members)))
        is_told = FieldChange.record_uid == Person.uid
        joined = select(Person.id).join(FieldChange, is_told).where(of_joined(run))
        for some in self._blocks(joined, FieldChange.id, of_joined(run)):
            yield Added([], list(self._session.scalars(some)))

    def removing(self, run: ImportRun) -> AbstractContextManager[None]:
        """Return what the families and persons of an import are removed within: the index of names goes on after it."""
        return unindexed_at_once(self._session.connection(), run.added + run.joined)

    def remove(self, added: Added) -> None:
        """Remove families and persons with their lines and the pairs they stand in."""
        for side in (DuplicatePair.left_id, DuplicatePair.right_id):
            pairs = select(DuplicatePair.id).where(_among(side, added.persons))
            # Undone decisions alone: what was decided stands in the way.
            self._remove(DuplicateDecision, DuplicateDecision.pair_id.in_(pairs))
            self._remove(DuplicatePair, _among(side, added.persons))
        for of_family in (CategoryAssignment, Need):
            self._remove(of_family, _among(of_family.household_id, added.households))
        for of_person in (CategoryAssignment, Need, Disability):
            self._remove(of_person, _among(of_person.person_id, added.persons))
        self._remove(Person, _among(Person.id, added.persons))
        self._remove(Household, _among(Household.id, added.households))

    def _remove(self, model: type[Base], whose: ColumnElement[bool]) -> None:
        self._session.connection().execute(delete(model).where(whose))
        self._touched.add(model.__tablename__)

    def _blocks(
        self,
        query: Select[*tuple[Any, ...]],
        number: InstrumentedAttribute[int],
        counted: ColumnElement[bool],
    ) -> Iterator[Select[*tuple[Any, ...]]]:
        """Yield a query for one stretch of row numbers after the other, from the first to the last that counts.

        A limit instead would begin before all that was removed already, and on a server without figures of a table that
        has just grown, sort the whole import for each block.
        """
        first, last = self._session.execute(select(func.min(number), func.max(number)).where(counted)).one()
        if first is None:
            return
        for start in range(first, last + 1, _BLOCK):
            yield query.where(number.between(start, min(start + _BLOCK - 1, last))).order_by(number)


def _among(column: Any, ids: Iterable[int]) -> ColumnElement[bool]:
    return cast("ColumnElement[bool]", column.op("IN", is_comparison=True)(numbers(ids)))
