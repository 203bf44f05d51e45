"""Reads and fills whole tables, in an order that no foreign key minds: for backups, moves and comparisons."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from sqlalchemy import Connection, Engine, Table, func, select, text
from sqlalchemy.exc import DBAPIError

from desktop import models
from desktop.errors import DamagedError, RefusedError
from desktop.marking import N_
from desktop.models.base import Base
from desktop.models.canonical import canonical_bytes
from desktop.store.bulk_insert import add_many, continue_numbers

BLOCK = 2000
Row = tuple[object, ...]


class Content(NamedTuple):
    """What a table holds: how many rows, and one hash over all of them in the order of their numbers."""

    table: str
    rows: int
    digest: str


def all_tables(connection: Connection) -> list[Table]:
    """Return every table of the program, those that others point at first; a table that nobody knows is a bug."""
    for module in iter_modules(models.__path__):  # a noun that nothing else has loaded has tables as well
        import_module(f"{models.__name__}.{module.name}")
    tables = Base.metadata.sorted_tables
    known = {table.name for table in tables} | {"alembic_version"}
    names = connection.dialect.get_table_names(connection)
    strangers = [name for name in names if name not in known and not name.startswith("person_search")]
    if strangers:
        raise LookupError(f"tables without a model: {', '.join(strangers)}")
    return tables


def block_of(table: Table) -> int:
    """Return how many rows of a table are held at a time: few of those that carry a whole paper."""
    return 20 if "sealed" in table.columns else BLOCK


def blocks_of(connection: Connection, table: Table) -> Iterator[list[Row]]:
    """Yield the rows of a table by their numbers, as Python values, in blocks."""
    query = select(table).order_by(table.c.id).execution_options(yield_per=block_of(table))
    with connection.execute(query) as result:
        for block in result.partitions():
            yield [tuple(row) for row in block]


def rows_of(connection: Connection, table: Table) -> Iterator[Row]:
    """Yield the rows of a table one by one, a block at a time in memory."""
    for block in blocks_of(connection, table):
        yield from block


def count_of(connection: Connection, table: Table) -> int:
    """Return how many rows a table has."""
    return connection.scalar(select(func.count()).select_from(table)) or 0


def fill(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Add rows that came from `rows_of`, with their numbers."""
    if rows:
        names = table.columns.keys()
        add_many(connection, table, [dict(zip(names, row, strict=True)) for row in rows])


def copy_tables(source: Connection, target: Connection, advance: Callable[[int, int], None]) -> None:
    """Carry all rows into empty tables of the same shape; `advance` is told rows done and in all."""
    tables = all_tables(source)
    total, done = sum(count_of(source, table) for table in tables), 0
    for table in tables:
        for block in blocks_of(source, table):
            fill(target, table, block)
            done += len(block)
            advance(done, total)
    go_on_counting(target)


def compare_tables(
    source: Connection, target: Connection, advance: Callable[[int, int], None]
) -> tuple[Content, ...]:
    """Return what two databases hold alike.

    Raises:
        DamagedError: They differ.
    """
    tables = all_tables(source)
    total, contents = sum(count_of(source, table) for table in tables), list[Content]()
    for table in tables:
        content = content_of(source, table)
        if content_of(target, table) != content:
            raise DamagedError(
                N_("The table {table} did not arrive as it left. Nothing was changed; try again."),
                table=table.name,
            )
        contents.append(content)
        advance(sum(one.rows for one in contents), total)
    return tuple(contents)


def content_of(connection: Connection, table: Table) -> Content:
    """Return count and hash of a table; they are the same on every database that holds the same rows."""
    digest, count = sha256(), 0
    for row in rows_of(connection, table):
        count += 1
        digest.update(canonical_bytes([_plain(value) for value in row]))
        digest.update(b"\n")
    return Content(table.name, count, digest.hexdigest())


def go_on_counting(connection: Connection) -> None:
    """Let a server number new rows behind those that were filled in; a file does so by itself."""
    if connection.dialect.name == "postgresql":
        for table in all_tables(connection):
            continue_numbers(connection, table)


def refuse_used(engine: Engine) -> None:
    """Refuse a database that holds any table.

    Raises:
        RefusedError: It is not empty.
    """
    with engine.connect() as connection:
        if engine.dialect.get_table_names(connection):
            raise RefusedError(
                N_(
                    "The database on the server is not empty. "
                    "Ask the administrator of the server for a new one for this office."
                ),
                code="E_NOT_EMPTY",
            )


def clear(engine: Engine) -> None:
    """Take every table of a server's database away; only for one that this program filled just now.

    Where the server does not answer any more the tables stay, and the next try is told that they are there.
    """
    with suppress(DBAPIError), engine.connect() as connection:
        for name in engine.dialect.get_table_names(connection):
            connection.execute(text(f'DROP TABLE "{name}" CASCADE'))
        for function in own_functions(connection):
            connection.execute(text(f"DROP FUNCTION {function} CASCADE"))
        connection.commit()


def own_functions(connection: Connection) -> list[str]:
    """Return the functions that stand beside the tables on a server, as statements name them."""
    query = (
        "SELECT CAST(CAST(oid AS regprocedure) AS text) FROM pg_proc"
        " WHERE pronamespace = CAST(current_schema() AS regnamespace)"
        " AND proowner = (SELECT oid FROM pg_roles WHERE rolname = current_user) ORDER BY 1"
    )
    return list(connection.scalars(text(query)))


def close_file(connection: Connection) -> None:
    """Let a file, whose office moves away with this commit, take no entry of the journal more, and so no change."""
    if connection.dialect.name == "sqlite":
        statement = "CREATE TRIGGER journal_entry_moved BEFORE INSERT ON journal_entry"
        connection.execute(text(f"{statement} BEGIN SELECT RAISE(ABORT, 'the office was moved away'); END"))


def close_for_good(engine: Engine) -> None:
    """Let a server's database, whose office moved away, take no changes more, and send everybody out of it."""
    with engine.connect() as connection:
        name = connection.scalar(text("SELECT quote_ident(current_database())"))
        connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
        connection.commit()
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user"
            )
        )


def _plain(value: object) -> object:
    """Return a value as JSON can hold it, the same for the same value whatever database gave it."""
    if value is None or isinstance(value, str | int | bool):
        return value
    return value.hex() if isinstance(value, bytes) else str(value)
