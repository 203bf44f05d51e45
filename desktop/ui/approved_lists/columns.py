"""The columns of the table of lists."""

from collections.abc import Callable

from desktop.i18n.catalogue import _, current
from desktop.i18n.quantities import quantity
from desktop.marking import N_
from desktop.models.approved_list import ListRow, ListState
from desktop.ui.approved_lists.words import STATES, number_word, state_tone, state_word
from desktop.ui.widgets.columns import Column, ColumnKind


def list_columns(aid: Callable[[ListRow], str]) -> tuple[Column[ListRow], ...]:
    """Return the columns; `aid` names the kind of aid of a list."""
    return (
        Column(
            key="number",
            heading=N_("Number"),
            kind=ColumnKind.IDENTIFIER,
            value=number_word,
            sample="2026/100",
        ),
        Column(key="edition", heading=N_("Edition"), kind=ColumnKind.FIGURE, value=_edition, sample="10"),
        Column(key="title", heading=N_("Title"), kind=ColumnKind.NAME, value=_title),
        Column(key="aid", heading=N_("Aid"), kind=ColumnKind.TEXT, value=aid, sample="كرتونة مواد غذائية"),
        Column(
            key="families", heading=N_("Families"), kind=ColumnKind.FIGURE, value=_families, sample="100,000"
        ),
        Column(
            key="quantity", heading=N_("Quantity"), kind=ColumnKind.FIGURE, value=_quantity, sample=_widest()
        ),
        Column(
            key="state",
            heading=N_("State"),
            kind=ColumnKind.STATE,
            value=state_word,
            tone=state_tone,
            sample=_(STATES[ListState.ASKED][0]),
        ),
    )


def _edition(row: ListRow) -> object:
    return row.edition


def _title(row: ListRow) -> object:
    return row.title


def _families(row: ListRow) -> object:
    return row.families


def _quantity(row: ListRow) -> object:
    return quantity(current(), row.quantity, row.unit)


def _widest() -> str:
    return quantity(current(), 100_000, "kg")
