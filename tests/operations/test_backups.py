"""Backups: complete or absent, proven, opened by the paper, thinned with care."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

import pytest

from desktop import whole_file as atomic
from desktop.errors import BadInputError, CancelledError, DamagedError, RefusedError, UserError
from desktop.exchange.archive import DATABASE, opened_archive
from desktop.models.backup import SUFFIX, Occasion
from desktop.models.journal import Action
from desktop.operations import backup_making, journals
from desktop.operations.backups import back_up, backups, own_folder, remind_after, reminder
from desktop.progress import Progress, Step
from desktop.store.backup import extent, opened_copy
from desktop.workspace import Workspace
from tests.factories import NOW, as_checker, make_office
from tests.saved import paper, register_family, with_paper


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    """Give an office with one family, its clerk at work."""
    workspace = with_paper(make_office(tmp_path))
    register_family(workspace, "سعاد محمود حسن علي")
    yield workspace
    workspace.store.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Give an empty stick."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_a_backup_holds_what_the_office_holds(office: Workspace, stick: Path, tmp_path: Path) -> None:
    outcome = back_up(office, stick)
    assert (outcome.families, outcome.persons) == (1, 1)
    assert list(stick.iterdir()) == [outcome.path]
    with outcome.path.open("rb") as file, opened_archive(file, (paper(),)) as archive:
        manifest = archive.head.manifest
        archive.take(lambda one: tmp_path / "out.db" if one.name == DATABASE else None, lambda _count: None)
    with opened_copy(tmp_path / "out.db", bytes.fromhex(manifest.database_key)) as copy:
        assert extent(copy).counts == manifest.counts
    assert manifest.counts["person"] == 1


def test_the_page_and_the_journal_know_of_it(office: Workspace, stick: Path) -> None:
    outcome = back_up(office, stick)
    (row,) = backups(office)
    assert (row.file_name, row.families, row.occasion, row.is_there) == (
        outcome.path.name,
        1,
        Occasion.WISHED,
        True,
    )
    entry = journals.entries(as_checker(office), 1)[0]
    assert (entry.action, entry.kind) == (Action.BACKED_UP, "backup")


def test_nothing_clear_is_left_and_nothing_temporary(office: Workspace, stick: Path) -> None:
    outcome = back_up(office, stick)
    assert "سعاد".encode() not in outcome.path.read_bytes()
    assert list(own_folder(office).iterdir()) == []
    assert outcome.path.stat().st_mode & 0o077 == 0


def test_a_family_saved_while_the_backup_runs_waits_for_nobody(office: Workspace, stick: Path) -> None:
    saved: list[str] = []

    def tell(step: Step) -> None:
        if not saved and step.words == "Sealing the backup":
            saved.append(register_family(office, "هدى إبراهيم"))

    outcome = back_up(office, stick, Progress(tell))
    assert saved
    assert outcome.families == 1  # what came later is in the next one
    assert back_up(office, stick).families == 2


@pytest.mark.on_file
def test_cancel_at_any_step_leaves_nothing(office: Workspace, stick: Path) -> None:
    steps: list[Step] = []
    back_up(office, stick, Progress(steps.append))
    before = set(stick.iterdir())
    for last in range(len(steps)):
        seen = iter(range(last))
        with pytest.raises(CancelledError):
            back_up(office, stick, Progress(None, lambda seen=seen: next(seen, None) is None))  # type: ignore[misc]
        assert set(stick.iterdir()) == before
        assert list(own_folder(office).iterdir()) == []
    assert len(backups(office)) == 1


class _FailingFile:
    """A file on a stick that is pulled after so many writes."""

    def __init__(self, file: BinaryIO, left: list[int]) -> None:
        self._file, self._left = file, left

    def write(self, data: bytes) -> int:
        self._left[0] -= 1
        if self._left[0] < 0:
            raise OSError(28, "No space left on device")
        return self._file.write(data)

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)


@pytest.mark.on_file
def test_a_disk_full_at_any_write_leaves_no_file_with_a_name(
    office: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = atomic.whole_file
    left = [0]

    def failing(path: Path, mode: int = 0o600) -> object:
        from contextlib import contextmanager

        @contextmanager
        def manager() -> Iterator[object]:
            with whole(path, mode) as file:
                yield _FailingFile(file, left)

        return manager()

    monkeypatch.setattr(backup_making, "whole_file", failing)
    writes = 0
    while (code := _code_of_backup(office, stick, left, writes)) is not None:
        assert code == "E_UNWRITTEN"
        assert list(stick.iterdir()) == []
        writes += 1
    assert writes > 3
    assert len(backups(office)) == 1


def _code_of_backup(office: Workspace, stick: Path, left: list[int], writes: int) -> str | None:
    """Back up on a stick that takes so many writes; return how it was refused, if it was."""
    left[0] = writes
    try:
        back_up(office, stick)
    except DamagedError as fault:
        return fault.code
    return None


def test_a_stick_that_gives_back_other_bytes_is_found_out(
    office: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forget_and_flip(file: BinaryIO) -> None:
        file.seek(3000)
        byte = file.read(1)[0]
        file.seek(3000)
        file.write(bytes([byte ^ 1]))

    monkeypatch.setattr(backup_making, "_forget_cached", forget_and_flip)
    with pytest.raises(DamagedError) as caught:
        back_up(office, stick)
    assert caught.value.code == "E_UNPROVEN"
    assert list(stick.iterdir()) == []


@pytest.mark.on_file
def test_a_damaged_database_makes_no_backup(office: Workspace, stick: Path) -> None:
    office.store.close()
    content = bytearray(office.paths.database.read_bytes())
    content[len(content) // 2] ^= 1
    office.paths.database.write_bytes(content)
    with pytest.raises(UserError) as caught:
        back_up(office, stick)
    assert caught.value.code == "E_DATABASE_DAMAGED"
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize("place", ["missing", "a file"])
def test_a_place_that_is_no_folder_is_refused(office: Workspace, stick: Path, place: str) -> None:
    (stick / "a file").write_bytes(b"")
    with pytest.raises(BadInputError) as caught:
        back_up(office, stick / place)
    assert caught.value.code == "E_FOLDER"


@pytest.mark.on_file
def test_too_little_room_is_said_before_the_work(
    office: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = type("Usage", (), {"free": 1000})
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)
    with pytest.raises(RefusedError) as caught:
        back_up(office, stick)
    assert caught.value.code == "E_ROOM"


def test_a_backup_is_due_after_the_days_that_were_set(office: Workspace, stick: Path) -> None:
    assert reminder(office).is_due
    back_up(office, stick)
    assert not reminder(office).is_due
    remind_after(as_checker(office), 3)
    later = replace(office, now=lambda: NOW + timedelta(days=3))
    assert reminder(later).is_due
    assert not reminder(replace(office, now=lambda: NOW + timedelta(days=2))).is_due


def test_a_clock_that_jumped_back_makes_a_backup_due(office: Workspace, stick: Path) -> None:
    back_up(office, stick)
    assert reminder(replace(office, now=lambda: NOW - timedelta(days=400))).is_due


def test_only_between_one_and_ninety_days(office: Workspace) -> None:
    for days in (0, 91):
        with pytest.raises(BadInputError):
            remind_after(as_checker(office), days)
    with pytest.raises(RefusedError):
        remind_after(office, 7)  # a clerk does not set it


@pytest.mark.on_file
def test_old_backups_go_and_strange_files_stay(office: Workspace, stick: Path) -> None:
    strange = stick / f"ismailia-2020-01-01-0000-abcd{SUFFIX}"
    strange.write_bytes(b"somebody's own file")
    letter = stick / "letter.pdf"
    letter.write_bytes(b"x")
    names: list[str] = []
    for day in range(0, 40, 2):
        at = replace(office, now=lambda day=day: NOW + timedelta(days=day))  # type: ignore[misc]
        outcome = back_up(at, stick)
        names.append(outcome.path.name)
    lying = {path.name for path in stick.iterdir()} - {strange.name, letter.name}
    assert strange.exists()
    assert letter.exists()
    assert names[-1] in lying
    assert set(names[-7:]) <= lying
    assert len(lying) < len(names)


@pytest.mark.on_file
def test_a_proven_backup_whose_file_was_changed_is_left_alone(office: Workspace, stick: Path) -> None:
    first = back_up(office, stick).path
    first.write_bytes(first.read_bytes() + b"x")
    for day in range(1, 60):
        back_up(replace(office, now=lambda day=day: NOW + timedelta(days=day)), stick)  # type: ignore[misc]
    assert first.exists()
