"""Asks a checker why a missing package is given up, so that the one behind it may be let in."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.operations import packages
from desktop.operations.packages import Inspection
from desktop.ui.desk import Desk
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog


class GapDialog(WorkDialog):
    """Lets a held package in with a reason.

    Signals:
        let_in: What came out of the check.
    """

    let_in = Signal(object)

    def __init__(self, desk: Desk, file: Path, parent: QWidget) -> None:
        super().__init__(
            desk.jobs, parent, _("Let the package in although one is missing"), verb=_("Let it in")
        )
        self._workspace, self._file = desk.workspace, file
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
        self.start(
            partial(packages.accept_gap, self._workspace, self._file, self.form.text("reason")),
            title=_("Checking the package"),
            done=self._hand_over,
            where="process",
            writes=True,
        )

    def _hand_over(self, inspection: Inspection) -> None:
        self.let_in.emit(inspection)
        self.finish()


_FIELDS = (Field(name="reason", label=N_("Reason"), kind=FieldKind.NOTES, is_required=True),)
