"""Asks after how many days a new backup is due."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.operations.backups import LONGEST_DAYS, remind_after
from desktop.ui.desk import Desk
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog


class DaysDialog(WorkDialog):
    """One number."""

    def __init__(self, desk: Desk, days: int, parent: QWidget) -> None:
        super().__init__(desk.jobs, parent, _("When is a backup due?"), verb=_("Save"))
        self._workspace = desk.workspace
        self.form = Form(_FIELDS, parent=self)
        self.form.set_values({"days": days})
        self.body.addWidget(self.form)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def accept(self) -> None:
        """Keep the number."""
        days = self.form.number("days")
        if not self.form.check() or days is None:
            return
        self.start(partial(remind_after, self._workspace, days=days), done=self._leave_kept, writes=True)

    def _leave_kept(self, _made: object) -> None:
        self.finish()


_FIELDS = (
    Field(
        name="days",
        label=N_("Days between two backups"),
        kind=FieldKind.NUMBER,
        is_required=True,
        minimum=1,
        maximum=LONGEST_DAYS,
        help=N_("The page Today reminds when they have passed."),
    ),
)
