"""Asks which colleague shall look at a pair, and what to tell him."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form


class AskDialog(Dialog):
    """A colleague and a line.

    Signals:
        asked: The colleague's uid and the words for him.
    """

    asked = Signal(str, str)

    def __init__(self, colleagues: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent, _("Ask a colleague about this pair"), verb=_("Ask"))
        self.add_words(_("The pair waits for your colleague on this page and on Today."))
        fields = (
            Field(
                name="colleague",
                label=N_("Colleague"),
                kind=FieldKind.CHOICE,
                options=colleagues,
                is_required=True,
            ),
            Field(name="why", label=N_("What to look at")),
        )
        self.form = Form(fields, parent=self)
        if colleagues:
            self.form.set_values({"colleague": colleagues[0][0]})
        self.body.addWidget(self.form)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def accept(self) -> None:
        """Hand the choice over when it is whole."""
        if self.form.check():
            self.asked.emit(self.form.text("colleague"), self.form.text("why"))
            super().accept()
