"""The families of one programme, with the card of the one chosen and what can be done about it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, ngettext
from desktop.marking import N_
from desktop.models.member_row import MemberRow
from desktop.models.programme import NoticeWay
from desktop.operations import memberships
from desktop.operations.rights import Right, may
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.programmes.enrol_dialog import EnrolDialog
from desktop.ui.programmes.member_dialogs import EndingDialog, ToldDialog
from desktop.ui.programmes.notice_dialog import NoticeDialog
from desktop.ui.programmes.words import WAYS, member_tone, member_word, told_tone, told_word
from desktop.ui.text import code, isolated
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.card import CardContent, RecordCard, Section
from desktop.ui.widgets.columns import Column, ColumnKind, write
from desktop.ui.widgets.side_by_side import SideBySide
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone


class MembersPart(SideBySide):
    """Table and card of the families.

    Signals:
        counted: How many families are shown.
    """

    counted = Signal(int)

    def __init__(self, desk: Desk, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._banner = desk, banner
        self._code, self._name = "", ""
        self._build()
        self._connect()

    def _build(self) -> None:
        self.view = TableView(
            _COLUMNS, self._fetch, name=_("Families of the programme"), key="members",
            preferences=self._desk.preferences, parent=self,
        )  # fmt: skip
        self.view.empty.say(_("No family here"), _("Let families join by a view of the list."))
        self.card = RecordCard(_("Choose a family to see it here."), self)
        self.card.home = self.view
        self.suspend = push_button(_("Suspend…"), self.card)
        self.resume = push_button(_("Let it go on"), self.card)
        self.told = push_button(_("It was told…"), self.card, picture="checkmark")
        self.notice = push_button(_("Print the notice…"), self.card, picture="print")
        self.end = push_button(_("It leaves…"), self.card)
        for button in (self.suspend, self.resume, self.told, self.notice, self.end):
            self.card.add_button(button)
        self.hold(self.view, self.card)

    def _connect(self) -> None:
        self.view.record_chosen.connect(self._show_record)
        self.suspend.clicked.connect(self._ask_suspension)
        self.resume.clicked.connect(self._resume)
        self.told.clicked.connect(self._ask_told)
        self.notice.clicked.connect(self._ask_notice)
        self.end.clicked.connect(self._ask_exit)

    def show_programme(self, programme: str, name: str, words: str, states: Sequence[str]) -> None:
        """Show the families of a programme in some states."""
        self._code, self._name = programme, name
        ids = memberships.member_ids(self._desk.workspace, programme, states, words) if programme else []
        self.view.show_ids(ids)
        self._show_record()
        self.counted.emit(len(ids))

    def begin(self) -> None:
        """Let families join."""
        if self._code:
            dialog = EnrolDialog(self._desk, self, self._code, self._name)
            dialog.joined.connect(self._tell_joined)
            dialog.open()

    def row(self) -> MemberRow | None:
        """Return the family the clerk stands on."""
        row: MemberRow | None = self.view.chosen_record()
        return row

    def _fetch(self, ids: Sequence[int]) -> Sequence[MemberRow | None]:
        return memberships.member_rows(self._desk.workspace, ids)

    @Slot()
    def _show_record(self, _row_id: object = None) -> None:
        row = self.row()
        if row is None:
            self.card.show_nothing()
            return
        self.card.show_record(_content(row))
        actor = self._desk.workspace.actor
        may_change = may(actor, Right.MAKE_LISTS)
        is_ended = row.state != "active"
        self.suspend.setVisible(may_change and row.state == "active")
        self.resume.setVisible(may_change and row.state == "suspended")
        self.told.setVisible(may_change and is_ended)
        self.notice.setVisible(may(actor, Right.PRINT) and is_ended)
        self.end.setVisible(may_change and row.state != "exited")

    @Slot()
    def _ask_suspension(self) -> None:
        self._open_ending(is_exit=False)

    @Slot()
    def _ask_exit(self) -> None:
        self._open_ending(is_exit=True)

    def _open_ending(self, *, is_exit: bool) -> None:
        row = self.row()
        if row is not None:
            EndingDialog(self._desk, self, self._code, row, is_exit=is_exit).open()

    @Slot()
    def _resume(self) -> None:
        row = self.row()
        if row is not None:
            self._desk.jobs.start(
                quick(partial(memberships.resume, self._desk.workspace, row.uid)),
                done=_nothing,
                failed=self._banner.show_error,
                writes=True,
            )

    @Slot()
    def _ask_told(self) -> None:
        row = self.row()
        if row is not None:
            ToldDialog(self._desk, self, row).open()

    @Slot()
    def _ask_notice(self) -> None:
        row = self.row()
        if row is not None:
            dialog = NoticeDialog(self._desk, self, row)
            dialog.printed.connect(self._tell_printed)
            dialog.open()

    @Slot(object)
    def _tell_printed(self, path: Path) -> None:
        self._banner.say(_("Saved as {path}.", path=isolated(str(path))), Tone.OK)

    @Slot(int)
    def _tell_joined(self, count: int) -> None:
        self._banner.say(ngettext("{n} family joined.", "{n} families joined.", count), Tone.OK)


def _nothing(_result: object) -> None:
    """The page hears of it by the commit."""


def _content(row: MemberRow) -> CardContent:
    told = ""
    if row.told_on is not None and row.told_how:
        told = _("{day} · {way}", day=row.told_on, way=_(WAYS[NoticeWay(row.told_how)]))
    said = [
        (_("File number"), code(row.household_code)),
        (_("Village or quarter"), row.place),
        (_("Number in the programme"), code(row.number) if row.number else ""),
        (_("Belongs to it from"), write(row.valid_from)),
        (_("Suspended from"), write(row.state_since) if row.state == "suspended" else ""),
        (_("Last day"), write(row.valid_to)),
        (_("Reason"), row.reason),
        (_("The family was told"), told or ("" if row.state == "active" else _("not yet"))),
    ]
    return CardContent(
        title=row.name,
        state=member_word(row),
        tone=member_tone(row),
        sections=[Section("", [(label, value) for label, value in said if value])],
    )


def _name(row: MemberRow) -> object:
    return row.name


def _file(row: MemberRow) -> object:
    return row.household_code


def _place(row: MemberRow) -> object:
    return row.place


def _since(row: MemberRow) -> object:
    return row.valid_from


_COLUMNS = (
    Column(
        key="name", heading=N_("Head of the family"), kind=ColumnKind.NAME, value=_name, is_sortable=False
    ),
    Column(key="file", heading=N_("File number"), kind=ColumnKind.IDENTIFIER, value=_file, is_sortable=False),
    Column(
        key="place", heading=N_("Village or quarter"), kind=ColumnKind.TEXT, value=_place, is_sortable=False
    ),
    Column(key="since", heading=N_("Since"), kind=ColumnKind.DATE, value=_since, is_sortable=False),
    Column(
        key="state",
        heading=N_("State"),
        kind=ColumnKind.STATE,
        value=member_word,
        tone=member_tone,
        sample="suspended",
        is_sortable=False,
    ),
    Column(
        key="told",
        heading=N_("Told"),
        kind=ColumnKind.STATE,
        value=told_word,
        tone=told_tone,
        sample="not told",
        is_sortable=False,
    ),
)
