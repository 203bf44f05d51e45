"""The top of a page: title, search box, buttons; on a narrow page or with large writing they take more rows."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from desktop.ui.text import leading
from desktop.ui.theme import GRID

_BETWEEN = GRID + GRID // 2
# Row, column, rows, columns of title, search and buttons, by how many rows there are.
_PLACES = {
    1: ((0, 0, 1, 1), (0, 2, 1, 1), (0, 3, 1, 1)),
    2: ((0, 0, 1, 1), (0, 2, 1, 2), (1, 0, 1, 4)),
    3: ((0, 0, 1, 4), (1, 0, 1, 4), (2, 0, 1, 4)),
}


class Head(QWidget):
    """Parts in the order of reading, in one, two or three rows."""

    def __init__(self, title: str, search: QWidget | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search: QWidget = search or QWidget(self)
        self._rows = 0
        self.title = QLabel(leading(title, self.layoutDirection()), self)
        self.title.setProperty("role", "title")
        self.buttons = QWidget(self)
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_BETWEEN)
        row.addStretch()
        self._row = row
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_BETWEEN)
        self._grid.setVerticalSpacing(GRID)
        self._arrange(1)

    def add(self, widget: QWidget) -> None:
        """Add a button after those that are there."""
        self._row.addWidget(widget)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest part: the others can take rows of their own."""
        return QSize(max(self._widths()), self._grid.minimumSize().height())

    def event(self, event: QEvent) -> bool:
        """Fit again when a part grew, as buttons do when they are first dressed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as few rows as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _widths(self) -> list[int]:
        parts = (self.title, self._search, self.buttons)
        return [max(part.minimumSizeHint().width(), part.minimumWidth()) for part in parts]

    def _fit(self) -> None:
        widths = self._widths()
        room = self.width()
        if sum(widths) + _BETWEEN * len(widths) <= room:
            self._arrange(1)
        elif sum(widths[:-1]) + _BETWEEN <= room:
            self._arrange(2)
        else:
            self._arrange(3)

    def _arrange(self, rows: int) -> None:
        if rows == self._rows:
            return
        self._rows = rows
        for part, place in zip((self.title, self._search, self.buttons), _PLACES[rows], strict=True):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, *place)
        self._grid.setColumnStretch(1, 1 if rows < 3 else 0)
        self._grid.setColumnStretch(2, 2 if rows < 3 else 0)
        self._grid.setColumnStretch(0, 0 if rows < 3 else 1)
        self.updateGeometry()
