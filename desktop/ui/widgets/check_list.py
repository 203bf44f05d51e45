"""Several options at once: a short list with a box to tick before each, as a field of a form."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.models.problem import Problem

_VALUE = Qt.ItemDataRole.UserRole
_LINES = 4


class CheckList(QListWidget):
    """Options that hold together with "or"; none ticked means no condition.

    Signals:
        changed: The clerk ticked or unticked one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filling = False
        self.setTabKeyNavigation(False)
        self.setFixedHeight(_LINES * (self.fontMetrics().height() + 8))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._tell)

    def set_options(self, options: Iterable[tuple[str, str]]) -> None:
        """Offer options: value and words."""
        self._is_filling = True
        self.clear()
        for value, words in options:
            item = QListWidgetItem(words, self)
            item.setData(_VALUE, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        if self.count():
            self.setCurrentRow(0)
        self._is_filling = False

    def value(self) -> tuple[str, ...]:
        """Return what is ticked."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(str(item.data(_VALUE)) for item in items if item.checkState() == Qt.CheckState.Checked)

    def set_value(self, value: object) -> None:
        """Tick these and no others."""
        wanted = set(value) if isinstance(value, tuple | list | set) else set()
        self._is_filling = True
        for row in range(self.count()):
            item = self.item(row)
            is_wanted = item.data(_VALUE) in wanted
            item.setCheckState(Qt.CheckState.Checked if is_wanted else Qt.CheckState.Unchecked)
        self._is_filling = False

    def own_problems(self) -> Sequence[Problem]:
        """Return nothing: every choice is right."""
        return ()

    def told(self) -> str:
        """Return what is ticked, since not all of it may be in view."""
        chosen = set(self.value())
        items = (self.item(row) for row in range(self.count()))
        return " · ".join(item.text() for item in items if item.data(_VALUE) in chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with the space bar whatever the style says."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            _turn(item)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick by a click on the words too, and let the space bar go on from there."""
        item = self.itemAt(event.position().toPoint())
        before = item.checkState() if item is not None else None
        super().mouseReleaseEvent(event)
        if item is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if item.checkState() == before:
            _turn(item)
        self.setCurrentItem(item)

    @Slot()
    def _tell(self) -> None:
        if not self._is_filling:
            self.changed.emit()


def _turn(item: QListWidgetItem) -> None:
    is_ticked = item.checkState() == Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked)
