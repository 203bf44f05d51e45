"""The columns of a review: the partner's row beside the own record it may mean."""

from desktop.i18n.catalogue import _
from desktop.marking import N_
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


COLUMNS = (
    Column(key="number", heading=N_("No."), kind=ColumnKind.FIGURE, value=_number, sample="100,000"),
    Column(key="name", heading=N_("Name in the package"), kind=ColumnKind.NAME, value=_name),
    Column(
        key="national_id", heading=N_("Number in the package"), kind=ColumnKind.IDENTIFIER, value=_national_id
    ),
    Column(key="verdict", heading=N_("Kind"), kind=ColumnKind.STATE, value=verdict_word, tone=verdict_tone),
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
    Column(
        key="decision",
        heading=N_("Decision"),
        kind=ColumnKind.STATE,
        value=decision_word,
        tone=decision_tone,
    ),
)
