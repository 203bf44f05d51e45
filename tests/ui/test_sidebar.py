"""The places: all of them in sight on the low screens that offices have, and never cut."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.desk import PageEntry, PageKey
from desktop.ui.sidebar import Sidebar
from desktop.ui.theme import LARGEST_SIZE, SIDEBAR_WIDTH, USUAL_SIZE
from tests.ui.conftest import Speak
from tests.ui.structure import show

OFFICE = "إدارة التل الكبير الاجتماعية"
ON_A_LOW_SCREEN = 690  # pixels that a screen of 768 leaves beside the task bar and the title bar


def places(qtbot: QtBot) -> Sidebar:
    entries = [PageEntry(key, lambda _desk, parent: QWidget(parent)) for key in PageKey]
    sidebar = Sidebar(entries, OFFICE, "هدى إبراهيم مصطفى")
    qtbot.addWidget(sidebar)
    return sidebar


def test_all_places_are_in_sight_on_a_low_screen(language: str, qtbot: QtBot) -> None:
    sidebar = places(qtbot)
    show(sidebar, SIDEBAR_WIDTH, ON_A_LOW_SCREEN)
    assert sidebar.places.verticalScrollBar().maximum() == 0
    place = sidebar.group.buttons()[0]
    drawn_together = place.height()
    show(sidebar, SIDEBAR_WIDTH, 1000)
    assert place.height() == place.sizeHint().height() > drawn_together


@pytest.mark.parametrize("size", [USUAL_SIZE, LARGEST_SIZE])
def test_no_place_is_lower_than_its_words(size: int, speak: Speak, qtbot: QtBot) -> None:
    speak("ar", size=size)
    sidebar = places(qtbot)
    show(sidebar, SIDEBAR_WIDTH, 400)
    for place in sidebar.group.buttons():
        assert place.height() >= place.fontMetrics().height() + 6
