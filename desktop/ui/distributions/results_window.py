"""Results at counter speed: a row and a key, the answer large beside it, and every row of the sheet in view."""

from collections import deque
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _, current, ngettext
from desktop.models.distribution import Result
from desktop.models.handover import Agent, DistributionRow, ResultEntry, RowView, Totals
from desktop.operations import distributions, handovers
from desktop.ui.desk import Desk
from desktop.ui.distributions.agent_dialog import AgentDialog
from desktop.ui.distributions.counter_panel import CounterPanel
from desktop.ui.distributions.kept_pages_dialog import SignedPageButton
from desktop.ui.distributions.row_search import find_row, row_numbered
from desktop.ui.distributions.rows_table import RowsTable
from desktop.ui.distributions.words import entered_words, result_word
from desktop.ui.errors import sentence
from desktop.ui.text import embedded
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import Kind, push_button
from desktop.ui.widgets.dialog import Dialog, ask
from desktop.ui.widgets.reason_dialog import ReasonDialog
from desktop.ui.widgets.tone import Tone

_PANEL_WIDTH = 360


class ResultsWindow(Dialog):
    """Enters what became of the rows of one open round."""

    def __init__(self, desk: Desk, row: DistributionRow, parent: QWidget) -> None:
        title = _(
            "Results of sheet {number}: {round}",
            number=current().code(row.number),
            round=embedded(row.campaign, parent.layoutDirection()),
        )
        super().__init__(parent, title, verb=_("Done"))
        self._desk, self._round = desk, row
        self._under_way: deque[RowView] = deque()
        self._found: RowView | None = None
        self._build_parts()
        self._connect()
        self._show_totals(distributions.totals(desk.workspace, row.uid))
        self.panel.start_over()

    def _build_parts(self) -> None:
        self.leave.hide()
        self.counts = QLabel()
        self.counts.setProperty("role", "muted")
        self.table = RowsTable(self._desk, self._round, self)
        self.panel = CounterPanel(self._round.unit, is_silent=self._desk.preferences.is_silent, parent=self)
        self.panel.setFixedWidth(_PANEL_WIDTH)
        self.all_others = push_button(_("All others received"), self)
        self.take_back = push_button(_("Take back the chosen entry"), self, kind=Kind.QUIET)
        self.signed_page = SignedPageButton(self._desk, self._round, self)
        self.add_button(self.take_back)
        self.add_button(self.all_others)
        row = QHBoxLayout()
        row.setSpacing(GRID + GRID // 2)
        row.addWidget(self.table, 1)
        row.addWidget(self.panel)
        self.body.addWidget(self.counts)
        self.body.addLayout(row, 1)
        self.resize(1120, 640)

    def _connect(self) -> None:
        self.panel.typed.connect(self._look_ahead)
        self.panel.result_chosen.connect(self._take)
        self.all_others.clicked.connect(self._ask_all_others)
        self.take_back.clicked.connect(self._ask_take_back)
        self.table.record_chosen.connect(self.signed_page.mean)
        self.table.record_opened.connect(self._fill_row)

    @Slot(str)
    def _look_ahead(self, typed: str) -> None:
        """Show whom a row number means while it is typed."""
        self._found = row_numbered(self._desk.workspace, self._round.uid, typed)
        self.panel.show_row(self._found)

    @Slot(object)
    def _take(self, result: Result) -> None:
        """Enter a result for what stands in the box."""
        row = self._found or self._look_up()
        if row is None:
            return
        if row.result.is_handed_over:
            self.panel.show_row(row)
            words = _("Row {row} was already handed over. Do not hand over again.", row=row.position)
            self.panel.show_answer(words, Tone.ERROR, is_second=True)
            self.panel.box.selectAll()
        elif result is Result.BY_AGENT:
            dialog = AgentDialog(self._desk, row, self)
            dialog.named.connect(self._record_agent)
            dialog.open()
        else:
            self._record(row, ResultEntry(row=row.position, result=result))

    def _look_up(self) -> RowView | None:
        """Return the row that the box names; one that only resembles the words is shown for a second Enter."""
        typed = self.panel.box.text().strip()
        if not typed:
            return None
        found = find_row(self._desk.workspace, self._round.uid, typed)
        if found.is_sure:
            return found.row
        if found.row is None:
            self._refuse(found.words)
        else:
            self._found = found.row
            self.panel.show_row(found.row)
            self.panel.show_answer(found.words, Tone.NEUTRAL)
        return None

    def _refuse(self, words: str) -> None:
        self.panel.show_answer(words, Tone.ERROR)
        self.panel.box.selectAll()

    @Slot(object, object)
    def _record_agent(self, row: RowView, agent: Agent) -> None:
        self._record(row, ResultEntry(row=row.position, result=Result.BY_AGENT, agent=agent))

    def _record(self, row: RowView, entry: ResultEntry) -> None:
        self._under_way.append(row._replace(result=entry.result))
        self._found = None
        self.panel.start_over()
        self._desk.jobs.start(
            partial(handovers.record_results, self._desk.workspace, uid=self._round.uid, entries=(entry,)),
            done=self._show_recorded,
            failed=self._show_failed,
            writes=True,
        )

    @Slot(object)
    def _show_recorded(self, totals: Totals) -> None:
        row = self._under_way.popleft()
        self.panel.show_row(row)
        self.panel.show_answer(
            _("{row}: {result}", row=row.position, result=result_word(row)),
            Tone.OK if row.result.is_handed_over else Tone.WARN,
        )
        self.table.show_row(row.position)
        self._show_totals(totals)

    @Slot(object)
    def _show_failed(self, error: UserError) -> None:
        self._under_way.popleft()
        self.panel.show_answer(sentence(error), Tone.ERROR, is_second=error.code == "E_SECOND_HANDOVER")
        self.panel.box.selectAll()

    def _show_totals(self, totals: Totals) -> None:
        self._pending = totals.pending
        self.counts.setText(entered_words(totals))
        self.all_others.setEnabled(totals.pending > 0)

    @Slot()
    def _ask_all_others(self) -> None:
        ask(
            self,
            ngettext(
                "Did the other {n} family receive?", "Did the other {n} families all receive?", self._pending
            ),
            _(
                "Every row without an entry is recorded as received. Do this after the absent rows were entered."
            ),
            verb=_("All received"),
            then=self._record_all_others,
        )

    @Slot()
    def _record_all_others(self) -> None:
        self._desk.jobs.start(
            partial(
                handovers.record_results, self._desk.workspace, uid=self._round.uid, rest=Result.RECEIVED
            ),
            title=_("Recording the others"),
            done=self._show_all,
            failed=self._show_problem,
            writes=True,
        )

    @Slot(object)
    def _show_all(self, totals: Totals) -> None:
        self.table.rows.refresh()
        self._show_totals(totals)
        self.panel.show_answer(*_rest_words(totals))
        self.panel.start_over()

    @Slot()
    def _ask_take_back(self) -> None:
        row: RowView | None = self.table.chosen_record()
        if row is None or row.result is Result.PENDING:
            self.panel.show_answer(_("Choose a row that was entered."), Tone.NEUTRAL)
            return
        dialog = ReasonDialog(
            self,
            _("Take back the entry of row {row}?", row=row.position),
            _("The old entry stays in the history, with your reason."),
            verb=_("Take back"),
        )
        dialog.given.connect(self._take_back)
        dialog.open()

    @Slot(str)
    def _take_back(self, reason: str) -> None:
        row: RowView | None = self.table.chosen_record()
        if row is None:
            return
        try:
            totals = handovers.take_back(self._desk.workspace, self._round.uid, row.position, reason)
        except UserError as error:
            self._show_problem(error)
            return
        self.table.show_row(row.position)
        self._show_totals(totals)
        self.panel.show_answer(_("Row {row} waits for its result again.", row=row.position), Tone.NEUTRAL)
        self.panel.start_over()

    @Slot(object)
    def _show_problem(self, error: UserError) -> None:
        self._refuse(sentence(error))

    @Slot(object)
    def _fill_row(self, position: int) -> None:
        """Take the line entered in the table into the box."""
        self.panel.box.setText(current().digits(str(position)))
        self.panel.box.setFocus()
        self._look_ahead(self.panel.box.text())


def _rest_words(totals: Totals) -> tuple[str, Tone]:
    """Say how it stands when all others were recorded."""
    if not totals.pending:
        return _("Every row has its result."), Tone.OK
    words = ngettext(
        "{n} row still waits: whom it names is registered as deceased. Enter who received for the family.",
        "{n} rows still wait: whom they name is registered as deceased. Enter who received for the families.",
        totals.pending,
    )
    return words, Tone.WARN
