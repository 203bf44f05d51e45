"""Ends a unit of work on a server: sends the notice along, and learns the truth when the answer to a commit is lost."""

import json
import threading
import time
from collections.abc import Collection

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session

from desktop.errors import UnreachableError
from desktop.marking import N_
from desktop.store.faults import is_cut_off

CHANNEL = "wasl_changes"
IN_DOUBT = "E_IN_DOUBT"
LOOK_FOR_S = 30.0
LOOK_EVERY_S = 0.5
_PREPARE = "SELECT pg_current_xact_id_if_assigned()::text, pg_notify(%s, %s)"
_OUTCOME = "SELECT pg_xact_status(%s::text::xid8)"


def commit(session: Session, connection: Connection, teller: str, touched: Collection[str]) -> None:
    """Commit, and return only when that is certain.

    Args:
        session: Of the unit of work.
        connection: The one it works on.
        teller: Which store speaks, so that it can pass over its own notices.
        touched: The kinds that other windows shall load again.

    Raises:
        UnreachableError: The line broke, and the server could not be asked in time whether it committed.
    """
    if connection.dialect.name == "sqlite":
        session.commit()
        return
    session.flush()
    notice = json.dumps({"by": teller, "kinds": sorted(touched)})
    ticket, _ = connection.exec_driver_sql(_PREPARE, (CHANNEL, notice)).one()
    try:
        session.commit()
    except DBAPIError as fault:
        if not is_cut_off(fault) or ticket is None:
            raise
        if not _was_committed(connection.engine, ticket):
            raise


def _was_committed(engine: Engine, ticket: str) -> bool:
    """Ask the server what became of a transaction whose end we did not hear."""
    end = time.monotonic() + LOOK_FOR_S
    pause = threading.Event()
    while time.monotonic() < end:
        outcome = _outcome(engine, ticket)
        if outcome in ("committed", "aborted"):
            return outcome == "committed"
        pause.wait(LOOK_EVERY_S)
    raise UnreachableError(
        N_(
            "The server fell silent while this was being saved, so it is not known whether it was. "
            "Your typing is still on the screen: when the server answers again, look whether the record has it "
            "before you save again."
        ),
        code=IN_DOUBT,
    )


def _outcome(engine: Engine, ticket: str) -> str | None:
    """Return `committed`, `aborted`, `in progress`, or None while the server does not answer."""
    try:
        with engine.connect() as connection:
            outcome: str | None = connection.exec_driver_sql(_OUTCOME, (ticket,)).scalar()
    except (DBAPIError, PoolTimeoutError):
        return None
    return outcome
