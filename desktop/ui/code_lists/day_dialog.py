"""Asks from which day on an entry is offered no more."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.ui.desk import Desk
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form

_FIELDS = (Field(name="day", label=N_("Closed from"), kind=FieldKind.DATE, is_required=True),)


class ClosingDialog(Dialog):
    """One required day.

    Signals:
        given: The day.
    """

    given = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, what: str) -> None:
        super().__init__(parent, _("Close {name}", name=what), verb=_("Close"))
        self.add_words(_("From this day on nobody is given it. Whoever has it keeps it."))
        workspace = desk.workspace
        self.form = Form(_FIELDS, country=workspace.country, today=workspace.today(), parent=self)
        self.form.set_values({"day": workspace.today()})
        self.body.addWidget(self.form)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def accept(self) -> None:
        """Hand the day over when there is one."""
        day = self.form.day("day")
        if self.form.check() and day is not None:
            self.given.emit(day.date)
            super().accept()
