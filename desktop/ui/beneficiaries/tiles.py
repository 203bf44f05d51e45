"""The counters above the list: families, persons, and what is still missing in their papers."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.i18n.catalogue import _
from desktop.models.listing import Counts, Scope
from desktop.operations import beneficiaries
from desktop.ui.jobs.job import Job
from desktop.ui.widgets.counter import CounterTile
from desktop.ui.widgets.page import Page


class Tiles(QObject):
    """Four figures; each shows what it counts.

    Signals:
        chosen: The scope of the tile that was pressed.
    """

    chosen = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._counting: Job | None = None
        self.families = CounterTile(_("families"), page)
        self.persons = CounterTile(_("persons by name"), page)
        self.without_id = CounterTile(_("persons without a national ID"), page)
        self.disputed = CounterTile(_("national IDs borne twice"), page)
        self.all = (self.families, self.persons, self.without_id, self.disputed)
        scopes = (Scope.HEADS, Scope.LIVE, Scope.WITHOUT_ID, Scope.DISPUTED)
        for tile, scope in zip(self.all, scopes, strict=True):
            tile.setObjectName(scope.value)
            tile.clicked.connect(self._tell)

    def count(self) -> None:
        """Count behind the window, and behind every question of the list."""
        desk = self._page.desk
        counted = partial(beneficiaries.counts, desk.workspace)
        failed = self._page.banner.show_error
        self._counting = desk.jobs.start(counted, done=self.show_counts, failed=failed)

    def step_aside(self) -> None:
        """Let a question go first; what was being counted is counted after its answer."""
        if self._counting is not None:
            self._counting.forget()
            self._counting.cancel()

    def go_on(self) -> None:
        """Count what had to wait."""
        if self._counting is not None and self._counting.is_cancelled():
            self.count()

    def show_counts(self, counts: Counts) -> None:
        """Show how large the list is."""
        self._counting = None
        self.families.show_count(counts.families)
        self.persons.show_count(counts.persons)
        self.without_id.show_count(counts.without_id)
        self.disputed.show_count(counts.disputed)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(Scope(self.sender().objectName()))
