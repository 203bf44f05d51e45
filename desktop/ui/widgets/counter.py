"""A figure with its caption: a tile that may be pressed to see what was counted."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n.catalogue import current
from desktop.ui.text import leading
from desktop.ui.theme import GRID
from desktop.ui.widgets.tone import Tone


class CounterTile(QPushButton):
    """One count; `clicked` when the clerk wants to see the records behind it."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = caption
        self.setProperty("kind", "tile")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._build()
        self.show_count(None)

    def _build(self) -> None:
        self.figure = QLabel(self)
        self.figure.setProperty("role", "figure")
        self.words = QLabel(self._caption, self)
        self.words.setProperty("role", "muted")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(0)
        for label in (self.figure, self.words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)

    def show_count(self, count: int | None, tone: Tone = Tone.NEUTRAL) -> None:
        """Show a count; None says that it is not known, which is never the same as none."""
        written = "…" if count is None else current().number(count)
        self.figure.setText(leading(written, self.layoutDirection()))
        self.figure.setProperty("role", "figure")
        self.setAccessibleName(f"{self._caption}: {written}")

    def sizeHint(self) -> QSize:
        """Return the room for both lines."""
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never cut them."""
        return self.sizeHint()
