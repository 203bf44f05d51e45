"""The office's own file on a bad day: full, locked, protected, damaged; each is a sentence and nothing is lost."""

from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from desktop.errors import DamagedError, RefusedError, UserError
from desktop.operations.offices import Unlock, open_office
from desktop.store.faults import told
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.families import add_families

pytestmark = pytest.mark.on_file


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return make_office(tmp_path)


def _families(office: Workspace) -> int:
    with office.store.read() as uow:
        return int(uow.session.execute(text("select count(*) from household")).scalar_one())


def test_a_full_disk_loses_nothing_that_was_saved(office: Workspace) -> None:
    add_families(office, 3)

    def no_more(connection: object, _record: object, _proxy: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # type: ignore[attr-defined]  # the driver's own connection

    event.listen(office.store.engine, "checkout", no_more)  # SQLite takes the present size as the limit
    with pytest.raises(DamagedError, match="disk is not full"):
        add_families(office, 2000)
    event.remove(office.store.engine, "checkout", no_more)
    assert _families(office) == 3


def test_a_locked_database_says_who_has_to_end(office: Workspace) -> None:
    other = office.store.engine.raw_connection()
    other.cursor().execute("BEGIN IMMEDIATE")

    def no_patience(connection: object, _record: object, _proxy: object) -> None:
        connection.execute("PRAGMA busy_timeout = 20")  # type: ignore[attr-defined]  # as above

    event.listen(office.store.engine, "checkout", no_patience)
    with pytest.raises(RefusedError, match="Another program is writing"):
        add_families(office, 1)
    other.rollback()
    other.close()
    add_families(office, 1)
    assert _families(office) == 1


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("attempt to write a readonly database", "E_READ_ONLY"),
        ("database disk image is malformed", "E_DAMAGED"),
        ("disk I/O error", "E_DISK"),
        ("unable to open database file", "E_DISK"),
    ],
)
def test_what_sqlite_says_becomes_a_sentence(said: str, code: str) -> None:
    error = told(OperationalError("select", {}, Exception(said)))
    assert isinstance(error, UserError)
    assert error.code == code


def test_a_bug_in_a_question_stays_a_bug() -> None:
    fault = OperationalError("select", {}, Exception("no such column: nothing"))
    assert told(fault) is fault


def test_an_office_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no office in"):
        open_office(tmp_path / "gone", Unlock())
