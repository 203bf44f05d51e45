"""What every collection has: the session it asks and the kinds its changes touch."""

from sqlalchemy.orm import Session

from desktop.models.base import Base
from desktop.store.reach import EVERYWHERE, Reach


class Collection:
    """A noun's rows; subclasses add a query for each question the program asks."""

    def __init__(self, session: Session, touched: set[str], reach: Reach = EVERYWHERE) -> None:
        self._session = session
        self._touched = touched
        self._reach = reach

    def add(self, record: Base) -> None:
        """Add a record and give it its row number."""
        self._touched.add(record.__tablename__)
        self._session.add(record)
        self._session.flush()

    def save(self, record: Base) -> None:
        """Write the changes of a record that was read in another unit of work; a stale one is refused."""
        self._touched.add(record.__tablename__)
        self._session.add(record)
        self._session.flush()

    def flush(self) -> None:
        """Send pending changes now, so that a constraint speaks here and not at the commit."""
        self._session.flush()
