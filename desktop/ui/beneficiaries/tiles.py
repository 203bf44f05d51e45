"""The counters above the list: families, persons, and what is still missing in their papers."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.models.listing import Counts, Scope
from desktop.ui.widgets.counter import CounterTile


class Tiles(QObject):
    """Four figures; each shows what it counts.

    Signals:
        chosen: The scope of the tile that was pressed.
    """

    chosen = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.families = CounterTile(_("families"), page)
        self.persons = CounterTile(_("persons"), page)
        self.without_id = CounterTile(_("persons without a national ID"), page)
        self.disputed = CounterTile(_("national IDs borne twice"), page)
        self.all = (self.families, self.persons, self.without_id, self.disputed)
        scopes = (Scope.HEADS, Scope.LIVE, Scope.WITHOUT_ID, Scope.DISPUTED)
        for tile, scope in zip(self.all, scopes, strict=True):
            tile.setObjectName(scope.value)
            tile.clicked.connect(self._tell)

    def show_counts(self, counts: Counts) -> None:
        """Show how large the list is."""
        self.families.show_count(counts.families)
        self.persons.show_count(counts.persons)
        self.without_id.show_count(counts.without_id)
        self.disputed.show_count(counts.disputed)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(Scope(self.sender().objectName()))
