"""Reads every table of a database as plain values, for whoever takes the whole list out; never a password's hash."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Engine, MetaData, select

from desktop.store.tables import block_of

_LEFT_OUT = frozenset({"password_hash"})


def table_names(engine: Engine) -> list[str]:
    """Return the names of the tables that hold data, in the order of the alphabet."""
    return sorted(_reflected(engine).tables)


def plain_rows(engine: Engine, table: str) -> tuple[list[str], Iterator[Sequence[object]]]:
    """Return the columns of a table, and its rows by their numbers as text, numbers and nothing."""
    known = _reflected(engine, table).tables[table]
    columns = [one for one in known.columns if one.name not in _LEFT_OUT]
    query = select(*columns).order_by(columns[0]).execution_options(yield_per=block_of(known))

    def rows() -> Iterator[Sequence[object]]:
        with engine.connect() as connection, connection.execute(query) as result:
            for row in result:
                yield [_plain(value) for value in row]

    return [one.name for one in columns], rows()


def _reflected(engine: Engine, table: str = "") -> MetaData:
    held = MetaData()
    only = [table] if table else lambda name, _held: not name.startswith(("person_search", "sqlite_"))
    held.reflect(engine, only=only)
    return held


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int | float):
        return value
    return value.hex() if isinstance(value, bytes) else str(value)
