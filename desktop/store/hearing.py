"""Hears what other windows committed on the server, on a thread of its own, and outlives a restart of the server."""

import json
import select
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from desktop.models.base import Base
from desktop.store.ending import CHANNEL

if TYPE_CHECKING:
    from psycopg import Connection

RETRY_S = 2.0
ALIVE_EVERY_S = 60.0


class Hearing:
    """Listens until it is closed; calls `tell(kinds)` for each commit of somebody else."""

    def __init__(self, engine: Engine, own: str, tell: Callable[[frozenset[str]], None]) -> None:
        """Begin to listen; `own` is the name under which this store tells its commits."""
        self._engine, self._own, self._tell = engine, own, tell
        self._ear, self._closer = socket.socketpair()
        self.is_hearing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="hearing", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop, and wait until the thread is gone."""
        self._closer.send(b".")
        self._thread.join()
        self._ear.close()
        self._closer.close()

    def _run(self) -> None:
        missed = False
        while not self._is_closing(0):
            with suppress(SQLAlchemyError, OSError, _driver_fault()), self._line() as line:
                self._hear(line, missed=missed)
                return
            self.is_hearing.clear()
            missed = True
            if self._is_closing(RETRY_S):
                return

    @contextmanager
    def _line(self) -> "Iterator[Connection[Any]]":
        """Give a line that belongs to nobody else, and close it."""
        borrowed: Any = self._engine.raw_connection()
        line = borrowed.driver_connection
        borrowed.detach()
        with closing(borrowed):
            yield line

    def _hear(self, line: "Connection[Any]", *, missed: bool) -> None:
        """Listen on one line until it breaks (an exception) or the hearing is closed (a return)."""
        line.autocommit = True
        line.execute(f"LISTEN {CHANNEL}")
        self.is_hearing.set()
        if missed:  # whatever was committed while the line was broken
            self._tell(frozenset(Base.metadata.tables))
        while True:
            ready, _, _ = select.select([line.fileno(), self._ear.fileno()], [], [], ALIVE_EVERY_S)
            if self._ear.fileno() in ready:
                return
            if not ready:
                line.execute("SELECT 1")
            for kinds in self._notices(line):
                self._tell(kinds)

    def _notices(self, line: "Connection[Any]") -> Iterator[frozenset[str]]:
        for notice in line.notifies(timeout=0):
            told = json.loads(notice.payload)
            if told["by"] != self._own:
                yield frozenset(told["kinds"])

    def _is_closing(self, within_s: float) -> bool:
        return bool(select.select([self._ear], [], [], within_s)[0])


def _driver_fault() -> type[Exception]:
    from psycopg import Error

    return Error
