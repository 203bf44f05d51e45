"""What holds just now, as small labels side by side: each can be opened and taken away."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop.i18n.catalogue import _
from desktop.ui.text import leading
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import Kind, icon_button, push_button


class Chip(QFrame):
    """One label; Enter opens it, Delete takes it away.

    Signals:
        opened: The clerk wants to change what it says.
        taken_away: The clerk wants it gone.
    """

    opened = Signal()
    taken_away = Signal()

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "chip")
        self.words = push_button(leading(words, self.layoutDirection()), self)
        self.words.setProperty("kind", "chip")
        self.words.setAccessibleName(words)
        self.cross = icon_button(_("Remove: {words}", words=words), "dismiss", self, kind=Kind.QUIET)
        self.cross.setProperty("kind", "chip")
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(0)
        row.addWidget(self.words)
        row.addWidget(self.cross)
        self.words.clicked.connect(self.opened)
        self.cross.clicked.connect(self.taken_away)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Delete and the backspace key on either part."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_away.emit()
        else:
            super().keyPressEvent(event)


class ChipRows(QWidget):
    """Parts of their own width in the order of reading, in as many rows as there is need of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._parts: list[QWidget] = []

    def show_parts(self, parts: list[QWidget]) -> None:
        """Show these and no others."""
        for former in self._parts:
            if former not in parts:
                former.hide()
                former.deleteLater()
        self._parts = parts
        for part in parts:
            part.setParent(self)
            part.show()
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of the widest part."""
        hints = [part.sizeHint() for part in self._parts if not part.isHidden()]
        return QSize(max((h.width() for h in hints), default=0), max((h.height() for h in hints), default=0))

    def sizeHint(self) -> QSize:
        """Ask for the rows that the present width needs."""
        return QSize(self.minimumSizeHint().width(), self.heightForWidth(max(self.width(), 1)))

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow page needs more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows at a width."""
        rows = len(self._rows(width))
        return rows * (self.minimumSizeHint().height() + GRID // 2) - GRID // 2 if rows else 0

    def event(self, event: QEvent) -> bool:
        """Arrange again when a part took another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as few rows as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        self.setFixedHeight(max(self.heightForWidth(max(self.width(), 1)), 0))
        height = self.minimumSizeHint().height()
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for line, row in enumerate(self._rows(self.width())):
            start = 0
            for part in row:
                width = min(part.sizeHint().width(), self.width())
                left = self.width() - start - width if is_rtl else start
                part.setGeometry(QRect(left, line * (height + GRID // 2), width, height))
                start += width + GRID

    def _rows(self, width: int) -> list[list[QWidget]]:
        rows: list[list[QWidget]] = []
        room = 0
        for part in self._parts:
            wanted = part.sizeHint().width()
            if rows and wanted + GRID <= room:
                rows[-1].append(part)
                room -= wanted + GRID
            else:
                rows.append([part])
                room = width - wanted
        return rows
