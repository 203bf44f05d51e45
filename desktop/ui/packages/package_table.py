"""The columns of the exchange page."""

from desktop.marking import N_
from desktop.operations.packages import PackageRow
from desktop.ui.packages.package_card import memorandum_of
from desktop.ui.packages.words import standing_tone, standing_word, type_word
from desktop.ui.widgets.columns import Column, ColumnKind


def _partner(row: PackageRow) -> object:
    return row.partner


def _kind(row: PackageRow) -> object:
    return type_word(row)


def _memorandum(row: PackageRow) -> object:
    return memorandum_of(row)


def _rows(row: PackageRow) -> object:
    return row.line.rows


def _day(row: PackageRow) -> object:
    return row.line.created_at.astimezone().date()


COLUMNS = (
    Column(
        key="partner",
        heading=N_("Partner"),
        kind=ColumnKind.NAME,
        value=_partner,
        sample="جمعية الهلال الأحمر",
    ),
    Column(key="kind", heading=N_("What"), kind=ColumnKind.TEXT, value=_kind, sample="شروط مذكرة"),
    Column(
        key="state",
        heading=N_("State"),
        kind=ColumnKind.STATE,
        value=standing_word,
        tone=standing_tone,
        sample="بانتظار الاعتماد",
    ),
    Column(
        key="memorandum",
        heading=N_("Memorandum"),
        kind=ColumnKind.IDENTIFIER,
        value=_memorandum,
        sample="2026/100",
    ),
    Column(key="rows", heading=N_("Rows"), kind=ColumnKind.FIGURE, value=_rows, sample="100,000"),
    Column(key="day", heading=N_("Day"), kind=ColumnKind.DATE, value=_day),
)
