"""What a killed program left half written goes: in the office's folders at the next opening, elsewhere at the next save."""

import os
from pathlib import Path

from desktop.operations.offices import Unlock, open_office
from desktop.whole_file import sweep, write_whole
from tests.factories import NOW, make_office

HALF = b"half a list of names"


def leave(folder: Path, name: str, age_s: int, now: float) -> Path:
    """Leave a file as `kill -9` does in the middle of a write."""
    path = folder / f".{name}.0a1b2c3d"
    path.write_bytes(HALF)
    os.utime(path, (now - age_s, now - age_s))
    return path


def test_the_next_save_of_a_name_removes_what_an_earlier_one_left(tmp_path: Path) -> None:
    now = tmp_path.stat().st_mtime
    left = leave(tmp_path, "sheet.pdf", 7200, now)
    at_work = tmp_path / ".sheet.pdf.00000000"
    at_work.write_bytes(HALF)
    foreign = leave(tmp_path, "other.pdf", 7200, now)
    write_whole(tmp_path / "sheet.pdf", b"whole")
    assert not left.exists()
    assert at_work.exists()  # somebody writes it still
    assert foreign.exists()  # nothing is known of whose it is
    assert (tmp_path / "sheet.pdf").read_bytes() == b"whole"


def test_an_office_that_is_opened_has_no_leftovers(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    office.store.close()
    folders = [office.paths.folder / part for part in ("", "outbox", "inbox", "backups", "kept/checkpoints")]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        leave(folder, "office.toml", 7200, NOW.timestamp())
        (folder / "note.00000000").write_bytes(HALF)
    open_office(office.paths.folder, Unlock(), lambda: NOW).store.close()
    for folder in folders:
        assert not list(folder.glob(".*.0a1b2c3d"))
        assert (folder / "note.00000000").exists()


def test_a_folder_that_is_gone_is_swept_in_silence(tmp_path: Path) -> None:
    assert sweep(tmp_path / "nowhere") == 0
