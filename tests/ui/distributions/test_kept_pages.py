"""Kept pages in the window: kept with the results, found by a family, shown, held and let go."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.distribution import Result
from desktop.models.handover import DistributionRow
from desktop.models.returned_sheet import ReadScan, SheetReading
from desktop.operations import distributions, handovers, kept_pages, returned_sheets
from desktop.operations.returned_sheets import ReadResults
from desktop.ui.distributions.close_dialog import CloseDialog
from desktop.ui.distributions.correction_dialog import CorrectionDialog
from desktop.ui.distributions.kept_pages_dialog import KeptPagesDialog
from desktop.ui.distributions.page import DistributionsPage
from desktop.ui.distributions.results_window import ResultsWindow
from desktop.ui.distributions.returned_window import ReturnedWindow
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.paper_window import PreviewWindow
from desktop.ui.widgets.reason_dialog import ReasonDialog
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.families import add_families
from tests.returned import plain_scan
from tests.rounds import printed
from tests.ui.conftest import Speak


@pytest.fixture
def office(tmp_path: Path, speak: Speak) -> Workspace:
    speak("ar")
    workspace = make_office(tmp_path)
    add_families(workspace, 4)
    printed(workspace, tmp_path, received=4)
    return workspace


@pytest.fixture
def scan(tmp_path: Path) -> ReadScan:
    return plain_scan(tmp_path / "scan.png", rows=4)


def row_of(page: DistributionsPage) -> DistributionRow:
    return distributions.distributions(page.desk.workspace)[0]


def keep(page: DistributionsPage, scan: ReadScan) -> None:
    returned_sheets.record_reading(page.desk.workspace, row_of(page).uid, ReadResults(kept=[scan]))


def returned(page: DistributionsPage, scan: ReadScan) -> ReturnedWindow:
    reading = SheetReading(pages=1, read=(1,), agreeing=4, scans=(scan,))
    window = ReturnedWindow(page.desk, row_of(page), reading, page)
    window.open()
    return window


def pages(page: DistributionsPage) -> list[str]:
    return [one.held_because for one in kept_pages.kept_pages(page.desk.workspace, row_of(page).uid)]


def test_pages_are_kept_even_where_no_result_is_left_to_enter(
    page: DistributionsPage, scan: ReadScan, qtbot: QtBot
) -> None:
    returned(page, scan).confirm.click()
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle, timeout=60_000)
    assert pages(page) == [""]


def test_who_keeps_no_pages_is_not_asked_again(page: DistributionsPage, scan: ReadScan, qtbot: QtBot) -> None:
    window = returned(page, scan)
    window.keep.setChecked(False)
    assert not window.confirm.isEnabled()
    handovers.record_results(page.desk.workspace, row_of(page).uid, rest=Result.RECEIVED)
    window.accept()
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle)
    assert not returned(page, scan).keep.isChecked()
    assert pages(page) == []


def test_a_page_is_found_shown_held_and_let_go(page: DistributionsPage, scan: ReadScan, qtbot: QtBot) -> None:
    keep(page, scan)
    window = ResultsWindow(page.desk, row_of(page), page)
    window.open()
    window.table.selectRow(2)
    window.signed_page.click()
    dialog = window.findChild(KeptPagesDialog)
    assert dialog is not None
    assert dialog.search.text() == "٣"
    dialog.table.record_opened.emit(0)
    qtbot.waitUntil(lambda: dialog.findChild(PreviewWindow) is not None)
    dialog.search.setText("99")
    dialog.search.entered.emit()
    dialog._load()
    assert not dialog.confirm.isEnabled()
    assert "99" in dialog.table.empty.title.text() or "٩٩" in dialog.table.empty.title.text()
    dialog.search.clear()
    dialog._load()

    dialog.hold.click()
    reason = dialog.findChild(ReasonDialog)
    assert reason is not None
    reason.form.set_values({"reason": "شكوى ١٢"})
    reason.accept()
    qtbot.waitUntil(lambda: pages(page) == ["شكوى ١٢"] and page.desk.jobs.is_idle)
    dialog.release.click()
    qtbot.waitUntil(lambda: pages(page) == [""] and page.desk.jobs.is_idle)


def test_the_closing_says_what_goes_and_a_held_page_goes_after_a_question(
    page: DistributionsPage, scan: ReadScan, qtbot: QtBot
) -> None:
    workspace, uid = page.desk.workspace, row_of(page).uid
    keep(page, scan)
    handovers.record_results(workspace, uid, rest=Result.RECEIVED)
    closing = CloseDialog(page.desk, row_of(page), page)
    assert not closing.pages.isHidden()
    closing.reject()
    kept_pages.hold_page(workspace, kept_pages.kept_pages(workspace, uid)[0].uid, "شكوى")
    handovers.close(workspace, uid, returned=0, damaged=0, missing=0)
    correction = CorrectionDialog(page.desk, row_of(page), page)
    correction.open()
    correction.signed_page.click()
    dialog = correction.findChild(KeptPagesDialog)
    assert dialog is not None
    dialog.release.click()
    assert pages(page) == ["شكوى"]
    question = next(one for one in dialog.findChildren(Dialog) if one.isVisible())
    question.confirm.click()
    qtbot.waitUntil(lambda: pages(page) == [] and page.desk.jobs.is_idle)
