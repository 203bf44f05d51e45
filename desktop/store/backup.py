"""Copies a living database page by page into an encrypted file of its own, and looks into such copies.

The copy is one reading: what clerks save meanwhile is not in it, and nobody waits for it. It is always an
SQLCipher file, whatever database the office works on, so that every backup has the same form.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, Table, select, text
from sqlalchemy.exc import DBAPIError

from desktop.errors import DamagedError
from desktop.marking import N_
from desktop.store.engine import open_file
from desktop.store.migrate import upgrade
from desktop.store.tables import block_of

_PAGES = 512  # copied between two looks at the wish to cancel: 2 MB
LOSSES = ("household", "person", "approved_list", "package", "journal_entry")
Advance = Callable[[int, int], None]
Database = Engine  # what operations hold of one without looking into it


@dataclass(frozen=True, kw_only=True)
class Extent:
    """How much a database holds, and where its journal ends."""

    counts: Mapping[str, int]
    last_ids: Mapping[str, int]
    journal_n: int
    journal_head: str
    schema: str


def copy_database(engine: Engine, out: Path, key: bytes, advance: Advance) -> None:
    """Copy the database as it is now into a new encrypted file.

    Args:
        engine: Of the living database.
        out: The new file.
        key: 32 bytes for the new file.
        advance: Told steps done and in all; it may raise to stop.

    Raises:
        DamagedError: A page of the living database does not hold, or the disk is full.
    """
    target = open_file(out, key, create=True)
    try:
        if engine.dialect.name == "sqlite":
            _copy_file(engine, target, advance)
        else:
            _copy_server(engine, target, advance)
    except DBAPIError as fault:
        raise _uncopied() from fault
    finally:
        target.dispose()


def _copy_file(engine: Engine, target: Engine, advance: Advance) -> None:
    with engine.connect() as source, target.connect() as sink:
        _driver(source).execute("PRAGMA wal_checkpoint(PASSIVE)")  # so that the check below sees nearly all
        source.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()  # from here on one reading
        _require_whole(_driver(source))
        _copy_pages(_driver(source), _driver(sink), advance)


def _require_whole(source: Any) -> None:
    """Refuse a file with a page whose seal does not hold: the copying itself would pass it on as zeros.

    A page that is being written at the moment looks broken as well, so only what is broken twice counts.
    """
    broken = _broken_pages(source)
    if broken and broken & _broken_pages(source):
        raise damaged_database()


def _broken_pages(source: Any) -> set[str]:
    return {str(row[0]) for row in source.execute("PRAGMA cipher_integrity_check")}


def _copy_pages(source: Any, sink: Any, advance: Advance) -> None:
    import sqlcipher3

    try:
        for pragma in ("journal_mode = OFF", "synchronous = OFF"):  # a copy cut short is thrown away
            sink.execute(f"PRAGMA {pragma}")
        source.backup(
            sink, pages=_PAGES, progress=lambda _status, left, total: advance(total - left, total), sleep=0
        )
    except sqlcipher3.dbapi2.Error as fault:
        raise _uncopied() from fault


def _copy_server(engine: Engine, target: Engine, advance: Advance) -> None:
    """Carry the rows of a server's database over, all from one reading, into tables of the same revision."""
    with engine.connect().execution_options(transaction_mode="READ") as source:
        upgrade(target, str(source.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()))
        theirs, ours = MetaData(), MetaData()
        theirs.reflect(source)
        with target.connect().execution_options(transaction_mode="IMMEDIATE") as sink:
            ours.reflect(sink, only=lambda name, _meta: name in theirs.tables)
            tables = [one for one in ours.sorted_tables if one.name != "alembic_version"]
            for number, table in enumerate(tables):
                advance(number, len(tables))
                _carry(source, theirs.tables[table.name], sink, table, lambda: advance(number, len(tables)))  # noqa: B023 (called before the next turn)
            sink.commit()


def _carry(
    source: Connection, theirs: Table, sink: Connection, ours: Table, tell: Callable[[], None]
) -> None:
    names = theirs.columns.keys()
    query = select(theirs).order_by(theirs.c.id).execution_options(yield_per=block_of(theirs))
    with source.execute(query) as result:
        for block in result.partitions():
            tell()
            sink.execute(ours.insert(), [dict(zip(names, row, strict=True)) for row in block])


def _driver(connection: Any) -> Any:
    """Return the driver's own connection, which alone knows the copying of pages."""
    return connection.connection.driver_connection


@contextmanager
def opened_copy(path: Path, key: bytes) -> Iterator[Engine]:
    """Give an engine on a copy and let go of it afterwards; the file is then one file again.

    Raises:
        DamagedError: It cannot be read.
    """
    engine = open_file(path, key)
    try:
        yield engine
    except DBAPIError as fault:
        raise damaged_database() from fault
    finally:
        engine.dispose()


def extent(engine: Engine) -> Extent:
    """Count what a database of any age holds."""
    with engine.connect() as connection:
        names = [
            str(name)
            for (name,) in connection.execute(
                text(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                    " AND name NOT LIKE 'person_search%' ORDER BY name"
                )
            )
        ]

        def number(query: str) -> int:
            return int(connection.exec_driver_sql(query).scalar() or 0)

        head = connection.exec_driver_sql("SELECT n, hash FROM journal_head").one_or_none() or (0, "0" * 64)
        return Extent(
            counts={name: number(f"SELECT count(*) FROM {name}") for name in names},
            last_ids={name: number(f"SELECT max(id) FROM {name}") for name in LOSSES if name in names},
            journal_n=int(head[0]),
            journal_head=str(head[1]),
            schema=str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()),
        )


@dataclass(frozen=True)
class Owner:
    """Whose database it is, and to which paper its backups are sealed."""

    uid: str
    code: str
    name: str
    recipient: str


def owner(engine: Engine) -> Owner:
    """Return the office of a database of any age."""
    with engine.connect() as connection:
        office = connection.exec_driver_sql("SELECT uid, code, name FROM office").one()
        recipient = connection.exec_driver_sql("SELECT recipient FROM backup_plan").scalar()
    uid, code, name = map(str, office)
    return Owner(uid, code, name, str(recipient or ""))


def fold_journal(path: Path, key: bytes) -> bool:
    """Make a database one file again, its write-ahead log folded in; return False while somebody has it open.

    A database too damaged to be opened is left as it is.
    """
    import sqlcipher3

    try:
        engine = open_file(path, key)
    except DamagedError:
        return True
    try:
        with engine.connect() as connection:
            driver = _driver(connection)
            driver.execute("PRAGMA busy_timeout = 1000")
            driver.execute("PRAGMA journal_mode = DELETE")
    except sqlcipher3.dbapi2.OperationalError as fault:
        return "locked" not in str(fault)
    except sqlcipher3.dbapi2.DatabaseError:
        return True
    finally:
        engine.dispose()
    return True


def faults(engine: Engine) -> list[str]:
    """Return what does not hold in a copy: the seal of each page, then the order inside."""
    with engine.connect() as connection:
        said = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check")]
        said += [str(row[0]) for row in connection.exec_driver_sql("PRAGMA quick_check(20)")]
    return [line for line in said if line != "ok"]


def _uncopied() -> DamagedError:
    return DamagedError(
        N_(
            "The database could not be copied: the disk is full or failing. "
            "No backup was written. Free some room, then try again."
        ),
        code="E_COPY",
    )


def damaged_database() -> DamagedError:
    """Return what to say of a living database that does not hold."""
    return DamagedError(
        N_(
            "The database is damaged, so no backup of it was written. "
            "Keep the backups you have; restore the last one, and tell the administrator."
        ),
        code="E_DATABASE_DAMAGED",
    )
