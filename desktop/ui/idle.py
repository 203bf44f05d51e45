"""Notices that nobody works at the windows, so that a shared machine is locked; time asleep counts too."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

LOOK_EVERY_MS = 5_000
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


def seconds_running() -> float:
    """Return the seconds of a clock that nobody sets, and that goes on while the machine sleeps."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class IdleWatch(QObject):
    """Counts the time since the last key or move of the mouse in any window of the program.

    Signals:
        idle: Nobody was there for the time set.
    """

    idle = Signal()

    def __init__(
        self,
        app: QGuiApplication,
        minutes: Callable[[], int],
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = seconds_running,
    ) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._clock = clock
        self._last = clock()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())
        self._timer.start()

    def begin_anew(self) -> None:
        """Count from now on."""
        self._last = self._clock()

    @Slot()
    def look(self) -> None:
        """Tell when the time is over; the timer calls this, and so does whoever cannot wait for it."""
        if self._clock() - self._last >= self._minutes() * 60:
            self.begin_anew()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count anew at each sign of life, unless the time is over already and only nobody has looked yet."""
        if event.type() in _SIGNS_OF_LIFE:
            self.look()
            self.begin_anew()
        return False

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:  # a window filters each event once, however often this is said
            window.installEventFilter(self)
