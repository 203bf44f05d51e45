"""Asks for a reason before something is taken back, voided or held."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.marking import N_
from desktop.ui.widgets.buttons import Kind
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.fields import Field
from desktop.ui.widgets.form import Form

_FIELDS = (Field(name="reason", label=N_("Reason"), is_required=True),)


class ReasonDialog(Dialog):
    """One required line.

    Signals:
        given: The reason.
    """

    given = Signal(str)

    def __init__(
        self, parent: QWidget, question: str, explanation: str, *, verb: str, kind: Kind = Kind.DANGER
    ) -> None:
        super().__init__(parent, question, verb=verb, kind=kind)
        self.add_words(explanation)
        self.form = Form(_FIELDS, parent=self)
        self.body.addWidget(self.form)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def accept(self) -> None:
        """Hand the reason over when there is one."""
        if self.form.check():
            self.given.emit(self.form.text("reason"))
            super().accept()
