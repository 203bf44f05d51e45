"""The page of distributions in three languages: planning, printing, the counter, and the closing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.models.distribution import DistributionState, Result, row_mark
from desktop.models.handover import Agent, ResultEntry
from desktop.operations import approved_lists, distributions, handovers
from desktop.operations.distributions import Planned
from desktop.ui.desk import Desk, Wish
from desktop.ui.distributions.agent_dialog import AgentDialog
from desktop.ui.distributions.close_dialog import CloseDialog
from desktop.ui.distributions.page import DistributionsPage
from desktop.ui.distributions.plan_dialog import PlanDialog
from desktop.ui.distributions.results_window import ResultsWindow
from desktop.ui.distributions.sheet_dialog import SheetDialog
from desktop.ui.distributions.words import RESULTS, STATES
from desktop.ui.widgets.paper_window import PaperWindow
from desktop.ui.widgets.print_dialog import PrintDialog
from desktop.ui.widgets.reason_dialog import ReasonDialog
from desktop.vault import Secret
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.families import add_families
from tests.operations.test_approved_lists import approve, plan
from tests.rounds import ARABIC, wish
from tests.ui.desks import make_desk

pytestmark = pytest.mark.usefixtures("language")


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 5)
    return workspace


@pytest.fixture
def list_uid(office: Workspace) -> str:
    drafted = approved_lists.draft_list(office, plan())
    approve(office, drafted.uid)
    return drafted.uid


@pytest.fixture
def desk(office: Workspace) -> Iterator[Desk]:
    made = make_desk(office)
    yield made
    made.jobs.close()


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> DistributionsPage:
    made = DistributionsPage(desk)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


@pytest.fixture
def opened(office: Workspace, list_uid: str, tmp_path: Path) -> Planned:
    planned = distributions.plan(office, wish(list_uid, received=5))
    distributions.print_sheet(office, planned.uid, ARABIC, tmp_path / "sheet.pdf")
    return planned


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


def test_a_round_is_planned_from_the_only_list(
    page: DistributionsPage, desk: Desk, qtbot: QtBot, list_uid: str
) -> None:
    page.new.click()
    dialog = page.findChild(PlanDialog)
    assert dialog is not None
    values = dialog.form.values() | {"campaign": "قافلة", "place": "القصاصين", "received": 5}
    assert values["list_uid"] == list_uid
    dialog.form.set_values(values)
    with qtbot.waitSignal(dialog.planned):
        dialog.confirm.click()
    assert page.view.rows.rowCount() == 1
    assert page.print.isEnabled()
    assert not page.verbs.enter.isVisible()


def test_a_half_filled_plan_stays_open(page: DistributionsPage, desk: Desk) -> None:
    page.receive(Wish(filter="plan:"))
    dialog = page.findChild(PlanDialog)
    assert dialog is not None
    dialog.confirm.click()
    assert dialog.isVisible()
    assert distributions.distributions(desk.workspace) == []
    dialog.reject()


def test_the_print_dialog_hands_over_what_was_chosen(
    page: DistributionsPage, desk: Desk, list_uid: str, tmp_path: Path
) -> None:
    planned = distributions.plan(desk.workspace, wish(list_uid))
    page.receive(Wish(filter=planned.uid))
    page.print.click()
    dialog = page.findChild(PrintDialog)
    assert dialog is not None
    options = dialog.options()
    assert (options.language, options.is_masked) == ("ar", False)
    dialog.accept()
    assert dialog.chooser is not None
    assert dialog.chooser.selectedFiles()[0].endswith("2026-1.pdf")
    dialog.chooser.reject()
    dialog.reject()


def test_a_sheet_is_printed_village_by_village(
    page: DistributionsPage, desk: Desk, qtbot: QtBot, list_uid: str, tmp_path: Path
) -> None:
    planned = distributions.plan(desk.workspace, wish(list_uid, received=5))
    page.receive(Wish(filter=planned.uid))
    page.print.click()
    dialog = page.findChild(SheetDialog)
    assert dialog is not None
    dialog.form.set_values(dialog.form.values() | {"is_by_village": True})
    dialog.accept()
    assert dialog.chooser is not None
    assert dialog.chooser.fileMode() == dialog.chooser.FileMode.Directory
    dialog.chooser.reject()
    with qtbot.waitSignal(dialog.printed, timeout=20_000) as told:
        dialog.print_into(str(tmp_path))
    assert len(list(told.args[0].iterdir())) == 3
    assert page.banner.isVisible()
    assert page.findChild(PaperWindow) is None


def test_a_sheet_is_printed_and_shown(
    page: DistributionsPage, desk: Desk, qtbot: QtBot, list_uid: str, tmp_path: Path
) -> None:
    planned = distributions.plan(desk.workspace, wish(list_uid))
    page.receive(Wish(filter=planned.uid))
    page.print.click()
    dialog = page.findChild(PrintDialog)
    assert dialog is not None
    with qtbot.waitSignal(dialog.printed, timeout=20_000):
        dialog.print_into(str(tmp_path / "sheet.pdf"))
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert page.verbs.enter.isVisible()
    shown = page.findChild(PaperWindow)
    assert shown is not None
    shown.accept()


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


def test_a_round_closes_when_everything_is_accounted_for(
    page: DistributionsPage, desk: Desk, qtbot: QtBot, opened: Planned
) -> None:
    handovers.record_results(
        desk.workspace, opened.uid, [ResultEntry(row=1, result=Result.ABSENT)], rest=Result.RECEIVED
    )
    page.receive(Wish(filter=opened.uid))
    page.verbs.close_round.click()
    dialog = page.findChild(CloseDialog)
    assert dialog is not None
    assert not dialog.confirm.isEnabled()
    dialog.form.set_values({"returned": 1, "damaged": 0, "missing": 0})
    dialog._weigh()
    with qtbot.waitSignal(dialog.closed):
        dialog.confirm.click()
    assert page.banner.isVisible()
    assert not page.verbs.enter.isVisible()


def test_every_state_and_result_has_its_words() -> None:
    assert set(STATES) == set(DistributionState)
    assert set(RESULTS) == set(Result)
    assert Agent(name="x").relation == ""
