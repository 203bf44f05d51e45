"""The database file opens with its key alone, and nothing is ever made in its place."""

import os
import sqlite3
from pathlib import Path

import pytest

from desktop.errors import DamagedError, NotFoundError
from desktop.store.engine import READS_WITH, WRITES_WITH, open_file
from desktop.store.migrate import upgrade

pytestmark = pytest.mark.on_file
KEY = bytes(range(32))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Give an encrypted database with its tables."""
    path = tmp_path / "office.db"
    engine = open_file(path, KEY, create=True)
    upgrade(engine)
    engine.dispose()
    return path


def test_nothing_in_the_file_can_be_read_without_the_key(database: Path) -> None:
    content = database.read_bytes()
    assert not content.startswith(b"SQLite format 3")
    assert b"journal_entry" not in content


def test_another_key_is_refused_and_the_file_stays(database: Path) -> None:
    before = database.read_bytes()
    with pytest.raises(DamagedError, match="does not open"):
        open_file(database, os.urandom(32))
    assert database.read_bytes() == before


def test_a_missing_file_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        open_file(tmp_path / "office.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_plain_database_put_in_its_place_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    with sqlite3.connect(path) as plain:
        plain.execute("create table person (name text)")
    with pytest.raises(DamagedError, match="not encrypted"):
        open_file(path, KEY)


def test_a_damaged_first_page_is_refused(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[100] ^= 1
    database.write_bytes(content)
    with pytest.raises(DamagedError):
        open_file(database, KEY)


def test_a_new_database_never_replaces_an_old_one(database: Path) -> None:
    with pytest.raises(DamagedError, match="already"):
        open_file(database, KEY, create=True)


def test_the_file_is_for_this_account_alone(database: Path) -> None:
    assert database.stat().st_mode & 0o077 == 0


def test_the_log_of_a_large_import_shrinks_with_the_next_write(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.store.engine.LOG_KEEPS", 1 << 20)
    log = database.with_name("office.db-wal")
    with open_file(database, KEY).connect() as connection:
        connection.exec_driver_sql("CREATE TABLE much (content BLOB)")
        connection.exec_driver_sql("INSERT INTO much VALUES (randomblob(8000000))")
        connection.commit()
        assert log.stat().st_size > 7_000_000
        for _turn in range(2):
            connection.exec_driver_sql("INSERT INTO much VALUES (x'00')")
            connection.commit()
        assert log.stat().st_size <= 1 << 20


def test_a_line_holds_many_pages_only_while_it_writes(database: Path) -> None:
    engine = open_file(database, KEY)
    held = []
    for mode in ("READ", "IMMEDIATE", "READ", "NOTE"):
        with engine.connect().execution_options(transaction_mode=mode) as line:
            held.append(-line.exec_driver_sql("PRAGMA cache_size").scalar_one())
    engine.dispose()
    assert held == [READS_WITH, WRITES_WITH, READS_WITH, READS_WITH]
