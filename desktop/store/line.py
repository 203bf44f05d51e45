"""The line to the database, which can be let go of while the program is locked and taken up again."""

from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from desktop.errors import RefusedError
from desktop.marking import N_
from desktop.store.hearing import Hearing


class Line:
    """Holds the one engine, and with it the key; every view of a store shares it."""

    def __init__(self, engine: Engine) -> None:
        self._engine: Engine | None = engine
        self.hearing: Hearing | None = None  # of what other windows save on a server

    def engine(self) -> Engine:
        """Return the engine.

        Raises:
            RefusedError: The program is locked.
        """
        if self._engine is None:
            raise RefusedError(N_("The program is locked. Sign in again to go on."), code="E_LOCKED")
        return self._engine

    def let_go(self) -> None:
        """Close what rests and forget the engine; work in mid-way keeps its own connection to its end."""
        if self._engine is not None and self._engine.pool.checkedout():  # type: ignore[attr-defined]  # a QueuePool
            event.listen(self._engine.pool, "checkin", _close_late)
        self.rest()
        self._engine = None

    def rest(self) -> None:
        """Close what rests, and hear nothing more."""
        if self.hearing is not None:
            self.hearing.close()
            self.hearing = None
        if self._engine is not None:
            self._engine.dispose()

    def take_up(self, other: "Line") -> None:
        """Go on with the engine of another line, which is then of no use itself."""
        self.let_go()
        self._engine, other._engine = other._engine, None


def _close_late(_: Any, record: ConnectionPoolEntry) -> None:
    """Close a connection that came back from work that had not ended when the line was let go."""
    record.invalidate()
