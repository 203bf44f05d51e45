"""The counter of a round in three languages: a number or a name is typed, Enter hands over."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.models.distribution import Result
from desktop.models.row_mark import row_mark
from desktop.operations import distributions
from desktop.operations.distributions import Planned
from desktop.ui.desk import Desk, Wish
from desktop.ui.distributions.agent_dialog import AgentDialog
from desktop.ui.distributions.page import DistributionsPage
from desktop.ui.distributions.results_window import ResultsWindow
from desktop.ui.widgets.reason_dialog import ReasonDialog
from desktop.vault import Secret
from tests.ui.structure import assert_nothing_cut, show

pytestmark = pytest.mark.usefixtures("language")


@pytest.fixture
def counter(page: DistributionsPage, opened: Planned) -> ResultsWindow:
    page.receive(Wish(filter=opened.uid))
    page.verbs.enter.click()
    window = page.findChild(ResultsWindow)
    assert window is not None
    return window


def idle(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.jobs.is_idle)


def press(window: ResultsWindow, text: str, result: Result = Result.RECEIVED) -> None:
    """Type a row as a keyboard does, then press the key of a result."""
    box = window.panel.box
    for letter in text:
        QApplication.sendEvent(
            box, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        )
    if result is Result.RECEIVED:
        enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(box, enter)
    else:
        window.panel.buttons[result].click()


def test_a_row_number_and_enter_record_a_family(
    counter: ResultsWindow, desk: Desk, qtbot: QtBot, opened: Planned
) -> None:
    press(counter, "٢")
    idle(desk, qtbot)
    assert [row.result for row in distributions.rows(desk.workspace, opened.uid)][:2] == [
        Result.PENDING,
        Result.RECEIVED,
    ]
    assert counter.panel.box.text() == ""


def test_each_key_has_its_result(counter: ResultsWindow, desk: Desk, qtbot: QtBot, opened: Planned) -> None:
    for row, result in enumerate((Result.ABSENT, Result.REFUSED, Result.MOVED, Result.DECEASED), start=1):
        press(counter, str(row), result)
    idle(desk, qtbot)
    assert [row.result for row in distributions.rows(desk.workspace, opened.uid)] == [
        Result.ABSENT,
        Result.REFUSED,
        Result.MOVED,
        Result.DECEASED,
        Result.PENDING,
    ]


def test_a_mark_is_taken_as_well_as_a_number(
    counter: ResultsWindow, desk: Desk, qtbot: QtBot, opened: Planned
) -> None:
    press(counter, row_mark(desk.workspace.vault.get(Secret.MARK_KEY), opened.number, 1, 3))
    idle(desk, qtbot)
    assert distributions.rows(desk.workspace, opened.uid)[2].result is Result.RECEIVED


def test_a_second_handover_is_shown_in_red_and_not_entered(
    counter: ResultsWindow, desk: Desk, qtbot: QtBot, opened: Planned
) -> None:
    press(counter, "1")
    idle(desk, qtbot)
    press(counter, "1")
    idle(desk, qtbot)
    assert counter.panel.plate.property("tone") == "error"
    show(counter, 1120, 640)
    assert_nothing_cut(counter.panel)
    second = counter.panel.verdict.text()
    assert distributions.totals(desk.workspace, opened.uid).pending == 4
    press(counter, "99")
    assert len({second, counter.panel.verdict.text(), ""}) == 3  # never told apart by colour or sound alone


def test_an_unknown_row_is_refused_by_name(counter: ResultsWindow, desk: Desk, opened: Planned) -> None:
    press(counter, "99")
    assert counter.panel.plate.property("tone") == "error"
    press(counter, "")
    counter.panel.box.setText("لا أحد")
    press(counter, "")
    assert counter.panel.plate.property("tone") == "error"
    assert distributions.totals(desk.workspace, opened.uid).pending == 5


def test_a_name_is_shown_first_and_recorded_by_the_second_enter(
    counter: ResultsWindow, desk: Desk, qtbot: QtBot, opened: Planned
) -> None:
    row = distributions.rows(desk.workspace, opened.uid)[3]
    counter.panel.box.setText(row.name)
    press(counter, "")
    assert distributions.totals(desk.workspace, opened.uid).pending == 5
    press(counter, "")
    idle(desk, qtbot)
    assert distributions.rows(desk.workspace, opened.uid)[3].result is Result.RECEIVED


def test_an_agent_is_asked_for(counter: ResultsWindow, desk: Desk, qtbot: QtBot, opened: Planned) -> None:
    press(counter, "2", Result.BY_AGENT)
    dialog = counter.findChild(AgentDialog)
    assert dialog is not None
    dialog.accept()
    assert dialog.isVisible()
    dialog.form.set_values({"name": "سيد علي", "relation": "ابن"})
    dialog.accept()
    idle(desk, qtbot)
    assert distributions.rows(desk.workspace, opened.uid)[1].agent_name == "سيد علي"


def test_all_others_and_taking_back(
    counter: ResultsWindow, desk: Desk, qtbot: QtBot, opened: Planned
) -> None:
    press(counter, "1", Result.ABSENT)
    idle(desk, qtbot)
    counter._record_all_others()
    idle(desk, qtbot)
    assert not counter.all_others.isEnabled()
    counter.table.selectRow(4)
    counter.take_back.click()
    dialog = counter.findChild(ReasonDialog)
    assert dialog is not None
    dialog.form.set_values({"reason": "صف آخر"})
    dialog.accept()
    assert distributions.totals(desk.workspace, opened.uid).pending == 1
