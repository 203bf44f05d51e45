"""Two offices side by side in a server's database: a restored one is filled beside, then takes the other's place.

The database names the schema of the office; changing that name is part of a commit. Lines that were opened
before keep to the former schema, whose tables are taken out of it: they never touch what took its place.
"""

from contextlib import suppress

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from desktop.store.tables import own_functions

ASIDE = "before_restore"  # what the last restore replaced
_BESIDE = "restored_"
_LEFT = f"""
    SELECT nspname FROM pg_namespace WHERE starts_with(nspname, '{_BESIDE}') AND nspname <> current_schema()
    AND nspowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)"""


def beside(mark: str) -> str:
    """Return how the schema of a restored office is called."""
    return f"{_BESIDE}{mark.lower()}"


def make_schema(engine: Engine, name: str) -> None:
    """Make an empty schema, and take away what broken restores left."""
    with engine.connect() as connection:
        for left in list(connection.scalars(text(_LEFT))):
            connection.execute(text(f'DROP SCHEMA "{left}" CASCADE'))
        connection.execute(text(f'CREATE SCHEMA "{name}"'))
        connection.commit()


def drop_schema(engine: Engine, name: str) -> None:
    """Take a schema away; where the server does not answer, the next restore does."""
    with suppress(DBAPIError), engine.connect() as connection:
        connection.execute(text(f'DROP SCHEMA IF EXISTS "{name}" CASCADE'))
        connection.commit()


def take_place(connection: Connection, name: str) -> None:
    """Let the office in schema `name` be the database's office from this commit on; the other one is set aside."""
    former, database = connection.execute(text("SELECT current_schema(), current_database()")).one()
    connection.execute(text(f"DROP SCHEMA IF EXISTS {ASIDE} CASCADE"))
    connection.execute(text(f"CREATE SCHEMA {ASIDE}"))
    functions = own_functions(connection)
    for table in connection.dialect.get_table_names(connection):
        connection.execute(text(f'ALTER TABLE "{table}" SET SCHEMA {ASIDE}'))
    for function in functions:
        connection.execute(text(f"ALTER FUNCTION {function} SET SCHEMA {ASIDE}"))
    if former.startswith(_BESIDE):
        connection.execute(text(f'DROP SCHEMA "{former}"'))
    connection.execute(text(f'ALTER DATABASE "{database}" SET search_path = "{name}"'))
    connection.execute(text(f"SET LOCAL search_path = {ASIDE}"))  # what is noted yet is the former office's
