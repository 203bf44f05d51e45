"""The database as the rest of the house sees it: units of work to write in, readings to read in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from desktop.errors import ChangedMeanwhileError, DamagedError
from desktop.marking import N_
from desktop.store.unit_of_work import UnitOfWork

Listener = Callable[[frozenset[str]], None]


class Store:
    """Hands out units of work and tells listeners which kinds a commit touched."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Call `listener(kinds)` after each commit, on the thread that committed."""
        self._listeners.append(listener)

    def forget(self, listener: Listener) -> None:
        """Stop calling a listener."""
        self._listeners.remove(listener)

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        """Commit at the end, roll back on any exception, then tell the listeners.

        Raises:
            ChangedMeanwhileError: Somebody saved one of the records since it was read.
            DamagedError: The disk is full or the file cannot be written.
        """
        connection = self.engine.connect().execution_options(transaction_mode="IMMEDIATE")
        with connection, Session(connection, expire_on_commit=False) as session:
            work = UnitOfWork(session)
            try:
                yield work
                session.commit()
            except BaseException as fault:
                for undo in reversed(work.undoings):
                    undo()
                told = _told(fault)
                if told is fault:
                    raise
                raise told from fault
        for call in work.followings:
            call()
        for listener in tuple(self._listeners):
            listener(frozenset(work.touched))

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        """Give a reading that sees one state of the database and never writes."""
        with self.engine.connect() as connection, Session(connection, expire_on_commit=False) as session:
            yield UnitOfWork(session)

    def close(self) -> None:
        """Let go of every connection; nothing is lost, and the key leaves the memory of the pool."""
        self.engine.dispose()


def is_constraint(fault: IntegrityError, name: str) -> bool:
    """Return whether a named constraint refused a row (SQLite names the columns of unique indexes)."""
    return name in str(fault.orig)


def _told(fault: BaseException) -> BaseException:
    """Return what the clerk should hear of a fault; what is no business of his flies on."""
    if isinstance(fault, StaleDataError):
        return _changed_meanwhile()
    if isinstance(fault, OperationalError):
        return _cannot_write()
    return fault


def _changed_meanwhile() -> ChangedMeanwhileError:
    return ChangedMeanwhileError(
        N_(
            "Somebody else changed this record in the meantime. Open it again; your typing is still on the screen."
        )
    )


def _cannot_write() -> DamagedError:
    return DamagedError(
        N_(
            "The database could not be written. Check that the disk is not full, then save again. Nothing was lost."
        )
    )
