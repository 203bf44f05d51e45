"""Queries of an import: whom its rows may mean, and writing many families at once."""

from collections.abc import Collection as Several
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, func, select, update

from desktop.models.base import Base
from desktop.models.beneficiary import Household, Person, Relation, State
from desktop.models.import_records import Known
from desktop.models.import_run import ImportRun
from desktop.models.importing import HOUSEHOLD_DETAILS
from desktop.models.office import Counter
from desktop.store.bulk_insert import add_many
from desktop.store.import_habits import ImportHabits
from desktop.store.import_lines import parts
from desktop.store.import_removal import ImportRemoval
from desktop.store.search_bulk import indexed_at_once

_KNOWN = {
    "household_id": Person.household_id,
    "household_uid": Household.uid,
    "code": Household.code,
    "place": Household.place,
    "address": Household.address,
    "members_declared": Household.members_declared,
    "notes": Household.notes,
    "import_uid": Household.import_uid,
    **{field.value: getattr(Household, field.value) for field in HOUSEHOLD_DETAILS},
}
_COLUMNS = [_KNOWN.get(name, getattr(Person, name, None)) for name in Known._fields]
_AT_ONCE = 200  # persons from which on the index of names takes them together
Row = Mapping[str, object]


class Imports(ImportRemoval, ImportHabits):
    """Lists that were taken in."""

    def has_persons(self) -> bool:
        """Return whether there is anybody to compare with."""
        return self._session.scalar(select(Person.id).limit(1)) is not None

    def with_digest(self, digest: str) -> ImportRun | None:
        """Return the last time this very file was taken in."""
        query = select(ImportRun).where(ImportRun.file_digest == digest, ImportRun.undone_at.is_(None))
        query = query.order_by(ImportRun.id.desc())
        return self._session.scalar(query.limit(1))

    def latest(self, limit: int = 20) -> list[ImportRun]:
        """Return the last imports, the newest first."""
        return list(self._session.scalars(select(ImportRun).order_by(ImportRun.id.desc()).limit(limit)))

    def by_number(self, numbers: Several[str]) -> list[Known]:
        """Return the live persons who bear one of these IDs."""
        return self._known(Person.national_id, numbers)

    def by_code(self, codes: Several[str]) -> list[Known]:
        """Return the live heads of the households with one of these file numbers."""
        return self._known(Household.code, codes, Person.relation == Relation.HEAD)

    def by_name(self, keys: Several[str]) -> list[Known]:
        """Return the live heads with one of these folded names."""
        return self._known(Person.name_key, keys, Person.relation == Relation.HEAD, self._reach.households())

    def by_phone(self, phones: Several[str]) -> list[Known]:
        """Return the live heads with one of these phones."""
        return self._known(Person.phone, phones, Person.relation == Relation.HEAD, self._reach.households())

    def by_household(self, household_ids: Several[int]) -> list[Known]:
        """Return the live members of these households."""
        return self._known(Person.household_id, household_ids)

    def elsewhere(self, household_ids: Several[int]) -> set[int]:
        """Return which households live outside the areas of who takes the list in."""
        if not self._reach.areas:
            return set()
        near: set[int] = set()
        for some in parts(household_ids):
            query = select(Household.id).where(Household.id.in_(some), self._reach.households())
            near.update(self._session.scalars(query))
        return set(household_ids) - near

    def codes_taken(self, codes: Several[str]) -> set[str]:
        """Return which of these file numbers belong to a household, closed ones too."""
        taken: set[str] = set()
        for some in parts(codes):
            taken.update(self._session.scalars(select(Household.code).where(Household.code.in_(some))))
        return taken

    def take_numbers(self, kind: str, year: int, count: int) -> list[str]:
        """Give the next numbers of a kind in one go, as `next_number` gives one."""
        counter = self._session.scalar(
            select(Counter).where(Counter.kind == kind, Counter.year == year).with_for_update()
        )
        if counter is None:
            counter = Counter(kind=kind, year=year)
            self._session.add(counter)
        first = counter.last + 1
        counter.last += count
        self._session.flush()
        return [f"{year}/{number}" for number in range(first, first + count)]

    def next_household_id(self) -> int:
        """Return the first free row number; the running transaction is the only writer."""
        return (self._session.scalar(select(func.max(Household.id))) or 0) + 1

    def next_person_id(self) -> int:
        """Return the first free row number of a person, as above."""
        return (self._session.scalar(select(func.max(Person.id))) or 0) + 1

    def add_rows(self, kind: type[Base], rows: Sequence[Row]) -> None:
        """Add rows of one table in one go; all carry the same columns."""
        if not rows:
            return
        connection = self._session.connection()
        is_many = kind is Person and len(rows) >= _AT_ONCE
        with indexed_at_once(connection) if is_many else nullcontext():
            add_many(connection, cast("Table", kind.__table__), rows)
        self._touched.add(kind.__tablename__)

    def change(self, kind: type[Base], record_id: int, values: Mapping[str, Any]) -> None:
        """Set values of one stored record; its version rises."""
        table = kind.__table__
        changed = {**values, "version": table.c.version + 1}
        self._session.connection().execute(update(table).where(table.c.id == record_id).values(changed))  # type: ignore[arg-type]  # a table
        self._touched.add(kind.__tablename__)

    def _known(
        self, column: Any, values: Several[str] | Several[int], *where: ColumnElement[bool]
    ) -> list[Known]:
        found: list[Known] = []
        for some in parts(values):
            query = (
                select(*_COLUMNS)  # type: ignore[arg-type]  # every field has its column
                .join(Household, Household.id == Person.household_id)
                .where(column.in_(some), Person.state != State.CLOSED, *where)
                .order_by(Person.id)
            )
            found += [Known._make(row) for row in self._session.execute(query)]
        return found
