"""A part of a member's form that is rarely needed; its fields are made when they are first wanted."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import GRID
from desktop.ui.widgets.form import Form


class MemberFold(QWidget):
    """Folded until it is opened: fourteen members would have many fields.

    Signals:
        opened: Its fields are there from now on.
        left: It was folded while the caret may have been in it.
    """

    opened = Signal()
    left = Signal()

    def __init__(self, parent: QWidget, make: Callable[[], Form], names: frozenset[str]) -> None:
        super().__init__(parent)
        self._make = make
        self.names = names
        self.form: Form | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4 * GRID, 0, 4 * GRID, GRID)
        self.hide()

    def open(self) -> Form:
        """Show the fields, and return them."""
        if self.form is None:
            self.form = self._make()
            self._column.addWidget(self.form)
            self.opened.emit()
        self.show()
        return self.form

    @Slot()
    def turn(self) -> None:
        """Open it and go in, or fold it."""
        if self.isHidden():
            self.open().begin()
        else:
            self.hide()
            self.left.emit()
