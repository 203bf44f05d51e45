"""Says after each commit which kinds of records changed, so that the pages that show them reload."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Changes(QObject):
    """The one signal about data; there is no other bus.

    Signals:
        committed: The kinds changed, a frozenset of words; always on the window's thread.
    """

    committed = Signal(object)
    _heard = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard.connect(self._relay, Qt.ConnectionType.QueuedConnection)

    def tell(self, kinds: Iterable[str]) -> None:
        """Take the kinds from any thread: give this to `store.listen`."""
        self._heard.emit(frozenset(kinds))

    @Slot(object)
    def _relay(self, kinds: frozenset[str]) -> None:
        self.committed.emit(kinds)
