"""What can be done with a request: approve, refuse, withdraw, print its notice, look at all of it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.i18n.catalogue import _, current
from desktop.models.approval import ApprovalState
from desktop.models.request_sheet import RequestSheet
from desktop.operations import approvals, decisions, notices
from desktop.operations.approvals import ApprovalRow
from desktop.operations.today import can_decide
from desktop.ui.desk import Desk
from desktop.ui.today.refusal import RefusalDialog
from desktop.ui.today.request_window import RequestWindow
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import Kind, push_button
from desktop.ui.widgets.card import RecordCard
from desktop.ui.widgets.file_dialog import ask_where
from desktop.ui.widgets.paper_window import PaperWindow
from desktop.ui.widgets.tone import Tone


class RequestVerbs(QObject):
    """The buttons at the foot of the card of a request, and what they do.

    Signals:
        settled: A request was decided, withdrawn, or its day of waiting began.
    """

    settled = Signal()

    def __init__(self, desk: Desk, card: RecordCard, banner: Banner, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._banner, self._page = desk, banner, page
        self._row: ApprovalRow | None = None
        self._sheet: RequestSheet | None = None
        self._build(card)
        self._connect()

    def _build(self, card: RecordCard) -> None:
        self.approve = push_button(_("Approve"), card, kind=Kind.PRIMARY, picture="checkmark")
        self.notice = push_button(_("Notice…"), card, picture="print")
        self.refuse = push_button(_("Refuse…"), card)
        self.withdraw = push_button(_("Withdraw"), card)
        self.look = push_button(_("All of it…"), card)
        for button in (self.approve, self.notice, self.refuse, self.withdraw, self.look):
            card.add_button(button)

    def _connect(self) -> None:
        self.approve.clicked.connect(self._approve)
        self.notice.clicked.connect(self._choose_notice_file)
        self.refuse.clicked.connect(self._ask_reason)
        self.withdraw.clicked.connect(self._withdraw)
        self.look.clicked.connect(self.open_window)

    def serve(self, row: ApprovalRow, sheet: RequestSheet | None) -> None:
        """Offer what this person can do with a request; `sheet` comes once it was read."""
        self._row, self._sheet = row, sheet
        workspace = self._desk.workspace
        waits = row.state == ApprovalState.ASKED
        is_own = workspace.actor is not None and row.asked_by == workspace.actor.uid
        is_delayed = is_own and row.is_delayed
        may_now = can_decide(workspace, row)
        self._offer(self.approve, waits and (not is_own or (is_delayed and may_now)), may_now)
        self.approve.setText(_("Carry out") if is_delayed else _("Approve"))
        self._offer(self.refuse, waits and not is_own, may_now)
        self._offer(self.notice, waits and is_delayed, True)
        self._offer(self.withdraw, waits and is_own, True)
        self._offer(self.look, not (waits and is_delayed), sheet is not None)  # four buttons have no room
        if waits:
            self._explain(row, is_own=is_own)

    def _offer(self, button: QPushButton, is_shown: bool, is_enabled: bool) -> None:
        button.setVisible(is_shown)
        button.setEnabled(is_enabled)

    def _explain(self, row: ApprovalRow, *, is_own: bool) -> None:
        """Say why a request cannot be decided here and now."""
        if is_own and row.is_delayed:
            if row.due_at is None:
                self._banner.say(
                    _(
                        "You work alone in this office. Print the notice, have it signed and post it; "
                        "a day later you can carry the request out."
                    ),
                    Tone.ACCENT,
                )
            elif not can_decide(self._desk.workspace, row):
                self._banner.say(_("It can be carried out from {due} on.", due=row.due_at), Tone.ACCENT)
        elif is_own:
            self._banner.say(_("This waits for another person: who asks may not also approve."))
        elif not can_decide(self._desk.workspace, row):
            self._banner.say(
                _("Your role does not approve requests. A colleague with the right has to sign in.")
            )

    @Slot()
    def open_window(self) -> None:
        """Show everything about the request on one page."""
        if self._row is not None and self._sheet is not None:
            RequestWindow(self._row, self._sheet, self._page).open()

    @Slot()
    def _approve(self) -> None:
        row = self._chosen()
        self._desk.jobs.start(
            partial(decisions.grant, self._desk.workspace, number=row.number),
            title=_("Carrying out “{subject}”", subject=row.subject),
            done=partial(self._say, _("Approved and carried out.")),
            failed=self._banner.show_error,
            where="process",
            writes=True,
        )

    @Slot()
    def _ask_reason(self) -> None:
        dialog = RefusalDialog(self._chosen(), self._page)
        dialog.reason_given.connect(self.refuse_with)
        dialog.open()

    @Slot(str, str)
    def refuse_with(self, number: str, reason: str) -> None:
        """Refuse a request for a reason."""
        self._desk.jobs.start(
            partial(approvals.refuse, self._desk.workspace, number=number, reason=reason),
            done=partial(self._say, _("Refused. Who asked can read the reason.")),
            failed=self._banner.show_error,
            writes=True,
        )

    @Slot()
    def _withdraw(self) -> None:
        self._desk.jobs.start(
            partial(approvals.withdraw, self._desk.workspace, number=self._chosen().number),
            done=partial(self._say, _("Withdrawn. It can be changed and asked for again.")),
            failed=self._banner.show_error,
            writes=True,
        )

    @Slot()
    def _choose_notice_file(self) -> None:
        name = f"notice-{self._chosen().number.replace('/', '-')}.pdf"
        ask_where(self._page, _("Notice to be posted"), name, self.print_notice, _("PDF papers (*.pdf)"))

    @Slot(str)
    def print_notice(self, path: str) -> None:
        """Print the notice; where no day of waiting runs, it begins now."""
        self._desk.jobs.start(
            partial(
                notices.print_notice,
                self._desk.workspace,
                number=self._chosen().number,
                out=Path(path),
                language=current().language,
            ),
            title=_("Printing the notice"),
            done=self._show_notice,
            failed=self._banner.show_error,
            where="process",
            writes=True,
        )

    def _show_notice(self, path: Path) -> None:
        self.settled.emit()
        PaperWindow(path, self._page).open()

    def _say(self, words: str, _made: object) -> None:
        self.settled.emit()
        self._banner.say(words, Tone.OK)

    def _chosen(self) -> ApprovalRow:
        if self._row is None:
            raise RuntimeError("the buttons are hidden while no request is chosen")
        return self._row
