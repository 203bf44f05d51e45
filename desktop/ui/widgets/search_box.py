"""The search box of a page: asks while the clerk types, once he pauses for a moment."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.i18n.catalogue import _
from desktop.ui.icons import Ink, icon
from desktop.ui.keys import Key, with_key
from desktop.ui.text import widest

_PAUSE_MS = 120  # shorter than a typist's pause between words, longer than between letters


class SearchBox(QLineEdit):
    """Words to look for.

    Signals:
        searched: The words, trimmed; empty for all.
        entered: Enter or the down key: go on in the results.
    """

    searched = Signal(str)
    entered = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint.rstrip("…"))
        self.setToolTip(with_key(_("Search"), Key.SEARCH))
        self.setMinimumWidth(widest(self.font(), hint) + 72)
        picture = self.addAction(icon("search", Ink.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        picture.setEnabled(True)
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._wait)
        self._pause.timeout.connect(self._tell)

    def words(self) -> str:
        """Return what is looked for."""
        return self.text().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Esc for emptying, Enter and down for going to the results."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._tell()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _wait(self) -> None:
        self._pause.start()

    @Slot()
    def _tell(self) -> None:
        self._pause.stop()
        if self.words() != self._last:
            self._last = self.words()
            self.searched.emit(self._last)
