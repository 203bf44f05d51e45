"""Brings a database to the shape this program knows; a database from a newer program is refused politely."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from desktop.errors import DamagedError
from desktop.marking import N_

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

SCRIPTS = Path(__file__).resolve().parent / "migrations"


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run every migration the database lacks up to a revision, all in one transaction.

    Raises:
        DamagedError: The database was made by a newer program, or is no database of this program.
    """
    from alembic import command

    if is_current(engine):
        return
    config = _config()
    with engine.connect().execution_options(transaction_mode="IMMEDIATE") as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.commit()


def is_current(engine: Engine) -> bool:
    """Return whether the database has the newest shape.

    Raises:
        DamagedError: It was made by a newer program.
    """
    revision = _revision(engine)
    if revision is None:
        return False
    known = _known()
    if revision not in known:
        raise DamagedError(
            N_(
                "This office was last opened with a newer version of the program. "
                "Install that version on this computer; nothing was changed."
            ),
            code="E_NEWER",
        )
    return revision == known[0]


def is_empty(engine: Engine) -> bool:
    """Return whether no office was ever begun in the database: it names no revision."""
    return _revision(engine) is None


def is_known(revision: str) -> bool:
    """Return whether this program can bring a database of that shape up to date."""
    return revision in _known()


def is_newest(revision: str) -> bool:
    """Return whether it is the shape that this program works on."""
    return revision == _known()[0]


def _revision(engine: Engine) -> str | None:
    """Return the revision the database names, read without Alembic so that a start stays fast."""
    try:
        with engine.connect() as connection:
            if not engine.dialect.has_table(connection, "alembic_version"):
                return None
            revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    except DatabaseError as fault:
        if "malformed" not in str(fault.orig):
            raise
        raise DamagedError(
            N_(
                "The database of this office is damaged. Nothing was changed. "
                "Restore the office from its last backup, in a new folder, with the recovery paper."
            ),
            code="E_DATABASE_DAMAGED",
        ) from fault
    return None if revision is None else str(revision)


def _known() -> list[str]:
    """Return every revision this program ships, newest first; file names begin with their revision."""
    return sorted((path.name[:4] for path in (SCRIPTS / "versions").glob("[0-9]*.py")), reverse=True)


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    return config


def scripts() -> "ScriptDirectory":
    """Return the migrations as Alembic knows them, for tests that walk them one by one."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(_config())
