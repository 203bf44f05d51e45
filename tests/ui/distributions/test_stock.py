"""Deliveries are written down one after the other, without the window closing between them."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.operations import distributions, stock
from desktop.ui.desk import Desk
from desktop.ui.distributions.page import DistributionsPage
from desktop.ui.distributions.stock_dialog import StockDialog
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.families import add_families
from tests.rounds import printed
from tests.ui.conftest import Speak


@pytest.fixture
def office(tmp_path: Path, speak: Speak) -> Workspace:
    speak("fa")
    workspace = make_office(tmp_path)
    add_families(workspace, 4)
    printed(workspace, tmp_path, received=0)
    return workspace


def test_two_deliveries_and_their_minutes(
    page: DistributionsPage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    page.view.selectRow(0)
    page.verbs.stock.click()
    dialog = page.findChild(StockDialog)
    assert dialog is not None
    dialog.accept()
    assert stock.receipts(desk.workspace, page.pane.uid()) == []  # the giver and the quantity are missing
    for giver, quantity in (("خیریه مهر", 3), ("خیریه نور", 1)):
        dialog.form.set_values({"giver": giver, "quantity": quantity})
        dialog.accept()
        qtbot.waitUntil(lambda: desk.jobs.is_idle)
        assert dialog.isVisible()
        assert dialog.confirm.isEnabled()
    assert [row.quantity for row in stock.receipts(desk.workspace, page.pane.uid())] == [3, 1]
    assert distributions.open_distribution(desk.workspace, page.pane.uid()).received == 4
    dialog.table.selectRow(1)
    assert dialog.printing.isEnabled()
