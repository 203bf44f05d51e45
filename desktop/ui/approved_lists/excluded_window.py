"""The families that fit a list's conditions but may not stand on it, each with the reason."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.list_plan import EXCLUSION_WORDS, ExcludedFamily
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.table import TableView


class ExcludedWindow(Dialog):
    """Shows the first of them; the counts stand on the card."""

    def __init__(self, families: Sequence[ExcludedFamily], parent: QWidget | None) -> None:
        super().__init__(parent, _("Left out of the list"), verb=_("Close"))
        self.leave.hide()
        self.add_words(_("Put the reason right in the family's file, then draft the list again."))
        self.table = TableView(_COLUMNS, name=_("Families left out"), parent=self)
        self.body.addWidget(self.table, 1)
        self.table.show_rows(families)
        self.resize(820, 480)


def _name(row: ExcludedFamily) -> object:
    return row.name


def _code(row: ExcludedFamily) -> object:
    return row.household_code


def _place(row: ExcludedFamily) -> object:
    return row.place


def _reason(row: ExcludedFamily) -> object:
    return _(EXCLUSION_WORDS[row.reason])


_COLUMNS = (
    Column(key="name", heading=N_("Head of the household"), kind=ColumnKind.NAME, value=_name),
    Column(key="code", heading=N_("File"), kind=ColumnKind.IDENTIFIER, value=_code, sample="2026/10000"),
    Column(key="place", heading=N_("Village or quarter"), kind=ColumnKind.TEXT, value=_place),
    Column(
        key="reason",
        heading=N_("Reason"),
        kind=ColumnKind.NAME,
        value=_reason,
        sample="الرقم القومي متنازع عليه؛ انظر المكررات",
    ),
)
