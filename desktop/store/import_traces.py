"""Queries about what an import has left: what it added and changed, what was built on it since, and taking it back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Table, and_, delete, exists, func, or_, select, update

from desktop.models.base import Base
from desktop.models.beneficiary import Household, Person, State
from desktop.models.duplicate import DuplicateDecision, DuplicatePair
from desktop.models.history import FieldChange
from desktop.models.import_run import ImportRun
from desktop.models.package import SentRow
from desktop.store.import_lines import ImportLines

_KINDS: dict[str, type[Household] | type[Person]] = {"household": Household, "person": Person}
# Counted otherwise, or nothing built.
_OWN = {"household", "person", "category_assignment", "need", "disability", "duplicate_pair"}


class Trace(NamedTuple):
    """One value that an import changed; `record_id` is the row number of the person or household."""

    kind: str
    record_id: int
    uid: str
    field: str
    old: str
    new: str


class ImportTraces(ImportLines):
    """What imports have left behind."""

    def run(self, uid: str) -> ImportRun | None:
        """Return the record of an import."""
        return self._session.scalar(select(ImportRun).where(ImportRun.uid == uid))

    def built_on(self, run: ImportRun) -> dict[str, int]:
        """Return what stands in the way of taking an import back: how many rows of which table, or changes since."""
        found = {"edits": self._edits(run), "sent": self._sent(run)}
        for table, column, target in _references():
            added = _added_households(run) if target == "household" else _added_persons(run)
            count = self._count(select(func.count()).select_from(table).where(column.in_(added)))
            found[table.name] = found.get(table.name, 0) + count
        found["edits"] += self._later_lines(_added_households(run), _added_persons(run), run.created_at)
        found["decisions"] = self._decisions(run)
        return {name: count for name, count in found.items() if count}

    def changes(self, run: ImportRun) -> Iterator[Trace]:
        """Yield the values that an import changed in families the office had before."""
        for kind, model in _KINDS.items():
            query = (
                select(model.id, FieldChange.record_uid, FieldChange.field, FieldChange.old, FieldChange.new)
                .join(model, model.uid == FieldChange.record_uid)
                .where(
                    FieldChange.source == run.uid,
                    FieldChange.record_kind == kind,
                    FieldChange.field != "added",
                    FieldChange.erased_at.is_(None),
                )
                .order_by(FieldChange.id)
            )
            for record_id, uid, field, old, new in self._session.execute(query).all():
                yield Trace(kind, record_id, uid, field, old, new)

    def give_back(self, kind: str, record_id: int, values: Mapping[str, Any]) -> None:
        """Set values of a record as they were before."""
        table = _table(_KINDS[kind])
        changed = {**values, "version": table.c.version + 1}
        self._session.connection().execute(update(table).where(table.c.id == record_id).values(changed))
        self._touched.add(table.name)

    def take_back(self, run: ImportRun) -> tuple[int, int]:
        """Remove the families and persons that an import added, and return how many of each there were."""
        connection = self._session.connection()
        persons, households = _added_persons(run), _added_households(run)
        pairs = or_(DuplicatePair.left_id.in_(persons), DuplicatePair.right_id.in_(persons))
        taken_back = DuplicateDecision.pair_id.in_(select(DuplicatePair.id).where(pairs))
        connection.execute(delete(DuplicateDecision).where(taken_back))  # those that count stand in the way
        connection.execute(delete(DuplicatePair).where(pairs))
        self._take_lines(households, persons)
        gone = connection.execute(delete(Person).where(Person.id.in_(persons))).rowcount
        families = connection.execute(delete(Household).where(Household.import_uid == run.uid)).rowcount
        self._touched.update(("household", "person", "duplicate_pair"))
        return families, gone

    def _edits(self, run: ImportRun) -> int:
        """Count families whose values somebody changed since."""
        later = exists().where(
            FieldChange.record_kind == "household",
            FieldChange.record_uid == Household.uid,
            FieldChange.source != run.uid,
            FieldChange.at >= run.created_at,
        )
        added = select(func.count()).where(
            Household.import_uid == run.uid,
            or_(Household.version > 1, Household.state == State.CLOSED, later),
        )
        persons = select(func.count()).where(Person.id.in_(_added_persons(run)), Person.version > 1)
        changed = select(func.count(func.distinct(FieldChange.record_uid))).where(
            FieldChange.source == run.uid,
            FieldChange.field != "added",
            FieldChange.record_uid.in_(
                select(_LATER.c.record_uid).where(
                    _LATER.c.record_kind == FieldChange.record_kind,
                    _LATER.c.at >= run.created_at,
                    _LATER.c.source != run.uid,
                    _LATER.c.record_uid == FieldChange.record_uid,
                )
            ),
        )
        return sum(self._count(one) for one in (added, persons, changed))

    def _sent(self, run: ImportRun) -> int:
        uids = select(Person.uid).where(Person.id.in_(_added_persons(run)))
        return self._count(select(func.count()).where(SentRow.person_uid.in_(uids)))

    def _decisions(self, run: ImportRun) -> int:
        persons = _added_persons(run)
        decided = and_(
            DuplicatePair.state != "open",
            or_(DuplicatePair.left_id.in_(persons), DuplicatePair.right_id.in_(persons)),
        )
        return self._count(select(func.count()).where(decided))

    def _count(self, query: Select[Any]) -> int:
        return self._session.scalar(query) or 0


_LATER = FieldChange.__table__.alias("later")


def _added_households(run: ImportRun) -> Select[Any]:
    return select(Household.id).where(Household.import_uid == run.uid)


def _added_persons(run: ImportRun) -> Select[Any]:
    """Return the persons of its new families as they came, and those it added to others."""
    joined = select(FieldChange.record_uid).where(
        FieldChange.source == run.uid, FieldChange.record_kind == "person", FieldChange.field == "added"
    )
    return select(Person.id).where(
        or_(Person.household_id.in_(_added_households(run)), Person.uid.in_(joined))
    )


def _references() -> Sequence[tuple[Table, ColumnElement[Any], str]]:
    """Return every column of another table that points at a household or a person; new tables come in by themselves."""
    return [
        (table, key.parent, key.column.table.name)
        for table in Base.metadata.sorted_tables
        for key in sorted(table.foreign_keys, key=lambda one: one.parent.name)
        if key.column.table.name in ("household", "person") and table.name not in _OWN
    ]


def _table(model: type[Base]) -> Table:
    table = model.__table__
    assert isinstance(table, Table)  # noqa: S101 (a mapped class always has one; for the type checker)
    return table
