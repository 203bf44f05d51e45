"""What can be done with a round: print its papers, enter results, read scans, void the sheet, close."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.i18n.catalogue import _, current
from desktop.models.distribution import DistributionState
from desktop.models.handover import DistributionRow, Totals
from desktop.operations import distributions
from desktop.ui.distributions.close_dialog import CloseDialog
from desktop.ui.distributions.correction_dialog import CorrectionDialog
from desktop.ui.distributions.results_window import ResultsWindow
from desktop.ui.distributions.returned_scans import ReturnedScans
from desktop.ui.distributions.round_papers import RoundPapers
from desktop.ui.distributions.sheet_dialog import SheetDialog
from desktop.ui.distributions.stock_dialog import StockDialog
from desktop.ui.jobs.quick import quick
from desktop.ui.text import isolated
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.card import RecordCard
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.paper_window import PaperWindow
from desktop.ui.widgets.reason_dialog import ReasonDialog
from desktop.ui.widgets.tone import Tone

PRINTABLE = (DistributionState.PLANNED, DistributionState.OPEN, DistributionState.CLOSED)
_VOIDABLE = (DistributionState.PLANNED, DistributionState.OPEN)


class RoundVerbs(QObject):
    """The buttons at the foot of the card of a round, and what they do.

    Signals:
        changed: The round is not what it was.
    """

    changed = Signal()

    def __init__(self, page: Page, card: RecordCard) -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk
        self._row: DistributionRow | None = None
        self._build(card)
        self._connect()

    def _build(self, card: RecordCard) -> None:
        self.enter = push_button(_("Enter results"), card)
        self.read_scans = push_button(_("Read scans of the sheet…"), card)
        self.close_round = push_button(_("Close the round"), card)
        self.stock = push_button(_("Stock…"), card)
        self.papers = RoundPapers(self._page)
        self.other_papers = push_button(_("Other papers"), card)
        self.other_papers.setMenu(self.papers)
        self.correct = push_button(_("Correct a row…"), card)
        self.void = push_button(_("Void the sheet…"), card)
        first = (self.enter, self.read_scans, self.close_round, self.stock)
        buttons = (*first, self.other_papers, self.correct, self.void)
        for button in buttons:
            card.add_button(button)

    def _connect(self) -> None:
        self.enter.clicked.connect(self.enter_results)
        self.read_scans.clicked.connect(self._read_scans)
        self.close_round.clicked.connect(self._close_round)
        self.papers.printed.connect(self._show_paper)
        self.stock.clicked.connect(self._show_stock)
        self.correct.clicked.connect(self._correct)
        self.void.clicked.connect(self._ask_reason)

    def serve(self, row: DistributionRow | None, totals: Totals | None) -> None:
        """Offer what can be done with a round, and nothing else."""
        self._row = row
        is_untouched = row is not None and totals is not None and totals.pending == row.families
        self.void.setVisible(is_untouched and row is not None and row.state in _VOIDABLE)
        self.papers.show_for(row)
        self.other_papers.setVisible(row is not None and row.state in PRINTABLE)
        self.stock.setVisible(row is not None and row.state in PRINTABLE)
        self.correct.setVisible(row is not None and row.state is DistributionState.CLOSED)
        is_open = row is not None and row.state is DistributionState.OPEN
        for button in (self.enter, self.close_round):
            button.setVisible(is_open)
        has_own_sheet = row is not None and row.share_state is None
        self.read_scans.setVisible(is_open and has_own_sheet)

    @Slot()
    def print_sheet(self) -> None:
        """Ask how the sheet is wanted, and print it."""
        row = self._row
        if row is not None and row.state in PRINTABLE:
            dialog = SheetDialog(self._desk, self._page, row)
            dialog.printed.connect(self._show_printed)
            dialog.open()

    @Slot(object)
    def _show_printed(self, path: Path) -> None:
        self.changed.emit()
        self._page.banner.say(_("The sheet was saved as {path}.", path=isolated(str(path))), Tone.OK)
        if path.is_file():  # villages have a folder of papers
            PaperWindow(path, self._page).open()

    @Slot(object)
    def _show_paper(self, path: Path) -> None:
        self._page.banner.say(_("The paper was saved as {path}.", path=isolated(str(path))), Tone.OK)
        PaperWindow(path, self._page).open()

    @Slot()
    def enter_results(self) -> None:
        """Open the counter of the round."""
        row = self._row
        if row is not None and row.state is DistributionState.OPEN:
            ResultsWindow(self._desk, row, self._page).open()

    @Slot()
    def _read_scans(self) -> None:
        row = self._row
        if row is not None and row.state is DistributionState.OPEN:
            scans = ReturnedScans(self._page, row)
            scans.entered.connect(self._show_entered)
            scans.ask()

    @Slot(str)
    def _show_entered(self, words: str) -> None:
        self.changed.emit()
        self._page.banner.say(words, Tone.OK)

    @Slot()
    def _show_stock(self) -> None:
        row = self._row
        if row is not None:
            dialog = StockDialog(self._desk, row, self._page)
            dialog.received.connect(self.changed)
            dialog.open()

    @Slot()
    def _correct(self) -> None:
        row = self._row
        if row is not None:
            dialog = CorrectionDialog(self._desk, row, self._page)
            dialog.asked.connect(self._page.tell_asked)
            dialog.open()

    @Slot()
    def _ask_reason(self) -> None:
        row = self._row
        if row is None:
            return
        dialog = ReasonDialog(
            self._page,
            _("Void sheet {number}?", number=current().code(row.number)),
            _("Its printed paper is refused from now on, and its families are free for another round."),
            verb=_("Void the sheet"),
        )
        dialog.given.connect(self._void)
        dialog.open()

    @Slot(str)
    def _void(self, reason: str) -> None:
        row = self._row
        if row is not None:
            self._desk.jobs.start(
                quick(partial(distributions.void, self._desk.workspace, row.uid, reason)),
                done=self._show_voided,
                failed=self._page.banner.show_error,
                writes=True,
            )

    @Slot(object)
    def _show_voided(self, _nothing: object) -> None:
        self.changed.emit()
        self._page.banner.say(_("The sheet is void. Destroy the papers that were printed of it."), Tone.OK)

    @Slot()
    def _close_round(self) -> None:
        row = self._row
        if row is not None:
            dialog = CloseDialog(self._desk, row, self._page)
            dialog.closed.connect(self._show_closed)
            dialog.open()

    @Slot(str)
    def _show_closed(self, number: str) -> None:
        self.changed.emit()
        self._page.banner.say(
            _(
                "Round {number} is closed. What each family received stands in its history.",
                number=current().code(number),
            ),
            Tone.OK,
        )
