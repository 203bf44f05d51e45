"""The rows of a sheet beside the counter: what was entered shows at once, a page at a time however long it is."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current
from desktop.i18n.quantities import quantity
from desktop.marking import N_
from desktop.models.distribution import Result
from desktop.models.handover import DistributionRow, RowView
from desktop.operations import distributions
from desktop.ui.desk import Desk
from desktop.ui.distributions.words import RESULTS, result_tone, result_word
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.table import TableView


class RowsTable(TableView):
    """All rows of one round, in the order of its sheet."""

    def __init__(self, desk: Desk, row: DistributionRow, parent: QWidget) -> None:
        self._desk, self._round = desk, row
        super().__init__(_columns(row.unit), self._read, name=_("Rows of the sheet"), parent=parent)
        self.show_ids(range(1, row.families + 1))

    @Slot(int)
    def show_row(self, position: int) -> None:
        """Read the rows anew and go to one of them."""
        self.rows.refresh()
        self.selectRow(position - 1)
        self.scrollTo(self.rows.index(position - 1, 0))

    def _read(self, positions: Sequence[int]) -> list[RowView | None]:
        if not positions:
            return []
        found = distributions.rows(
            self._desk.workspace, self._round.uid, first=positions[0], count=len(positions)
        )
        by_position = {row.position: row for row in found}
        return [by_position.get(position) for position in positions]


def _columns(unit: str) -> tuple[Column[RowView], ...]:
    def share(row: RowView) -> str:
        return quantity(current(), row.quantity, unit)

    return (
        Column(key="position", heading=N_("No."), kind=ColumnKind.FIGURE, value=_position, sample="100,000"),
        Column(key="name", heading=N_("Head of the household"), kind=ColumnKind.NAME, value=_name),
        Column(
            key="result",
            heading=N_("Result"),
            kind=ColumnKind.STATE,
            value=result_word,
            tone=result_tone,
            sample=_(RESULTS[Result.REFUSED][0]),
        ),
        Column(
            key="quantity",
            heading=N_("Quantity"),
            kind=ColumnKind.FIGURE,
            value=share,
            sample=quantity(current(), 1000, "kg"),
        ),
        Column(key="place", heading=N_("Village or quarter"), kind=ColumnKind.TEXT, value=_place),
        Column(key="id", heading=N_("National ID"), kind=ColumnKind.IDENTIFIER, value=_national_id),
        Column(key="agent", heading=N_("Agent"), kind=ColumnKind.NAME, value=_agent),
    )


def _position(row: RowView) -> object:
    return row.position


def _name(row: RowView) -> object:
    return row.name


def _place(row: RowView) -> object:
    return row.place


def _national_id(row: RowView) -> object:
    return row.national_id


def _agent(row: RowView) -> object:
    return row.agent_name
