"""Which rounds the page shows, and voiding a sheet: with a reason, and only while no result was entered."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.distribution import DistributionState, Result
from desktop.models.handover import ResultEntry
from desktop.operations import distributions, handovers
from desktop.operations.distributions import Planned
from desktop.ui.desk import Wish
from desktop.ui.distributions.page import OPEN, DistributionsPage
from desktop.ui.widgets.print_dialog import PrintDialog
from desktop.ui.widgets.reason_dialog import ReasonDialog
from desktop.workspace import Workspace
from tests.rounds import wish

pytestmark = pytest.mark.usefixtures("language")


def test_a_lost_sheet_is_voided_with_a_reason(page: DistributionsPage, opened: Planned, qtbot: QtBot) -> None:
    page.receive(Wish(filter=opened.uid))
    page.verbs.void.click()
    dialog = page.findChild(ReasonDialog)
    assert dialog is not None
    dialog.form.set_values({"reason": "ضاع الكشف"})
    dialog.accept()
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle)
    (row,) = distributions.distributions(page.desk.workspace)
    assert row.state is DistributionState.VOIDED
    assert not page.verbs.void.isVisible()


def test_today_sends_the_clerk_to_the_rounds_under_way(page: DistributionsPage, opened: Planned) -> None:
    page.receive(Wish(filter=OPEN))
    assert page.view.rows.rowCount() == 1
    distributions.void(page.desk.workspace, opened.uid, "خطأ")
    page.reload()
    assert page.view.rows.rowCount() == 0
    page.receive(Wish(filter=opened.uid))
    assert page.pane.uid() == opened.uid


def test_enter_on_a_round_takes_its_next_step(
    page: DistributionsPage, office: Workspace, list_uid: str
) -> None:
    planned = distributions.plan(office, wish(list_uid, received=5))
    page.receive(Wish(filter=planned.uid))
    page.view.record_opened.emit(0)
    dialog = page.findChild(PrintDialog)
    assert dialog is not None
    dialog.reject()


def test_a_sheet_with_results_cannot_be_voided(page: DistributionsPage, opened: Planned) -> None:
    page.receive(Wish(filter=opened.uid))
    assert page.verbs.void.isVisible()
    entries = (ResultEntry(row=1, result=Result.RECEIVED),)
    handovers.record_results(page.desk.workspace, uid=opened.uid, entries=entries)
    page.reload()
    assert not page.verbs.void.isVisible()
    assert page.verbs.enter.isVisible()
