"""The order of Tab where parts are made later than what stands below them."""

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.tab_order import put_last
from tests.ui.structure import show, tab_stops


def follows(ring: list[QWidget], wanted: list[QWidget]) -> bool:
    """Tell whether Tab goes round as wanted, wherever it begins."""
    start = ring.index(wanted[0])
    return ring[start:] + ring[:start] == wanted


def test_buttons_made_first_come_last(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    leave, save = QPushButton(window), QPushButton(window)
    name, notes = QLineEdit(window), QLineEdit(window)
    QLabel(window)
    put_last(window, leave, save)
    show(window, 300, 100)
    assert follows(tab_stops(window), [name, notes, leave, save])


def test_parts_change_places_among_themselves(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    save, leave, name = QPushButton(window), QPushButton(window), QLineEdit(window)
    QLabel(window)
    put_last(window, leave, save)
    show(window, 300, 100)
    assert follows(tab_stops(window), [name, leave, save])
