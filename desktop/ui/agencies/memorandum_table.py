"""The columns of the table of memoranda."""

from desktop.marking import N_
from desktop.operations.memoranda import MemorandumRow
from desktop.ui.agencies.words import standing_tone, standing_word
from desktop.ui.widgets.columns import Column, ColumnKind


def _number(row: MemorandumRow) -> object:
    return row.number or "–"


def _title(row: MemorandumRow) -> object:
    return row.title


def _parties(row: MemorandumRow) -> object:
    return " · ".join(row.line.parties[1:])


def _edition(row: MemorandumRow) -> object:
    return row.edition


def _ends(row: MemorandumRow) -> object:
    return row.line.valid_to


COLUMNS = (
    Column(key="number", heading=N_("Number"), kind=ColumnKind.IDENTIFIER, value=_number, sample="2026/100"),
    Column(
        key="title",
        heading=N_("Title"),
        kind=ColumnKind.NAME,
        value=_title,
        sample="تبادل بيانات الأسر الأولى",
    ),
    Column(
        key="parties", heading=N_("With"), kind=ColumnKind.TEXT, value=_parties, sample="جمعية الهلال الأحمر"
    ),
    Column(
        key="edition",
        heading=N_("Edition"),
        kind=ColumnKind.FIGURE,
        value=_edition,
        sample="100",
        is_hidden=True,
    ),
    Column(key="ends", heading=N_("Until"), kind=ColumnKind.DATE, value=_ends),
    Column(key="state", heading=N_("State"), kind=ColumnKind.STATE, value=standing_word, tone=standing_tone),
)
