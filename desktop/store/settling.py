"""Lets a server look over its tables after many rows went in, which it does by itself only some minutes later."""

from contextlib import suppress

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

MANY = 10_000  # rows


def settle(engine: Engine) -> None:
    """Let it count what the tables hold and note which rows everybody may see; a file needs neither.

    Until then it plans as for empty tables, and looks up each row that an index alone could answer for: all names of
    a million persons took seven seconds. Where a colleague's work is in the way, the server's own cleaning has to do.
    """
    if engine.dialect.name != "postgresql":
        return
    with (
        suppress(DBAPIError),
        engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection,
    ):
        connection.execute(text("VACUUM (ANALYZE)"))
