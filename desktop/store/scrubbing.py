"""Makes sure that erased values are gone from the disk and not only from the tables."""

from collections.abc import Sequence
from contextlib import suppress

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from desktop.store.store import Store


def scrub(store: Store, tables: Sequence[str] = ("field_change",)) -> None:
    """Empty the write-ahead file, where older pages linger; on a server, let it write these tables anew.

    Freed bytes inside the file were overwritten with zeros already: `secure_delete` is on for every connection.
    """
    if store.is_on_server:
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in tables:
                # Where a colleague's work holds a table for long, the server's own cleaning has to do.
                with suppress(DBAPIError):
                    connection.execute(text(f'VACUUM FULL "{table}"'))
        return
    with store.engine.connect() as connection:
        connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
