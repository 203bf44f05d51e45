"""Buttons of one look: primary (one a page), plain, quiet, danger; the verb on them says what happens."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from desktop.ui.icons import SIZE, Ink, icon
from desktop.ui.keys import Key, sequence, with_key


class Kind(StrEnum):
    """How much a button asks to be pressed."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    DANGER = "danger"


_INKS = {Kind.PRIMARY: Ink.ON_ACCENT, Kind.PLAIN: Ink.TEXT, Kind.QUIET: Ink.ACCENT, Kind.DANGER: Ink.ERROR}


class Button(QPushButton):
    """A button that Enter presses too, in a window as in a dialog, without becoming the button of the dialog."""

    def __init__(self, words: str, parent: QWidget | None = None, *, kind: Kind = Kind.PLAIN) -> None:
        super().__init__(words, parent)
        self.setProperty("kind", kind.value)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter do what the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def push_button(
    words: str,
    parent: QWidget | None = None,
    *,
    kind: Kind = Kind.PLAIN,
    picture: str = "",
    key: Key | None = None,
) -> QPushButton:
    """Return a button with a verb on it; `picture` names an icon, `key` presses it from anywhere."""
    button = Button(words, parent, kind=kind)
    if picture:
        button.setIcon(icon(picture, _INKS[kind]))
        button.setIconSize(QSize(SIZE, SIZE))
        button.setText(f" {words}")  # room between icon and words, which a style sheet cannot give
        button.setAccessibleName(words)
    if key is not None:
        button.setShortcut(sequence(key))
        button.setToolTip(with_key(words, key))
    return button


def reword(button: QPushButton, words: str) -> None:
    """Put another verb on a button; Qt drops a button's key together with its words, so it is given again."""
    key = button.shortcut()
    button.setText(words if button.icon().isNull() else f" {words}")
    button.setAccessibleName(words)
    if not key.isEmpty():
        button.setShortcut(key)
        button.setToolTip(with_key(words, key.toString()))


def icon_button(
    words: str,
    picture: str,
    parent: QWidget | None = None,
    *,
    kind: Kind = Kind.PLAIN,
    key: Key | None = None,
    ink: Ink | None = None,
) -> QToolButton:
    """Return a button with a picture only; the words are its name and its tool tip."""
    button = QToolButton(parent)
    button.setProperty("kind", kind.value)
    button.setIcon(icon(picture, ink or _INKS[kind]))
    button.setIconSize(QSize(SIZE, SIZE))
    button.setAccessibleName(words)
    button.setToolTip(with_key(words, key) if key else words)
    if key is not None:
        button.setShortcut(sequence(key))
    return button
