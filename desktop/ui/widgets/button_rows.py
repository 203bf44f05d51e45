"""Buttons side by side where there is room, below each other where there is not: no button widens its card."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from desktop.ui.theme import GRID


class ButtonRows(QWidget):
    """Rows of equal buttons in the order of reading; hidden ones take no place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.buttons: list[QPushButton] = []
        self._placed: list[list[QPushButton]] = []
        self._grid = QGridLayout(self)
        self._grid.setSizeConstraint(QGridLayout.SizeConstraint.SetNoConstraint)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)

    def add(self, button: QPushButton) -> None:
        """Add a button after those that are there."""
        button.setParent(self)
        self.buttons.append(button)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of one button, so that the table beside the card keeps its own."""
        hints = [button.sizeHint() for button in self._shown()]
        return QSize(max((h.width() for h in hints), default=0), max((h.height() for h in hints), default=0))

    def sizeHint(self) -> QSize:
        """Ask for no more than is needed."""
        return self.minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow card needs more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows at a width."""
        rows = len(self._rows(width))
        return rows * (self.minimumSizeHint().height() + GRID) - GRID if rows else 0

    def event(self, event: QEvent) -> bool:
        """Arrange again when a button came, went or took other words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as few rows as there is room for."""
        super().resizeEvent(event)
        self._arrange()
        self._grid.activate()

    def _shown(self) -> list[QPushButton]:
        return [button for button in self.buttons if not button.isHidden()]

    def _rows(self, width: int) -> list[list[QPushButton]]:
        """Return as many buttons a row as fit when each is as wide as the widest of all."""
        shown = self._shown()
        widest = max((button.sizeHint().width() for button in shown), default=1)
        fitting = max(1, (width + GRID) // (widest + GRID))
        return [shown[start : start + fitting] for start in range(0, len(shown), fitting)]

    def _arrange(self) -> None:
        rows = self._rows(self.width())
        if rows == self._placed:
            return
        self._placed = rows
        for button in self.buttons:
            self._grid.removeWidget(button)
        columns = max((len(row) for row in rows), default=0)
        for line, row in enumerate(rows):
            for place, button in enumerate(row):
                spanned = columns - place if button is row[-1] else 1
                self._grid.addWidget(button, line, place, 1, spanned)
        for place in range(self._grid.columnCount()):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
        self.updateGeometry()
