"""Migrations lead to exactly the tables of the models, and carry data along."""

import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, Index, PrimaryKeyConstraint, UniqueConstraint, text
from sqlalchemy.exc import DBAPIError

from desktop import models
from desktop.errors import DamagedError
from desktop.models.base import Base
from desktop.store.engine import open_file
from desktop.store.migrate import is_current, scripts, upgrade
from desktop.store.server import open_server
from tests.databases import SERVER, databases
from tests.servers import PASSWORD

KEY = os.urandom(32)
_ENTRY = (
    "insert into journal_entry (n, at, by, action, kind, subject, details, hash) "
    "values (1, '2026-01-01', 'x', 'read', 'person', '', '{}', '" + "0" * 64 + "')"
)
for module in iter_modules(models.__path__):  # every noun has to be known before the tables are compared
    import_module(f"desktop.models.{module.name}")


@pytest.fixture
def engine(tmp_path: Path, database_kind: str) -> Engine:
    """Give a new, empty database: an encrypted file, or one on the server."""
    if database_kind == SERVER:
        return open_server(databases.new_address(), PASSWORD, tmp_path)
    return open_file(tmp_path / "office.db", KEY, create=True)


@pytest.fixture(autouse=True)
def _closed(engine: Engine) -> Iterator[None]:
    yield
    engine.dispose()


_ON_FILE = (
    "select type || ' ' || name || ' ' || coalesce(sql, '') from sqlite_master where name not like 'sqlite_%'"
)
_ON_SERVER = """
    select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'public'::regnamespace
    union all select 'index ' || indexname || ' ' || indexdef from pg_indexes where schemaname = 'public'
    union all select 'trigger ' || tgname from pg_trigger where not tgisinternal"""


def _objects(engine: Engine) -> set[str]:
    with engine.connect() as connection:
        query = _ON_FILE if engine.dialect.name == "sqlite" else _ON_SERVER
        return set(connection.scalars(text(query)))


def test_the_migrations_make_the_tables_of_the_models(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: not str(name).startswith("person_search")}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_every_constraint_of_the_models_stands_in_the_database_under_its_name(engine: Engine) -> None:
    upgrade(engine)
    written = " ".join(_objects(engine))
    for table in Base.metadata.sorted_tables:
        for constraint in table.constraints:
            assert constraint.name is not None, table.name
            assert str(constraint.name) in written, constraint.name


def test_a_server_orders_text_as_a_file_does(engine: Engine) -> None:
    upgrade(engine)
    with engine.begin() as connection:
        for number, kind in enumerate(("ب", "a", "Z", "پ", "z", "ا", "A"), start=1):
            connection.execute(
                text("insert into counter (kind, year, last) values (:kind, :n, 0)"),
                {"kind": kind, "n": number},
            )
        ordered = list(connection.scalars(text("select kind from counter order by kind")))
    assert ordered == sorted(ordered)


def test_a_second_upgrade_changes_nothing(engine: Engine) -> None:
    upgrade(engine)
    before = _objects(engine)
    upgrade(engine)
    assert _objects(engine) == before
    assert is_current(engine)


def test_the_revisions_form_one_line(engine: Engine) -> None:
    revisions = list(scripts().walk_revisions())
    assert [one.revision for one in revisions] == sorted((one.revision for one in revisions), reverse=True)
    assert len(scripts().get_heads()) == 1


def test_a_database_of_a_newer_program_is_refused_and_left_alone(engine: Engine) -> None:
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(DamagedError) as caught:
        upgrade(engine)
    assert caught.value.code == "E_NEWER"


def test_the_journal_can_neither_be_edited_nor_cut(engine: Engine) -> None:
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text(_ENTRY))
    statements = ["update journal_entry set kind = 'x'", "delete from journal_entry"]
    if engine.dialect.name == "postgresql":
        statements.append("truncate journal_entry")
    for statement in statements:
        with pytest.raises(DBAPIError, match=r"only grows|permission denied"), engine.begin() as connection:
            connection.execute(text(statement))


def test_not_even_the_owner_of_the_tables_edits_the_journal(engine: Engine, database_kind: str) -> None:
    """A person at the server's console may give himself the right again; the trigger still stands."""
    upgrade(engine)
    if database_kind != SERVER:
        return
    with engine.begin() as connection:
        connection.execute(text("grant all on journal_entry to current_user"))
    for statement in (
        "delete from journal_entry",
        "truncate journal_entry",
        "update journal_entry set n = 7",
    ):
        with engine.begin() as connection:
            connection.execute(
                text(_ENTRY.replace("(1,", "(coalesce((select max(n) + 1 from journal_entry), 1),"))
            )
        with pytest.raises(DBAPIError, match="only grows"), engine.begin() as connection:
            connection.execute(text(statement))


def test_a_row_that_goes_is_looked_for_by_an_index_wherever_it_may_be_named() -> None:
    """Else each row that goes is looked for in all rows of the other table: a large import was never taken back."""
    slow = [
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name != "area"  # never deleted
        and not column.unique
        and not any(_leads_to(index, column.name) for index in (*table.indexes, *table.constraints))
    ]
    assert slow == []


def _leads_to(index: object, column: str) -> bool:
    """Return whether any row is found by a column."""
    if not isinstance(index, Index | UniqueConstraint | PrimaryKeyConstraint) or not index.columns:
        return False
    bound = index.dialect_options["sqlite"]["where"] if isinstance(index, Index) else None
    return next(iter(index.columns)).name == column and str(bound) in ("None", f"{column} is not null")
