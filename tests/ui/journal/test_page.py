"""The journal page: filtered, one entry in words, the check with its result, papers compared, exported and printed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.i18n.catalogue import use
from desktop.i18n.tongue import tongue
from desktop.models.beneficiary import Relation
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.paper import digits_of
from desktop.models.user import Role
from desktop.operations import beneficiaries
from desktop.ui.journal.digits_dialog import DigitsDialog
from desktop.ui.journal.page import JournalPage
from desktop.ui.journal.report_dialog import ReportDialog
from desktop.workspace import Workspace
from tests.factories import NOW, make_office
from tests.operations.journals import fill, tamper
from tests.ui.desks import keep, make_desk


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """Give an office where something happened, seen by an auditor who is nothing else."""
    clerk = make_office(tmp_path)
    draft = FamilyDraft(members=(MemberDraft(name="سعاد علي حسن", relation=Relation.HEAD),))
    beneficiaries.card(clerk, beneficiaries.register(clerk, draft).uid)
    fill(clerk, 40)
    assert clerk.actor is not None
    return replace(clerk, actor=replace(clerk.actor, roles=frozenset({Role.AUDITOR})))


def open_page(qtbot: QtBot, office: Workspace) -> JournalPage:
    page = JournalPage(make_desk(office))
    keep(page.desk, page)
    qtbot.addWidget(page)
    wait_for(qtbot, page)
    return page


def wait_for(qtbot: QtBot, page: JournalPage) -> None:
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle, timeout=60_000)


def rows(page: JournalPage) -> int:
    return page.list.rows.rowCount()


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
def test_an_auditor_reads_entries_in_words(qtbot: QtBot, office: Workspace, language: str) -> None:
    use(tongue(language))
    page = open_page(qtbot, office)
    assert rows(page) > 40
    page.list.selectRow(0)
    assert page.card.title.text().strip("\u200f\u200e")
    assert "{" not in page.card.title.text()


def test_filters_narrow_the_view_and_one_button_widens_it(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, office)
    everything = rows(page)
    page.filters.action.set_value("registered")
    page.filters.action.changed.emit()
    wait_for(qtbot, page)
    assert 0 < rows(page) < everything
    page.list.selectRow(0)
    page.same.click()
    wait_for(qtbot, page)
    assert rows(page) >= 1
    page.filters.clear.click()
    wait_for(qtbot, page)
    assert rows(page) == everything


def test_days_narrow_the_view(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, office)
    page.filters.show_days(date(2026, 3, 2), date(2026, 3, 9))
    wait_for(qtbot, page)
    assert rows(page) == 0
    assert page.list.empty.isVisibleTo(page.list)
    page.filters.first.setText("2026")  # a year alone means all of it
    page.filters.last.setText("2026")
    page.filters.last.editingFinished.emit()
    wait_for(qtbot, page)
    assert rows(page) > 40


def test_a_check_says_that_all_holds(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, office)
    page.check.click()
    wait_for(qtbot, page)
    assert "The whole journal holds" in page.banner.words.text()


def test_a_check_names_the_first_broken_entry(qtbot: QtBot, office: Workspace) -> None:
    tamper(office, "update journal_entry set subject = 'x' where n = 30")
    page = open_page(qtbot, office)
    page.check.click()
    wait_for(qtbot, page)
    assert "Entry 30 of the journal does not hold" in page.banner.words.text()


def test_digits_of_a_paper_lead_to_their_entry(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, office)
    dialog = DigitsDialog(page.desk, page)
    dialog.found.connect(page.show_found)
    with office.store.read() as uow:
        digest = uow.journal.hash_of(9)
    dialog.form.set_values({"digits": digits_of(digest or "")})
    dialog.accept()
    wait_for(qtbot, page)
    assert "entry 9" in page.banner.words.text()
    assert rows(page) == 1


def test_unknown_digits_are_said_to_be_unknown(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, office)
    dialog = DigitsDialog(page.desk, page)
    dialog.form.set_values({"digits": "1" * 20})
    dialog.accept()
    wait_for(qtbot, page)
    assert "No entry has these digits" in dialog.banner.words.text()
    dialog.reject()


def test_what_is_seen_is_exported(qtbot: QtBot, office: Workspace, tmp_path: Path) -> None:
    page = open_page(qtbot, office)
    out = tmp_path / "journal.xlsx"
    page.export_into(str(out))
    wait_for(qtbot, page)
    assert out.exists()
    assert "written to the workbook" in page.banner.words.text()


def test_a_report_is_printed(qtbot: QtBot, office: Workspace, tmp_path: Path) -> None:
    page = open_page(qtbot, office)
    dialog = ReportDialog(page.desk, NOW.date(), NOW.date(), page)
    with qtbot.waitSignal(dialog.printed, timeout=60_000):
        dialog.print_into(str(tmp_path / "report.pdf"))
    assert (tmp_path / "report.pdf").exists()


def test_who_may_not_see_the_journal_sees_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    page = open_page(qtbot, make_office(tmp_path))
    assert rows(page) == 0
    assert not page.check.isEnabled()
