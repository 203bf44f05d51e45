"""Queries about the hash chain of what happened."""

import json
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select, text
from sqlalchemy.orm import InstrumentedAttribute

from desktop.models.journal import (
    FIRST_HASH,
    Action,
    JournalCheckpoint,
    JournalEntry,
    JournalHead,
    entry_text,
    link,
    moment_text,
)
from desktop.models.journal_view import Question, Tally
from desktop.store.collection import Collection


class Journal(Collection):
    """The chain; entries are only ever appended."""

    def head(self) -> tuple[int, str]:
        """Return the number and the hash of the last entry; (0, zeros) while there is none."""
        head = self._session.scalar(select(JournalHead))
        return (0, FIRST_HASH) if head is None else (head.n, head.hash)

    def append(self, *, at: datetime, by: str, action: str, kind: str, subject: str, details: str) -> int:
        """Add one entry behind the last and return its number; the head row is locked until the commit."""
        head = self._session.scalar(select(JournalHead).with_for_update())
        if head is None:
            head = JournalHead()
            head.id = 1
            self._session.add(head)
        n = head.n + 1
        entry = entry_text(n, moment_text(at), by, action, kind, subject, details)
        digest = link(bytes.fromhex(head.hash), entry).hex()
        self._session.add(
            JournalEntry(
                n=n, at=at, by=by, action=action, kind=kind, subject=subject, details=details, hash=digest
            )
        )
        head.n, head.hash = n, digest
        self._touched.add(JournalEntry.__tablename__)
        self._session.flush()
        return n

    def can_grow(self) -> bool:
        """Return whether the next number is free; a journal that was tampered with may have lost count."""
        return self.hash_of(self.head()[0] + 1) is None

    def hash_of(self, n: int) -> str | None:
        """Return the hash of an entry, or None where there is none."""
        return self._session.scalar(select(JournalEntry.hash).where(JournalEntry.n == n))

    def has(self, *, at: datetime, by: str, action: str, kind: str, subject: str, details: str) -> bool:
        """Return whether an entry of this very moment stands already."""
        query = select(JournalEntry.n).where(
            JournalEntry.at == at,
            JournalEntry.by == by,
            JournalEntry.action == action,
            JournalEntry.kind == kind,
            JournalEntry.subject == subject,
            JournalEntry.details == details,
        )
        return self._session.scalar(query.limit(1)) is not None

    def with_action(self, action: str) -> list[JournalEntry]:
        """Return every entry of a rare action, in order."""
        query = select(JournalEntry).where(JournalEntry.action == action).order_by(JournalEntry.n)
        return list(self._session.scalars(query))

    def resealed(self) -> dict[str, str]:
        """Return the hashes that erasures gave to editions of lists, the last one of each."""
        found: dict[str, str] = {}
        for entry in self.with_action(Action.ERASED.value):
            found |= json.loads(entry.details).get("resealed", {})
        return found

    def kept_pages(self, round_uid: str) -> dict[str, str]:
        """Return the hashes that pages of a round had when they were kept, by their uids."""
        kept = Question(action=Action.RECORDED.value, kind="kept_page", subjects=(round_uid,))
        found: dict[str, str] = {}
        for details in self._session.scalars(select(JournalEntry.details).where(*_conditions(kept))):
            found |= json.loads(details)["sealed"]
        return found

    def times_after(self, n: int) -> list[datetime]:
        """Return when the entries behind number `n` were written, in their order."""
        query = select(JournalEntry.at).where(JournalEntry.n > n).order_by(JournalEntry.n)
        return list(self._session.scalars(query))

    def latest(self, limit: int = 100, before: int | None = None) -> list[JournalEntry]:
        """Return the last entries, newest first, below number `before`."""
        query = select(JournalEntry).order_by(JournalEntry.n.desc()).limit(limit)
        if before is not None:
            query = query.where(JournalEntry.n < before)
        return list(self._session.scalars(query))

    def numbers(self, question: Question) -> Sequence[int]:
        """Return the numbers of the entries asked for, the newest first; without a filter they are counted."""
        if question.asks_for_all:
            return range(self.head()[0], 0, -1)
        wanted = select(JournalEntry.n).where(*_conditions(question)).order_by(JournalEntry.n.desc())
        if self._session.get_bind().dialect.name != "sqlite":
            return list(self._session.scalars(wanted))
        column = wanted.subquery().c.n
        joined = self._session.scalar(select(func.group_concat(column, text("','"))))
        return [int(one) for one in joined.split(",")] if joined else []

    def entries(self, numbers: Sequence[int]) -> dict[int, JournalEntry]:
        """Return the entries of these numbers; one page of them at a time."""
        query = select(JournalEntry).where(JournalEntry.n.in_([int(n) for n in numbers]))
        return {entry.n: entry for entry in self._session.scalars(query)}

    def tallies(self, question: Question) -> list[Tally]:
        """Return how often each person did each kind of thing."""
        columns = (JournalEntry.by, JournalEntry.action, JournalEntry.kind)
        query = select(*columns, func.count()).where(*_conditions(question)).group_by(*columns)
        return [Tally._make(row) for row in self._session.execute(query.order_by(*columns))]

    def bounds(self, question: Question) -> tuple[int, int]:
        """Return the first and the last number of the entries asked for; zeros for none."""
        query = select(func.min(JournalEntry.n), func.max(JournalEntry.n)).where(*_conditions(question))
        first, last = self._session.execute(query).one()
        return first or 0, last or 0

    def used(self) -> tuple[list[str], list[str], list[str]]:
        """Return the persons, actions and kinds that occur, for the filters."""
        return self._occurring(JournalEntry.by), self._occurring(JournalEntry.action), self._kinds()

    def checkpoints(self, first: date | None = None, last: date | None = None) -> list[JournalCheckpoint]:
        """Return the signed checkpoints of a span of days, in order."""
        query = select(JournalCheckpoint).order_by(JournalCheckpoint.day)
        if first is not None:
            query = query.where(JournalCheckpoint.day >= first)
        if last is not None:
            query = query.where(JournalCheckpoint.day <= last)
        return list(self._session.scalars(query))

    def checkpoint_of(self, day: date) -> JournalCheckpoint | None:
        """Return the checkpoint of a day."""
        return self._session.scalar(select(JournalCheckpoint).where(JournalCheckpoint.day == day))

    def last_checkpoint(self) -> JournalCheckpoint | None:
        """Return the newest checkpoint."""
        query = select(JournalCheckpoint).order_by(JournalCheckpoint.day.desc()).limit(1)
        return self._session.scalar(query)

    def _occurring(self, column: InstrumentedAttribute[str]) -> list[str]:
        """Walk an index from value to value: a few steps, however long the journal is."""
        found: list[str] = []
        at = self._session.scalar(select(func.min(column)))
        while at is not None:
            found.append(at)
            at = self._session.scalar(select(func.min(column)).where(column > at))
        return found

    def _kinds(self) -> list[str]:
        kinds: set[str] = set()
        for action in self._occurring(JournalEntry.action):
            query = select(JournalEntry.kind).where(JournalEntry.action == action).distinct()
            kinds.update(self._session.scalars(query))
        return sorted(kinds)


def _conditions(question: Question) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if question.by:
        conditions.append(JournalEntry.by == question.by)
    if question.action:
        conditions.append(JournalEntry.action == question.action)
    if question.kind:
        conditions.append(JournalEntry.kind == question.kind)
    if question.subjects is not None:
        conditions.append(JournalEntry.subject.in_(question.subjects))
    if question.since is not None:
        conditions.append(JournalEntry.at >= question.since)
    if question.until is not None:
        conditions.append(JournalEntry.at < question.until)
    return conditions
