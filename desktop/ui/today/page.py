"""Today: counts of what waits, the requests that need a second person's word, and what became of one's own."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _, current, ngettext
from desktop.models.request_sheet import RequestSheet
from desktop.operations import decisions, duplicates, form_drafts, today
from desktop.operations.approvals import ApprovalRow
from desktop.operations.rights import Right, may
from desktop.operations.today import Morning
from desktop.ui.desk import BEGUN, Desk, PageKey, Wish
from desktop.ui.jobs.job import Job
from desktop.ui.theme import GRID
from desktop.ui.today.history_window import HistoryWindow
from desktop.ui.today.request_window import warn
from desktop.ui.today.requests import COLUMNS, content
from desktop.ui.today.verbs import RequestVerbs
from desktop.ui.widgets.button_rows import ButtonRows
from desktop.ui.widgets.card import RecordCard
from desktop.ui.widgets.counter import CounterTile
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.switch import Switch
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone

WAITING, MINE = 0, 1


class TodayPage(Page):
    """What waits, in one place; every count opens the page where it is worked on."""

    shows = frozenset(
        {"approval", "package", "distribution", "memorandum", "approved_list", "duplicate_pair"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Today"), parent)
        self.waiting: Morning | None = None  # not known yet
        self._asking: Job | None = None
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        self.history = self.add_button(_("Decided requests…"), "clipboard_task")
        board = ButtonRows(self)  # in two rows where the window is narrow
        self.tiles = {
            "requests": CounterTile(_("requests wait for your word"), board),
            "packages": CounterTile(_("packages to review"), board),
            "pairs": CounterTile(_("possible doubles to decide"), board),
            "rounds": CounterTile(_("distributions still open"), board),
            "receipts": CounterTile(_("receipts overdue"), board),
            "memoranda": CounterTile(_("memoranda about to end"), board),
            "begun": CounterTile(_("families begun and not saved"), board),
            "backup": CounterTile(_("days since the last backup"), board),
        }
        self.tiles["begun"].hide()
        for tile in self.tiles.values():
            board.add(tile)
        self.add_above(board)
        main = QWidget(self.body)
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self.side = Switch([_("Waiting for a second person"), _("My requests")], main)
        self.requests = TableView(
            COLUMNS,
            name=_("Requests for a second person's word"),
            key="requests",
            preferences=self.desk.preferences,
            parent=main,
        )
        self.card = RecordCard(_("Choose a request to see what it is about."), self.body)
        self.verbs = RequestVerbs(self.desk, self.card, self.banner, self)
        column.addWidget(self.side)
        column.addWidget(self.requests, 1)
        self.set_body(main, self.card)
        self.table = self.requests  # the keys that walk through records

    def _connect(self) -> None:
        self.history.clicked.connect(self._open_history)
        self.side.switched.connect(self._show_side)
        self.requests.record_chosen.connect(self._show_request)
        self.requests.record_opened.connect(self.verbs.open_window)
        self.verbs.settled.connect(self.reload)
        self.tiles["requests"].clicked.connect(self._show_waiting)
        self.tiles["packages"].clicked.connect(self._open_exchange)
        self.tiles["pairs"].clicked.connect(self._open_duplicates)
        self.tiles["receipts"].clicked.connect(self._open_exchange)
        self.tiles["rounds"].clicked.connect(self._open_distributions)
        self.tiles["memoranda"].clicked.connect(self._open_agencies)
        self.tiles["backup"].clicked.connect(self._open_backups)
        self.tiles["begun"].clicked.connect(self._open_begun)

    def reload(self) -> None:
        """Count again what waits; a later question makes an earlier answer worthless."""
        if self._asking is not None:
            self._asking.forget()
        call = partial(today.morning, self.desk.workspace)
        self._asking = self.desk.jobs.start(call, done=self._show_morning, failed=self._show_fault)
        self._count_pairs()

    def _show_morning(self, waiting: Morning) -> None:
        self._asking, self.waiting = None, waiting
        for name, count in (
            ("requests", waiting.to_decide),
            ("packages", waiting.packages_to_review),
            ("rounds", waiting.open_rounds),
            ("receipts", waiting.receipts_overdue),
            ("memoranda", waiting.memoranda_ending),
            ("backup", waiting.backup_days),
        ):
            self.tiles[name].show_count(count)
            self.tiles[name].setVisible(count is not None)  # a person sees what is his to know
        if waiting.is_backup_due:
            self.banner.say(_("A backup is due. Put the stick in and open the page Backup."), Tone.WARN)
        self._show_side(self.side.place())

    def _show_fault(self, error: UserError) -> None:
        self._asking = None
        self.banner.show_error(error)

    def showEvent(self, event: QShowEvent) -> None:
        """Count what was begun since: no commit of one's typing calls the pages of everybody."""
        super().showEvent(event)
        workspace = self.desk.workspace
        if may(workspace.actor, Right.EDIT_BENEFICIARIES):
            self.desk.jobs.start(
                partial(form_drafts.count_begun, workspace, form_drafts.FAMILY),
                done=self._show_begun,
                failed=self.banner.show_error,
            )

    def _show_begun(self, count: int) -> None:
        """Show how many families this person has in mid-way, where there are some."""
        self.tiles["begun"].show_count(count)
        self.tiles["begun"].setVisible(count > 0)

    def _count_pairs(self) -> None:
        """Ask how many possible doubles wait; in a large list that is more than a moment's work."""
        self.desk.jobs.start(
            partial(duplicates.waiting_pairs, self.desk.workspace),
            done=self.tiles["pairs"].show_count,
            failed=self.banner.show_error,
        )

    @Slot(int)
    def _show_side(self, place: int) -> None:
        if self.waiting is None:
            return
        is_mine = place == MINE
        if is_mine:
            self.requests.empty.say(
                _("You have asked for nothing yet"), _("What becomes of your requests is told here.")
            )
        else:
            self.requests.empty.say(
                _("Nothing waits for a second person"),
                _("Requests appear here as soon as somebody asks for an approval."),
            )
        self.requests.show_rows(self.waiting.mine if is_mine else self.waiting.approvals)
        self.card.show_nothing()
        self.tell(ngettext("{n} request waits", "{n} requests wait", len(self.waiting.approvals)))

    @Slot(object)
    def _show_request(self, chosen: int | None) -> None:
        row: ApprovalRow | None = self.requests.chosen_record() if chosen is not None else None
        if row is None:
            self.card.show_nothing()
            return
        self.banner.hide()
        self.card.show_record(content(row))
        self.verbs.serve(row, None)
        self.desk.jobs.start(
            partial(decisions.request_sheet, self.desk.workspace, number=row.number, tongue=current()),
            done=partial(self._show_sheet, row),
            failed=self.banner.show_error,
        )

    def _show_sheet(self, row: ApprovalRow, sheet: RequestSheet) -> None:
        """Fill the card of a request with all that matters, unless another one was chosen meanwhile."""
        if self.requests.chosen_record() != row:
            return
        self.card.show_record(content(row, sheet))
        self.verbs.serve(row, sheet)
        if sheet.is_changed or (sheet.warning and self.banner.isHidden()):
            warn(self.banner, sheet)

    @Slot()
    def _show_waiting(self) -> None:
        self.side.go_to(WAITING)
        self.requests.setFocus()

    @Slot()
    def _open_history(self) -> None:
        HistoryWindow(self.desk, self).open()

    @Slot()
    def _open_exchange(self) -> None:
        self.desk.show_page(PageKey.EXCHANGE, Wish())

    @Slot()
    def _open_duplicates(self) -> None:
        self.desk.show_page(PageKey.DUPLICATES, Wish(filter="waiting"))

    @Slot()
    def _open_distributions(self) -> None:
        self.desk.show_page(PageKey.DISTRIBUTIONS, Wish(filter="open"))

    @Slot()
    def _open_agencies(self) -> None:
        self.desk.show_page(PageKey.AGENCIES, Wish(filter="ending"))

    @Slot()
    def _open_begun(self) -> None:
        self.desk.show_page(PageKey.BENEFICIARIES, Wish(filter=BEGUN))

    @Slot()
    def _open_backups(self) -> None:
        self.desk.show_page(PageKey.BACKUPS, Wish())
