"""The columns of families that fit a list and do not stand on it, or were taken in nevertheless."""

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.list_plan import EXCLUSION_WORDS, ExcludedFamily
from desktop.ui.widgets.columns import Column, ColumnKind


def _name(row: ExcludedFamily) -> object:
    return row.name


def _code(row: ExcludedFamily) -> object:
    return row.household_code


def _place(row: ExcludedFamily) -> object:
    return row.place


def _reason(row: ExcludedFamily) -> object:
    if row.is_barred:
        return _("on the list, but receives nothing now: {reason}", reason=_(EXCLUSION_WORDS[row.reason]))
    if row.is_taken:
        return _("taken in nevertheless: {words}", words=row.words)
    return f"{_(EXCLUSION_WORDS[row.reason])}: {row.words}" if row.words else _(EXCLUSION_WORDS[row.reason])


EXCLUDED_COLUMNS = (
    Column(key="name", heading=N_("Head of the household"), kind=ColumnKind.NAME, value=_name),
    Column(key="code", heading=N_("File"), kind=ColumnKind.IDENTIFIER, value=_code, sample="2026/10000"),
    Column(key="place", heading=N_("Village or quarter"), kind=ColumnKind.TEXT, value=_place),
    Column(
        key="reason",
        heading=N_("Reason"),
        kind=ColumnKind.NAME,
        value=_reason,
        sample="سبق أن استلمت نوع المساعدة نفسه أو أُدرجت له، وأُدرجت رغم ذلك",
    ),
)
