"""Asks a checker why a missing package is given up, so that the one behind it may be let in."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.operations import packages
from desktop.operations.packages import Inspection
from desktop.ui.desk import Desk
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form


class GapDialog(Dialog):
    """Lets a held package in with a reason.

    Signals:
        let_in: What came out of the check.
    """

    let_in = Signal(object)

    def __init__(self, desk: Desk, file: Path, parent: QWidget) -> None:
        super().__init__(parent, _("Let the package in although one is missing"), verb=_("Let it in"))
        self._desk, self._file = desk, file
        self.banner = Banner(self)
        self.body.addWidget(self.banner)
        self.add_words(
            _(
                "Ask the partner for the missing package first. Only if it is lost for good, "
                "write the reason; it stands in the journal."
            )
        )
        self.form = Form(_FIELDS, parent=self)
        self.body.addWidget(self.form)
        self.setMinimumWidth(520)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def accept(self) -> None:
        """Check the package again, this time past the gap."""
        if not self.form.check():
            return
        self.confirm.setEnabled(False)
        self._desk.jobs.start(
            partial(packages.accept_gap, self._desk.workspace, self._file, self.form.text("reason")),
            title=_("Checking the package"),
            done=self._finish,
            failed=self._stay,
            where="process",
            writes=True,
        )

    @Slot(object)
    def _finish(self, inspection: Inspection) -> None:
        self.let_in.emit(inspection)
        super().accept()

    @Slot(object)
    def _stay(self, error: UserError) -> None:
        self.confirm.setEnabled(True)
        self.banner.show_error(error)


_FIELDS = (Field(name="reason", label=N_("Reason"), kind=FieldKind.NOTES, is_required=True),)
