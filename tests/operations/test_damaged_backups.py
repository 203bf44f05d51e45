"""Backups that are cut short, altered, foreign or newer are named before anything is restored."""

import shutil
from pathlib import Path

import pytest

from desktop.errors import BadInputError, UserError
from desktop.operations.backups import back_up
from desktop.operations.examining import examine
from desktop.store.migrate import SCRIPTS
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.operations.test_restoring import backup, office, stick
from tests.saved import with_paper

__all__ = ["backup", "office", "stick"]


@pytest.mark.on_file
@pytest.mark.parametrize("cut", [0, 1, 30, 200, 1000, -1])
def test_a_backup_cut_short_is_named(office: Workspace, backup: Path, cut: int) -> None:
    backup.write_bytes(backup.read_bytes()[:cut])
    with pytest.raises(BadInputError) as caught:
        examine(office, backup)
    assert caught.value.code in {"E_BACKUP_TRUNCATED", "E_BACKUP_NOT_AGE", "E_BACKUP_DAMAGED"}


@pytest.mark.on_file
@pytest.mark.parametrize("at", [50, 150, 400, 5_000, 100_000, -1])
def test_a_flipped_bit_is_found(office: Workspace, backup: Path, at: int) -> None:
    content = bytearray(backup.read_bytes())
    content[at] ^= 1
    backup.write_bytes(content)
    with pytest.raises(BadInputError):
        examine(office, backup)


@pytest.mark.on_file
def test_bytes_behind_the_end_are_found(office: Workspace, backup: Path) -> None:
    backup.write_bytes(backup.read_bytes() + b"x")
    with pytest.raises(BadInputError):
        examine(office, backup)


@pytest.mark.on_file
def test_what_is_no_backup_is_named(office: Workspace, stick: Path) -> None:
    for content in (b"", b"PK\x03\x04", b"SQLite format 3\0"):
        (stick / "x").write_bytes(content)
        with pytest.raises(BadInputError) as caught:
            examine(office, stick / "x")
        assert caught.value.code in {"E_BACKUP_NOT_AGE", "E_BACKUP_TRUNCATED"}
    for path in (stick, stick / "missing"):
        with pytest.raises(BadInputError) as caught:
            examine(office, path)
        assert caught.value.code == "E_BACKUP_READ"


@pytest.mark.on_file
def test_a_backup_of_another_office_is_named(office: Workspace, stick: Path, tmp_path: Path) -> None:
    other = with_paper(make_office(tmp_path, "ir", "urmia"))
    backup = back_up(other, stick).path
    other.store.close()
    with pytest.raises(BadInputError) as caught:
        examine(office, backup)
    assert caught.value.code == "E_BACKUP_NOT_FOR_US"


@pytest.mark.on_file
def test_a_backup_of_a_newer_program_is_refused(
    office: Workspace, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = tmp_path / "migrations"
    shutil.copytree(SCRIPTS, older)
    sorted((older / "versions").glob("0*.py"))[-1].unlink()
    monkeypatch.setattr("desktop.store.migrate.SCRIPTS", older)
    with pytest.raises(UserError) as caught:
        examine(office, backup)
    assert caught.value.code == "E_NEWER"
