"""A unit of work for the journal alone that gives up at once where long work holds the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from desktop.errors import UserError
from desktop.store.faults import told
from desktop.store.store import Store
from desktop.store.unit_of_work import UnitOfWork

_USUAL_MS = 30_000


class BusyError(Exception):
    """Somebody else is writing, such as an import."""


@contextmanager
def brief_write(store: Store, wait_ms: int) -> Iterator[UnitOfWork]:
    """Commit entries of the journal at the end; nobody listens, because no page shows them by itself.

    Raises:
        BusyError: The database stayed locked for `wait_ms`; nothing was written.
        UserError: It cannot be written at all, or is damaged.
    """
    try:
        with _on_server(store, wait_ms) if store.is_on_server else _on_file(store, wait_ms) as work:
            yield work
    except DatabaseError as fault:
        if "locked" in str(fault.orig):
            raise BusyError from fault
        sentence = told(fault)
        if sentence is fault:
            raise
        raise sentence from fault
    except UserError as fault:
        if fault.code == "E_BUSY":
            raise BusyError from fault
        raise


@contextmanager
def _on_file(store: Store, wait_ms: int) -> Iterator[UnitOfWork]:
    with store.engine.connect().execution_options(transaction_mode="IMMEDIATE") as connection:
        own: Any = connection.connection.driver_connection
        own.execute(f"PRAGMA busy_timeout = {wait_ms}")
        try:
            connection.begin()
        finally:
            own.execute(f"PRAGMA busy_timeout = {_USUAL_MS}")
        with Session(connection, expire_on_commit=False, join_transaction_mode="control_fully") as session:
            work = UnitOfWork(session)
            yield work
            session.commit()
    for call in work.followings:
        call()


@contextmanager
def _on_server(store: Store, wait_ms: int) -> Iterator[UnitOfWork]:
    with store.write(only_notes=True) as work:
        work.session.execute(text(f"SET LOCAL lock_timeout = '{wait_ms}ms'"))
        yield work
