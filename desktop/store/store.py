"""The database as the rest of the house sees it: units of work to write in, readings to read in."""

import copy
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from desktop.store.ending import IN_DOUBT, commit
from desktop.store.faults import told
from desktop.store.hearing import Hearing
from desktop.store.line import Line
from desktop.store.meanwhile import changed_meanwhile
from desktop.store.reach import EVERYWHERE, Reach
from desktop.store.server import wait_briefly
from desktop.store.unit_of_work import UnitOfWork

Listener = Callable[[frozenset[str]], None]


class Store:
    """Hands out units of work and tells listeners which kinds a commit touched."""

    def __init__(self, engine: Engine, identity: str = "") -> None:
        """Hold an engine; `identity` tells its database from one that a restore put in its place."""
        self._line = Line(engine)
        self.identity = identity
        self._reach = EVERYWHERE
        self._name = secrets.token_hex(8)
        self._listeners: list[Listener] = []

    @property
    def engine(self) -> Engine:
        """Return the engine; while the program is locked there is none.

        Raises:
            RefusedError: The program is locked.
        """
        return self._line.engine()

    @property
    def reach(self) -> Reach:
        """Return how far whoever works with this store sees."""
        return self._reach

    def within(self, areas: tuple[str, ...]) -> "Store":
        """Return the same database as a person limited to some areas sees it; listeners are shared."""
        seen = copy.copy(self)
        seen._reach = Reach(areas)
        return seen

    @property
    def is_on_server(self) -> bool:
        """Return whether other programs may work in the same database."""
        return self.engine.dialect.name == "postgresql"

    def listen(self, listener: Listener) -> None:
        """Call `listener(kinds)` after each commit, on the thread that committed."""
        self._listeners.append(listener)

    def forget(self, listener: Listener) -> None:
        """Stop calling a listener."""
        self._listeners.remove(listener)

    def serve_window(self) -> None:
        """Tell listeners of other windows' commits too, on a thread of their own, and never keep this thread long."""
        if self.is_on_server and self._line.hearing is None:
            wait_briefly(self.engine)
            self._line.hearing = Hearing(self.engine, self._name, self._tell)

    @contextmanager
    def write(self, *, only_notes: bool = False) -> Iterator[UnitOfWork]:
        """Commit at the end, roll back on any exception, then tell the listeners.

        Args:
            only_notes: Nothing is written but entries of the journal: on a server that waits for no long work.

        Raises:
            ChangedMeanwhileError: Somebody saved one of the records since it was read; it holds both values.
            UnreachableError: The server does not answer; what was typed has to be saved again.
            DamagedError: The disk is full or the file cannot be written.
        """
        mode = "NOTE" if only_notes else "IMMEDIATE"
        with self._connected(mode) as connection, Session(connection, expire_on_commit=False) as session:
            work = UnitOfWork(session, self._reach)
            try:
                yield work
                commit(session, connection, self._name, work.touched)
            except BaseException as fault:
                if getattr(fault, "code", "") != IN_DOUBT:
                    _undo(work)
                if isinstance(fault, StaleDataError):
                    raise self._changed_meanwhile(session, connection) from fault
                raise
        for call in work.followings:
            call()
        self._tell(frozenset(work.touched))

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        """Give a reading that sees one state of the database and never writes.

        Raises:
            UnreachableError: The server does not answer.
        """
        with self._connected("READ") as connection, Session(connection, expire_on_commit=False) as session:
            yield UnitOfWork(session, self._reach)

    def let_go(self) -> None:
        """Forget the database and its key while the program is locked; `take_up` goes on."""
        self._line.let_go()

    def take_up(self, other: "Store") -> None:
        """Go on, in every view of this store, with the database that another store of the same office opened."""
        self._line.take_up(other._line)

    def close(self) -> None:
        """Let go of every connection; nothing is lost, and the key leaves the memory of the pool."""
        self._line.rest()

    @contextmanager
    def _connected(self, mode: str) -> Iterator[Connection]:
        """Give a connection whose faults are sentences; a line that broke while it rested is replaced unseen."""
        try:
            with self.engine.connect().execution_options(transaction_mode=mode) as connection:
                yield connection
        except (DBAPIError, PoolTimeoutError) as fault:
            sentence = told(fault)
            if sentence is fault:
                raise
            raise sentence from fault

    def _changed_meanwhile(self, session: Session, connection: Connection) -> BaseException:
        connection.rollback()
        with self._connected("READ") as reading:
            return changed_meanwhile(session, reading)

    def _tell(self, kinds: frozenset[str]) -> None:
        for listener in tuple(self._listeners):
            listener(kinds)


def _undo(work: UnitOfWork) -> None:
    for undo in reversed(work.undoings):
        undo()
