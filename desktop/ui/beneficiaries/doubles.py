"""Shows whom a new family may already be, before it is saved, with the reasons in words; the clerk decides."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.reason_words import reason_texts
from desktop.operations.pair_judging import Double
from desktop.ui.text import leading
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.wrapped_label import WrappedLabel

_MOST_REASONS = 4
_MOST_SURE = 99  # certainty is never claimed


def _name(row: Double) -> object:
    return row.side.name


def _number(row: Double) -> object:
    return row.side.national_id


def _place(row: Double) -> object:
    return row.side.place


def _file(row: Double) -> object:
    return row.side.code


def _likely(row: Double) -> object:
    return _("{n}%", n=current().digits(str(min(_MOST_SURE, int(row.score * 100)))))


_COLUMNS: tuple[Column[Double], ...] = (
    Column(key="name", heading=N_("Full name"), kind=ColumnKind.NAME, value=_name, is_sortable=False),
    Column(key="id", heading=N_("National ID"), kind=ColumnKind.IDENTIFIER, value=_number, is_sortable=False),
    Column(
        key="place", heading=N_("Village or quarter"), kind=ColumnKind.TEXT, value=_place, is_sortable=False
    ),
    Column(
        key="file",
        heading=N_("File number"),
        kind=ColumnKind.IDENTIFIER,
        value=_file,
        sample="2026/10000",
        is_sortable=False,
    ),
    Column(
        key="likely",
        heading=N_("Likely"),
        kind=ColumnKind.FIGURE,
        value=_likely,
        sample="99%",
        is_sortable=False,
    ),
)


class DoublesDialog(Dialog):
    """Persons of the list whom members of the form resemble, the likeliest first.

    Signals:
        same_chosen: It is this person of the list (a PairSide): open that family instead.
    """

    same_chosen = Signal(object)

    def __init__(self, doubles: Sequence[Double], parent: QWidget, *, is_early: bool = False) -> None:
        super().__init__(
            parent,
            _("Is this family already in the list?"),
            verb=_("Somebody else: go on") if is_early else _("Somebody else: save"),
            way_out=_("Back to the form"),
        )
        self.add_words(_("The list holds persons who resemble those in the form. Compare before you save."))
        self.found = TableView(_COLUMNS, name=_("Persons who resemble"), parent=self)
        self.found.show_rows(list(doubles))
        self.body.addWidget(self.found, 1)
        self.why = WrappedLabel(parent=self)
        self.body.addWidget(self.why)
        self.same = push_button(_("Same person: open that file"), self, picture="folder_open")
        self._buttons.insertWidget(0, self.same)
        self.found.record_chosen.connect(self._show_reasons)
        self.found.record_opened.connect(self._choose_same)
        self.same.clicked.connect(self._choose_same)
        self.found.selectRow(0)
        self.setMinimumSize(760, 460)
        self.leave.setFocus()

    @Slot(object)
    def _show_reasons(self, _row_id: object = None) -> None:
        double: Double | None = self.found.chosen_record()
        self.same.setEnabled(double is not None)
        if double is None:
            self.why.clear()
            return
        tongue = current()
        reasons = reason_texts(tongue, double.reasons)[:_MOST_REASONS]
        words = [_(double.verdict), *(f"• {reason}" for reason in reasons)]
        self.why.setText("\n".join(leading(line, self.layoutDirection()) for line in words))

    @Slot()
    def _choose_same(self) -> None:
        double: Double | None = self.found.chosen_record()
        if double is not None:
            self.same_chosen.emit(double.side)
            self.reject()
