"""Migrations lead to exactly the tables of the models, and carry data along."""

import os
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text

from desktop import models
from desktop.errors import DamagedError
from desktop.models.base import Base
from desktop.store.engine import open_file
from desktop.store.migrate import is_current, scripts, upgrade

KEY = os.urandom(32)
for module in iter_modules(models.__path__):  # every noun has to be known before the tables are compared
    import_module(f"desktop.models.{module.name}")


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """Give a new, empty encrypted database."""
    return open_file(tmp_path / "office.db", KEY, create=True)


def _objects(engine: Engine) -> set[tuple[str, str]]:
    with engine.connect() as connection:
        rows = connection.execute(text("select type, name from sqlite_master where name not like 'sqlite_%'"))
        return {(row.type, row.name) for row in rows}


def test_the_migrations_make_the_tables_of_the_models(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: not str(name).startswith("person_search")}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_every_constraint_of_the_models_stands_in_the_database_under_its_name(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as connection:
        written = " ".join(
            row[0] for row in connection.execute(text("select sql from sqlite_master where sql is not null"))
        )
    for table in Base.metadata.sorted_tables:
        for constraint in table.constraints:
            assert constraint.name is not None, table.name
            assert str(constraint.name) in written, constraint.name


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
    insert = (
        "insert into journal_entry (n, at, by, action, kind, subject, details, hash) "
        "values (1, '2026-01-01', 'x', 'read', 'person', '', '{}', '" + "0" * 64 + "')"
    )
    with engine.begin() as connection:
        connection.execute(text(insert))
    for statement in ("update journal_entry set kind = 'x'", "delete from journal_entry"):
        with pytest.raises(Exception, match="only grows"), engine.begin() as connection:
            connection.execute(text(statement))
