"""A switch between two or three views of one page, of which one is always in front."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


class Switch(QWidget):
    """Buttons side by side.

    Signals:
        switched: The place of the view that comes to the front.
    """

    switched = Signal(int)

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, text in enumerate(words):
            button = QToolButton(self)
            button.setText(text)
            button.setAccessibleName(text)
            button.setCheckable(True)
            button.setMinimumHeight(36)
            self._group.addButton(button, place)
            row.addWidget(button)
        row.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._tell)

    def place(self) -> int:
        """Return which view is in front."""
        return self._group.checkedId()

    def go_to(self, place: int) -> None:
        """Bring a view to the front."""
        self._group.button(place).setChecked(True)
        self.switched.emit(place)

    @Slot(int)
    def _tell(self, place: int) -> None:
        self.switched.emit(place)
