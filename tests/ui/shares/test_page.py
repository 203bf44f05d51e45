"""A share by keyboard: sent by its owner, and decided on by the partner that hands it out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.models.package import RowVerdict, Standing
from desktop.operations import approved_lists, packages
from desktop.operations.decisions import grant
from desktop.progress import Progress
from desktop.ui.packages.page import SENT, ExchangePage
from desktop.ui.packages.review_window import ReviewWindow
from desktop.ui.packages.send_dialog import SendDialog
from desktop.workspace import Workspace
from tests.exchanging import carry
from tests.factories import as_checker
from tests.sharing import Joint, joint
from tests.ui.desks import keep, make_desk
from tests.ui.typing import press


@pytest.fixture
def both(tmp_path: Path) -> Joint:
    return joint(tmp_path)


def open_page(qtbot: QtBot, office: Workspace) -> ExchangePage:
    page = ExchangePage(make_desk(office))
    keep(page.desk, page)
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_share_is_sent_and_taken_by_keyboard(qtbot: QtBot, both: Joint) -> None:
    page = open_page(qtbot, both.owner)
    page.switch.go_to(SENT)
    press(page.send, Qt.Key.Key_Space)
    dialog = page.findChild(SendDialog)
    assert dialog is not None
    what = dialog.form.editor("what")
    press(what, Qt.Key.Key_Down)
    assert dialog.choice().round_uid == both.round_uid
    assert not dialog.form.editor("period_from").isEnabled()  # the list says it
    press(what, Qt.Key.Key_Up)
    assert dialog.form.editor("period_from").isEnabled()
    press(what, Qt.Key.Key_Down)
    press(what, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.preview is not None)
    with qtbot.waitSignal(dialog.asked) as asked:
        press(dialog.confirm, Qt.Key.Key_Space)
    path = Path(str(grant(as_checker(both.owner), asked.args[0], Progress())))

    packages.inspect(both.partner, carry(path, both.offices.courier))
    page = open_page(qtbot, both.partner)
    rows = [page.view.rows.record(n) for n in range(page.view.rows.rowCount())]
    page.view.selectRow(next(n for n, row in enumerate(rows) if row and row.standing is Standing.STAGED))
    press(page.view, Qt.Key.Key_Return)
    window = page.findChild(ReviewWindow)
    assert window is not None
    press(window.tiles[RowVerdict.NEW], Qt.Key.Key_Space)
    press(window.take_all, Qt.Key.Key_Space)
    qtbot.waitUntil(window.confirm.isEnabled)
    with qtbot.waitSignal(window.asked) as asked:
        press(window.confirm, Qt.Key.Key_Space)
    grant(as_checker(both.partner), asked.args[0], Progress())
    assert [row.families for row in approved_lists.lists(both.partner)] == [3]
