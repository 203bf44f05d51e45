"""Scans of a signed sheet in the window: rows in doubt are answered by keys, the rest is entered with them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.models.distribution import Result
from desktop.models.handover import ResultEntry
from desktop.models.returned_sheet import Doubt, DoubtfulRow, LostPicture, SheetReading
from desktop.operations import distributions, handovers
from desktop.ui.distributions.agent_dialog import AgentDialog
from desktop.ui.distributions.page import DistributionsPage
from desktop.ui.distributions.returned_scans import ReturnedScans
from desktop.ui.distributions.returned_window import ReturnedWindow
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.families import add_families
from tests.returned import scanned, sign
from tests.rounds import printed
from tests.ui.conftest import Speak


@pytest.fixture
def office(tmp_path: Path, speak: Speak) -> Workspace:
    speak("ar")
    workspace = make_office(tmp_path)
    add_families(workspace, 6)
    printed(workspace, tmp_path)
    return workspace


def uid_of(page: DistributionsPage) -> str:
    return distributions.distributions(page.desk.workspace)[0].uid


def results(workspace: Workspace, uid: str) -> list[Result]:
    return [row.result for row in distributions.rows(workspace, uid)]


def opened(page: DistributionsPage, **reading: object) -> ReturnedWindow:
    row = distributions.distributions(page.desk.workspace)[0]
    values: dict[str, object] = {"pages": 1, "read": (1,)}
    window = ReturnedWindow(page.desk, row, SheetReading(**(values | reading)), page)  # type: ignore[arg-type]
    window.open()
    return window


def doubtful(page: DistributionsPage, position: int, doubt: Doubt) -> DoubtfulRow:
    rows = distributions.rows(page.desk.workspace, uid_of(page))
    return DoubtfulRow(rows[position - 1], doubt, b"")


def test_keys_answer_the_rows_in_doubt_and_all_is_entered_together(
    page: DistributionsPage, qtbot: QtBot
) -> None:
    workspace, uid = page.desk.workspace, uid_of(page)
    handovers.record_results(workspace, uid, [ResultEntry(row=6, result=Result.ABSENT)])
    window = opened(
        page,
        signed=(1,),
        unsigned=(2,),
        doubtful=(
            doubtful(page, 3, Doubt.PLACE),
            doubtful(page, 4, Doubt.AGENT),
            doubtful(page, 5, Doubt.PICTURES),
            doubtful(page, 6, Doubt.ENTERED),
        ),
    )
    QTest.keyClick(window.panel, Qt.Key.Key_Return)
    window.panel.buttons[Result.BY_AGENT].click()
    agent = window.findChild(AgentDialog)
    assert agent is not None
    agent.form.set_values({"name": "سيد علي"})
    agent.accept()
    window.panel.buttons[Result.REFUSED].click()
    assert window.panel.keep.isVisible()
    window.panel.keep.click()
    assert results(workspace, uid)[:5] == [Result.PENDING] * 5  # nothing before the verb
    window.confirm.click()
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle)
    assert results(workspace, uid) == [
        Result.RECEIVED, Result.ABSENT, Result.RECEIVED, Result.BY_AGENT, Result.REFUSED, Result.ABSENT
    ]  # fmt: skip


def test_who_leaves_the_unsigned_rows_out_enters_the_signed_alone(
    page: DistributionsPage, qtbot: QtBot
) -> None:
    window = opened(page, signed=(1, 2), unsigned=(3, 4), doubtful=(doubtful(page, 5, Doubt.PLACE),))
    window.absent.setChecked(False)
    window.panel.later.click()
    window.accept()
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle)
    assert results(page.desk.workspace, uid_of(page)) == [Result.RECEIVED] * 2 + [Result.PENDING] * 4


def test_a_reading_without_anything_offers_nothing_and_says_why(page: DistributionsPage) -> None:
    window = opened(page, pages=3, read=(), lost=(LostPicture("a.jpg", 1, "No page code can be read."),))
    assert not window.confirm.isEnabled()
    assert not window.panel.isVisible()
    assert "a.jpg" in window.lost.text()
    assert "١–٣" in window.pages.text()


def test_files_are_read_in_a_child_and_shown(page: DistributionsPage, tmp_path: Path, qtbot: QtBot) -> None:
    row = distributions.distributions(page.desk.workspace)[0]
    scan = scanned(page.desk.workspace, row.uid, tmp_path / "sheet.pdf", sign(1, 2), tmp_path / "scan.png")
    ReturnedScans(page, row).read([str(scan)])
    qtbot.waitUntil(lambda: page.findChild(ReturnedWindow) is not None, timeout=60_000)
    window = page.findChild(ReturnedWindow)
    assert window is not None
    assert (window._reading.signed, window._reading.unsigned) == ((1, 2), (3, 4, 5, 6))


def test_a_file_that_is_no_picture_is_told_on_the_page(
    page: DistributionsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "notes.txt").write_text("hello", encoding="utf-8")
    row = distributions.distributions(page.desk.workspace)[0]
    ReturnedScans(page, row).read([str(tmp_path / "notes.txt")])
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle, timeout=60_000)
    assert "notes.txt" in page.banner.words.text()
