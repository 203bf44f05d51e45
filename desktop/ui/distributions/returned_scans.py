"""From the files of a scanner to results: asks for them, has them read in a child process, shows what they say."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from desktop.i18n.catalogue import _, ngettext
from desktop.models.handover import DistributionRow, Totals
from desktop.models.returned_sheet import SheetReading
from desktop.operations import returned_sheets
from desktop.ui.distributions.returned_window import ReturnedWindow
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.page import Page

_PATTERNS = ("*.pdf", "*.jpg", "*.jpeg", "*.png", "*.tif", "*.tiff")


class ReturnedScans(QObject):
    """One reading of scans for one round.

    Signals:
        entered: What to tell the clerk when results were entered.
    """

    entered = Signal(str)

    def __init__(self, page: Page, row: DistributionRow) -> None:
        super().__init__(page)
        self._page, self._row = page, row

    def ask(self) -> None:
        """Ask for the files."""
        dialog = FileDialog(self._page, _("Scans of the signed sheet"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(_("Scans and photos ({patterns})", patterns=" ".join(_PATTERNS)))
        dialog.filesSelected.connect(self.read)
        dialog.open()

    @Slot("QStringList")
    def read(self, files: list[str]) -> None:
        """Read the files behind the window."""
        self._page.desk.jobs.start(
            partial(
                returned_sheets.read_back,
                self._page.desk.workspace,
                uid=self._row.uid,
                files=[Path(file) for file in files],
            ),
            title=_("Reading the signed sheets"),
            done=self._show,
            failed=self._page.banner.show_error,
            where="process",
        )

    @Slot(object)
    def _show(self, reading: SheetReading) -> None:
        window = ReturnedWindow(self._page.desk, self._row, reading, self._page)
        window.entered.connect(self._tell)
        window.open()

    @Slot(object)
    def _tell(self, totals: Totals) -> None:
        if totals.pending:
            words = ngettext(
                "The results were entered. {n} row still waits for its result.",
                "The results were entered. {n} rows still wait for their results.",
                totals.pending,
            )
        else:
            words = _("Every row has its result. The round can be closed.")
        self.entered.emit(words)
