"""Giving out what is seen: this order, these columns, in the journal, and nothing half done."""

import json
from pathlib import Path

import pytest

from desktop.documents.workbook import open_workbook
from desktop.errors import BadInputError, CancelledError
from desktop.models.beneficiary import Household, Relation
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.listing import Listing
from desktop.operations import beneficiaries, listings
from desktop.operations.listing_export import export_seen, note_copying
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.factories import make_office

COLUMNS = {
    "code": "رقم الملف",
    "name": "الاسم",
    "birth_date": "تاريخ الميلاد",
    "state": "الحالة",
    "members": "الأفراد",
}
WORDS = {"state": {"confirmed": "مؤكد"}}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give an office with two families."""
    made = make_office(tmp_path)
    for name, born in (("=سعاد علي", "1975"), ("أحمد علي", "")):
        head = MemberDraft(name=name, relation=Relation.HEAD)
        if born:
            head = MemberDraft(
                name=name, relation=Relation.HEAD, national_id="27503081901311", birth_precision="day"
            )
        beneficiaries.register(made, FamilyDraft(members=(head,)))
    return made


def test_the_rows_seen_go_out_in_their_order_and_words(workspace: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "seen.xlsx"
    listing = Listing(descending=True)
    assert export_seen(workspace, listing, COLUMNS, WORDS, "المستفيدون", out) == 2
    book = open_workbook(out)
    rows = [list(row) for row in book.rows(book.sheets[0])]
    assert rows[0] == list(COLUMNS.values())
    seen = [row.name for row in listings.rows(workspace, listings.look(workspace, listing).ids) if row]
    assert [row[1] for row in rows[1:]] == seen
    assert {row[3] for row in rows[1:]} == {"مؤكد"}
    with workspace.store.read() as uow:
        entry = uow.journal.latest(1)[0]
    assert (entry.action, "سعاد" in entry.details) == ("exported", False)


def test_a_date_goes_out_no_finer_than_it_is_known(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.store.write() as uow:
        row = uow.beneficiaries.household(beneficiaries.household_of(workspace, 1))
        assert row is not None
        row.members[0].birth_precision = "year"
    out = tmp_path / "seen.xlsx"
    export_seen(workspace, Listing(text="سعاد"), COLUMNS, WORDS, "المستفيدون", out)
    book = open_workbook(out)
    assert list(book.rows(book.sheets[0]))[1][2] == "1975"


def test_what_is_copied_stands_in_the_journal_by_number_and_columns(workspace: Workspace) -> None:
    note_copying(workspace, 2, ["name", "work_state"])
    with workspace.store.read() as uow:
        entry = uow.journal.latest(1)[0]
    assert (entry.action, json.loads(entry.details)) == (
        "exported",
        {"rows": 2, "columns": ["name", "work_state"], "is_copied": True},
    )


def test_incomes_go_out_in_pounds_and_sets_of_codes_in_words(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.store.write() as uow:
        for household in uow.session.query(Household):
            household.income_total, household.income_currency, household.assets = 150050, "EGP", "car land"
    out = tmp_path / "seen.xlsx"
    columns, words = {"income_total": "الدخل", "assets": "الممتلكات"}, {"assets": {"car": "سيارة"}}
    export_seen(workspace, Listing(text="سعاد"), columns, words, "المستفيدون", out)
    book = open_workbook(out)
    assert list(book.rows(book.sheets[0]))[1] == [1500.5, "سيارة, land"]


def test_a_cancelled_export_leaves_no_file(workspace: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "seen.xlsx"
    with pytest.raises(CancelledError):
        export_seen(workspace, Listing(), COLUMNS, WORDS, "t", out, Progress(is_cancelled=lambda: True))
    assert not out.exists()


def test_a_place_that_cannot_be_written_is_told(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="could not be written"):
        export_seen(workspace, Listing(), COLUMNS, WORDS, "t", tmp_path / "nowhere" / "seen.xlsx")


def test_tags_stand_below_the_headings_where_they_are_wished(workspace: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "seen.xlsx"
    export_seen(workspace, Listing(), COLUMNS, WORDS, "المستفيدون", out, with_tags=True)
    book = open_workbook(out)
    rows = list(book.rows(book.sheets[0]))
    assert rows[1][:2] == ["#beneficiary+household+code", "#beneficiary+name"]
    assert "=سعاد علي" in [row[1] for row in rows[2:]]
