"""The third step of an import: what would happen, counted and row by row with the reasons in words."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.importing import ImportPlan, RowOutcome, Verdict
from desktop.ui.imports.words import field_word, verdict_tone, verdict_word
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.card import CardContent, RecordCard, Section
from desktop.ui.widgets.columns import Column, ColumnKind, write
from desktop.ui.widgets.counter import CounterTile
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone

TILES = (
    (Verdict.ADDED, N_("new families")),
    (Verdict.CHANGED, N_("families that change")),
    (Verdict.UNCHANGED, N_("unchanged")),
    (Verdict.HELD, N_("for you to decide")),
    (Verdict.REFUSED, N_("refused")),
)


_WEIGHTS = (Verdict.REFUSED, Verdict.HELD, Verdict.CHANGED, Verdict.ADDED, Verdict.UNCHANGED, Verdict.SKIPPED)


def _weight(outcome: RowOutcome) -> int:
    """Return where a row stands: what needs a person's eye comes first, in the order of the file."""
    return _WEIGHTS.index(outcome.verdict)


def _reason(outcome: RowOutcome) -> str:
    """Return the first reason of a row, or what would change."""
    if outcome.problems:
        problem = outcome.problems[0]
        return _(problem.message, **problem.values)
    return " · ".join(field_word(field) for field, _old, _new in outcome.changes)


COLUMNS: tuple[Column[RowOutcome], ...] = (
    Column(
        key="number",
        heading=N_("Row"),
        kind=ColumnKind.FIGURE,
        value=lambda row: row.number,
        sample="100,000",
        is_sortable=False,
    ),
    Column(
        key="verdict",
        heading=N_("Result"),
        kind=ColumnKind.STATE,
        value=lambda row: verdict_word(row.verdict),
        tone=lambda row: verdict_tone(row.verdict),
        sample="قيد المراجعة",
        is_sortable=False,
    ),
    Column(
        key="name",
        heading=N_("Full name"),
        kind=ColumnKind.NAME,
        value=lambda row: row.name,
        is_sortable=False,
    ),
    Column(
        key="reason",
        heading=N_("Why"),
        kind=ColumnKind.TEXT,
        value=_reason,
        sample="عبد الرحمن عبد الحميد محمد الطنطاوي عبد الرحمن",
        is_sortable=False,
    ),
    Column(
        key="national_id",
        heading=N_("National ID"),
        kind=ColumnKind.IDENTIFIER,
        value=lambda row: row.national_id,
        is_sortable=False,
    ),
)


class PlanPart(QWidget):
    """Five counters that filter, the rows, and the card of the row chosen.

    Signals:
        saving_wished: The rows that stay out are wanted as a workbook for who sent the list.
    """

    saving_wished = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.plan: ImportPlan | None = None
        self._shown: Verdict | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.tiles = {verdict: CounterTile(_(words), self) for verdict, words in TILES}
        above = QHBoxLayout()
        above.setSpacing(GRID)
        for tile in self.tiles.values():
            tile.setCheckable(True)
            above.addWidget(tile)
        self.totals = QLabel(self)
        self.totals.setProperty("role", "muted")
        self.totals.setWordWrap(True)
        self.rows = TableView(COLUMNS, name=_("Rows of the file"), parent=self)
        self.rows.empty.say(_("No row of this kind"), _("Press the counter again to see all rows."))
        self.card = RecordCard(_("Choose a row to read its reasons."), self)
        splitter = QSplitter(self)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(GRID)
        for part, share in ((self.rows, 7), (self.card, 4)):
            splitter.addWidget(part)
            splitter.setStretchFactor(splitter.indexOf(part), share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self.save = push_button(_("Save the rows that stay out…"), self, picture="arrow_export")
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
        self.save.clicked.connect(self.saving_wished)

    def staying_out(self) -> list[list[object]]:
        """Return the rows that stay out, each with all its reasons in words."""
        outcomes = self.plan.outcomes if self.plan is not None else ()
        return [
            [
                one.number,
                verdict_word(one.verdict),
                one.name,
                one.national_id,
                " ".join(_(problem.message, **problem.values) for problem in one.problems),
            ]
            for one in outcomes
            if one.verdict in (Verdict.REFUSED, Verdict.HELD)
        ]

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what taking the file in would do; what has a reason stands first."""
        self.plan = plan
        for verdict, tile in self.tiles.items():
            tile.show_count(getattr(plan, verdict.value))
            tile.setChecked(False)
        self.totals.setText(self._totals(plan))
        self.save.setVisible(plan.refused + plan.held > 0)
        self._shown = None
        self._show_rows()

    def _totals(self, plan: ImportPlan) -> str:
        words = _(
            "Control totals: {rows} rows, {members} members of families, {with_id} with and {without_id} "
            "without a national ID; {skipped} lines are titles, totals or repeated headings.",
            rows=plan.rows,
            members=plan.members,
            with_id=plan.with_id,
            without_id=plan.without_id,
            skipped=plan.skipped,
        )
        if plan.is_cut:
            more = _("The table shows the first {n} lines; the counts cover all.", n=len(plan.outcomes))
            return f"{words} {more}"
        return words

    def _show_rows(self) -> None:
        if self.plan is None:
            return
        rows = [
            one
            for one in self.plan.outcomes
            if (one.verdict is self._shown if self._shown else one.verdict is not Verdict.SKIPPED)
        ]
        self.rows.show_rows(sorted(rows, key=_weight))
        self.card.show_nothing()
        if rows:
            self.rows.selectRow(0)

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
        else:
            self.card.show_record(_content(row))


def _content(row: RowOutcome) -> CardContent:
    reasons = [("", _(problem.message, **problem.values)) for problem in row.problems]
    changes = [
        (field_word(field), _("“{old}” becomes “{new}”", old=old, new=new) if old else new)
        for field, old, new in row.changes
    ]
    sections = (
        Section(_("Reasons"), reasons),
        Section(_("What changes"), changes),
    )
    return CardContent(
        title=row.name or _("Row {n}", n=row.number),
        subtitle=" – ".join(
            filter(None, (_("Row {n}", n=row.number), write(row.national_id, ColumnKind.IDENTIFIER)))
        ),
        state=verdict_word(row.verdict),
        tone=verdict_tone(row.verdict) if row.verdict is not Verdict.UNCHANGED else Tone.NEUTRAL,
        sections=tuple(section for section in sections if section.lines),
    )


def taken_before(plan: ImportPlan) -> str:
    """Return the warning that this very file was taken in already, or nothing."""
    if plan.taken_before is None:
        return ""
    return _("This very file was taken in on {day} already.", day=current().date(plan.taken_before))
