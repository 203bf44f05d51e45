"""Lets Python collect its cycles on the window's thread alone.

Python collects wherever it happens to allocate, a worker included, and a window that is part of a cycle is then
destroyed there, while Qt draws it here: the program falls. So automatic collection is off, and a timer on the
window's thread does what it would have done.
"""

import gc
from collections.abc import Iterable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Slot

BETWEEN_LOOKS_MS = 1000
_LOOKED_AFTER = "wasl_looked_after"


class GarbageCollector(QObject):
    """Collects as often as Python's own thresholds ask for; lives as long as the application."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=BETWEEN_LOOKS_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Collect the oldest generation that is full; the older ones cost more and fill ten times slower."""
        for generation, (count, threshold) in reversed(
            list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
        ):
            if count > threshold:
                gc.collect(generation)
                return


def collect_here(app: QObject) -> None:
    """See to it that no other thread collects from now on; saying it twice does no harm."""
    gc.disable()
    if not app.property(_LOOKED_AFTER):  # to look through its children would wrap the style: 30 ms of a start
        GarbageCollector(app)
        app.setProperty(_LOOKED_AFTER, True)


def load_and_spare(names: Iterable[str]) -> None:
    """Load modules, and leave out of every later look what they brought: a full look then takes no time worth a word.

    Only the first time: later there are windows that must be looked at when they are gone.
    """
    is_first = not gc.get_freeze_count()
    for name in names:
        import_module(name)
        if is_first:
            gc.freeze()
