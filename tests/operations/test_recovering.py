"""Another computer, the backup and the paper: nothing else is needed, and nothing half done is left."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest

from desktop.errors import BadInputError, RefusedError
from desktop.exchange.manifest import Lane
from desktop.exchange.paper_key import new_paper_key
from desktop.models.package import Lane as LaneRow
from desktop.operations.backups import back_up
from desktop.operations.offices import Unlock, close_office, open_office
from desktop.operations.recovering import LEAP, PAPER_LEAP, recover_office
from desktop.operations.users import sign_in
from desktop.store.migrate import SCRIPTS
from desktop.vault import Secret
from desktop.workspace import Workspace
from tests.conftest import MemoryKeyring
from tests.factories import PASSPHRASE, PASSWORD, make_office
from tests.saved import paper, register_family, with_paper


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    """Give an office with one family and a package sent."""
    workspace = with_paper(make_office(tmp_path))
    register_family(workspace, "سعاد محمود")
    (workspace.paths.inbox / "a.wasl").write_bytes(b"sealed")
    with workspace.store.write() as uow:
        uow.session.add(LaneRow(sender="ismailia", recipient="urmia", memorandum="m-1", last_seq=7))
        uow.offices.next_numbers("list", 2026, 3)
    yield workspace
    workspace.store.close()


@pytest.fixture
def backup(office: Workspace, tmp_path: Path) -> Path:
    """Give its backup, and lose the computer: the folder and the keyring."""
    stick = tmp_path / "stick"
    stick.mkdir()
    made = back_up(office, stick).path
    office.store.close()
    shutil.rmtree(office.paths.folder)
    keyring.set_keyring(MemoryKeyring())
    return made


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Give the place of the office on the new computer."""
    return tmp_path / "new" / "office"


def test_the_backup_and_the_paper_make_the_office_again(
    office: Workspace, backup: Path, elsewhere: Path
) -> None:
    recovered = recover_office(backup, elsewhere, paper(), passphrase=None, now=office.now)
    assert (recovered.families, recovered.persons) == (1, 1)
    again = sign_in(open_office(elsewhere, Unlock(), office.now), "clerk", PASSWORD)
    with again.store.read() as uow:
        assert uow.backups.totals()["household"] == 1
        assert uow.offices.own().code == "ismailia"
    assert (again.paths.inbox / "a.wasl").read_bytes() == b"sealed"
    assert again.vault.get(Secret.SIGNING_SEED) == office.vault.get(Secret.SIGNING_SEED)
    assert sorted(path.name for path in elsewhere.parent.iterdir()) == ["office"]
    close_office(again)


def test_no_number_that_the_lost_computer_may_have_given_comes_again(
    office: Workspace, backup: Path, elsewhere: Path
) -> None:
    recover_office(backup, elsewhere, paper(), passphrase=PASSPHRASE, now=office.now)
    again = open_office(elsewhere, Unlock(passphrase=PASSPHRASE), office.now)
    with again.store.write() as uow:
        lane = uow.packages.lane(*vars(Lane("ismailia", "urmia", "m-1")).values())
        assert lane.last_seq == 7 + LEAP
        assert uow.offices.next_number("list", 2026) == f"2026/{3 + PAPER_LEAP + 1}"
    close_office(again)


def test_the_recovered_office_opens_with_its_paper_and_backs_up_to_it(
    office: Workspace, backup: Path, elsewhere: Path, tmp_path: Path
) -> None:
    recover_office(backup, elsewhere, paper(), passphrase=PASSPHRASE, now=office.now)
    again = sign_in(open_office(elsewhere, Unlock(recovery=paper()), office.now), "clerk", PASSWORD)
    second = back_up(again, tmp_path / "stick").path
    close_office(again)
    third = recover_office(second, tmp_path / "third", paper(), passphrase=PASSPHRASE, now=office.now)
    assert third.families == 1


def test_a_paper_of_another_office_opens_nothing_and_leaves_nothing(
    office: Workspace, backup: Path, elsewhere: Path
) -> None:
    with pytest.raises(BadInputError) as caught:
        recover_office(backup, elsewhere, new_paper_key(), passphrase=None, now=office.now)
    assert caught.value.code == "E_BACKUP_NOT_FOR_US"
    assert not elsewhere.exists()
    assert list(elsewhere.parent.iterdir()) == []


def test_a_mistyped_paper_is_refused_before_anything_is_read(backup: Path, elsewhere: Path) -> None:
    with pytest.raises(BadInputError) as caught:
        recover_office(backup, elsewhere, paper()[:-1], passphrase=None)
    assert caught.value.code == "E_RECOVERY"


def test_a_folder_in_use_is_refused(backup: Path, elsewhere: Path) -> None:
    elsewhere.mkdir(parents=True)
    (elsewhere / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(RefusedError):
        recover_office(backup, elsewhere, paper(), passphrase=None)
    assert [path.name for path in elsewhere.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("cut", [100, 3000, 200_000])
def test_a_backup_cut_short_leaves_nothing(backup: Path, elsewhere: Path, cut: int) -> None:
    backup.write_bytes(backup.read_bytes()[:cut])
    with pytest.raises(BadInputError):
        recover_office(backup, elsewhere, paper(), passphrase=PASSPHRASE)
    assert list(elsewhere.parent.iterdir()) == []


def test_a_backup_of_an_older_program_is_brought_up_to_date(
    office: Workspace, backup: Path, elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = tmp_path / "migrations"
    shutil.copytree(SCRIPTS, newer)
    head = sorted((newer / "versions").glob("0*.py"))[-1].name[:4]
    (newer / "versions" / "9001_later.py").write_text(
        f'revision = "9001"\ndown_revision = "{head}"\nfrom alembic import op\n'
        'def upgrade():\n    op.execute("CREATE TABLE later (id INTEGER PRIMARY KEY)")\n',
        encoding="utf-8",
    )
    monkeypatch.setattr("desktop.store.migrate.SCRIPTS", newer)
    recover_office(backup, elsewhere, paper(), passphrase=PASSPHRASE, now=office.now)
    again = open_office(elsewhere, Unlock(passphrase=PASSPHRASE), office.now)
    with again.store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "9001"
    close_office(again)


def test_a_backup_of_a_newer_program_is_refused(
    backup: Path, elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "migrations"
    shutil.copytree(SCRIPTS, older)
    sorted((older / "versions").glob("0*.py"))[-1].unlink()
    monkeypatch.setattr("desktop.store.migrate.SCRIPTS", older)
    with pytest.raises(BadInputError) as caught:
        recover_office(backup, elsewhere, paper(), passphrase=PASSPHRASE)
    assert caught.value.code == "E_NEWER"
    assert list(elsewhere.parent.iterdir()) == []


def test_stock_age_and_tar_open_a_backup(backup: Path, tmp_path: Path) -> None:
    identity = tmp_path / "paper.txt"
    identity.write_text(paper() + "\n", encoding="ascii")
    opened = tmp_path / "opened"
    opened.mkdir()
    tar = subprocess.run(
        ["age", "-d", "-i", str(identity), str(backup)], check=True, capture_output=True
    ).stdout
    subprocess.run(["tar", "x", "-C", str(opened)], input=tar, check=True)
    assert sorted(path.name for path in opened.iterdir()) == [
        "files",
        "manifest.json",
        "manifest.json.sig",
        "office.db",
        "recovery.age",
    ]
    secrets = subprocess.run(
        ["age", "-d", "-i", str(identity), str(opened / "recovery.age")], check=True, capture_output=True
    ).stdout
    assert b"database-key" in secrets
