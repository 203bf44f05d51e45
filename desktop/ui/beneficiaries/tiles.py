"""The counters above the list: families, persons, and what is still missing in their papers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.models.listing import Counts
from desktop.ui.widgets.counter import CounterTile


class Tiles:
    """Four figures; the first two show what they count, the others only tell."""

    def __init__(self, page: QWidget) -> None:
        self.families = CounterTile(_("families"), page)
        self.persons = CounterTile(_("persons"), page)
        self.without_id = CounterTile(_("persons without a national ID"), page)
        self.disputed = CounterTile(_("national IDs borne twice"), page)
        self.all = (self.families, self.persons, self.without_id, self.disputed)
        for tile in (self.without_id, self.disputed):
            tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tile.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_counts(self, counts: Counts) -> None:
        """Show how large the list is."""
        self.families.show_count(counts.families)
        self.persons.show_count(counts.persons)
        self.without_id.show_count(counts.without_id)
        self.disputed.show_count(counts.disputed)
