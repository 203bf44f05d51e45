"""Lets the journal hear of a search once the clerk has settled on it, and never of every key he pressed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.operations.readings import searched
from desktop.ui.desk import Desk

_NOTHING: tuple[str, tuple[str, ...]] = ("", ())
SETTLED_MS = 1500  # longer than any pause in typing a name


class SettledSearch(QObject):
    """Waits until words and filter stay as they are, then notes them: a keyed hash, their length, fields, hits."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked, self._hits, self._noted = _NOTHING, 0, _NOTHING
        self._rest = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._rest.timeout.connect(self.note)

    def hear(self, words: str, hits: int, fields: Sequence[str] = ()) -> None:
        """Take what is looked for now; neither words nor a filter end a search."""
        asked = (words, tuple(fields))
        if asked == _NOTHING:
            self.note()
            self._noted = _NOTHING
        self._asked, self._hits = asked, hits
        if asked not in (_NOTHING, self._noted):
            self._rest.start()
        else:
            self._rest.stop()

    @Slot()
    def note(self) -> None:
        """Note the search now, because its words rest or one of its hits is opened."""
        self._rest.stop()
        if self._asked not in (_NOTHING, self._noted):
            self._noted = self._asked
            words, fields = self._asked
            call = partial(searched, self._desk.workspace, words=words, hits=self._hits, fields=fields)
            self._desk.jobs.start(call, done=_noted)


def _noted(_result: None) -> None:
    """Nothing is shown of it."""
