"""What an empty place says: why nothing stands there and what to do next."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractScrollArea, QVBoxLayout, QWidget

from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.wrapped_label import WrappedLabel


class EmptyState(QWidget):
    """Lies over a table or list while it has no rows.

    Signals:
        pressed: The clerk takes the step offered.
    """

    pressed = Signal()

    def __init__(self, parent: QAbstractScrollArea) -> None:
        super().__init__(parent.viewport())
        self._build()
        self.button.clicked.connect(self.pressed)
        parent.viewport().installEventFilter(self)
        self.hide()

    def _build(self) -> None:
        self.title = WrappedLabel(parent=self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.title.setProperty("role", "heading")
        self.hint = WrappedLabel(parent=self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.hint.setProperty("role", "muted")
        self.button = push_button("", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(GRID)
        column.addStretch()
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addSpacing(GRID)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def say(self, title: str, hint: str = "", step: str = "") -> None:
        """Set what is said; `step` is the verb of a button, which is left out when empty."""
        self.title.setText(title)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.button.setText(step)
        self.button.setVisible(bool(step))

    @Slot(int)
    def stand_in_for(self, rows: int) -> None:
        """Show itself where there are no rows."""
        self.setVisible(not rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the size of what lies below."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)
