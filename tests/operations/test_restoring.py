"""Restoring: what would be lost is said, two persons agree, the old or the new office stands, no number comes twice."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.errors import RefusedError
from desktop.exchange.manifest import Lane as LaneName
from desktop.models.backup_manifest import Timeline
from desktop.models.journal import Action
from desktop.operations import decisions, journals
from desktop.operations.backups import back_up, own_folder
from desktop.operations.examining import examine
from desktop.operations.journal_check import check_journal
from desktop.operations.lanes import _next_place, raise_mark
from desktop.operations.locking import come_back, let_go
from desktop.operations.offices import Unlock, close_office, open_office
from desktop.operations.restoring import ask_restore
from desktop.operations.swapping import READY, SET_ASIDE, is_ready
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.factories import NOW, PASSWORD, as_checker, as_clerk, make_office
from tests.saved import register_family, with_paper


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Give an empty stick."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    """Give an office with one family, its clerk at work."""
    workspace = with_paper(make_office(tmp_path))
    register_family(workspace, "سعاد محمود")
    yield workspace
    workspace.store.close()


def has_agreed(office: Workspace) -> bool:
    """Return whether the restored database waits for its place, or has it: on a server it has it at once."""
    if office.store.is_on_server:
        with office.store.engine.connect() as connection:
            query = text("SELECT count(*) FROM pg_namespace WHERE nspname = 'before_restore'")
            return bool(connection.scalar(query))
    return is_ready(office.paths)


@pytest.fixture
def backup(office: Workspace, stick: Path) -> Path:
    """Give a backup that holds one family."""
    return back_up(office, stick).path


def agree(office: Workspace, backup: Path) -> str:
    """Ask for a restore and let the checker agree; return the request's number."""
    number = ask_restore(office, backup, examine(office, backup).agreed)
    decisions.grant(as_checker(office), number, Progress())
    return number


def reopened(office: Workspace) -> Workspace:
    """Close the office and open it again, as locking and signing in do."""
    close_office(office)
    return as_clerk(open_office(office.paths.folder, Unlock(), office.now))


def families(office: Workspace) -> int:
    """Count the families of an office."""
    with office.store.read() as uow:
        return uow.backups.totals()["household"]


def test_what_would_be_lost_is_said_in_numbers(office: Workspace, backup: Path) -> None:
    assert examine(office, backup).losses.is_nothing
    register_family(office, "هدى إبراهيم")
    found = examine(office, backup)
    assert found.timeline is Timeline.EARLIER
    assert (found.losses.families, found.losses.persons) == (1, 1)
    assert found.losses.entries > 1
    assert (found.families, found.persons) == (1, 1)


@pytest.mark.on_file
def test_a_restore_needs_another_person(office: Workspace, backup: Path) -> None:
    number = ask_restore(office, backup, examine(office, backup).agreed)
    with pytest.raises(RefusedError):
        decisions.grant(office, number, Progress())
    assert not has_agreed(office)


def test_after_two_persons_agreed_the_backup_takes_the_place_of_the_office(
    office: Workspace, backup: Path
) -> None:
    register_family(office, "هدى إبراهيم")
    number = agree(office, backup)
    if not office.store.is_on_server:
        assert families(office) == 2  # until everybody has left, nothing moves
    after = reopened(office)
    assert families(after) == 1
    entry = next(one for one in journals.entries(as_checker(after), 9) if one.action == Action.RESTORED)
    assert number in entry.details
    assert '"left_n"' in entry.details
    left = [] if after.store.is_on_server else [SET_ASIDE]
    assert sorted(path.name for path in own_folder(after).iterdir()) == left
    close_office(after)


@pytest.mark.on_file
def test_who_was_locked_out_meanwhile_comes_back_into_the_restored_office(
    office: Workspace, backup: Path
) -> None:
    register_family(office, "هدى إبراهيم")
    agree(office, backup)
    let_go(office)
    came = come_back(office, "clerk", PASSWORD, Unlock())
    assert came is not office  # so new windows are made: those that are there show the other office
    assert families(came) == 1
    let_go(came)
    assert come_back(came, "clerk", PASSWORD, Unlock()) is came
    close_office(came)


def test_the_journal_of_a_restored_office_holds(office: Workspace, backup: Path) -> None:
    register_family(office, "هدى إبراهيم")
    agree(office, backup)
    after = reopened(office)
    assert check_journal(as_checker(after)).is_whole
    assert all(one.action != Action.BEHIND for one in journals.entries(as_checker(after), 9))
    close_office(after)


def test_numbers_of_papers_given_since_are_never_given_again(office: Workspace, backup: Path) -> None:
    with office.store.write() as uow:
        assert uow.offices.next_numbers("list", 2026, 5)[-1] == "2026/5"
    agree(office, backup)
    after = reopened(office)
    with after.store.write() as uow:
        assert uow.offices.next_number("list", 2026) == "2026/6"
    close_office(after)


@pytest.mark.on_file
def test_numbers_of_packages_sent_since_are_never_given_again(office: Workspace, backup: Path) -> None:
    lane = LaneName("ismailia", "urmia", "m-1")
    raise_mark(office, lane, 9, "c" * 64)  # nine packages left after the backup
    agree(office, backup)
    after = reopened(office)
    with after.store.write() as uow:
        assert _next_place(uow, after, lane) == (10, "c" * 64)
    close_office(after)


@pytest.mark.on_file
def test_what_was_saved_between_looking_and_asking_is_not_lost_unseen(
    office: Workspace, backup: Path
) -> None:
    found = examine(office, backup)
    register_family(office, "هدى إبراهيم")
    with pytest.raises(RefusedError) as caught:
        ask_restore(office, backup, found.agreed)
    assert caught.value.code == "E_CHANGED_SINCE"
    assert list(own_folder(office).iterdir()) == []


def test_what_was_saved_between_asking_and_agreeing_voids_the_request(
    office: Workspace, backup: Path
) -> None:
    number = ask_restore(office, backup, examine(office, backup).agreed)
    register_family(office, "هدى إبراهيم")
    with pytest.raises(RefusedError) as caught:
        decisions.grant(as_checker(office), number, Progress())
    assert caught.value.code == "E_CHANGED_SINCE"
    assert not has_agreed(office)


@pytest.mark.on_file
def test_the_stick_may_be_pulled_between_asking_and_agreeing(office: Workspace, backup: Path) -> None:
    number = ask_restore(office, backup, examine(office, backup).agreed)
    backup.unlink()
    decisions.grant(as_checker(office), number, Progress())
    assert has_agreed(office)


@pytest.mark.on_file
def test_an_office_open_in_another_window_is_not_swapped_away(office: Workspace, backup: Path) -> None:
    other = open_office(office.paths.folder, Unlock(), office.now)
    agree(office, backup)
    close_office(office)
    with other.store.read() as uow:
        uow.journal.head()
        with pytest.raises(RefusedError) as caught:
            open_office(office.paths.folder, Unlock(), office.now)
    assert caught.value.code == "E_STILL_OPEN"
    other.store.close()
    after = open_office(office.paths.folder, Unlock(), office.now)
    assert not is_ready(after.paths)
    close_office(after)


@pytest.mark.on_file
def test_a_restored_office_knows_how_it_stands_to_what_was_left(
    office: Workspace, backup: Path, stick: Path
) -> None:
    register_family(office, "هدى إبراهيم")
    later = back_up(office, stick).path
    agree(office, backup)
    after = reopened(office)
    found = examine(after, later)
    assert found.timeline in (Timeline.PARTED, Timeline.LATER)
    assert found.losses.families == 1
    close_office(after)


def test_sealed_files_that_are_missing_come_back(office: Workspace, stick: Path) -> None:
    package = office.paths.inbox / "a.wasl"
    package.write_bytes(b"sealed")
    kept = office.paths.inbox / "b.wasl"
    kept.write_bytes(b"old")
    backup = back_up(office, stick).path
    package.unlink()
    kept.write_bytes(b"new")
    agree(office, backup)
    after = reopened(office)
    assert package.read_bytes() == b"sealed"
    assert kept.read_bytes() == b"new"  # what is there is never overwritten
    close_office(after)


@pytest.mark.on_file
def test_a_restore_goes_on_after_a_power_cut_between_any_two_steps(
    office: Workspace, backup: Path, tmp_path: Path
) -> None:
    register_family(office, "هدى إبراهيم")
    agree(office, backup)
    close_office(office)
    folder, ready = office.paths.folder, own_folder(office) / READY
    safe = tmp_path / "safe"
    shutil.copytree(folder, safe)
    states = {
        "old still there": None,
        "old moved away": (office.paths.database, own_folder(office) / SET_ASIDE),
        "new in its place": (ready / "office.db", office.paths.database),
    }
    for moved in states.values():
        shutil.rmtree(folder)
        shutil.copytree(safe, folder)
        if moved is not None:
            moved[0].replace(moved[1])
        after = open_office(folder, Unlock(), office.now)
        assert families(after) == 1
        assert not is_ready(after.paths)
        close_office(after)


@pytest.mark.on_file
def test_a_clock_that_jumped_does_not_hide_losses(office: Workspace, backup: Path) -> None:
    register_family(replace(office, now=lambda: NOW - timedelta(days=3650)), "هدى إبراهيم")
    assert examine(office, backup).losses.families == 1
