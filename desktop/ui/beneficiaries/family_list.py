"""The table of the beneficiaries page: what is looked for, how it is filtered and sorted, and what was found."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.errors import UnreachableError, UserError
from desktop.i18n.catalogue import _
from desktop.models.country import FACTS
from desktop.models.found_parts import spans_in_name, spans_in_number
from desktop.models.listing import Column, Hits, Listing, Order, PersonRow, Scope
from desktop.models.listing_text import View
from desktop.operations import listings
from desktop.operations.listing_export import note_copying
from desktop.ui.beneficiaries.filter_bar import FilterBar
from desktop.ui.beneficiaries.table import ORDERS, columns_for
from desktop.ui.desk import Desk
from desktop.ui.jobs.job import Job
from desktop.ui.widgets.columns import ColumnKind
from desktop.ui.widgets.found_marks import Spans
from desktop.ui.widgets.table import TableView

_KEYS = {order: key for key, order in ORDERS.items()}


class FamilyList(TableView):
    """Asks behind the window and never lets it wait; a later question makes an earlier answer worthless.

    Signals:
        asked: A question is on its way.
        answered: The Hits of the last question.
        failed: The fault that took its place.
    """

    asked = Signal()
    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, bar: FilterBar, name: str, parent: QWidget) -> None:
        actor = desk.workspace.actor
        columns = columns_for(desk.workspace)
        super().__init__(
            columns,
            self._fetch,
            name=name,
            key=f"beneficiaries/{len(columns)}/{actor.uid if actor is not None else ''}",
            preferences=desk.preferences,
            parent=parent,
        )
        self._desk = desk
        self._bar = bar
        self._words = ""
        self._scope, self._order, self._is_down = Scope.HEADS, Order.NAME, False
        self._marked = ""
        self._is_ready = False  # the words of the names are known, which makes searches fast
        self.is_held_back = False  # nobody is shown before somebody is looked for
        self._jobs: list[Job] = []
        self.mark_sorted(Column.NAME.value)
        self.sort_wished.connect(self._sort)
        self.columns_changed.connect(self.rows.refresh)
        bar.changed.connect(self.look)

    @property
    def listing(self) -> Listing:
        """The view asked for; a search looks at every member of the families."""
        is_search = bool(self._words)
        return Listing(
            text=self._words,
            scope=Scope.LIVE if is_search and self._scope is Scope.HEADS else self._scope,
            order=self._order,
            descending=self._is_down,
            conditions=self._bar.conditions,
            is_any=self._bar.is_any,
        )

    @property
    def view(self) -> View:
        """What is seen, to be kept under a name."""
        return View(self.listing, tuple(self.columns_shown()))

    def headings_shown(self) -> dict[str, str]:
        """Return the columns seen with their headings, in the order seen."""
        headings = {column.key: _(column.heading) for column in self.rows.columns}
        return {key: headings[key] for key in self.columns_shown()}

    @Slot(str)
    def search(self, words: str) -> None:
        """Look for words."""
        self._words = words
        self.look()

    def show_scope(self, scope: Scope) -> None:
        """Show families, persons, or only some of them."""
        self._scope = scope
        self.look()

    def show_view(self, view: View) -> None:
        """Show what was kept under a name."""
        kept = view.listing
        self._scope, self._order, self._is_down = kept.scope, kept.order, kept.descending
        self._bar.show_filter(kept.conditions, is_any=kept.is_any)
        self.show_columns(view.columns)
        self.mark_sorted(_KEYS.get(kept.order, Column.NAME.value), is_descending=kept.descending)
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask anew: the first page where an index knows it, then all."""
        self.ask(is_first=True)

    def ask(self, *, is_first: bool = False) -> None:
        """Ask for all that fit; `is_first`: something else than before, so that its first page helps."""
        for job in self._jobs:
            job.forget()
            job.cancel()
        listing, workspace = self.listing, self._desk.workspace
        self._jobs = []
        start = self._desk.jobs.start
        if is_first and not listing.conditions:
            page = partial(listings.first_page, workspace, listing=listing)
            self._jobs.append(start(page, done=self._show_first, failed=self._tell_failed))
        whole = partial(listings.look, workspace, listing=listing)
        self._jobs.append(start(whole, done=self._show_hits, failed=self._tell_failed))
        self.asked.emit()

    def hand_out(self, lines: Sequence[Sequence[str]], columns: Sequence[str]) -> None:
        """Copy lines or a cell once the journal knows of it: they leave the list as an export does."""
        try:
            note_copying(self._desk.workspace, len(lines), columns)
        except UserError as fault:
            self.failed.emit(fault)
        else:
            super().hand_out(lines, columns)

    def _show_first(self, ids: Sequence[int] | None) -> None:
        if ids is not None:
            self._mark(self._words)
            self.show_ids(ids)

    def _show_hits(self, hits: Hits) -> None:
        self._jobs = []
        self.is_held_back = hits.is_held_back
        self._mark(self._words)
        self.show_ids(hits.ids)
        self.answered.emit(hits)
        if not self._is_ready:
            call = partial(listings.get_ready, self._desk.workspace)
            self._jobs.append(self._desk.jobs.start(call, done=self._note_ready))

    def _note_ready(self, _nothing: None) -> None:
        self._is_ready = True

    def _tell_failed(self, fault: UserError) -> None:
        self._jobs = []
        if not isinstance(fault, UnreachableError):  # while a server is away, what is shown stays
            self.show_ids(())
        self.failed.emit(fault)

    def _mark(self, words: str) -> None:
        """Let the cells show what of them was looked for."""
        if words == self._marked:
            return
        self._marked = words
        language = FACTS[self._desk.workspace.country].language
        in_name = partial(spans_in_name, typed=words, language=language)
        in_number = partial(spans_in_number, typed=words)
        found: dict[ColumnKind, Spans] = {
            ColumnKind.NAME: in_name,
            ColumnKind.TEXT: in_name,
            ColumnKind.IDENTIFIER: in_number,
        }
        columns = enumerate(self.rows.columns if words else ())
        self.cells.mark({number: found[one.kind] for number, one in columns if one.kind in found})
        self.viewport().update()

    def _fetch(self, ids: Sequence[int]) -> list[PersonRow | None]:
        try:
            return listings.rows(self._desk.workspace, ids, self.columns_shown())
        except UnreachableError as error:  # told once; the page loads again when the server is back
            self.failed.emit(error)
            return [None] * len(ids)

    @Slot(str, bool)
    def _sort(self, key: str, is_down: bool) -> None:
        self._order, self._is_down = ORDERS[key], is_down
        self.mark_sorted(key, is_descending=is_down)
        self.look()
