"""Words that wrap begin at the same edge on every line, whatever the direction."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.wrapped_label import WrappedLabel
from tests.ui.conftest import Speak
from tests.ui.structure import show

WORDS = {"ar": "كشف", "en": "Lists"}
UI = Path(__file__).resolve().parents[3] / "desktop" / "ui"


def edges(label: QWidget, *, is_rtl: bool) -> list[int]:
    """Return where the ink of each line begins, in pixels from the side where reading begins."""
    picture = label.grab().toImage()
    lines: list[int] = []
    is_between = True
    for y in range(picture.height()):
        inked = [x for x in range(picture.width()) if picture.pixelColor(x, y).alpha() > 127]
        if not inked:
            is_between = True
            continue
        begin = picture.width() - max(inked) if is_rtl else min(inked)
        if is_between:
            lines.append(begin)
        else:
            lines[-1] = min(lines[-1], begin)
        is_between = False
    return lines


@pytest.mark.parametrize("tongue", WORDS)
@pytest.mark.parametrize(
    "side", [Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop], ids=["middle", "top"]
)
def test_every_line_begins_at_the_same_edge(
    tongue: str, side: Qt.AlignmentFlag, speak: Speak, qtbot: QtBot
) -> None:
    speak(tongue)
    label = WrappedLabel(" ".join([WORDS[tongue]] * 9), alignment=side)
    qtbot.addWidget(label)
    show(label, 110, 200)
    found = edges(label, is_rtl=tongue == "ar")
    assert len(found) >= 3
    assert len(set(found)) == 1


def test_no_label_wraps_in_another_way() -> None:
    others = [
        path.name
        for path in UI.rglob("*.py")
        if path.name != "wrapped_label.py" and "setWordWrap(True)" in path.read_text("utf-8")
    ]
    assert others == []
