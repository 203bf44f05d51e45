"""An auditor filters the journal, reads it in words, exports and prints it, and sees no beneficiary."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from desktop.errors import BadInputError, RefusedError
from desktop.i18n.tongue import tongue
from desktop.models.beneficiary import Relation
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.journal import Action
from desktop.models.journal_details import detail_lines, entry_sentence
from desktop.models.journal_view import EntryRow
from desktop.models.paper import digits_of
from desktop.models.user import Role
from desktop.operations import beneficiaries, journals
from desktop.operations.journal_printing import print_report
from desktop.operations.journals import Wanted
from desktop.operations.memorandum_printing import print_card
from desktop.workspace import Workspace
from tests.documents.reading import page_texts
from tests.factories import NOW, make_office
from tests.operations.journals import fill

NAME = "سعاد علي حسن"


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """Give an office with a family, seen by an auditor."""
    clerk = make_office(tmp_path)
    draft = FamilyDraft(members=(MemberDraft(name=NAME, relation=Relation.HEAD),), place="فايد")
    saved = beneficiaries.register(clerk, draft)
    beneficiaries.card(clerk, saved.uid)
    assert clerk.actor is not None
    return replace(clerk, actor=replace(clerk.actor, roles=frozenset({Role.AUDITOR})))


def _rows(office: Workspace, wanted: Wanted) -> list[EntryRow]:
    found = journals.rows(office, journals.numbers(office, wanted))
    return [row for row in found if row is not None]


def test_entries_come_newest_first_with_the_names_of_colleagues(office: Workspace) -> None:
    rows = _rows(office, Wanted())
    assert [row.n for row in rows] == list(range(len(rows), 0, -1))
    assert rows[0].action == Action.READ
    assert rows[0].by == "منى حسن علي"


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
def test_no_entry_shows_raw_data_or_a_beneficiary(office: Workspace, language: str) -> None:
    spoken = tongue(language)
    persons = journals.facts(office).persons
    for row in _rows(office, Wanted()):
        said = entry_sentence(spoken, row) + " ".join(
            f"{label} {value}" for label, value in detail_lines(spoken, row, persons)
        )
        assert NAME not in said
        assert not set('{}"[]') & set(said)


def test_filters_narrow_the_view(office: Workspace) -> None:
    fill(office, 30)
    assert {row.action for row in _rows(office, Wanted(action="read"))} == {"read"}
    assert {row.kind for row in _rows(office, Wanted(kind="person"))} == {"person"}
    assert office.actor is not None
    assert {row.by_uid for row in _rows(office, Wanted(by=office.actor.uid))} == {office.actor.uid}
    assert _rows(office, Wanted(first=NOW.date() + timedelta(days=1))) == []
    assert len(_rows(office, Wanted(first=NOW.date(), last=NOW.date()))) == len(_rows(office, Wanted()))
    subject = _rows(office, Wanted(action="registered", kind="household"))[0].subject
    assert [row.action for row in _rows(office, Wanted(subject=subject))] == ["read", "registered"]


def test_words_find_papers_and_colleagues_but_no_families(office: Workspace) -> None:
    assert _rows(office, Wanted(words="هدى"))
    assert _rows(office, Wanted(words="2026/1")) == []  # the number of the family's file
    assert office.actor is not None
    clerk = replace(office, actor=replace(office.actor, roles=frozenset({Role.CHECKER})))
    assert [row.action for row in _rows(clerk, Wanted(words="٢٠٢٦/١"))] == ["read", "registered"]


def test_the_filters_offer_what_occurs(office: Workspace) -> None:
    offered = journals.choices(office)
    assert "منى حسن علي" in offered.persons.values()
    assert {"read", "registered", "office_created"} <= set(offered.actions)
    assert "household" in offered.kinds


def test_an_export_is_in_words_and_noted(office: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "journal.xlsx"
    count = journals.export_entries(office, Wanted(), "ar", "", out)
    sheet = ZipFile(out).read("xl/worksheets/sheet1.xml").decode()
    assert "الاطلاع على بطاقة أسرة" in sheet
    assert NAME not in sheet
    row = _rows(office, Wanted())[0]
    assert (row.action, row.kind, row.details["rows"]) == ("exported", "journal", count)


@pytest.mark.parametrize(
    ("language", "words"), [("ar", "السجل كله سليم"), ("fa", "سالم است"), ("en", "holds")]
)
def test_a_report_is_printed_and_noted(office: Workspace, tmp_path: Path, language: str, words: str) -> None:
    out = tmp_path / "report.pdf"
    print_report(office, NOW.date(), NOW.date(), language, "", out)
    assert words in " ".join(page_texts(out))
    row = _rows(office, Wanted())[0]
    assert (row.action, row.kind, row.details["number"]) == ("printed", "journal", "2026/1")


def test_a_report_that_ends_before_it_begins_is_refused(office: Workspace, tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        print_report(office, NOW.date(), NOW.date() - timedelta(days=1), "ar", "", tmp_path / "x.pdf")


def test_a_clerk_does_not_see_the_journal(tmp_path: Path) -> None:
    clerk = make_office(tmp_path)
    for look in (journals.facts, journals.choices, journals.entries):
        with pytest.raises(RefusedError):
            look(clerk)


def test_the_office_card_carries_the_journals_digits(tmp_path: Path) -> None:
    clerk = make_office(tmp_path)
    with clerk.store.read() as uow:
        head = uow.journal.head()[1]
    out = tmp_path / "card.pdf"
    print_card(clerk, out, "en")
    assert digits_of(head).replace("\u00a0", " ") in page_texts(out)[0]
