"""Makes sure that erased values are gone from the disk and not only from the tables."""

from sqlalchemy import text

from desktop.store.store import Store


def scrub(store: Store) -> None:
    """Empty the write-ahead file, where older pages linger; on a server, let it write the table anew.

    Freed bytes inside the file were overwritten with zeros already: `secure_delete` is on for every connection.
    """
    if store.is_on_server:
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM FULL field_change"))
        return
    with store.engine.connect() as connection:
        connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
