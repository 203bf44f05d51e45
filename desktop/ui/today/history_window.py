"""The requests that wait no more: who asked, who decided, when and why."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.i18n.catalogue import _, ngettext
from desktop.marking import N_
from desktop.models.approval import ApprovalState
from desktop.models.request_sheet import TITLES
from desktop.operations import approvals
from desktop.operations.approvals import ApprovalRow
from desktop.ui.desk import Desk
from desktop.ui.theme import GRID
from desktop.ui.today.requests import (
    STATES,
    SUBJECT,
    content,
    kind_word,
    state_tone,
    state_word,
    subject_word,
)
from desktop.ui.widgets.card import RecordCard
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.search_box import SearchBox
from desktop.ui.widgets.side_by_side import SideBySide
from desktop.ui.widgets.table import TableView


class HistoryWindow(Dialog):
    """Decided, withdrawn and expired requests, filtered by kind, end and words."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(parent, _("Requests that were decided"), verb=_("Close"))
        self._desk = desk
        self.leave.hide()
        self._build_parts()
        self._connect()
        self.load()
        self.resize(1220, 640)

    def _build_parts(self) -> None:
        self.search = SearchBox(_("Search by number or by what it is about…"), self)
        self.kind = Choice(
            [(kind.value, _(words)) for kind, words in TITLES.items()], self, empty=_("all kinds")
        )
        self.kind.setAccessibleName(_("Kind of request"))
        ended = [state for state in STATES if state is not ApprovalState.ASKED]
        self.end = Choice(
            [(state.value, _(STATES[state][0])) for state in ended], self, empty=_("however ended")
        )
        self.end.setAccessibleName(_("How it ended"))
        filters = QHBoxLayout()
        filters.setSpacing(GRID)
        filters.addWidget(self.search, 1)
        filters.addWidget(self.kind)
        filters.addWidget(self.end)
        both = SideBySide(self)
        self.table = TableView(_COLUMNS, name=_("Requests that were decided"), parent=both)
        self.table.empty.say(_("Nothing was decided yet"), _("What was approved or refused is kept here."))
        self.card = RecordCard(_("Choose a request to see what became of it."), both)
        both.hold(self.table, self.card)
        self.body.addLayout(filters)
        self.body.addWidget(both, 1)
        self.count = self.add_words("")

    def _connect(self) -> None:
        self.search.searched.connect(self.load)
        self.kind.changed.connect(self.load)
        self.end.changed.connect(self.load)
        self.table.record_chosen.connect(self._show_request)

    @Slot()
    def load(self) -> None:
        """Ask for what fits the filters."""
        kind, end = self.kind.value(), self.end.value()
        rows = approvals.history(
            self._desk.workspace,
            kinds=(str(kind),) if kind else (),
            states=(str(end),) if end else (),
            words=self.search.words(),
            limit=200,
        )
        self.show_rows(rows)

    def show_rows(self, rows: list[ApprovalRow]) -> None:
        """Show requests."""
        self.table.show_rows(rows)
        self.card.show_nothing()
        self.count.setText(ngettext("{n} request", "{n} requests", len(rows)))

    @Slot(object)
    def _show_request(self, chosen: int | None) -> None:
        row: ApprovalRow | None = self.table.chosen_record() if chosen is not None else None
        if row is None:
            self.card.show_nothing()
        else:
            self.card.show_record(content(row))


def _asker(row: ApprovalRow) -> object:
    return row.asked_by_name


def _decider(row: ApprovalRow) -> object:
    return row.decided_by_name or "–"


def _day(row: ApprovalRow) -> object:
    return row.decided_at.astimezone().date() if row.decided_at else None


def _number(row: ApprovalRow) -> object:
    return row.number


_COLUMNS: tuple[Column[ApprovalRow], ...] = (
    Column(key="kind", heading=N_("Request"), kind=ColumnKind.TEXT, value=kind_word),
    Column(key="subject", heading=N_("About"), kind=ColumnKind.NAME, value=subject_word, sample=SUBJECT),
    Column(
        key="state", heading=N_("State"), kind=ColumnKind.STATE, value=state_word, tone=state_tone,
        sample="carried out",
    ),
    Column(key="decided_by", heading=N_("Decided by"), kind=ColumnKind.TEXT, value=_decider),
    Column(key="decided_at", heading=N_("Decided on"), kind=ColumnKind.DATE, value=_day),
    Column(key="number", heading=N_("Number"), kind=ColumnKind.IDENTIFIER, value=_number, sample="2026/1000"),
    Column(key="asked_by", heading=N_("Asked by"), kind=ColumnKind.TEXT, value=_asker, is_hidden=True),
)  # fmt: skip
