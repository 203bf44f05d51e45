"""Queries about the hash chain of what happened."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select

from desktop.models.journal import JournalEntry, JournalHead, chain_hash, material
from desktop.store.collection import Collection


class Journal(Collection):
    """The chain; entries are only ever appended."""

    def head(self) -> tuple[int, str]:
        """Return the number and the hash of the last entry; (0, zeros) while there is none."""
        head = self._session.scalar(select(JournalHead))
        return (0, "0" * 64) if head is None else (head.n, head.hash)

    def append(self, *, at: datetime, by: str, action: str, kind: str, subject: str, details: str) -> None:
        """Add one entry behind the last; the head row is locked until the commit."""
        head = self._session.scalar(select(JournalHead).with_for_update())
        if head is None:
            head = JournalHead()
            self._session.add(head)
        n = head.n + 1
        entry = material(n=n, at=at, by=by, action=action, kind=kind, subject=subject, details=details)
        digest = chain_hash(head.hash, entry)
        self._session.add(
            JournalEntry(
                n=n, at=at, by=by, action=action, kind=kind, subject=subject, details=details, hash=digest
            )
        )
        head.n, head.hash = n, digest
        self._touched.add(JournalEntry.__tablename__)
        self._session.flush()

    def first_broken(self) -> int | None:
        """Return the number of the first entry that does not hold, or None when the chain is whole."""
        previous, count = "0" * 64, 0
        for entry in self._in_order():
            count += 1
            if entry.n != count or chain_hash(previous, entry.material()) != entry.hash:
                return count
            previous = entry.hash
        return None if self.head() == (count, previous) else count + 1

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

    def _in_order(self) -> Iterator[JournalEntry]:
        yield from self._session.scalars(
            select(JournalEntry).order_by(JournalEntry.n).execution_options(yield_per=1000)
        )
