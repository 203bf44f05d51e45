"""Prints the sheet of a round: in one file, or village by village into a new folder."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.handover import DistributionRow
from desktop.operations.distributions import print_sheet
from desktop.operations.village_sheets import print_village_sheets
from desktop.ui.desk import Desk
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.print_dialog import PrintDialog

_BY_VILLAGE = Field(
    name="is_by_village",
    label=N_("A file for each village, with its own totals and signatures"),
    kind=FieldKind.CHECK,
    help=N_("They come into a new folder. The original stays in this form."),
)


class SheetDialog(PrintDialog):
    """Asks how the sheet is wanted, and for a file or a folder."""

    def __init__(self, desk: Desk, parent: QWidget, row: DistributionRow) -> None:
        super().__init__(
            desk,
            parent,
            title=_("Print sheet {number}", number=current().code(row.number)),
            verb=print_sheet,
            uid=row.uid,
            file_name=_("sheet-{number}", number=row.number.replace("/", "-")),
            copies=row.prints,
            more=(_BY_VILLAGE,),
        )

    @property
    def is_by_village(self) -> bool:
        """Whether each village gets a file of its own."""
        return bool(self.form.values()["is_by_village"])

    def printing(self, out: Path) -> Callable[..., Path]:
        """Return the print of what was chosen."""
        if not self.is_by_village:
            return super().printing(out)
        return partial(print_village_sheets, self._workspace, uid=self._uid, options=self.options(), out=out)

    def accept(self) -> None:
        """Ask where the sheet, or the folder of its parts, is saved."""
        if not self.is_by_village:
            super().accept()
        elif self.form.check():
            self.chooser = FileDialog(self, _("Choose where the folder is made"))
            self.chooser.setFileMode(QFileDialog.FileMode.Directory)
            self.chooser.fileSelected.connect(self.print_into)
            self.chooser.open()
