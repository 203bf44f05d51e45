"""What can be done with a list: look at its families, ask for approval, divide it, renew it, give it up."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.approved_list import ListRow, ListState
from desktop.operations import approved_lists
from desktop.operations.list_drafting import Drafted
from desktop.ui.approved_lists.divide_dialog import DivideDialog
from desktop.ui.approved_lists.left_out_window import LeftOutWindow
from desktop.ui.approved_lists.lines_window import LinesWindow
from desktop.ui.approved_lists.words import is_refused
from desktop.ui.jobs.quick import quick
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.card import RecordCard
from desktop.ui.widgets.dialog import ask
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.reason_dialog import ReasonDialog
from desktop.ui.widgets.tone import Tone

NEW_EDITION = N_(
    "The same conditions are asked of the families as they stand today. "
    "The approved edition stays as it is until the new one is approved."
)
GIVEN_UP = N_("It stays in the list as cancelled, with your reason, and cannot be approved any more.")


class ListVerbs(QObject):
    """The buttons at the foot of the card of a list, and what they do.

    Signals:
        changed: The list is not what it was.
        drafted: A new edition was drafted; carries a Drafted.
    """

    changed = Signal()
    drafted = Signal(object)

    def __init__(self, page: Page, card: RecordCard) -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk
        self._row: ListRow | None = None
        self._build(card)
        self._connect()

    def _build(self, card: RecordCard) -> None:
        self.request = push_button(_("Ask for approval"), card)
        self.look = push_button(_("Show families"), card)
        self.out = push_button(_("Left out…"), card)
        self.divide = push_button(_("Divide…"), card)
        self.renew = push_button(_("New edition"), card)
        self.give_up = push_button(_("Give up the draft…"), card)
        for button in (self.request, self.look, self.out, self.divide, self.renew, self.give_up):
            card.add_button(button)

    def _connect(self) -> None:
        self.look.clicked.connect(self.show_lines)
        self.request.clicked.connect(self._ask_approval)
        self.out.clicked.connect(self._show_left_out)
        self.divide.clicked.connect(self._divide)
        self.renew.clicked.connect(self._ask_new_edition)
        self.give_up.clicked.connect(self._ask_reason)

    def serve(self, row: ListRow | None) -> None:
        """Offer what can be done with a list, and nothing else."""
        self._row = row
        is_draft, _is_approved, is_current = standing(row)
        self.look.setVisible(row is not None)
        self.out.setVisible(row is not None)
        for button in (self.request, self.divide, self.give_up):
            button.setVisible(is_draft)
        self.renew.setVisible(is_current)

    @Slot()
    def show_lines(self, _row_id: object = None) -> None:
        """Show the families of the list."""
        row = self._row
        if row is not None:
            is_draft = standing(row)[0]
            window = LinesWindow(self._desk, row, self._page, has_former=row.edition > 1, is_draft=is_draft)
            window.changed.connect(self.changed)
            window.open()

    @Slot()
    def _show_left_out(self) -> None:
        row = self._row
        if row is not None:
            window = LeftOutWindow(self._desk, row, self._page, is_draft=standing(row)[0])
            window.changed.connect(self.changed)
            window.open()

    @Slot()
    def _divide(self) -> None:
        row = self._row
        if row is not None:
            dialog = DivideDialog(self._desk, row, self._page)
            dialog.divided.connect(self._show_divided)
            dialog.open()

    @Slot(object)
    def _show_divided(self, _edition: object) -> None:
        self.changed.emit()
        self._page.banner.say(
            _("The list was divided. Plan a round for each part once it is approved."), Tone.OK
        )

    @Slot()
    def _ask_approval(self) -> None:
        row = self._row
        if row is None:
            return
        self._desk.jobs.start(
            partial(approved_lists.ask_approval, self._desk.workspace, list_uid=row.uid),
            title=_("Asking for approval"),
            done=self._show_asked,
            failed=self._page.banner.show_error,
            writes=True,
        )

    @Slot(object)
    def _show_asked(self, number: str) -> None:
        self.changed.emit()
        self._page.banner.say(
            _(
                "Request {number} was filed. Another person approves it on the page Today.",
                number=current().code(number),
            ),
            Tone.OK,
        )

    @Slot()
    def _ask_reason(self) -> None:
        row = self._row
        if row is None:
            return
        title = _("Give up the draft “{title}”?", title=row.title)
        dialog = ReasonDialog(self._page, title, _(GIVEN_UP), verb=_("Give up the draft"))
        dialog.given.connect(self._cancel_draft)
        dialog.open()

    @Slot(str)
    def _cancel_draft(self, reason: str) -> None:
        row = self._row
        if row is not None:
            self._desk.jobs.start(
                quick(partial(approved_lists.cancel_draft, self._desk.workspace, row.uid, reason)),
                done=self._show_cancelled,
                failed=self._page.banner.show_error,
                writes=True,
            )

    @Slot(object)
    def _show_cancelled(self, _nothing: object) -> None:
        self.changed.emit()
        self._page.banner.say(_("The draft was given up."), Tone.OK)

    @Slot()
    def _ask_new_edition(self) -> None:
        row = self._row
        if row is None:
            return
        title = _("Make a new edition of list {number}?", number=current().code(row.number or ""))
        ask(self._page, title, _(NEW_EDITION), verb=_("Make edition"), then=self._make_edition)

    @Slot()
    def _make_edition(self) -> None:
        row = self._row
        if row is not None:
            self._desk.jobs.start(
                partial(approved_lists.new_edition, self._desk.workspace, list_uid=row.uid),
                title=_("Making a new edition"),
                done=self._hand_over,
                failed=self._page.banner.show_error,
                writes=True,
            )

    @Slot(object)
    def _hand_over(self, drafted: Drafted) -> None:
        self.drafted.emit(drafted)


def standing(row: ListRow | None) -> tuple[bool, bool, bool]:
    """Return whether a list is a draft, approved, and the edition that counts."""
    if row is None:
        return False, False, False
    is_approved = row.state is ListState.APPROVED
    return row.state is ListState.DRAFT or is_refused(row), is_approved, is_approved and not row.is_replaced
