"""The columns of the table of rounds."""

from collections.abc import Callable

from desktop.i18n.catalogue import _, current
from desktop.i18n.quantities import quantity
from desktop.marking import N_
from desktop.models.handover import DistributionRow
from desktop.models.share import SHARE_WORDS
from desktop.ui.distributions.words import state_tone, state_word
from desktop.ui.widgets.columns import Column, ColumnKind


def round_columns(aid: Callable[[DistributionRow], str]) -> tuple[Column[DistributionRow], ...]:
    """Return the columns; `aid` names the kind of aid of a round."""
    return (
        Column(
            key="number",
            heading=N_("Sheet no."),
            kind=ColumnKind.IDENTIFIER,
            value=_number,
            sample="2026/100",
        ),
        Column(key="campaign", heading=N_("Round"), kind=ColumnKind.NAME, value=_campaign),
        Column(key="aid", heading=N_("Aid"), kind=ColumnKind.TEXT, value=aid, is_hidden=True),
        Column(key="place", heading=N_("Place"), kind=ColumnKind.TEXT, value=_place),
        Column(key="day", heading=N_("Day"), kind=ColumnKind.DATE, value=_day),
        Column(
            key="families", heading=N_("Families"), kind=ColumnKind.FIGURE, value=_families, sample="100,000"
        ),
        Column(
            key="quantity",
            heading=N_("Quantity"),
            kind=ColumnKind.FIGURE,
            value=_quantity,
            sample=_widest(),
            is_hidden=True,
        ),
        Column(
            key="state",
            heading=N_("State"),
            kind=ColumnKind.STATE,
            value=state_word,
            tone=state_tone,
            sample=max((_(words) for words in SHARE_WORDS.values()), key=len),
        ),
    )


def _number(row: DistributionRow) -> object:
    return row.number


def _campaign(row: DistributionRow) -> object:
    return row.campaign


def _place(row: DistributionRow) -> object:
    return row.place


def _day(row: DistributionRow) -> object:
    return row.day


def _families(row: DistributionRow) -> object:
    return row.families


def _quantity(row: DistributionRow) -> object:
    return quantity(current(), row.quantity, row.unit)


def _widest() -> str:
    return quantity(current(), 100_000, "kg")
