"""Keeps a file's index of names quick: many rows enter it at once, and its parts are put together now and then."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from desktop.store.search_schema import ADDED, OF_NEWCOMERS, TABLE, TRIGGERS

_PAGES = text("SELECT count(*) FROM person_search_idx GROUP BY segid")
_SCATTERED = 10  # one page of so many lies outside the greatest part


@contextmanager
def indexed_at_once(connection: Connection) -> Iterator[None]:
    """Put the persons added meanwhile, numbered behind all others, into the index together.

    The trigger would write the index out after every row, which takes seven times as long. It comes back in the same
    transaction, or with its end.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    before = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM person").scalar_one()
    connection.exec_driver_sql(f"DROP TRIGGER {ADDED}")
    yield
    connection.exec_driver_sql(OF_NEWCOMERS, (before,))
    connection.exec_driver_sql(TRIGGERS[0])


def is_scattered(connection: Connection) -> bool:
    """Return whether much of a file's index lies outside its greatest part: each part is asked for each word."""
    if connection.dialect.name != "sqlite":
        return False
    pages = list(connection.scalars(_PAGES))
    return len(pages) > 1 and sum(pages) < _SCATTERED * (sum(pages) - max(pages))


def gather(connection: Connection) -> None:
    """Write a file's index anew as one part where much of it is scattered."""
    if is_scattered(connection):
        connection.execute(text(f"INSERT INTO {TABLE} ({TABLE}) VALUES ('optimize')"))
