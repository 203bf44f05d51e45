"""The review of a partner's rows: counts, each row beside the own record it may mean, and a decision on each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.i18n.quantities import quantity
from desktop.models.package import RefusalReason, RowDecision, RowVerdict
from desktop.models.share import RESULTS, is_share
from desktop.operations import reviewing
from desktop.operations.list_choices import aid_labels
from desktop.operations.packages import PackageRow
from desktop.operations.reviewing import Review, RowLine
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.packages.review_table import quantity_of, review_columns
from desktop.ui.packages.words import (
    OF_PERSONS,
    OF_RESULTS,
    OF_SHARES,
    REASONS,
    VERDICTS,
    facts_words,
    type_word,
)
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.counter import CounterTile
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.work_dialog import WorkDialog
from desktop.ui.widgets.wrapped_label import WrappedLabel


class ReviewWindow(WorkDialog):
    """Decides row by row or by rule, then asks for the second person.

    Signals:
        asked: The number of the request.
    """

    asked = Signal(str)

    def __init__(self, desk: Desk, row: PackageRow, parent: QWidget) -> None:
        title = _("{kind} from {partner}", kind=type_word(row), partner=row.partner)
        super().__init__(desk.jobs, parent, title, verb=_("Ask for approval"), way_out=_("Close"))
        self._desk, self._uid = desk, row.uid
        self._labels = aid_labels(desk.workspace, current().language)
        self._is_of_results, self._is_share = row.kind == RESULTS, is_share(row.kind, row.line.purpose)
        self._kinds = OF_RESULTS if self._is_of_results else OF_SHARES if self._is_share else OF_PERSONS
        self._verdict: RowVerdict | None = None
        self._review: Review | None = None
        self._build_review()
        self._connect()
        self.reload()

    def _build_review(self) -> None:
        self.tiles: dict[RowVerdict, CounterTile] = {}
        tiles = QHBoxLayout()
        tiles.setSpacing(GRID)
        for verdict in self._kinds:
            self.tiles[verdict] = CounterTile(_(VERDICTS[verdict][0]), self)
            self.tiles[verdict].setProperty("verdict", verdict.value)
            tiles.addWidget(self.tiles[verdict])
        columns = review_columns(self._quantity, is_of_results=self._is_of_results, is_share=self._is_share)
        self.table = TableView(columns, self._fetch, name=_("Rows of the package"), parent=self)
        self.state = WrappedLabel()
        self.state.setProperty("role", "muted")
        self.facts = WrappedLabel()
        self.body.addWidget(self.facts)
        self.body.addLayout(tiles)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(self._row_buttons())
        self.body.addLayout(self._rule_buttons())
        self.body.addWidget(self.state)
        self.resize(1080, 680)

    def _row_buttons(self) -> QHBoxLayout:
        self.take = push_button(_("Take"), self, picture="checkmark")
        self.take_other = push_button(_("Take as another person"), self, picture="person_add")
        self.refuse = push_button(_("Refuse"), self, picture="dismiss")
        self.reason = Choice(
            [(reason.value, _(words)) for reason, words in REASONS.items()], self, empty=_("No reason given")
        )
        self.reason.setAccessibleName(_("Reason of a refusal"))
        return _row(_("This row:"), self.take, self.take_other, self.refuse, self.reason)

    def _rule_buttons(self) -> QHBoxLayout:
        self.take_all = push_button(_("Take all"), self)
        self.refuse_all = push_button(_("Refuse all"), self)
        self.show_all = push_button(_("Show all kinds"), self)
        self.rule_words = QLabel()
        line = _row("", self.take_all, self.refuse_all, self.show_all)
        line.insertWidget(0, self.rule_words)
        return line

    def _connect(self) -> None:
        for tile in self.tiles.values():
            tile.clicked.connect(self._filter_by_tile)
        self.table.record_chosen.connect(self._offer)
        self.table.record_opened.connect(self._take_row)
        self.take.clicked.connect(self._take_row)
        self.take_other.clicked.connect(self._take_other)
        self.refuse.clicked.connect(self._refuse_row)
        self.take_all.clicked.connect(self._take_rule)
        self.refuse_all.clicked.connect(self._refuse_rule)
        self.show_all.clicked.connect(self._show_all)

    def reload(self) -> None:
        """Read counts and rows anew; the line chosen stays."""
        self._review = reviewing.review(self._desk.workspace, self._uid)
        aid = self._labels.get(self._review.aid_kind, self._review.aid_kind)
        words = facts_words(self._review, aid, self.layoutDirection())
        self.facts.setText(words)
        self.facts.setVisible(bool(words))
        for verdict, tile in self.tiles.items():
            tile.show_count(self._review.rows(verdict))
        self.table.show_ids(reviewing.row_numbers(self._desk.workspace, self._uid, self._verdict))
        if self.table.chosen_id() is None and self.table.rows.rowCount():
            self.table.selectRow(0)
        open_rows = self._review.rows(decision=RowDecision.OPEN)
        self.state.setText(
            ngettext("{n} row is still open.", "{n} rows are still open.", open_rows)
            if open_rows
            else _("Every row is decided. A second person has to agree before anything is taken in.")
        )
        self.confirm.setEnabled(self.is_ready())
        self._offer()

    def _fetch(self, numbers: Sequence[int]) -> list[RowLine | None]:
        return reviewing.rows(self._desk.workspace, self._uid, numbers)

    def _quantity(self, row: RowLine) -> str:
        assert self._review is not None  # noqa: S101 (rows are shown once it was read)
        amount = quantity_of(row)
        return quantity(current(), amount, self._review.unit) if amount else "–"

    def _chosen(self) -> RowLine | None:
        row: RowLine | None = self.table.chosen_record()
        return row

    @Slot()
    def _offer(self, _row_id: object = None) -> None:
        row = self._chosen()
        may_take = row is not None and RowVerdict(row.verdict) not in reviewing.REFUSED_ONLY
        self.take.setEnabled(may_take)
        for button in (self.refuse, self.reason):
            button.setEnabled(row is not None)
        self.take_other.setVisible(may_take and bool(row and row.own_name) and not self._is_of_results)
        verdict = self._verdict
        words = _(VERDICTS[verdict][0]) if verdict else ""
        self.rule_words.setText(
            _("All rows of the kind “{kind}”:", kind=words)
            if verdict
            else _("Choose a kind above to decide all its rows at once.")
        )
        is_ruled = verdict not in (None, *reviewing.NEVER_BY_RULE)
        self.take_all.setVisible(is_ruled)
        self.refuse_all.setVisible(verdict is not None)
        self.show_all.setVisible(verdict is not None)

    def _decide(self, decision: RowDecision, *, is_other_person: bool = False) -> None:
        row = self._chosen()
        if row is not None:
            decide = partial(reviewing.decide_row, self._desk.workspace, self._uid, row.number, decision)
            self._run(partial(decide, self._reason(), is_other_person=is_other_person))

    def _rule(self, decision: RowDecision) -> None:
        if self._verdict is not None:
            decide = partial(reviewing.decide_rule, self._desk.workspace, self._uid, self._verdict)
            self._run(partial(decide, decision, self._reason()))

    def _run(self, call: "partial[None] | partial[int]") -> None:
        self._desk.jobs.start(
            quick(call), done=self._show_decided, failed=self.banner.show_error, writes=True
        )

    def _reason(self) -> RefusalReason | None:
        value = self.reason.value()
        return RefusalReason(str(value)) if value else None

    @Slot(object)
    def _show_decided(self, _count: object) -> None:
        self.banner.hide()
        self.table.rows.refresh()
        self.reload()

    @Slot()
    def _take_row(self, _row_id: object = None) -> None:
        self._decide(RowDecision.TAKE)

    @Slot()
    def _take_other(self) -> None:
        self._decide(RowDecision.TAKE, is_other_person=True)

    @Slot()
    def _refuse_row(self) -> None:
        self._decide(RowDecision.REFUSE)

    @Slot()
    def _take_rule(self) -> None:
        self._rule(RowDecision.TAKE)

    @Slot()
    def _refuse_rule(self) -> None:
        self._rule(RowDecision.REFUSE)

    @Slot()
    def _filter_by_tile(self) -> None:
        self._verdict = RowVerdict(str(self.sender().property("verdict")))
        self.reload()

    @Slot()
    def _show_all(self) -> None:
        self._verdict = None
        self.reload()

    def is_ready(self) -> bool:
        """Say whether every row is decided."""
        return self._review is not None and not self._review.rows(decision=RowDecision.OPEN)

    def accept(self) -> None:
        """Ask for the second person."""
        call = partial(reviewing.ask_accept, self._desk.workspace, self._uid)
        self.start(quick(call), done=self._hand_over, writes=True)

    def _hand_over(self, number: str) -> None:
        self.asked.emit(number)
        self.finish()


def _row(words: str, *parts: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(GRID)
    if words:
        line.addWidget(QLabel(words))
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
    return line
