"""The page Staff: accounts with their roles and areas; new ones, changes, passwords, closing."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, ngettext
from desktop.marking import N_
from desktop.operations import people
from desktop.operations.people import Account
from desktop.operations.record_histories import account_history
from desktop.operations.rights import Right, may
from desktop.ui.desk import Desk
from desktop.ui.keys import Key
from desktop.ui.people.account_dialog import AccountDialog
from desktop.ui.people.given_password import GivenPassword
from desktop.ui.people.words import areas_words, card_of, roles_words, state_tone, state_word
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.card import RecordCard
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.dialog import ask
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone

COLUMNS: tuple[Column[Account], ...] = (
    Column(key="full_name", heading=N_("Person"), kind=ColumnKind.NAME, value=lambda row: row.full_name),
    Column(key="name", heading=N_("Name to sign in"), kind=ColumnKind.TEXT, value=lambda row: row.name),
    Column(
        key="roles",
        heading=N_("Roles"),
        kind=ColumnKind.TEXT,
        value=roles_words,
        sample="clerk · administrator",
    ),
    Column(key="state", heading=N_("State"), kind=ColumnKind.STATE, value=state_word, tone=state_tone),
    Column(key="areas", heading=N_("Areas"), kind=ColumnKind.TEXT, value=areas_words),
)


class StaffPage(Page):
    """Who may sign in."""

    shows = frozenset({"user_account", "approval"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Staff"), parent, search=_("Search by name…"))
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        self.new = self.set_primary(_("New person…"), "person_add", Key.NEW)
        self.people = TableView(
            COLUMNS,
            name=_("Staff of the office"),
            key="staff",
            preferences=self.desk.preferences,
            parent=self.body,
        )
        self.people.empty.say(_("Nobody of this name"), _("Search for another name."))
        self.card = RecordCard(_("Choose a person to see the account here."), self.body)
        self.change = push_button(_("Change…"), self.card)
        self.reset = push_button(_("New password…"), self.card)
        self.close_one = push_button(_("Close…"), self.card)
        for button in (self.change, self.reset, self.close_one):
            self.card.add_button(button)
        self.set_body(self.people, self.card)
        self.new.setVisible(self._may_manage())

    def _may_manage(self) -> bool:
        return may(self.desk.workspace.actor, Right.MANAGE_USERS)

    def _connect(self) -> None:
        self.new.clicked.connect(self._begin)
        self.people.record_chosen.connect(self._show_record)
        self.change.clicked.connect(self._ask_change)
        self.reset.clicked.connect(self._ask_reset)
        self.close_one.clicked.connect(self._ask_close)

    def reload(self) -> None:
        """Read the accounts again."""
        chosen = self.chosen()
        words = self.search_words().casefold()
        rows = people.accounts(self.desk.workspace)
        shown = [row for row in rows if words in f"{row.full_name} {row.name}".casefold()]
        self.people.show_rows(shown)
        line = next((n for n, row in enumerate(shown) if chosen and row.uid == chosen.uid), None)
        if line is not None:
            self.people.selectRow(line)
        self._show_record()
        self.tell(ngettext("{n} account", "{n} accounts", len(shown)))

    def chosen(self) -> Account | None:
        """Return the account that is chosen."""
        row: Account | None = self.people.chosen_record()
        return row

    @Slot()
    def _show_record(self, _row: object = None) -> None:
        row = self.chosen()
        if row is None:
            self.card.show_nothing()
            return
        self.card.show_record(card_of(row, account_history(self.desk.workspace, row.uid)))
        actor = self.desk.workspace.actor
        is_own = actor is not None and row.uid == actor.uid
        self.change.setText(_("Open again…") if row.is_closed else _("Change…"))
        self.change.setVisible(self._may_manage() and not row.waits_for)
        self.reset.setVisible(self._may_manage() and not is_own and not row.is_closed)
        self.close_one.setVisible(self._may_manage() and not is_own and not row.is_closed)

    @Slot()
    def _begin(self) -> None:
        self._open(AccountDialog(self.desk, self))

    @Slot()
    def _ask_change(self) -> None:
        row = self.chosen()
        if row is not None:
            self._open(AccountDialog(self.desk, self, row))

    def _open(self, dialog: AccountDialog) -> None:
        dialog.asked.connect(self.tell_asked)
        dialog.open()

    @Slot()
    def _ask_reset(self) -> None:
        row = self.chosen()
        if row is not None:
            ask(
                self,
                _("Give {person} a new password?", person=row.full_name),
                _("The present password stops working at once, also where the person is at work now."),
                verb=_("New password"),
                then=partial(self._reset, row),
            )

    def _reset(self, row: Account) -> None:
        self.desk.jobs.start(
            partial(people.reset_password, self.desk.workspace, row.uid),
            done=partial(self._show_password, row.full_name),
            failed=self.banner.show_error,
            writes=True,
        )

    def _show_password(self, person: str, password: str) -> None:
        GivenPassword(self, person, password).open()

    @Slot()
    def _ask_close(self) -> None:
        row = self.chosen()
        if row is not None:
            ask(
                self,
                _("Close the account of {person}?", person=row.full_name),
                _(
                    "The person is out at the next step. What was done keeps the name. Two persons open it again."
                ),
                verb=_("Close"),
                then=partial(self._close, row),
                is_dangerous=True,
            )

    def _close(self, row: Account) -> None:
        self.desk.jobs.start(
            partial(people.close_account, self.desk.workspace, row.uid),
            done=self._tell_closed,
            failed=self.banner.show_error,
            writes=True,
        )

    def _tell_closed(self, _made: object) -> None:
        self.banner.say(_("The account is closed."), Tone.OK)
