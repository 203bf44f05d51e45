"""Lets Python meet Qt's widgets one by one while the password is typed.

PySide makes a class and its enumerations when they are first asked for, and asks for all of them when it first meets a
widget that Qt itself has made, such as the inside of a table: as long as half of the main window takes.
"""

from itertools import islice

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, QTimer, Slot

_AT_ONCE = 12  # classes: a few milliseconds
_REST_MS = 10


class FirstMeeting(QObject):
    """Goes on in the rests of the event loop, on the window's thread: classes are not made by two threads at once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names = iter(dir(QtWidgets))
        self._timer = QTimer(self, interval=_REST_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    @Slot()
    def _go_on(self) -> None:
        some = list(islice(self._names, _AT_ONCE))
        for name in some:
            getattr(QtWidgets, name)
        if not some:
            self._timer.stop()
            self.deleteLater()
