"""The keys of the program in one table, Latin letters and F-keys only, so that they work on every layout."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from desktop.ui.text import isolated


class Key(StrEnum):
    """What a clerk presses; pages give their actions one of these."""

    SAVE = "Ctrl+S"
    NEW = "Ctrl+N"
    SEARCH = "Ctrl+F"
    SEARCH_TOO = "/"
    HELP = "F1"
    EDIT = "F2"
    REFRESH = "F5"
    PREVIEW = "F9"
    PRINT = "Ctrl+P"
    EXPORT = "Ctrl+E"
    IMPORT = "Ctrl+I"
    FILTER = "Ctrl+Shift+L"  # as spreadsheets know it
    COPY = "Ctrl+C"
    LOCK = "Ctrl+L"
    FORWARD = "Alt+Right"  # along the direction of reading: see `record_keys`
    BACK = "Alt+Left"


def sequence(key: Key) -> QKeySequence:
    """Return Qt's form of a key."""
    return QKeySequence(key.value)


def record_keys(direction: Qt.LayoutDirection) -> tuple[QKeySequence, QKeySequence]:
    """Return the keys for the next and the former record; the next lies where reading goes."""
    if direction == Qt.LayoutDirection.RightToLeft:
        return sequence(Key.BACK), sequence(Key.FORWARD)
    return sequence(Key.FORWARD), sequence(Key.BACK)


def with_key(words: str, key: Key | str) -> str:
    """Return a tool tip that tells the key, kept from left to right inside any text."""
    return f"{words} ({isolated(key)})" if key else words
