"""What the scans of a signed sheet say: what is clear at a glance, what is not row by row, then entered together."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.models.distribution import Result
from desktop.models.handover import Agent, DistributionRow, ResultEntry, RowView, Totals
from desktop.models.returned_sheet import Doubt, DoubtfulRow, SheetReading, page_ranges
from desktop.operations import returned_sheets
from desktop.operations.returned_sheets import ReadResults
from desktop.ui.desk import Desk
from desktop.ui.distributions.agent_dialog import AgentDialog
from desktop.ui.distributions.doubt_panel import DoubtPanel
from desktop.ui.text import isolated
from desktop.ui.widgets.work_dialog import WorkDialog
from desktop.ui.widgets.wrapped_label import WrappedLabel

_MOST_LOST = 4  # pictures named one by one; the rest is counted


class ReturnedWindow(WorkDialog):
    """Shows a reading and enters what the clerk lets count.

    Signals:
        entered: The new Totals of the round.
    """

    entered = Signal(object)

    def __init__(self, desk: Desk, row: DistributionRow, reading: SheetReading, parent: QWidget) -> None:
        super().__init__(
            desk.jobs, parent, _("Scans of sheet {number}", number=current().code(row.number)), verb=""
        )
        self._desk, self._round, self._reading = desk, row, reading
        self._answers: dict[int, ResultEntry | None] = {}  # by row; nothing: what was entered stands
        self._at = 0
        self._build_parts()
        self.absent.toggled.connect(self._show_count)
        self.keep.toggled.connect(self._show_count)
        self.panel.answered.connect(self._answer)
        self.panel.kept.connect(self._keep)
        self.panel.turned.connect(self._turn)
        self._show_row()
        self._show_count()

    def _build_parts(self) -> None:
        reading = self._reading
        self.pages = self.add_words(_pages_words(reading))
        self.lost = self.add_words("\n".join(_lost_words(reading)))
        self.lost.setVisible(bool(reading.lost))
        self.lost.setProperty("role", "error")
        self.counts = self.add_words(_counts_words(reading))
        self.absent = QCheckBox(
            ngettext(
                "Enter the {n} row without a signature as absent",
                "Enter the {n} rows without a signature as absent",
                len(reading.unsigned),
            )
        )
        self.absent.setChecked(bool(reading.unsigned))
        self.absent.setVisible(bool(reading.unsigned))
        self.body.addWidget(self.absent)
        pages = sum(len(scan.pictures) for scan in reading.scans)
        self.keep = QCheckBox(
            ngettext(
                "Keep {n} page sealed until the round is closed, should a signature be disputed",
                "Keep {n} pages sealed until the round is closed, should a signature be disputed",
                pages,
            )
        )
        self.keep.setChecked(pages > 0 and self._desk.preferences.keeps_pages)
        self.keep.setVisible(pages > 0)
        self.body.addWidget(self.keep)
        self.panel = DoubtPanel(self)
        self.panel.setVisible(bool(reading.doubtful))
        self.body.addWidget(self.panel, 1)
        self.left = WrappedLabel()
        self.left.setProperty("role", "muted")
        self.body.addWidget(self.left)
        if reading.doubtful:
            self.panel.setFocus()

    def would_lose(self) -> bool:
        """Ask before answers are thrown away; a reading alone is made again in a moment."""
        return bool(self._answers)

    def accept(self) -> None:
        """Enter what is clear and what was answered, together."""
        answered = {row: entry for row, entry in self._answers.items() if entry is not None}
        before = {one.row.position for one in self._reading.doubtful if one.row.result is not Result.PENDING}
        results = ReadResults(
            signed=self._reading.signed,
            absent=self._reading.unsigned if self.absent.isChecked() else (),
            answers=[entry for row, entry in answered.items() if row not in before],
            corrected=[entry for row, entry in answered.items() if row in before],
            kept=self._reading.scans if self.keep.isChecked() else (),
        )
        if self._reading.scans:
            self._desk.preferences.keeps_pages = self.keep.isChecked()
        self.start(
            partial(
                returned_sheets.record_reading, self._desk.workspace, uid=self._round.uid, results=results
            ),
            title=_("Entering the results"),
            done=self._show_entered,
            where="process" if results.kept else "thread",
            writes=True,
        )

    def is_ready(self) -> bool:
        """Offer the verb where there is something to enter or to keep."""
        return self._count() > 0 or self.keep.isChecked()

    def _count(self) -> int:
        rows = len(self._reading.signed) + sum(entry is not None for entry in self._answers.values())
        return rows + (len(self._reading.unsigned) if self.absent.isChecked() else 0)

    @Slot()
    def _show_count(self) -> None:
        count = self._count()
        words = ngettext("Enter {n} result", "Enter {n} results", count) if count else _("Enter the results")
        self.confirm.setText(_("Keep the pages") if not count and self.keep.isChecked() else words)
        self.confirm.setEnabled(self.is_ready())
        left = len(self._reading.doubtful) - len(self._answers)
        self.left.setText(
            ngettext(
                "{n} row has no answer yet. It keeps waiting for its result.",
                "{n} rows have no answer yet. They keep waiting for their results.",
                left,
            )
        )
        self.left.setVisible(left > 0)

    def _doubtful(self) -> DoubtfulRow:
        return self._reading.doubtful[self._at]

    def _show_row(self) -> None:
        if not self._reading.doubtful:
            return
        one = self._doubtful()
        entry = self._answers.get(one.row.position)
        self.panel.show_row(
            one, self._at + 1, len(self._reading.doubtful), entry.result if entry is not None else None
        )

    @Slot(int)
    def _turn(self, step: int) -> None:
        self._at = min(max(self._at + step, 0), len(self._reading.doubtful) - 1)
        self._show_row()

    @Slot(object)
    def _answer(self, result: Result) -> None:
        row = self._doubtful().row
        if result is Result.BY_AGENT:
            dialog = AgentDialog(self._desk, row, self, clip=self.panel.clip.pixmap())
            dialog.named.connect(self._take_agent)
            dialog.open()
        else:
            self._take(ResultEntry(row=row.position, result=result))

    @Slot(object, object)
    def _take_agent(self, row: RowView, agent: Agent) -> None:
        self._take(ResultEntry(row=row.position, result=Result.BY_AGENT, agent=agent))

    @Slot()
    def _keep(self) -> None:
        if self._doubtful().doubt is Doubt.ENTERED:
            self._take(None)

    def _take(self, entry: ResultEntry | None) -> None:
        """Note the answer to the row shown and go to the next one without."""
        self._answers[self._doubtful().row.position] = entry
        rows = self._reading.doubtful
        order = [*range(self._at + 1, len(rows)), *range(self._at)]
        self._at = next((n for n in order if rows[n].row.position not in self._answers), self._at)
        self._show_row()
        self._show_count()
        if len(self._answers) == len(rows):
            self.confirm.setFocus()

    @Slot(object)
    def _show_entered(self, totals: Totals) -> None:
        self.entered.emit(totals)
        self.finish()


def _pages_words(reading: SheetReading) -> str:
    tongue = current()
    words = _("Pages read: {read} of {pages}.", read=len(reading.read), pages=reading.pages)
    if not reading.missing:
        return words
    runs = [
        tongue.number(first) if first == last else f"{tongue.number(first)}–{tongue.number(last)}"
        for first, last in page_ranges(reading.missing)
    ]
    return (
        words
        + " "
        + _("Missing: {pages}. Scan them too; what is here can be entered now.", pages=" · ".join(runs))
    )


def _lost_words(reading: SheetReading) -> list[str]:
    lines = [
        _(
            "{file}, picture {n}: {reason}",
            file=isolated(lost.file),
            n=lost.picture,
            reason=_(lost.reason),
        )
        for lost in reading.lost[:_MOST_LOST]
    ]
    rest = len(reading.lost) - _MOST_LOST
    if rest > 0:
        lines.append(ngettext("And {n} more picture", "And {n} more pictures", rest))
    return lines


def _counts_words(reading: SheetReading) -> str:
    return _(
        "Signed {signed}, without a signature {unsigned}, to be looked at {doubtful}, entered before {agreeing}.",
        signed=len(reading.signed),
        unsigned=len(reading.unsigned),
        doubtful=len(reading.doubtful),
        agreeing=reading.agreeing,
    )
