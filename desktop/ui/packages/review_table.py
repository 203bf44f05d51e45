"""The columns of a review: the partner's row beside the own record it may mean."""

from collections.abc import Callable
from datetime import date

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.distribution import Result
from desktop.models.handover import RESULT_WORDS
from desktop.models.incoming import payload_of
from desktop.operations.reviewing import RowLine
from desktop.ui.packages.words import decision_tone, decision_word, verdict_tone, verdict_word
from desktop.ui.widgets.columns import Column, ColumnKind


def _number(row: RowLine) -> object:
    return row.number


def _name(row: RowLine) -> object:
    return row.name


def _national_id(row: RowLine) -> object:
    return row.national_id


def _own_name(row: RowLine) -> object:
    return row.own_name


def _own_id(row: RowLine) -> object:
    return row.own_id


def _why(row: RowLine) -> object:
    return _(row.why) if row.why else ""


def _said(row: RowLine) -> object:
    return _result(payload_of(row.payload).get("result", ""))


def _own(row: RowLine) -> object:
    return _result(payload_of(row.payload).get("own", ""))


def _result(code: str) -> str:
    return _(RESULT_WORDS[Result(code)]) if code else ""


def quantity_of(row: RowLine) -> int:
    """Return how much a row says, in units of its share."""
    return int(payload_of(row.payload).get("quantity") or 0)


def _day(row: RowLine) -> object:
    day = payload_of(row.payload).get("day", "")
    return date.fromisoformat(day) if day else None


COLUMNS = (
    Column(key="number", heading=N_("No."), kind=ColumnKind.FIGURE, value=_number, sample="100,000"),
    Column(key="name", heading=N_("Name in the package"), kind=ColumnKind.NAME, value=_name),
    Column(
        key="national_id", heading=N_("Number in the package"), kind=ColumnKind.IDENTIFIER, value=_national_id
    ),
    Column(key="verdict", heading=N_("Kind"), kind=ColumnKind.STATE, value=verdict_word, tone=verdict_tone),
    Column(
        key="decision",
        heading=N_("Decision"),
        kind=ColumnKind.STATE,
        value=decision_word,
        tone=decision_tone,
    ),
    Column(key="own_name", heading=N_("Name in our list"), kind=ColumnKind.NAME, value=_own_name),
    Column(
        key="own_id",
        heading=N_("Number in our list"),
        kind=ColumnKind.IDENTIFIER,
        value=_own_id,
        is_hidden=True,
    ),
    Column(
        key="why",
        heading=N_("Why"),
        kind=ColumnKind.NAME,
        value=_why,
        sample="The same family already receives help",
    ),
)
_BY_KEY = {column.key: column for column in COLUMNS}


def review_columns(
    quantity: Callable[[RowLine], str], *, is_of_results: bool, is_share: bool
) -> tuple[Column[RowLine], ...]:
    """Return the columns for what a package holds; `quantity` says how much a row is about, in its unit."""
    amount = Column(
        key="quantity",
        heading=N_("Quantity"),
        kind=ColumnKind.FIGURE,
        value=quantity,
        sample="10,000 cartons",
    )
    if is_share:
        return (*COLUMNS[:3], amount, *COLUMNS[3:])
    if not is_of_results:
        return COLUMNS
    return (
        _BY_KEY["number"],
        Column(key="name", heading=N_("Head of the household"), kind=ColumnKind.NAME, value=_name),
        Column(key="said", heading=N_("The partner says"), kind=ColumnKind.TEXT, value=_said),
        amount,
        Column(key="day", heading=N_("Day"), kind=ColumnKind.DATE, value=_day),
        Column(key="own", heading=N_("Entered here"), kind=ColumnKind.TEXT, value=_own),
        _BY_KEY["verdict"],
        _BY_KEY["decision"],
        _BY_KEY["why"],
    )
