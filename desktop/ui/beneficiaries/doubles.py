"""Shows who the head of a new family may already be, before it is saved; the clerk decides."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.models.listing import Column, PersonRow
from desktop.ui.beneficiaries.table import COLUMNS
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.table import TableView

_SHOWN = (Column.NAME, Column.NATIONAL_ID, Column.PLACE, Column.CODE)


class DoublesDialog(Dialog):
    """Persons of the same name, the likeliest first."""

    def __init__(self, alike: Sequence[PersonRow], parent: QWidget) -> None:
        super().__init__(
            parent,
            _("Is this family already in the list?"),
            verb=_("Another family: save"),
            way_out=_("Back to the form"),
        )
        self.add_words(_("The list holds persons of the same name. Compare number, village and file."))
        columns = [column for column in COLUMNS if column.key in _SHOWN]
        self.found = TableView(columns, name=_("Persons of the same name"), parent=self)
        self.found.show_rows(list(alike))
        self.body.addWidget(self.found)
        self.setMinimumSize(720, 360)
        self.leave.setFocus()
