"""The page of duplicates: searching for them, and going through the pairs with one key each."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from desktop.i18n.catalogue import _
from desktop.models.duplicate_view import PairFilter, Show
from desktop.operations import duplicates
from desktop.operations.duplicates import Look, PairCard, SearchState
from desktop.operations.pair_search import Searched, search
from desktop.operations.rights import Right, may
from desktop.ui.desk import Desk, Wish
from desktop.ui.duplicates.columns import COLUMNS
from desktop.ui.duplicates.pair_panel import PairPanel
from desktop.ui.duplicates.rule_dialog import RuleDialog
from desktop.ui.duplicates.sheet_dialog import SheetDialog
from desktop.ui.duplicates.verbs import PairVerbs
from desktop.ui.duplicates.view_words import counted_views, emptiness, found_words, status_words
from desktop.ui.duplicates.words import VIEWS
from desktop.ui.jobs.job import Job
from desktop.ui.keys import Key
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.paper_window import PaperWindow
from desktop.ui.widgets.side_by_side import SideBySide
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone

_SHARES = (3, 4)  # pairs to panel
_REST_MS = 1500  # after the last decision, until the counts are asked for again


class DuplicatesPage(Page):
    """Pairs at the leading edge, both files of the one chosen beside them."""

    shows = frozenset({"duplicate_pair", "duplicate_decision", "duplicate_run", "record_merge"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Duplicates"), parent, search=_("Search by name, ID, phone or file number…"))
        self._asking: Job | None = None
        self._group: tuple[int, ...] = ()
        self._next: int | None = None
        self._awaits_caret = False  # it was asked for before the pairs were read
        self._ids: list[int] = []
        self._lately = QTimer(self, singleShot=True, interval=_REST_MS)
        self._may_edit = may(desk.workspace.actor, Right.EDIT_BENEFICIARIES)
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        self.print = self.add_button(_("Match sheet…"), "print", Key.PRINT)
        self.by_rule = self.add_button(_("Decide by a rule…"), "clipboard_task")
        self.seek = self.set_primary(_("Search for doubles"), "search")
        self.view = Choice([(show, _(words)) for show, words in VIEWS.items()], self)
        self.view.setAccessibleName(_("Which pairs"))
        self.view.set_value(Show.WAITING)
        self.add_above(self.view)
        self._above.addStretch(1)
        both = SideBySide(self)
        fetch = partial(duplicates.pair_rows, self.desk.workspace)
        self.list = TableView(
            COLUMNS, fetch, name=self.title, key="duplicates", preferences=self.desk.preferences, parent=both
        )
        self.panel = PairPanel(both)
        self.panel.home = self.list
        self.verbs = PairVerbs(self.desk, self.panel, self)
        self.list.installEventFilter(self.verbs)
        both.hold(self.list, self.panel, shares=_SHARES)
        both.setSizes([share * 1000 for share in _SHARES])
        self.set_body(both)
        self.table = self.list
        for button in (self.seek, self.by_rule):
            button.setEnabled(self._may_edit)
        self.print.setEnabled(False)

    def _connect(self) -> None:
        self.view.changed.connect(self._show_view)
        self.seek.clicked.connect(self._search)
        self.by_rule.clicked.connect(self._open_rules)
        self.print.clicked.connect(self._print)
        self.list.record_chosen.connect(self._show_pair)
        self.list.record_opened.connect(self.verbs.open_merge)
        self.list.empty.pressed.connect(self._search)
        self.panel.group.clicked.connect(self._show_group)
        self.verbs.going.connect(self._note_next)
        self.verbs.settled.connect(self.reload)
        self.verbs.decided.connect(self._take_out)
        self._lately.timeout.connect(self.reload)
        self.banner.pressed.connect(self.verbs.take_back_last)

    def wanted(self) -> PairFilter:
        """Return which pairs are asked for."""
        show = Show(str(self.view.value() or Show.WAITING.value))
        return PairFilter(show=show, words=self.search_words(), persons=self._group)

    def reload(self) -> None:
        """Ask for the pairs of the view; a later question makes an earlier answer worthless."""
        if self._asking is not None:
            self._asking.forget()
            self._asking.cancel()
        self._lately.stop()
        self._asking = self.desk.jobs.start(
            partial(duplicates.look, self.desk.workspace, self.wanted()),
            done=self._show_look,
            failed=self.banner.show_error,
        )

    def take_focus(self) -> None:
        """Put the caret on the pairs, where one key decides; where there are none, into the search box."""
        self._awaits_caret = self._asking is not None
        part = self.list if self.list.rows.rowCount() else self.search
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def receive(self, wish: Wish) -> None:
        """Show the view that was wished for."""
        self.view.set_value(Show(wish.filter) if wish.filter in set(Show) else self.view.value())
        super().receive(wish)
        self._show_view()

    def _show_look(self, look: Look) -> None:
        self._asking = None
        self.view.set_options(counted_views(look.counts))
        self._say_emptiness(look.state)
        self._show_ids(look.ids)
        self._awaits_caret = self._awaits_caret and _begin(self)
        self.tell(status_words(len(look.ids), look.state))

    def _show_ids(self, ids: list[int]) -> None:
        self._ids = ids
        self.list.show_ids(ids)
        wanted, self._next = self._next, None
        line = ids.index(wanted) if wanted in ids else 0 if ids and wanted is not None else None
        if line is not None:
            self.list.selectRow(line)
        elif self.list.chosen_id() is not None:
            self._show_pair()
        if not ids:
            self.panel.show_nothing()

    def _say_emptiness(self, state: SearchState) -> None:
        is_narrowed = bool(self.search_words()) or self.wanted().show is not Show.WAITING
        self.list.empty.say(*emptiness(state, is_narrowed=is_narrowed))

    @Slot()
    def _show_view(self) -> None:
        self._group = ()
        self.reload()

    @Slot()
    def _show_group(self) -> None:
        if self.panel.card is not None:
            self._group = self.panel.card.group
            self.banner.say(_("Only the pairs of this group are shown. Choose a view to see all."))
            self.reload()

    @Slot(object)
    def _show_pair(self, _row_id: object = None) -> None:
        pair_id = self.list.chosen_id()
        self.print.setEnabled(pair_id is not None and may(self.desk.workspace.actor, Right.PRINT))
        if pair_id is None:
            self.panel.show_nothing()
            return
        self.desk.jobs.start(
            partial(duplicates.pair_card, self.desk.workspace, pair_id=pair_id),
            done=self._show_card,
            failed=self.banner.show_error,
        )

    def _show_card(self, card: PairCard) -> None:
        if card.id == self.list.chosen_id():
            self.panel.show_pair(card, may_edit=self._may_edit)

    @Slot(object)
    def _reload_if_shown(self, kinds: frozenset[str]) -> None:
        """Let what this page decides itself wait until the clerk rests; what others do is shown at once."""
        if kinds & self.shows and self.isVisible() and self._lately.isActive():
            self._lately.start()
            return
        super()._reload_if_shown(kinds)

    @Slot(object, bool)
    def _take_out(self, pair_id: int, still_waits: bool) -> None:
        """Take a pair that was just decided out of the view, with the next one at once; counts follow later."""
        self._lately.start()
        rest = [one for one in self._ids if one != pair_id]
        self._show_ids([*rest, pair_id] if still_waits else rest)

    @Slot()
    def _note_next(self) -> None:
        """Remember the pair below the one that is decided; it is shown at once."""
        self._lately.start()
        row = self.list.currentIndex().row()
        below, above = self.list.rows.row_id(row + 1), self.list.rows.row_id(row - 1) if row else None
        self._next = below if below is not None else above

    @Slot()
    def _search(self) -> None:
        if self._may_edit:
            self.desk.jobs.start(
                partial(search, self.desk.workspace),
                title=_("Searching for doubles"),
                done=self._tell_found,
                failed=self.banner.show_error,
                cancelled=self.reload,
                where="process",  # its commits are short, so that nobody's saving waits for it
            )

    def _tell_found(self, found: Searched) -> None:
        self.banner.say(found_words(found), Tone.WARN if found.notes else Tone.OK)
        self.reload()

    @Slot()
    def _open_rules(self) -> None:
        dialog = RuleDialog(self.desk, self)
        dialog.decided.connect(self.verbs.note_rule)
        dialog.merged.connect(self.verbs.note_many)
        dialog.open()

    @Slot()
    def _print(self) -> None:
        if (card := self.panel.card) is not None:
            dialog = SheetDialog(self.desk, card, self)
            dialog.printed.connect(self._show_printed)
            dialog.open()

    @Slot(object)
    def _show_printed(self, path: object) -> None:
        self.banner.say(_("The match sheet was saved as {path}.", path=path), Tone.OK)
        PaperWindow(path, self).open()  # type: ignore[arg-type]  # the dialog sends a path


def _begin(page: DuplicatesPage) -> bool:
    """Choose the first pair, unless the clerk went on to something else while the pairs were read."""
    caret = QApplication.focusWidget()
    is_free = not page.search_words() and (caret is None or page.isAncestorOf(caret))
    if is_free and page.list.rows.rowCount():
        page.list.setFocus(Qt.FocusReason.OtherFocusReason)
        page.list.selectRow(max(0, page.list.currentIndex().row()))
    return False  # nothing waits for the caret any more
