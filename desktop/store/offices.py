"""Queries about the office, its signatories and its paper numbers."""

from datetime import date

from sqlalchemy import select, text

from desktop.models.office import Counter, Office, Signatory
from desktop.store.collection import Collection
from desktop.store.search_schema import TABLE


class Offices(Collection):
    """The one office of this database."""

    def own(self) -> Office:
        """Return the office."""
        return self._session.scalars(select(Office)).one()

    def signatories_on(self, day: date) -> list[Signatory]:
        """Return who signs papers of that day, in order."""
        query = select(Signatory).order_by(Signatory.position, Signatory.id)
        return [one for one in self._session.scalars(query) if one.holds_on(day)]

    def next_number(self, kind: str, year: int) -> str:
        """Give the next number of a kind in a year, such as `2026/7`, under the lock of its row.

        Numbers are given once and have no gaps, because the row commits with the paper it numbers.
        """
        return self.next_numbers(kind, year, 1)[0]

    def next_numbers(self, kind: str, year: int, count: int) -> list[str]:
        """Give the next numbers of a kind in one go, for records that come in by the thousand."""
        query = select(Counter).where(Counter.kind == kind, Counter.year == year).with_for_update()
        counter = self._session.scalar(query)
        if counter is None:
            counter = Counter(kind=kind, year=year)
            self._session.add(counter)
            self._session.flush()
        first = counter.last + 1
        counter.last += count
        self._session.flush()
        return [f"{year}/{number}" for number in range(first, first + count)]

    def bad_pages(self) -> list[str]:
        """Return what the database says of its damaged pages, and of rows that break its structure."""
        if self._session.get_bind().dialect.name != "sqlite":
            return []
        said = [row[0] for row in self._session.execute(text("PRAGMA cipher_integrity_check"))]
        if not said:
            # A connection that has not asked since another one merged the index would take its old idea of it for damage.
            self._session.execute(text(f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH 'a'")).first()
            said = [row[0] for row in self._session.execute(text("PRAGMA integrity_check(20)"))]
        return [line for line in said if line != "ok"]
