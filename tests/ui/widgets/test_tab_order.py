"""The order of Tab where parts are made later than what stands below them."""

import gc

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import ownedByPython

from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.tab_order import focus_ring, put_last
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


def test_an_open_window_outlives_the_collector(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    dialog = Dialog(page, "Leave?", verb="Leave")
    dialog.body.addWidget(QLineEdit(dialog))
    dialog.open()
    del dialog
    gc.collect()
    assert [child for child in page.children() if isinstance(child, Dialog)]


def test_a_window_without_parent_stays_its_owners(qtbot: QtBot) -> None:
    window = QWidget()
    QVBoxLayout(window).addWidget(QLineEdit(window))
    focus_ring(window)
    assert ownedByPython(window)
