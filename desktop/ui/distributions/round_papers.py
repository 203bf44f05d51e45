"""A menu of the papers beside the receipt sheet and of its kept pages, and the dialogs of papers about one row."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.distribution import DistributionState, SheetOptions
from desktop.models.handover import Agent, DistributionRow
from desktop.models.paper import PaperSize
from desktop.operations import round_papers
from desktop.operations.round_papers import DeviceFacts
from desktop.ui.desk import Desk
from desktop.ui.distributions.kept_pages_dialog import KeptPagesDialog
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.paper_dialog import PaperDialog
from desktop.ui.widgets.print_dialog import SHEET_FIELDS, PrintDialog

_ROW = Field(
    name="row",
    label=N_("Row number"),
    kind=FieldKind.NUMBER,
    minimum=1,
    is_required=True,
    help=N_("The number beside the name on the sheet."),
)
_AGENT = (
    Field(name="name", label=N_("Agent's name"), help=N_("Left empty, it is written in by hand.")),
    Field(name="relation", label=N_("Relation to the family")),
    Field(name="national_id", label=N_("Agent's national ID"), kind=FieldKind.ID),
)
_DEVICE = (
    Field(name="serial", label=N_("Serial number"), kind=FieldKind.LATIN, is_required=True),
    Field(name="condition", label=N_("Condition")),
    Field(name="remarks", label=N_("Remarks")),
)
_LIVING = (DistributionState.PLANNED, DistributionState.OPEN, DistributionState.CLOSED)


class RoundPapers(QMenu):
    """Offers the papers that the chosen round can have.

    Signals:
        printed: The path of a paper.
    """

    printed = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._row: DistributionRow | None = None
        self.tally = self.addAction(_("Tally list for the gate…"), self._print_tally)
        self.mandate = self.addAction(_("Mandate to collect…"), self._print_mandate)
        self.device = self.addAction(_("Delivery of a device…"), self._print_device)
        self.unserved = self.addAction(_("Families that did not receive…"), self._print_unserved)
        self.rest = self.addAction(_("Minutes of returns and shortage…"), self._print_rest)
        self.addSeparator()
        self.pages = self.addAction(_("Scanned pages that are kept…"), self._show_pages)

    def show_for(self, row: DistributionRow | None) -> None:
        """Offer the papers of a round; which of them can be true depends on how far it is."""
        self._row = row
        is_living = row is not None and row.state in _LIVING
        is_closed = row is not None and row.state is DistributionState.CLOSED
        is_begun = row is not None and row.state in (DistributionState.OPEN, DistributionState.CLOSED)
        self.tally.setEnabled(is_living)
        self.mandate.setEnabled(is_living and not is_closed)
        self.device.setEnabled(is_begun)
        self.unserved.setEnabled(is_begun)
        self.rest.setEnabled(is_closed)
        self.pages.setEnabled(is_begun)

    @Slot()
    def _print_tally(self) -> None:
        self._print(N_("Tally list of sheet {number}"), round_papers.print_tally, N_("tally-{number}"))

    @Slot()
    def _print_unserved(self) -> None:
        title = N_("Families of sheet {number} that did not receive")
        self._print(title, round_papers.print_unserved, N_("not-received-{number}"))

    @Slot()
    def _print_rest(self) -> None:
        title = N_("Minutes of returns and shortage of sheet {number}")
        self._print(title, round_papers.print_rest_minutes, N_("returns-{number}"))

    def _print(self, title: str, verb: Callable[..., Path], file_name: str) -> None:
        if self._row is None:
            return
        number = self._row.number
        dialog = PrintDialog(
            self._page.desk,
            self._page,
            title=_(title, number=current().code(number)),
            verb=verb,
            uid=self._row.uid,
            file_name=_(file_name, number=number.replace("/", "-")),
        )
        self._open(dialog)

    @Slot()
    def _print_mandate(self) -> None:
        if self._row is not None:
            self._open(MandateDialog(self._page.desk, self._row, self._page))

    @Slot()
    def _print_device(self) -> None:
        if self._row is not None:
            self._open(DeviceDialog(self._page.desk, self._row, self._page))

    @Slot()
    def _show_pages(self) -> None:
        if self._row is not None:
            KeptPagesDialog(self._page.desk, self._row, self._page).open()

    def _open(self, dialog: PaperDialog) -> None:
        dialog.printed.connect(self.printed)
        dialog.open()


class _RowDialog(PaperDialog):
    """A paper about one row of a sheet."""

    def __init__(
        self,
        desk: Desk,
        row: DistributionRow,
        parent: QWidget,
        *,
        title: str,
        name: str,
        fields: tuple[Field, ...],
    ) -> None:
        file_name = f"{name}-{row.number.replace('/', '-')}.pdf"
        super().__init__(
            desk, parent, title, fields=(_ROW, *fields, *SHEET_FIELDS), values={}, file_name=file_name
        )
        self._workspace, self._uid = desk.workspace, row.uid

    def options(self) -> SheetOptions:
        """Return the language, digits, calendar and size chosen."""
        return SheetOptions(
            language=self.form.text("language"),
            numerals=self.form.text("numerals"),
            calendar=self.form.text("calendar"),
            size=PaperSize(self.form.text("size")),
        )


class MandateDialog(_RowDialog):
    """Asks whose mandate it is, and for the agent if he is known."""

    def __init__(self, desk: Desk, row: DistributionRow, parent: QWidget) -> None:
        super().__init__(desk, row, parent, title=_("Mandate to collect"), name=_("mandate"), fields=_AGENT)

    def printing(self, out: Path) -> Callable[..., Path]:
        """Return the print of what was entered."""
        name = self.form.text("name").strip()
        agent = Agent(
            name=name, relation=self.form.text("relation"), national_id=self.form.text("national_id")
        )
        return partial(
            round_papers.print_mandate,
            self._workspace,
            uid=self._uid,
            row=self.form.number("row") or 0,
            options=self.options(),
            out=out,
            agent=agent if name else None,
        )


class DeviceDialog(_RowDialog):
    """Asks which device goes to which row."""

    def __init__(self, desk: Desk, row: DistributionRow, parent: QWidget) -> None:
        super().__init__(desk, row, parent, title=_("Delivery of a device"), name=_("device"), fields=_DEVICE)

    def printing(self, out: Path) -> Callable[..., Path]:
        """Return the print of what was entered."""
        device = DeviceFacts(
            serial=self.form.text("serial"),
            condition=self.form.text("condition"),
            remarks=self.form.text("remarks"),
        )
        return partial(
            round_papers.print_device_delivery,
            self._workspace,
            uid=self._uid,
            row=self.form.number("row") or 0,
            device=device,
            options=self.options(),
            out=out,
        )
