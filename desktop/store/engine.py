"""Opens the encrypted database file, or refuses with the reason; it never creates one in place of another."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from desktop.errors import DamagedError, NotFoundError
from desktop.marking import N_
from desktop.store.search_schema import WORD_TABLES

PLAIN_MAGIC = b"SQLite format 3\0"
LOG_KEEPS = 32 << 20  # bytes of its size; a large import writes a gigabyte beside the database
READS_WITH, WRITES_WITH = 16 << 10, 64 << 10  # KiB of pages that a connection holds


def open_file(path: Path, key: bytes, *, create: bool = False) -> Engine:
    """Return an engine on a SQLCipher file.

    Args:
        path: The database file.
        key: 32 raw bytes.
        create: Make a new file; only setting up or restoring an office does this.

    Raises:
        NotFoundError: The file is missing and was not to be made.
        DamagedError: The file is not encrypted, is damaged, or the key does not open it.
    """
    if not create:
        _refuse_strangers(path)
    elif path.exists():
        raise DamagedError(
            N_("There is already a database in {path}. Choose an empty folder for the new office."),
            path=str(path),
        )
    import sqlcipher3

    engine = create_engine(
        "sqlite://",
        module=sqlcipher3.dbapi2,
        creator=_opener(sqlcipher3.dbapi2, path, key),
        poolclass=QueuePool,
        pool_size=4,
        pool_use_lifo=True,  # whoever asks next finds the pages that were read last
        pool_reset_on_return="rollback",
    )
    event.listen(engine, "begin", _begin)
    _try_key(engine, path)
    if create:
        path.chmod(0o600)
    return engine


def _refuse_strangers(path: Path) -> None:
    try:
        with path.open("rb") as file:
            magic = file.read(16)
    except FileNotFoundError:
        raise NotFoundError(
            N_("The database {path} is missing. Restore the office from its last backup."), path=str(path)
        ) from None
    except OSError as fault:
        raise DamagedError(
            N_("The database {path} cannot be read. Check the folder's rights, then try again."),
            path=str(path),
        ) from fault
    if not magic:
        raise _wrong_key(path)  # SQLite would take an empty file for a new database
    if magic == PLAIN_MAGIC:
        raise DamagedError(
            N_(
                "The file {path} is not encrypted, so it is not the office's database. "
                "Restore the office from its last backup."
            ),
            path=str(path),
        )


def _opener(module: Any, path: Path, key: bytes) -> Callable[[], Any]:
    """Return what the pool calls for a new connection."""

    def connect() -> Any:
        connection = module.connect(str(path), timeout=30, check_same_thread=False, isolation_level=None)
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise RuntimeError("this build of sqlcipher3 does not encrypt")
        for pragma in (
            "foreign_keys = ON",
            "journal_mode = WAL",
            "synchronous = FULL",
            "busy_timeout = 30000",
            f"journal_size_limit = {LOG_KEEPS}",
            "recursive_triggers = ON",
            "secure_delete = ON",  # what is erased is overwritten
        ):
            connection.execute(f"PRAGMA {pragma}")
        for table in WORD_TABLES:
            connection.execute(table)
        return connection

    return connect


def _begin(connection: Any) -> None:
    """Start every transaction by hand, and writers at once, so that two of them never meet half-way.

    What an import changes is held until its block is whole; more pages than a few find nobody sooner.
    """
    mode = connection.get_execution_options().get("transaction_mode", "")
    pages = WRITES_WITH if mode == "IMMEDIATE" else READS_WITH
    connection.connection.driver_connection.execute(f"PRAGMA cache_size = -{pages}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if mode in ("IMMEDIATE", "NOTE") else "BEGIN DEFERRED")


def _try_key(engine: Engine, path: Path) -> None:
    import sqlcipher3

    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
    except (sqlcipher3.dbapi2.DatabaseError, DatabaseError) as fault:
        engine.dispose()
        raise _wrong_key(path) from fault


def _wrong_key(path: Path) -> DamagedError:
    return DamagedError(
        N_(
            "The database {path} does not open with this office's key, or it is damaged. "
            "Nothing was changed. Restore it from a backup, or use the recovery paper."
        ),
        path=str(path),
    )
