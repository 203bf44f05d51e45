"""The stock of a round: what came, from whom, and the next delivery to be written down; each prints its minutes."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current
from desktop.i18n.nouns import CURRENCIES
from desktop.i18n.quantities import quantity
from desktop.marking import N_
from desktop.models.distribution import DistributionState
from desktop.models.handover import DistributionRow
from desktop.models.problem import has_errors
from desktop.models.stock import StockIn, StockRow, check_stock
from desktop.operations import stock
from desktop.operations.kits import stock_held
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.text import isolated
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.paper_window import PaperWindow
from desktop.ui.widgets.print_dialog import PrintDialog
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.work_dialog import WorkDialog
from desktop.ui.widgets.wrapped_label import WrappedLabel

_FIELDS = (
    Field(name="giver", label=N_("Delivered by"), is_required=True),
    Field(name="giver_post", label=N_("Post and organisation")),
    Field(
        name="quantity",
        label=N_("Quantity"),
        kind=FieldKind.NUMBER,
        minimum=-(10**12),
        is_required=True,
        help=N_("With a minus where goods go back to the giver."),
    ),
    Field(name="receiver", label=N_("Taken over by")),
    Field(name="paper", label=N_("Order or way bill")),
    Field(name="remarks", label=N_("Remarks")),
)


class StockDialog(WorkDialog):
    """Shows the deliveries and takes the next one down.

    Signals:
        received: Something came in or went back.
    """

    received = Signal()

    def __init__(self, desk: Desk, row: DistributionRow, parent: QWidget) -> None:
        title = _("Stock of sheet {number}", number=current().code(row.number))
        super().__init__(desk.jobs, parent, title, verb=_("Write it down"), way_out=_("Close"))
        self._desk, self._round = desk, row
        self._build_parts()
        self.printing.clicked.connect(self._print)
        self.table.record_chosen.connect(self._offer)
        self.form.submitted.connect(self.accept)
        self._load()
        self.form.begin()

    def _build_parts(self) -> None:
        def amount(row: StockRow) -> object:
            return quantity(current(), row.quantity, self._round.unit)

        columns = (
            Column(key="number", heading=N_("Minutes"), kind=ColumnKind.IDENTIFIER, value=_number),
            Column(key="day", heading=N_("Day"), kind=ColumnKind.DATE, value=_day),
            Column(key="giver", heading=N_("Delivered by"), kind=ColumnKind.NAME, value=_giver),
            Column(key="paper", heading=N_("Order or way bill"), kind=ColumnKind.TEXT, value=_paper),
            Column(key="quantity", heading=N_("Quantity"), kind=ColumnKind.FIGURE, value=amount),
        )
        self.table = TableView(columns, name=_("Deliveries"), parent=self)
        self.table.empty.say(_("Nothing came in yet"), _("Write the first delivery down below."))
        self.table.setMinimumHeight(20 * GRID)
        self.contents = WrappedLabel(parent=self)
        self.printing = push_button(_("Print its minutes…"), self)
        self.form = Form(self._fields(), across=(1, 1), parent=self)
        is_over = self._round.state not in (DistributionState.PLANNED, DistributionState.OPEN)
        self.form.setVisible(not is_over)
        self.confirm.setVisible(not is_over)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.contents)
        self.body.addWidget(self.printing, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.form)
        self.setMinimumWidth(720)
        self.resize(760, 620)

    def _fields(self) -> list[Field]:
        money = CURRENCIES.get(self._round.unit)
        decimals = 2 if money is not None and money.minor else 0
        return [replace(f, decimals=decimals) if f.name == "quantity" else f for f in _FIELDS]

    @Slot()
    def _load(self) -> None:
        self.table.show_rows(stock.receipts(self._desk.workspace, self._round.uid))
        self._show_contents()
        self._offer()

    def _show_contents(self) -> None:
        """Say what the kits that came in hold together, part by part."""
        held = [
            _(
                "{item}: {quantity}",
                item=isolated(part.item),
                quantity=quantity(current(), part.quantity, part.unit),
            )
            for part in stock_held(self._desk.workspace, self._round.uid)
        ]
        self.contents.setText(_("In the kits received: {parts}", parts=" · ".join(held)))
        self.contents.setVisible(bool(held))

    @Slot()
    def _offer(self, _row: object = None) -> None:
        self.printing.setEnabled(self.table.chosen_record() is not None)

    def would_lose(self) -> bool:
        """Say whether something was entered."""
        return self.form.is_dirty

    def accept(self) -> None:
        """Write the delivery down; the window stays open for the next one."""
        wish = StockIn(
            quantity=self.form.number("quantity") or 0,
            **{
                name: self.form.text(name) for name in ("giver", "giver_post", "receiver", "paper", "remarks")
            },
        )
        problems = [*self.form.problems(), *check_stock(wish)]
        self.form.show_problems(problems)
        if not has_errors(problems):
            self.start(
                quick(partial(stock.receive, self._desk.workspace, self._round.uid, wish)),
                done=self._show_received,
                writes=True,
            )

    def _show_received(self, _row: StockRow) -> None:
        self.form.set_values({})
        self.form.mark_saved()
        self.wake()
        self._load()
        self.received.emit()
        self.form.begin()

    @Slot()
    def _print(self) -> None:
        row: StockRow | None = self.table.chosen_record()
        if row is None:
            return
        number = row.number.replace("/", "-")
        dialog = PrintDialog(
            self._desk,
            self,
            title=_("Minutes of delivery {number}", number=current().code(row.number)),
            verb=stock.print_minutes,
            uid=row.uid,
            file_name=_("delivery-{number}", number=number),
            copies=row.prints,
        )
        dialog.printed.connect(self._show_paper)
        dialog.open()

    @Slot(object)
    def _show_paper(self, path: Path) -> None:
        self._load()
        PaperWindow(path, self).open()


def _number(row: StockRow) -> object:
    return row.number


def _day(row: StockRow) -> object:
    return row.received_on


def _giver(row: StockRow) -> object:
    return row.giver


def _paper(row: StockRow) -> object:
    return row.paper
