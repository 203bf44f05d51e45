"""The fourth step of an import: what would happen, counted and row by row, with what can be put right here."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.import_told import totals
from desktop.models.importing import Field, Fix, ImportChoice, ImportPlan, RowOutcome, Ruling, Verdict
from desktop.ui.imports.correction_dialog import CorrectionDialog
from desktop.ui.imports.plan_rows import COLUMNS, Words, content_of, weight
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.card import RecordCard
from desktop.ui.widgets.counter import CounterTile
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.wrapped_label import WrappedLabel

TILES = (
    (Verdict.ADDED, N_("new families")),
    (Verdict.JOINED, N_("new members")),
    (Verdict.CHANGED, N_("changes")),
    (Verdict.UNCHANGED, N_("unchanged")),
    (Verdict.HELD, N_("for you to decide")),
    (Verdict.REFUSED, N_("refused")),
)


class PlanPart(QWidget):
    """Counters that filter, the rows, and the card of the row chosen, where it can be corrected.

    Signals:
        saving_wished: The rows that need correction are wanted as a workbook for who sent the list.
        corrected: A row was corrected; the plan has to be made again.
    """

    saving_wished = Signal()
    corrected = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.plan: ImportPlan | None = None
        self._shown: Verdict | None = None
        self._fixes: dict[int, dict[Field, str]] = {}
        self._rulings: dict[int, Ruling] = {}
        self._unchecked: set[int] = set()
        self.words: Words = {}
        self._build()
        self._connect()

    def _build(self) -> None:
        self.tiles = {verdict: CounterTile(_(words), self) for verdict, words in TILES}
        above = QHBoxLayout()
        above.setSpacing(GRID)
        for tile in self.tiles.values():
            tile.setCheckable(True)
            above.addWidget(tile)
        self.totals = WrappedLabel(parent=self)
        self.totals.setProperty("role", "muted")
        splitter = QSplitter(self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(GRID)
        self.rows = TableView(COLUMNS, name=_("Rows of the file"), parent=splitter)
        self.rows.empty.say(_("No row of this kind"), _("Press the counter again to see all rows."))
        self.card = RecordCard(_("Choose a row to read its reasons."), splitter)
        self.card.home = self.rows
        self.correct = push_button(_("Correct here…"), self.card, picture="edit")
        self.card.add_button(self.correct)
        for part, share in ((self.rows, 7), (self.card, 4)):
            splitter.addWidget(part)
            splitter.setStretchFactor(splitter.indexOf(part), share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self.save = push_button(_("Rows for the sender…"), self, picture="arrow_export")
        self.save.setToolTip(_("A workbook with the rows to be corrected, each with its reason"))
        middle = QHBoxLayout()
        middle.setSpacing(GRID)
        middle.addWidget(self.totals, 1)
        middle.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(above)
        column.addLayout(middle)
        column.addWidget(splitter, 1)

    def _connect(self) -> None:
        for verdict, tile in self.tiles.items():
            tile.setObjectName(verdict.value)
            tile.clicked.connect(self._filter)
        self.rows.record_chosen.connect(self._show_row)
        self.rows.record_opened.connect(self._correct)
        self.rows.edit_wished.connect(self._correct)
        self.correct.clicked.connect(self._correct)
        self.save.clicked.connect(self.saving_wished)

    @property
    def is_checked(self) -> bool:
        """Return whether the plan shows all that was corrected."""
        return not self._unchecked

    def forget(self) -> None:
        """Forget corrections: they belong to another file."""
        self._fixes, self._rulings, self._unchecked = {}, {}, set()

    def with_corrections(self, choice: ImportChoice) -> ImportChoice:
        """Return how the file is to be read, with what was corrected here."""
        fixes = tuple(
            Fix(row, field, text)
            for row, cells in sorted(self._fixes.items())
            for field, text in cells.items()
        )
        return replace(choice, fixes=fixes, rulings=tuple(sorted(self._rulings.items())))

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what taking the file in would do; what has a reason stands first."""
        self.plan = plan
        self._unchecked = set()
        for verdict, tile in self.tiles.items():
            tile.show_count(getattr(plan, verdict.value))
            tile.setChecked(False)
        self.tiles[Verdict.JOINED].setVisible(plan.choice.is_by_person)
        self.totals.setText(_totals(plan))
        self.save.setVisible(plan.refused + plan.held > 0)
        self._shown = None
        self._show_rows()

    def _show_rows(self) -> None:
        if self.plan is None:
            return
        rows = [
            one
            for one in self.plan.outcomes
            if (one.verdict is self._shown if self._shown else one.verdict is not Verdict.SKIPPED)
        ]
        self.rows.show_rows(sorted(rows, key=weight))
        self.card.show_nothing()

    @Slot()
    def _filter(self) -> None:
        pressed = Verdict(self.sender().objectName())
        self._shown = None if self._shown is pressed else pressed
        for verdict, tile in self.tiles.items():
            tile.setChecked(verdict is self._shown)
        self._show_rows()

    @Slot(object)
    def _show_row(self, chosen: int | None) -> None:
        row: RowOutcome | None = self.rows.chosen_record() if chosen is not None else None
        if row is None:
            self.card.show_nothing()
            return
        is_open = row.number in self._unchecked
        corrected = self._fixes.get(row.number, {}) if is_open else {}
        shown = {field.value: text for field, text in corrected.items()}
        self.card.show_record(
            content_of(row, shown, self._rulings.get(row.number) if is_open else None, self.words)
        )
        self.correct.setVisible(bool(row.texts))

    @Slot()
    def _correct(self, _chosen: object = None) -> CorrectionDialog | None:
        row: RowOutcome | None = self.rows.chosen_record()
        if row is None or not row.texts:
            return None
        before, ruling = self._fixes.get(row.number, {}), self._rulings.get(row.number)
        dialog = CorrectionDialog(self, row, before, ruling)
        dialog.corrected.connect(self._take_correction)
        dialog.open()
        return dialog

    @Slot(object, object)
    def _take_correction(self, fixes: tuple[Fix, ...], ruling: Ruling | None) -> None:
        row: RowOutcome | None = self.rows.chosen_record()
        if row is None:
            return
        self._fixes[row.number] = self._fixes.get(row.number, {}) | {fix.field: fix.text for fix in fixes}
        if ruling is not None:
            self._rulings[row.number] = ruling
        if fixes or ruling is not None:
            self._unchecked.add(row.number)
            self._show_row(self.rows.chosen_id())
            self.corrected.emit()


def _totals(plan: ImportPlan) -> str:
    told = totals(current(), plan)
    if plan.is_cut:
        told.append(_("The table shows the first {n} lines; the counts cover all.", n=len(plan.outcomes)))
    return " ".join(told)
