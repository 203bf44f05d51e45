"""Whatever is done to the journal behind the program's back is found, and the first broken entry is named."""

import random
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from desktop.errors import CancelledError, RefusedError, UserError
from desktop.models.beneficiary import Relation
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.journal_view import ChainOutcome
from desktop.models.paper import digits_of
from desktop.operations import beneficiaries
from desktop.operations.checkpoints import FOLDER, close_journal, open_journal
from desktop.operations.journal_check import check_journal, entry_with_digits
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.factories import NOW, as_checker, make_office
from tests.operations.journals import fill, rewrite, tamper


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """Give an office with a checker at work and 300 entries."""
    workspace = as_checker(make_office(tmp_path))
    fill(workspace, 300)
    return workspace


def _messages(outcome: ChainOutcome) -> str:
    return " ".join(finding.message.format(**finding.values) for finding in outcome.findings)


def test_a_whole_journal_is_said_to_be_whole(office: Workspace) -> None:
    outcome = check_journal(office)
    assert outcome.is_whole
    assert outcome.entries >= 300
    assert outcome.checkpoints == 2  # of the day: in the database and in the folder


def test_the_database_refuses_changes_of_the_journal(office: Workspace) -> None:
    for statement in ("update journal_entry set subject = 'x' where n = 5", "delete from journal_entry"):
        with pytest.raises((DBAPIError, UserError)), office.store.write() as uow:
            uow.session.execute(text(statement))
    assert check_journal(office).is_whole


@pytest.mark.parametrize(
    ("statement", "first"),
    [
        ("update journal_entry set subject = 'x' where n = 150", 150),
        ("update journal_entry set details = '{}' where n = 7", 7),
        ("delete from journal_entry where n = 200", 200),
        ("update journal_entry set hash = (select hash from journal_entry where n = 9) where n = 10", 10),
    ],
)
def test_an_edit_is_found_and_its_entry_named(office: Workspace, statement: str, first: int) -> None:
    tamper(office, statement)
    outcome = check_journal(office)
    assert outcome.first_broken == first
    assert f"{first} " in _messages(outcome)


def test_two_entries_that_changed_places_are_found(office: Workspace) -> None:
    tamper(
        office,
        "update journal_entry set n = 1000000 where n = 40",
        "update journal_entry set n = 40 where n = 41",
        "update journal_entry set n = 41 where n = 1000000",
    )
    assert check_journal(office).first_broken == 40


def test_an_entry_put_in_between_is_found(office: Workspace) -> None:
    columns = 'at, "by", action, kind, subject, details, hash'
    tamper(
        office,
        "update journal_entry set n = n + 1000000 where n >= 40",
        f"insert into journal_entry (n, {columns}) select 40, {columns} from journal_entry where n = 39",
        "update journal_entry set n = n - 999999 where n >= 1000000",
    )
    assert check_journal(office).first_broken == 40


def test_an_end_that_was_cut_off_is_found_by_the_journals_own_count(office: Workspace) -> None:
    tamper(office, "delete from journal_entry where n > 250")
    outcome = check_journal(office)
    assert outcome.first_broken is None
    assert "ends at entry 250" in _messages(outcome)


def test_an_end_cut_off_together_with_the_count_is_found_by_this_computer(office: Workspace) -> None:
    close_journal(office)
    tamper(
        office,
        "delete from journal_entry where n > 250",
        "update journal_head set n = 250, hash = (select hash from journal_entry where n = 250)",
    )
    assert "This computer remembers" in _messages(check_journal(office))


def test_a_tail_written_anew_is_found_by_this_computer_and_by_the_checkpoint(office: Workspace) -> None:
    later = Workspace(**{**vars(office), "now": lambda: NOW + timedelta(days=1)})
    open_journal(later)  # the second day's checkpoint stands at the end
    rewrite(office, 100)
    said = _messages(check_journal(later))
    assert "not the one this computer remembers" in said
    assert "signed checkpoint of 2026-03-02" in said


def test_a_tail_written_anew_is_found_by_the_folders_copy_alone(office: Workspace) -> None:
    later = Workspace(**{**vars(office), "now": lambda: NOW + timedelta(days=1)})
    open_journal(later)
    tamper(office, "delete from journal_checkpoint")
    rewrite(office, 100)
    assert "signed checkpoint of 2026-03-02" in _messages(check_journal(later))


def test_a_checkpoint_that_was_forged_is_found(office: Workspace) -> None:
    path = next((office.paths.folder / FOLDER).glob("*.json"))
    path.write_bytes(path.read_bytes().replace(b'"n":', b'"n":9'))
    assert "does not carry the office's signature" in _messages(check_journal(office))


def test_a_cut_journal_is_noted_when_the_office_is_opened_and_stays_found(office: Workspace) -> None:
    close_journal(office)
    tamper(
        office,
        "delete from journal_entry where n > 250",
        "update journal_head set n = 250, hash = (select hash from journal_entry where n = 250)",
    )
    open_journal(office)
    open_journal(office)  # noted once
    fill(office, 200)  # the chain grows past what this computer remembers
    close_journal(office)
    said = _messages(check_journal(office))
    assert "had lost its end; see entry 251" in said
    assert "see entry 252" not in said


def test_values_changed_in_the_history_are_found(office: Workspace) -> None:
    uid = _corrected(office)
    tamper(office, f"update field_change set old = 'x' where record_uid = '{uid}'")
    assert "changed after they were saved" in _messages(check_journal(office))


def test_history_lines_taken_out_or_put_in_are_found(office: Workspace) -> None:
    _corrected(office)
    columns = 'record_kind, record_uid, field, old, new, at, "by", source, salt, proof'
    tamper(
        office, f"insert into field_change (batch, {columns}) select 'strange', {columns} from field_change"
    )
    assert "no entry of the journal vouches for" in _messages(check_journal(office))
    tamper(office, "delete from field_change")
    assert "changed after they were saved" in _messages(check_journal(office))


def _corrected(office: Workspace) -> str:
    draft = FamilyDraft(members=(MemberDraft(name="سعاد علي حسن", relation=Relation.HEAD),), place="فايد")
    saved = beneficiaries.register(office, draft)
    head = beneficiaries.card(office, saved.uid).household.members[0]
    moved = FamilyDraft(
        members=(MemberDraft(name=head.name, relation=Relation.HEAD, uid=head.uid),), place="القصاصين"
    )
    beneficiaries.correct(office, saved.uid, saved.version, moved)
    return saved.uid


def test_digits_of_a_paper_lead_to_their_entry(office: Workspace) -> None:
    with office.store.read() as uow:
        digest = uow.journal.hash_of(123)
    assert digest is not None
    typed = digits_of(digest).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert entry_with_digits(office, typed) == 123
    assert entry_with_digits(office, "1" * 20) is None
    assert entry_with_digits(office, "12345") is None


def test_a_check_can_be_stopped(office: Workspace) -> None:
    with pytest.raises(CancelledError):
        check_journal(office, Progress(is_cancelled=lambda: True))


def test_only_who_may_see_the_journal_checks_it(tmp_path: Path) -> None:
    with pytest.raises(RefusedError):
        check_journal(make_office(tmp_path))


def _random_edit(chance: random.Random, workspace: Workspace, n: int) -> str:
    """Return SQL that changes, takes out or moves one entry somehow."""
    column = chance.choice(("by", "action", "kind", "subject", "details", "hash", "at"))
    value = {
        "at": f"'{datetime(2020, 1, 1) + timedelta(seconds=chance.randrange(10**8))}.000000'",
        "hash": f"'{chance.randbytes(32).hex()}'",
    }.get(column, f"'{chance.randbytes(4).hex()}'")
    return chance.choice(
        (
            f'update journal_entry set "{column}" = {value} where n = {n}',
            f"delete from journal_entry where n = {n}",
            f"update journal_entry set n = n + 10000000 where n = {n}",
        )
    )


@pytest.mark.long
def test_a_thousand_edits_of_a_hundred_thousand_entries_are_all_found(tmp_path: Path) -> None:
    office = as_checker(make_office(tmp_path))
    fill(office, 100_000)
    _find_edits(office, 1000, 100_000)


def test_a_hundred_edits_are_all_found(office: Workspace) -> None:
    _find_edits(office, 100, 300)


def _find_edits(office: Workspace, tries: int, entries: int) -> None:
    """Make random edits, each undone after it was looked for; every one must be named exactly."""
    from desktop.operations.journal_check import proven_journal

    chance = random.Random(20260301)
    tamper(office)
    found = 0
    for _ in range(tries):
        n = chance.randrange(1, entries + 1)
        with office.store.engine.connect().execution_options(transaction_mode="IMMEDIATE") as connection:
            from sqlalchemy.orm import Session

            from desktop.store.unit_of_work import UnitOfWork

            connection.execute(text(_random_edit(chance, office, n)))
            with Session(connection) as session:
                found += proven_journal(UnitOfWork(session), office, Progress()).first_broken == n
            connection.rollback()
    assert found == tries
