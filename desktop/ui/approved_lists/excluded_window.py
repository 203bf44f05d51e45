"""The families that fit a list's conditions but may not stand on it, each with the reason."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.models.list_plan import ExcludedFamily
from desktop.ui.approved_lists.excluded_columns import EXCLUDED_COLUMNS
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.table import TableView


class ExcludedWindow(Dialog):
    """Shows the first of them; the counts stand on the card."""

    def __init__(self, families: Sequence[ExcludedFamily], parent: QWidget | None) -> None:
        super().__init__(parent, _("Left out of the list"), verb=_("Close"))
        self.leave.hide()
        self.add_words(_("Put the reason right in the family's file, then draft the list again."))
        self.table = TableView(EXCLUDED_COLUMNS, name=_("Families left out"), parent=self)
        self.body.addWidget(self.table, 1)
        self.table.show_rows(families)
        self.resize(820, 480)
