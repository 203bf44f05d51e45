"""Readings and searches are noted without waiting for anybody, and none is lost on the way to the journal."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.errors import DamagedError
from desktop.models.beneficiary import Relation
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.journal import Action, JournalEntry
from desktop.operations import beneficiaries, readings, waiting_notes
from desktop.operations.checkpoints import close_journal, open_journal
from desktop.operations.journal_check import check_journal
from desktop.operations.waiting_notes import FOLDER
from desktop.workspace import Workspace
from tests.factories import as_checker, make_office


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """Give an office with its clerk at work."""
    return make_office(tmp_path)


def _family(office: Workspace) -> str:
    draft = FamilyDraft(members=(MemberDraft(name="سعاد علي حسن", relation=Relation.HEAD),))
    return beneficiaries.register(office, draft).uid


def _entries(office: Workspace, action: Action) -> list[JournalEntry]:
    with office.store.read() as uow:
        return uow.journal.with_action(action.value)


@contextmanager
def _an_import_runs(office: Workspace) -> Iterator[None]:
    """Hold the database as an import does, in a thread of its own, with the journal's last row locked."""
    begun, ended = threading.Event(), threading.Event()

    def work() -> None:
        with office.store.write() as uow:
            uow.journal.append(
                at=office.now(), by="-", action="imported", kind="household", subject="", details="{}"
            )
            begun.set()
            ended.wait(60)

    thread = threading.Thread(target=work)
    thread.start()
    assert begun.wait(30)
    try:
        yield
    finally:
        ended.set()
        thread.join(30)


def test_a_card_that_is_read_stands_in_the_journal(office: Workspace) -> None:
    uid = _family(office)
    beneficiaries.card(office, uid)
    (entry,) = _entries(office, Action.READ)
    assert (entry.subject, entry.by, entry.details) == (uid, office.actor and office.actor.uid, "{}")


def test_a_reader_does_not_wait_for_an_import_and_is_noted_all_the_same(office: Workspace) -> None:
    uid = _family(office)
    with _an_import_runs(office):
        began = time.monotonic()
        beneficiaries.card(office, uid)
        assert time.monotonic() - began < 5  # the import would have held it for a minute
        assert len(waiting_notes.waiting(office)) == 1
        assert _entries(office, Action.READ) == []
    assert readings.settle(office)
    assert [entry.subject for entry in _entries(office, Action.READ)] == [uid]
    assert waiting_notes.waiting(office) == []
    assert check_journal(as_checker(office)).is_whole


def test_what_waits_joins_with_the_next_reading_and_keeps_its_moment(office: Workspace) -> None:
    uid = _family(office)
    with _an_import_runs(office):
        beneficiaries.card(office, uid)
        beneficiaries.card(office, uid)
    beneficiaries.card(office, uid)
    assert len(_entries(office, Action.READ)) == 3


def test_a_note_that_was_taken_before_a_crash_is_not_taken_twice(office: Workspace, tmp_path: Path) -> None:
    uid = _family(office)
    with _an_import_runs(office):
        beneficiaries.card(office, uid)
    (file,) = waiting_notes.waiting(office)
    kept = file.read_bytes()
    readings.settle(office)
    file.write_bytes(kept)  # the power went between the commit and the removal of the file
    readings.settle(office)
    assert len(_entries(office, Action.READ)) == 1
    assert waiting_notes.waiting(office) == []


def test_notes_wait_over_a_restart(office: Workspace) -> None:
    uid = _family(office)
    with _an_import_runs(office):
        beneficiaries.card(office, uid)
        open_journal(office)  # it does not wait either
        close_journal(office)
        assert len(waiting_notes.waiting(office)) == 1
    open_journal(office)
    assert len(_entries(office, Action.READ)) == 1


def test_a_forged_note_is_told_of_and_removed(office: Workspace) -> None:
    folder = office.paths.folder / FOLDER
    folder.mkdir(exist_ok=True)
    (folder / "01KJN9MXG0QZJ2V2ZB3BGQJ7MN.note").write_bytes(b"x" * 80)
    assert readings.settle(office)
    (entry,) = _entries(office, Action.BEHIND)
    assert (entry.kind, entry.subject) == ("note", "01KJN9MXG0QZJ2V2ZB3BGQJ7MN")
    assert waiting_notes.waiting(office) == []


def test_nothing_is_shown_that_cannot_be_noted(office: Workspace) -> None:
    uid = _family(office)
    (office.paths.folder / FOLDER).write_bytes(b"no folder")
    with _an_import_runs(office), pytest.raises(DamagedError, match="cannot be shown"):
        beneficiaries.card(office, uid)


def test_a_waiting_note_tells_nothing_to_who_finds_it(office: Workspace) -> None:
    uid = _family(office)
    with _an_import_runs(office):
        beneficiaries.card(office, uid)
        (file,) = waiting_notes.waiting(office)
        content = file.read_bytes()
    assert uid.encode() not in content
    assert b"read" not in content


def test_a_search_is_noted_without_its_words(office: Workspace) -> None:
    readings.searched(office, "سعاد  علي", 3)
    readings.searched(office, "سعاد علي", 3)
    readings.searched(office, "  ", 0)
    one, other = _entries(office, Action.SEARCHED)
    assert "سعاد" not in one.details
    assert one.details.replace('"length":9', "") == other.details.replace('"length":8', "")  # folded alike


def test_another_office_hashes_the_same_words_otherwise(tmp_path: Path) -> None:
    hashes = set()
    for code, country in (("ismailia", "eg"), ("urmia", "ir")):
        office = make_office(tmp_path, country, code)
        readings.searched(office, "سعاد", 1)
        hashes.add(_entries(office, Action.SEARCHED)[0].details)
    assert len(hashes) == 2
