"""A list beside its card: the record stays chosen, the caret comes home, and leaving asks where words would be lost."""

from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.keys import Key, sequence
from desktop.ui.widgets.button_rows import ButtonRows
from desktop.ui.widgets.buttons import push_button, reword
from desktop.ui.widgets.card import CardContent, RecordCard
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.records_pane import RecordsPane


class Thing(NamedTuple):
    """A row."""

    uid: str


def _uid(row: Thing) -> object:
    return row.uid


_KEPT: list[QWidget] = []
COLUMNS = (Column(key="uid", heading="Thing", kind=ColumnKind.NAME, value=_uid),)


def make_pane(qtbot: QtBot, *uids: str) -> RecordsPane:
    """Return a shown pane in a window whose first stop is another field, as the sidebar is."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit(window))
    pane = RecordsPane(COLUMNS, name="Things", key="things", hint="Choose", parent=window)
    column.addWidget(pane)
    pane.show_rows([Thing(uid) for uid in uids])
    window.show()
    window.activateWindow()
    _KEPT.append(window)
    return pane


def test_the_record_stays_chosen_wherever_it_goes(qtbot: QtBot) -> None:
    pane = make_pane(qtbot, "a", "b")
    pane.view.selectRow(1)
    pane.show_rows([Thing("c"), Thing("a"), Thing("b")])
    assert pane.uid() == "b"
    with qtbot.waitSignal(pane.chosen):
        pane.show_rows([Thing("c"), Thing("a")])
    assert pane.uid() == ""
    assert not pane.view.selectionModel().hasSelection()


def test_a_record_is_chosen_now_or_when_it_comes(qtbot: QtBot) -> None:
    pane = make_pane(qtbot, "a", "b")
    pane.choose("b")
    assert pane.uid() == "b"
    pane.choose("d")
    pane.show_rows([Thing("a"), Thing("d")])
    assert pane.uid() == "d"


def test_the_line_under_the_keyboard_is_marked(qtbot: QtBot) -> None:
    pane = make_pane(qtbot, "a", "b")
    pane.view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: pane.view.selected_ids() == [0])


def test_the_caret_comes_home_when_its_button_goes(qtbot: QtBot) -> None:
    pane = make_pane(qtbot, "a")
    button = pane.add_button("Ask")
    pane.card.show_record(CardContent(title="a"))
    button.setFocus()
    button.hide()
    assert pane.window().focusWidget() is pane.view


def test_the_caret_comes_home_behind_a_dialog(qtbot: QtBot) -> None:
    pane = make_pane(qtbot, "a")
    button = pane.add_button("Ask")
    pane.card.show_record(CardContent(title="a"))
    button.setFocus()
    dialog = Dialog(pane, "Sure?", verb="Yes")
    dialog.accepted.connect(button.hide)
    dialog.open()
    dialog.accept()
    assert pane.window().focusWidget() is pane.view


def test_a_button_keeps_its_key_when_its_words_change(qtbot: QtBot) -> None:
    button = push_button("New agency", picture="add", key=Key.NEW)
    qtbot.addWidget(button)
    reword(button, "New memorandum")
    assert button.shortcut() == sequence(Key.NEW)
    assert button.accessibleName() == "New memorandum"
    assert "Ctrl+N" in button.toolTip()


class _Typed(Dialog):
    """A dialog in which something was typed."""

    def would_lose(self) -> bool:
        return True


def test_leaving_asks_where_something_would_be_lost(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = _Typed(window, "New", verb="Save")
    dialog.open()
    dialog.reject()
    assert dialog.isVisible()
    question = next(one for one in dialog.findChildren(Dialog))
    assert isinstance(question.focusWidget(), QPushButton)
    assert question.focusWidget() is question.leave
    question.confirm.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_buttons_go_below_each_other_in_a_narrow_card(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    card = RecordCard("Choose")
    qtbot.addWidget(card)
    card.setLayoutDirection(direction)
    buttons = [push_button(words) for words in ("Ask for approval", "Show families", "Give up the draft…")]
    for button in buttons:
        card.add_button(button)
    card.show_record(CardContent(title="a"))
    card.resize(300, 400)
    card.show()
    assert card.width() == 300
    tops = [button.y() for button in buttons]
    assert tops == sorted(tops)
    assert len(set(tops)) > 1
    card.resize(900, 400)
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 1)
    starts = [button.x() for button in buttons]
    assert starts == sorted(starts, reverse=direction == Qt.LayoutDirection.RightToLeft)
    buttons[1].hide()
    qtbot.waitUntil(lambda: buttons[0].width() > 400)


def test_buttons_come_back_in_a_window_that_was_shown_without_them(qtbot: QtBot) -> None:
    pane = make_pane(qtbot, "a")
    pane.window().resize(900, 600)
    buttons = [
        pane.add_button(words) for words in ("Ask for approval", "Show families", "Give up the draft…")
    ]
    pane.card.show_nothing()
    QApplication.processEvents()
    for _again in range(2):
        pane.card.show_record(CardContent(title="a"))
        buttons[1].hide()
        QApplication.processEvents()
        rows = next(iter(pane.card.findChildren(ButtonRows))).rect()
        shown = [button for button in buttons if button.isVisible()]
        assert shown == [buttons[0], buttons[2]]
        for button in shown:
            assert button.height() >= button.sizeHint().height()
            assert rows.contains(button.geometry())
        pane.card.show_nothing()
        QApplication.processEvents()
