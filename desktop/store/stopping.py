"""Lets a long question to the file end as soon as nobody waits for its answer any more."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from desktop.errors import CancelledError
from desktop.progress import Progress

_STEPS = 50_000  # of the database's machine between two looks: about a millisecond


@contextmanager
def stoppable(session: Session, progress: Progress | None) -> Iterator[None]:
    """Ask `progress` now and then, while a statement runs, whether to go on; a server's statements run to their end.

    Raises:
        CancelledError: Somebody asked for something else meanwhile.
    """
    connection: Any = session.connection().connection.driver_connection
    if progress is None or not hasattr(connection, "set_progress_handler"):
        yield
        return

    connection.set_progress_handler(lambda: not progress.is_wanted(), _STEPS)
    try:
        yield
    except OperationalError as fault:
        if "interrupted" in str(fault.orig):
            raise CancelledError from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
