"""Parts beside each other fill their place to the last pixel, in both directions of writing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.side_by_side import SideBySide


def test_no_part_is_cut(qtbot: QtBot) -> None:
    both = SideBySide()
    qtbot.addWidget(both)
    both.hold(QLabel("a"), QLabel("b"))
    both.resize(401, 50)
    both.show()
    for direction in (Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight):
        both.setLayoutDirection(direction)
        qtbot.waitUntil(lambda: _ends(both) == (0, 400))
    both.setSizes([100, 300])
    assert _ends(both) == (0, 400)


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_first_part_stands_where_one_begins_to_read(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    both = SideBySide()
    qtbot.addWidget(both)
    both.setLayoutDirection(direction)
    first = QLabel("a")
    both.hold(first, QLabel("b"))
    both.resize(401, 50)
    both.show()
    assert _ends(both) == (0, 400)
    assert (first.x() == 0) == (direction == Qt.LayoutDirection.LeftToRight)


def _ends(both: SideBySide) -> tuple[int, int]:
    places = [part.geometry() for part in both.findChildren(QLabel)]
    return min(place.left() for place in places), max(place.right() for place in places)
