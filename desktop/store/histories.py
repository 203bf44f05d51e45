"""Queries about the history of records: adding lines, reading them, proving them, taking their values away."""

from collections.abc import Collection as Several
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, cast

from sqlalchemy import Table, func, select, tuple_, update

from desktop.models.history import FieldChange
from desktop.models.user import User
from desktop.store.bulk_insert import add_many
from desktop.store.collection import Collection

_BOUND = 400  # values in one question


class HistoryLine(NamedTuple):
    """One field's change as a reader sees it."""

    batch: str
    record_kind: str
    record_uid: str
    field: str
    old: str
    new: str
    at: datetime
    by: str
    source: str
    erased_at: datetime | None


class ProofLine(NamedTuple):
    """One field's change with all that its proof covers."""

    batch: str
    record_kind: str
    record_uid: str
    field: str
    old: str
    new: str
    at: datetime
    by: str
    source: str
    salt: str
    proof: str
    erased_at: datetime | None


_PROVEN = [getattr(FieldChange, name) for name in ProofLine._fields]


class Histories(Collection):
    """Old and new values of records."""

    def add_lines(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Add lines that all carry the same columns, in their order."""
        if not rows:
            return
        add_many(self._session.connection(), cast("Table", FieldChange.__table__), rows)
        self._touched.add(FieldChange.__tablename__)

    def of_records(
        self, records: Several[tuple[str, str]], limit: int, before: int | None = None
    ) -> list[HistoryLine]:
        """Return the changes of these records (kind and uid), the newest first."""
        query = (
            select(
                FieldChange.batch,
                FieldChange.record_kind,
                FieldChange.record_uid,
                FieldChange.field,
                FieldChange.old,
                FieldChange.new,
                FieldChange.at,
                func.coalesce(User.full_name, FieldChange.by),
                FieldChange.source,
                FieldChange.erased_at,
            )
            .join(User, User.uid == FieldChange.by, isouter=True)
            .where(tuple_(FieldChange.record_kind, FieldChange.record_uid).in_(list(records)))
            .order_by(FieldChange.id.desc())
            .limit(limit)
        )
        if before is not None:
            query = query.where(FieldChange.id < before)
        return [HistoryLine._make(row) for row in self._session.execute(query)]

    def count(self) -> int:
        """Return how many lines there are."""
        return self._session.scalar(select(func.count()).select_from(FieldChange)) or 0

    def in_batches(self, batches: Sequence[str]) -> Iterator[ProofLine]:
        """Yield the lines of these batches, each batch's lines together and in order."""
        for start in range(0, len(batches), _BOUND):
            query = (
                select(*_PROVEN)
                .where(FieldChange.batch.in_(batches[start : start + _BOUND]))
                .order_by(FieldChange.batch, FieldChange.id)
                .execution_options(yield_per=2000)
            )
            for row in self._session.execute(query):
                yield ProofLine._make(row)

    def erase(self, records: Several[tuple[str, str]], now: datetime) -> int:
        """Take old and new values of these records away for good; who changed which field when remains."""
        erased = 0
        listed = list(records)
        for start in range(0, len(listed), _BOUND):
            some = listed[start : start + _BOUND]
            statement = (
                update(FieldChange)
                .where(
                    tuple_(FieldChange.record_kind, FieldChange.record_uid).in_(some),
                    FieldChange.erased_at.is_(None),
                )
                .values(old="", new="", salt="", erased_at=now)
            )
            erased += self._session.connection().execute(statement).rowcount
        self._touched.add(FieldChange.__tablename__)
        return erased
