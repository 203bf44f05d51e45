"""Today: counts of what waits, and the requests that need a second person's word."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, ngettext
from desktop.operations import approvals, decisions, today
from desktop.operations.approvals import ApprovalRow
from desktop.operations.rights import Right, may
from desktop.ui.desk import Desk, PageKey, Wish
from desktop.ui.today.refusal import RefusalDialog
from desktop.ui.today.requests import COLUMNS, content
from desktop.ui.widgets.buttons import Kind, push_button
from desktop.ui.widgets.card import RecordCard
from desktop.ui.widgets.counter import CounterTile
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone


class TodayPage(Page):
    """What waits, in one place; every count opens the page where it is worked on."""

    shows = frozenset({"approval", "package", "distribution", "memorandum", "approved_list"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Today"), parent)
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        self.tiles = {
            "packages": CounterTile(_("packages to review"), self),
            "rounds": CounterTile(_("distributions still open"), self),
            "receipts": CounterTile(_("receipts overdue"), self),
            "memoranda": CounterTile(_("memoranda about to end"), self),
        }
        for tile in self.tiles.values():
            self.add_above(tile)
        self.requests = TableView(
            COLUMNS,
            name=_("Requests that wait for a second person"),
            key="requests",
            preferences=self.desk.preferences,
            parent=self,
        )
        self.requests.empty.say(
            _("Nothing waits for a second person"),
            _("Requests appear here as soon as somebody asks for an approval."),
        )
        self.card = RecordCard(_("Choose a request to see what it is about."), self)
        self.approve = push_button(_("Approve"), self, kind=Kind.PRIMARY, picture="checkmark")
        self.refuse = push_button(_("Refuse…"), self)
        self.card.add_button(self.approve)
        self.card.add_button(self.refuse)
        self.set_body(self.requests, self.card)

    def _connect(self) -> None:
        self.requests.record_chosen.connect(self._show_request)
        self.approve.clicked.connect(self._approve)
        self.refuse.clicked.connect(self._ask_reason)
        self.tiles["packages"].clicked.connect(self._open_exchange)
        self.tiles["receipts"].clicked.connect(self._open_exchange)
        self.tiles["rounds"].clicked.connect(self._open_distributions)
        self.tiles["memoranda"].clicked.connect(self._open_agencies)

    def reload(self) -> None:
        """Count again what waits."""
        waiting = today.morning(self.desk.workspace)
        self.tiles["packages"].show_count(waiting.packages_to_review)
        self.tiles["rounds"].show_count(waiting.open_rounds)
        self.tiles["receipts"].show_count(waiting.receipts_overdue)
        self.tiles["memoranda"].show_count(waiting.memoranda_ending)
        self.requests.show_rows(waiting.approvals)
        self.card.show_nothing()
        count = len(waiting.approvals)
        self.tell(ngettext("{n} request waits", "{n} requests wait", count))

    @Slot(object)
    def _show_request(self, chosen: int | None) -> None:
        row: ApprovalRow | None = self.requests.chosen_record() if chosen is not None else None
        if row is None:
            self.card.show_nothing()
            return
        self.card.show_record(content(row))
        actor = self.desk.workspace.actor
        is_own = actor is not None and row.asked_by == actor.uid
        can_decide = may(actor, Right.DECIDE) and not is_own
        for button in (self.approve, self.refuse):
            button.setEnabled(can_decide)
        if not can_decide:
            self.banner.say(
                _("This waits for another person: who asks may not also approve.")
                if is_own
                else _("Your role does not approve requests. A colleague with the right has to sign in.")
            )

    @Slot()
    def _approve(self) -> None:
        row: ApprovalRow = self.requests.chosen_record()
        self.desk.jobs.start(
            partial(decisions.grant, self.desk.workspace, number=row.number),
            title=_("Carrying out “{subject}”", subject=row.subject),
            done=self._show_done,
            failed=self.banner.show_error,
            where="process",
            writes=True,
        )

    @Slot()
    def _ask_reason(self) -> None:
        row: ApprovalRow = self.requests.chosen_record()
        dialog = RefusalDialog(row, self)
        dialog.reason_given.connect(self._refuse)
        dialog.open()

    @Slot(str, str)
    def _refuse(self, number: str, reason: str) -> None:
        self.desk.jobs.start(
            partial(approvals.refuse, self.desk.workspace, number=number, reason=reason),
            done=self._show_refused,
            failed=self.banner.show_error,
            writes=True,
        )

    def _show_done(self, _made: object) -> None:
        self.banner.say(_("Approved and carried out."), Tone.OK)
        self.reload()

    def _show_refused(self, _made: object) -> None:
        self.banner.say(_("Refused. Who asked can read the reason."), Tone.OK)
        self.reload()

    @Slot()
    def _open_exchange(self) -> None:
        self.desk.show_page(PageKey.EXCHANGE, Wish())

    @Slot()
    def _open_distributions(self) -> None:
        self.desk.show_page(PageKey.DISTRIBUTIONS, Wish(filter="open"))

    @Slot()
    def _open_agencies(self) -> None:
        self.desk.show_page(PageKey.AGENCIES, Wish(filter="ending"))
