"""Keeps a file's index of names quick: many rows enter and leave it at once, and its parts are put together now and then."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from desktop.store.search_schema import ADDED, ERASED, OF_NEWCOMERS, TABLE, TRIGGERS

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


@contextmanager
def unindexed_at_once(connection: Connection, going: int) -> Iterator[None]:
    """Write the index anew for those who stay, where they are fewer than the persons removed meanwhile.

    Taking one person out of it costs more than all the rest of removing him, and twice what putting one in does.
    """
    if connection.dialect.name != "sqlite" or _persons(connection) >= 2 * going:
        yield
        return
    connection.exec_driver_sql(f"DROP TRIGGER {ERASED}")
    yield
    connection.exec_driver_sql(f"INSERT INTO {TABLE} ({TABLE}) VALUES ('delete-all')")
    connection.exec_driver_sql(OF_NEWCOMERS, (0,))
    connection.exec_driver_sql(next(one for one in TRIGGERS if ERASED in one))


def _persons(connection: Connection) -> int:
    count: int = connection.exec_driver_sql("SELECT count(*) FROM person").scalar_one()
    return count


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
