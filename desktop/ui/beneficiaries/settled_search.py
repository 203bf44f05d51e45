"""Lets the journal hear of a search once the clerk has settled on it, and never of every key he pressed."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.operations.readings import searched
from desktop.ui.desk import Desk

SETTLED_MS = 1500  # longer than any pause in typing a name


class SettledSearch(QObject):
    """Waits until the words stay as they are, then notes them: a keyed hash, their length, the hits."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words, self._hits, self._noted = "", 0, ""
        self._rest = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._rest.timeout.connect(self.note)

    def hear(self, words: str, hits: int) -> None:
        """Take what is looked for now; empty words end a search."""
        if not words:
            self.note()
            self._noted = ""
        self._words, self._hits = words, hits
        if words and words != self._noted:
            self._rest.start()
        else:
            self._rest.stop()

    @Slot()
    def note(self) -> None:
        """Note the search now, because its words rest or one of its hits is opened."""
        self._rest.stop()
        if self._words and self._words != self._noted:
            self._noted = self._words
            call = partial(searched, self._desk.workspace, words=self._words, hits=self._hits)
            self._desk.jobs.start(call, done=_noted)


def _noted(_result: None) -> None:
    """Nothing is shown of it."""
