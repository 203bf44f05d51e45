"""A part of a form that is rarely needed: one line while it is folded, opened by its key or a press on its title."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.i18n.catalogue import current
from desktop.ui.icons import Ink, icon
from desktop.ui.keys import with_key
from desktop.ui.text import isolated
from desktop.ui.theme import GRID


class Fold(QWidget):
    """A title over a body; Tab passes the title, because its key opens it from anywhere.

    Signals:
        opened: The clerk opened it, and the caret should go in.
        closed: The clerk closed it.
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, title: str, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title, self._key = title, key
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.button = QToolButton(self)
        self.button.setProperty("kind", "quiet")
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setAccessibleName(title)
        self.button.setToolTip(with_key(title, key))
        self.body = QWidget(self)
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GRID // 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        whole.addWidget(self.body)
        self.say_count(0)
        self.set_open(is_open=False)
        self.button.clicked.connect(self.turn)
        QShortcut(QKeySequence(key), self).activated.connect(self.turn)

    @property
    def is_open(self) -> bool:
        """Say whether the body is seen."""
        return not self.body.isHidden()

    def set_open(self, *, is_open: bool) -> None:
        """Open or fold it, without moving the caret."""
        self.body.setVisible(is_open)
        self.button.setIcon(icon("chevron_down" if is_open else "chevron_right", Ink.ACCENT))

    def say_count(self, count: int) -> None:
        """Show in the title how many lines stand in the body."""
        number = f" ({count})" if count else ""
        self.button.setText(f"{self._title}{current().digits(number)}  {isolated(self._key)}")

    @Slot()
    def turn(self) -> None:
        """Open it and go in, or fold it."""
        is_open = not self.is_open
        self.set_open(is_open=is_open)
        (self.opened if is_open else self.closed).emit()
