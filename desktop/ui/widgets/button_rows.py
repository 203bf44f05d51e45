"""Buttons side by side where there is room, below each other where there is not: no button widens its card.

It places them itself: Qt asks the layout of a widget for a height that depends on the width, and a grid has none.
"""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.ui.theme import GRID

_Wide = tuple[QPushButton, int]  # a button and the width it asks for, which styles take long to say


class ButtonRows(QWidget):
    """Rows of buttons in the order of reading, of one width where the row has room for it; hidden ones take no place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.buttons: list[QPushButton] = []

    def add(self, button: QPushButton) -> None:
        """Add a button after those that are there."""
        button.setParent(self)
        button.installEventFilter(self)
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrange again when a button came or went, whether its card is seen or not."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._arrange()
        return False

    def event(self, event: QEvent) -> bool:
        """Arrange again when a button took other words or the writing another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as few rows as there is room for."""
        super().resizeEvent(event)
        self._place()

    def _shown(self) -> list[QPushButton]:
        return [button for button in self.buttons if not button.isHidden()]

    def _rows(self, width: int) -> list[list[QPushButton]]:
        """Return the buttons row by row: as many as fit."""
        shown = [(button, button.sizeHint().width()) for button in self._shown()]
        rows: list[list[_Wide]] = []
        for button in shown:
            row = [*rows[-1], button] if rows else [button]
            if rows and _fits(row, width):
                rows[-1] = row
            else:
                rows.append([button])
        evened = _evened(rows)
        taken = evened if all(_fits(row, width) for row in evened) else rows
        return [[button for button, _wide in row] for row in taken]

    def _arrange(self) -> None:
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        height = self.minimumSizeHint().height()
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for line, row in enumerate(self._rows(self.width())):
            start = 0
            for button, width in zip(row, _widths(row, self.width() - GRID * (len(row) - 1)), strict=True):
                left = self.width() - start - width if is_rtl else start
                button.setGeometry(QRect(left, line * (height + GRID), width, height))
                start += width + GRID


def _fits(row: list[_Wide], width: int) -> bool:
    return sum(wide for _button, wide in row) + GRID * (len(row) - 1) <= width


def _widths(row: list[QPushButton], room: int) -> list[int]:
    """Share a row's room out: equally where that cuts no words, else each its own width and as much of the rest."""
    wanted = [button.sizeHint().width() for button in row]
    share = room // len(row)
    if max(wanted) <= share:
        return [share] * len(row)
    spare, odd = divmod(max(0, room - sum(wanted)), len(row))
    return [wide + spare + (place < odd) for place, wide in enumerate(wanted)]


def _evened(rows: list[list[_Wide]]) -> list[list[_Wide]]:
    """Return as many rows of equal length: four and three instead of six and one."""
    buttons = [button for row in rows for button in row]
    share = -(-len(buttons) // max(1, len(rows)))
    return [buttons[start : start + share] for start in range(0, len(buttons), share or 1)]
