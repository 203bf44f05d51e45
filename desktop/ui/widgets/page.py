"""The bones of every page.

How to write a page (`desktop/ui/<noun>/page.py`):

    class DistributionsPage(Page):
        shows = frozenset({"distribution"})                  # kinds of records; a commit of these reloads the page

        def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
            super().__init__(desk, _("Distributions"), parent, search=_("Search by number or programme…"))
            self._build()
            self._connect()
            self.reload()

        def _build(self) -> None:
            self.new = self.set_primary(_("New distribution"), "add", Key.NEW)     # the one filled button
            self.print = self.add_button(_("Print sheet"), "print", Key.PRINT)    # others, in reading order
            self.table = TableView(COLUMNS, self._fetch, name=self.title, key="distributions",
                                   preferences=self.desk.preferences, parent=self.body)
            self.table.empty.say(_("No distribution yet"), _("Make one from an approved list."), _("New distribution"))
            self.card = RecordCard(_("Choose a line to see it here."), self.body)
            self.set_body(self.table, self.card)                                   # table, and card at the trailing edge

        def _connect(self) -> None:
            self.new.clicked.connect(self._begin)
            self.table.record_chosen.connect(self._show_record)

        def reload(self) -> None:                            # F5, and after commits; at most one page of rows here
            ids = distributions.ids(self.desk.workspace, words=self.search_words())
            self.table.show_ids(ids)
            self.tell(ngettext("{n} distribution", "{n} distributions", len(ids)))

        def receive(self, wish: Wish) -> None: ...           # opened from Today, filtered

        def _print_sheet(self) -> None:                      # all that is not one page of rows is a job
            self.desk.jobs.start(partial(distributions.print_sheet, self.desk.workspace, number=…, out=…),
                                 title=_("Printing the sheet"), done=self._show_printed,
                                 failed=self.banner.show_error, where="process")

`app.py` lists it: `PageEntry(PageKey.DISTRIBUTIONS, DistributionsPage)`. A page decides nothing: it collects,
calls an operation, shows the result. It knows no other page; `desk.show_page(key, wish)` goes there. Its
pictures for the gallery are made in `tests/ui/<noun>/scenes.py` (see `tests/ui/gallery.py`).
"""

from functools import cached_property

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _, current
from desktop.ui.desk import Desk, Wish
from desktop.ui.keys import Key, record_keys, sequence
from desktop.ui.theme import GRID
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import Kind, push_button
from desktop.ui.widgets.card import RecordCard
from desktop.ui.widgets.head import Head
from desktop.ui.widgets.records_pane import RecordsPane
from desktop.ui.widgets.search_box import SearchBox
from desktop.ui.widgets.side_by_side import SideBySide
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone


class Page(QWidget):
    """Title, search, buttons; a banner; filters and counters; the body; a status sentence."""

    shows: frozenset[str] = frozenset()

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None, *, search: str = "") -> None:
        super().__init__(parent)
        self.desk = desk
        self.title = title
        self.search: SearchBox | None = SearchBox(search, self) if search else None
        self.banner = Banner(self)
        self.table: TableView | None = None
        self._is_stale = False
        self._status = ""
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build_frame()
        self._connect_frame()

    def _build_frame(self) -> None:
        self._head = Head(self.title, self.search, self)
        self._above = QHBoxLayout()  # filters and counters
        self._above.setSpacing(GRID + GRID // 2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 2 * GRID, 20, GRID + GRID // 2)
        self._column.setSpacing(GRID + GRID // 2)
        self._column.addWidget(self._head)
        self._column.addWidget(self.banner)
        self._column.addLayout(self._above)

    def _connect_frame(self) -> None:
        self.desk.changes.committed.connect(self._reload_if_shown)
        for key, slot in (
            (sequence(Key.REFRESH), self.reload),
            (sequence(Key.SEARCH), self.go_to_search),
            (sequence(Key.SEARCH_TOO), self.go_to_search),  # fields take it for themselves
        ):
            QShortcut(key, self).activated.connect(slot)
        ahead, back = record_keys(self.layoutDirection())
        QShortcut(ahead, self).activated.connect(self._choose_next)
        QShortcut(back, self).activated.connect(self._choose_former)
        if self.search is not None:
            self.search.searched.connect(self._search_anew)
            self.search.entered.connect(self._go_to_table)

    def set_primary(self, words: str, picture: str = "", key: Key | None = None) -> QPushButton:
        """Add the one filled button, last in the row of the title."""
        button = push_button(words, self._head.buttons, kind=Kind.PRIMARY, picture=picture, key=key)
        self._head.add(button)
        return button

    def add_button(self, words: str, picture: str = "", key: Key | None = None) -> QPushButton:
        """Add a plain button to the row of the title; call these before `set_primary`."""
        button = push_button(words, self._head.buttons, picture=picture, key=key)
        self._head.add(button)
        return button

    def add_above(self, widget: QWidget) -> None:
        """Add a filter or a counter above the body."""
        self._above.addWidget(widget)

    @cached_property
    def body(self) -> SideBySide:
        """Return what holds table and card: made in it, they are dressed once instead of twice."""
        return SideBySide(self)

    def set_body(self, main: QWidget, card: QWidget | None = None) -> None:
        """Set what fills the page: a pane of records, or a table and the card of the line chosen beside it."""
        self.table = (
            main.view if isinstance(main, RecordsPane) else main if isinstance(main, TableView) else None
        )
        if isinstance(card, RecordCard):
            card.home = main
        if card is None:
            self._column.addWidget(main, 1)
            return
        self.body.hold(main, card)
        self._column.addWidget(self.body, 1)

    def search_words(self) -> str:
        """Return what the clerk looks for."""
        return self.search.words() if self.search is not None else ""

    def reload(self) -> None:
        """Show what the database holds now."""

    def receive(self, wish: Wish) -> None:
        """Show what was wished by whoever sent the clerk here."""
        if self.search is not None and wish.words:
            self.search.setText(wish.words)

    def tell(self, words: str) -> None:
        """Say something in the status line; it comes back whenever this page is in front."""
        self._status = words
        if self.isVisible():
            self.desk.tell(words)

    @Slot(str)
    def tell_asked(self, number: str) -> None:
        """Say that a request was filed; give this to `asked` of a dialog."""
        self.banner.say(
            _("Request {number} waits for a second person on the page Today.", number=current().code(number)),
            Tone.OK,
        )

    def take_focus(self) -> None:
        """Put the caret where work begins: the search box, else the table."""
        part = self.search or self.table
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def go_to_search(self) -> None:
        """Put the caret into the search box."""
        if self.search is not None:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was in front."""
        super().showEvent(event)
        self.desk.tell(self._status)
        if self._is_stale:
            self._is_stale = False
            self.reload()

    @Slot(object)
    def _reload_if_shown(self, kinds: frozenset[str]) -> None:
        if not kinds & self.shows:
            return
        if self.isVisible():
            self.reload()
        else:
            self._is_stale = True

    @Slot()
    def _search_anew(self) -> None:
        self.reload()

    @Slot()
    def _go_to_table(self) -> None:
        if self.table is not None and self.table.rows.rowCount():
            if not self.table.currentIndex().isValid():
                self.table.selectRow(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _choose_next(self) -> None:
        if self.table is not None:
            self.table.choose_beside(1)

    @Slot()
    def _choose_former(self) -> None:
        if self.table is not None:
            self.table.choose_beside(-1)
