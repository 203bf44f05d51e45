"""Marks for text of two directions on one line; where they are needed is the only thing to know of them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

LEFT_TO_RIGHT, FIRST_STRONG, END = "\u2066", "\u2068", "\u2069"
RIGHT_TO_LEFT_MARK = "\u200f"
_INVISIBLE = {ord(mark): None for mark in "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069"}
# Where alignment must not be turned round by the direction of the window.
FIGURES = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
NAMES = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
CENTRED = Qt.AlignmentFlag.AlignCenter


def isolated(text: str) -> str:
    """Return a phone, path, key or code so that it reads left to right inside Arabic text."""
    return f"{LEFT_TO_RIGHT}{text}{END}"


def embedded(text: str) -> str:
    """Return text of unknown language so that it does not disturb what stands around it."""
    return f"{FIRST_STRONG}{text}{END}"


def plain(text: str) -> str:
    """Return the text without the marks of direction, as it should be copied."""
    return text.translate(_INVISIBLE)


def leading(text: str, direction: Qt.LayoutDirection) -> str:
    """Return a label's text so that even digits alone stand on the side where reading begins."""
    return RIGHT_TO_LEFT_MARK + text if direction == Qt.LayoutDirection.RightToLeft else text


def widest(font: QFont, *samples: str) -> int:
    """Return the width in pixels of the widest of the samples."""
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(sample) for sample in samples), default=0)
