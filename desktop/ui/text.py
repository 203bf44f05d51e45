"""Marks for text of two directions on one line; where they are needed is the only thing to know of them."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

LEFT_TO_RIGHT, FIRST_STRONG, END = "\u2066", "\u2068", "\u2069"
LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"
_FORCE, _UNFORCE = "\u202d", "\u202c"
_MARKS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = {ord(mark): None for mark in _MARKS}
_RTL_LETTER = re.compile(
    "[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u06ee\u06ef\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]"
)
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")
# Where alignment must not be turned round by the direction of the window.
FIGURES = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
NAMES = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
CENTRED = Qt.AlignmentFlag.AlignCenter


def isolated(text: str) -> str:
    """Return a path, key or other Latin text so that it reads left to right inside Arabic text."""
    return f"{LEFT_TO_RIGHT}{text}{END}"


def code(text: str) -> str:
    """Return an identifier or phone that reads left to right whatever its digits.

    Arabic-Indic digits with spaces or strokes between them run group by group from the right even inside an
    isolate (Unicode counts them as AN); only an override keeps `+20 100 123` in order.
    """
    return isolated(text if _RTL_LETTER.search(text) else f"{_FORCE}{text}{_UNFORCE}")


def embedded(text: str, direction: Qt.LayoutDirection) -> str:
    """Return text of whoever typed it, kept together where its letters run against the window."""
    is_rtl = direction == Qt.LayoutDirection.RightToLeft
    against = _LATIN_LETTER if is_rtl else _RTL_LETTER
    return f"{FIRST_STRONG}{text}{END}" if against.search(text) else text


def plain(text: str) -> str:
    """Return the text without the marks of direction, as it should be copied."""
    return text.translate(_INVISIBLE)


def leading(text: str, direction: Qt.LayoutDirection) -> str:
    """Return a label's text so that digits alone, or the other script, stand where reading begins."""
    if not text:
        return ""
    is_rtl = direction == Qt.LayoutDirection.RightToLeft
    return (RIGHT_TO_LEFT_MARK if is_rtl else LEFT_TO_RIGHT_MARK) + embedded(text, direction)


def widest(font: QFont, *samples: str) -> int:
    """Return the width in pixels of the widest of the samples."""
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(sample) for sample in samples), default=0)
