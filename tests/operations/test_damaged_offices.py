"""A database that is damaged, foreign, older or newer is named, and never silently made anew."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.errors import UserError
from desktop.models.backup import SUFFIX, Occasion
from desktop.models.journal import Action
from desktop.operations import journals
from desktop.operations.backup_making import _Maker
from desktop.operations.backups import backups, own_folder
from desktop.operations.checks import check_office
from desktop.operations.offices import Unlock, close_office, open_office
from desktop.progress import Progress
from desktop.store.engine import open_file
from desktop.store.migrate import SCRIPTS
from desktop.vault import Secret
from desktop.workspace import Workspace
from tests.factories import as_checker, as_clerk, make_office
from tests.saved import register_family, with_paper

pytestmark = pytest.mark.on_file
LATER = """
revision = "9001"
down_revision = "{head}"
branch_labels = depends_on = None
from alembic import op


def upgrade():
    op.execute("CREATE TABLE later (id INTEGER PRIMARY KEY)")
"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    """Give an office with one family, closed."""
    workspace = with_paper(make_office(tmp_path))
    register_family(workspace, "سعاد محمود")
    close_office(workspace)
    yield workspace
    workspace.store.close()


@pytest.fixture
def newer_program(office: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the program one migration more than the office has."""
    assert office.paths.database.is_file()
    scripts = tmp_path / "migrations"
    shutil.copytree(SCRIPTS, scripts)
    head = sorted((scripts / "versions").glob("0*.py"))[-1].name[:4]
    (scripts / "versions" / "9001_later.py").write_text(LATER.format(head=head), encoding="utf-8")
    monkeypatch.setattr("desktop.store.migrate.SCRIPTS", scripts)
    return scripts


def plain(path: Path) -> None:
    """Put a plain database in the place of the office's."""
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("create table person (name text)")
    connection.close()


def flipped(at: float) -> Callable[[Path], None]:
    """Return what flips one bit of a file, so far into it."""

    def flip(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[int(len(content) * at)] ^= 1
        path.write_bytes(content)

    return flip


def folder_instead(path: Path) -> None:
    """Put a folder in the place of the database."""
    path.unlink()
    path.mkdir()


def another_office(path: Path) -> None:
    """Put an encrypted database with another key in its place."""
    path.unlink()
    engine = open_file(path, os.urandom(32), create=True)
    engine.dispose()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "plain SQLite": plain,
    "first page": flipped(0.001),
    "another key": another_office,
    "empty": lambda path: path.write_bytes(b""),
    "cut in the middle of a page": lambda path: os.truncate(path, 5000),
    "noise": lambda path: path.write_bytes(os.urandom(8192)),
    "missing": lambda path: path.unlink(),
    "a folder": folder_instead,
}


@pytest.mark.parametrize("name", DAMAGES)
def test_it_is_named_and_left_as_it_is(office: Workspace, name: str) -> None:
    path = office.paths.database
    DAMAGES[name](path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(UserError) as caught:
        open_office(office.paths.folder, Unlock(), office.now)
    assert path.name in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not list(own_folder(office).glob(f"*{SUFFIX}"))


def test_an_encrypted_database_without_an_office_is_named(office: Workspace) -> None:
    office.paths.database.unlink()
    open_file(office.paths.database, office.vault.get(Secret.DATABASE_KEY), create=True).dispose()
    with pytest.raises(UserError) as caught:
        open_office(office.paths.folder, Unlock(), office.now)
    assert caught.value.code == "E_FOREIGN"


def test_one_flipped_bit_in_any_page_is_found_by_the_check(office: Workspace) -> None:
    path = office.paths.database
    sound = path.read_bytes()
    pages = len(sound) // 4096
    for page in range(1, pages, max(1, pages // 12)):
        flipped((page * 4096 + 200) / len(sound))(path)
        try:
            opened = as_checker(open_office(path.parent, Unlock(), office.now))
            is_whole = check_office(opened, Progress()).is_whole
            opened.store.close()
        except UserError:
            is_whole = False
        assert not is_whole, page
        for left in path.parent.glob("office.db-*"):
            left.unlink()
        path.write_bytes(sound)


def test_a_lost_log_is_noticed_by_what_this_computer_remembers(office: Workspace) -> None:
    workspace = as_clerk(open_office(office.paths.folder, Unlock(), office.now))
    before = workspace.paths.database.read_bytes()
    register_family(workspace, "هدى إبراهيم")
    close_office(workspace)
    for left in office.paths.folder.glob("office.db-*"):
        left.unlink()
    workspace.paths.database.write_bytes(before)
    again = open_office(office.paths.folder, Unlock(), office.now)
    assert Action.BEHIND in {one.action for one in journals.entries(as_checker(again), 5)}
    close_office(again)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_is_said(office: Workspace) -> None:
    office.paths.folder.chmod(0o500)
    try:
        with pytest.raises(UserError):
            open_office(office.paths.folder, Unlock(), office.now)
    finally:
        office.paths.folder.chmod(0o700)


@pytest.mark.usefixtures("newer_program")
def test_a_newer_program_backs_up_before_it_changes_anything(office: Workspace) -> None:
    workspace = as_checker(open_office(office.paths.folder, Unlock(), office.now))
    (row,) = backups(workspace)
    assert (row.occasion, row.families, row.folder) == (Occasion.UPGRADE, 1, own_folder(workspace))
    actions = [one.action for one in journals.entries(workspace, 5)]
    assert Action.UPGRADED in actions
    assert Action.BACKED_UP in actions
    close_office(workspace)
    again = open_office(office.paths.folder, Unlock(), office.now)
    assert len(list(own_folder(again).glob(f"*{SUFFIX}"))) == 1  # once, not at every start
    close_office(again)


@pytest.mark.usefixtures("newer_program")
def test_without_a_backup_nothing_is_changed(office: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(_maker: _Maker) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(_Maker, "make", no_room)
    before = office.paths.database.read_bytes()
    with pytest.raises(UserError) as caught:
        open_office(office.paths.folder, Unlock(), office.now)
    assert caught.value.code == "E_NO_BACKUP_BEFORE"
    assert office.paths.database.read_bytes() == before
    assert list(own_folder(office).iterdir()) == []


def test_a_database_of_a_newer_program_is_refused_and_stays(office: Workspace, newer_program: Path) -> None:
    close_office(open_office(office.paths.folder, Unlock(), office.now))
    (newer_program / "versions" / "9001_later.py").unlink()
    before = office.paths.database.read_bytes()
    with pytest.raises(UserError) as caught:
        open_office(office.paths.folder, Unlock(), office.now)
    assert caught.value.code == "E_NEWER"
    assert office.paths.database.read_bytes() == before
