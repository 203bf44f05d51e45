"""What people call the columns of the record schema; codes travel, labels are shown and printed."""

from datetime import date

from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.distribution import Result
from desktop.models.handover import RESULT_WORDS
from desktop.models.share import RESULTS, SHARE_PURPOSE

FIELD_LABELS = {
    "uid": N_("Record identity"),
    "name": N_("Full name"),
    "id_number": N_("Identity number"),
    "id_kind": N_("Kind of identity number"),
    "area_code": N_("Area code"),
    "area_name": N_("Village or quarter"),
    "programme": N_("Programme"),
    "period_from": N_("Help from"),
    "period_to": N_("Help until"),
    "household_uid": N_("Household identity"),
    "household_code": N_("File number"),
    "relation": N_("Relation to the head of the household"),
    "sex": N_("Sex"),
    "birth_date": N_("Date of birth"),
    "birth_precision": N_("How exact the date of birth is"),
    "father_name": N_("Father's name"),
    "mother_name": N_("Mother's name"),
    "phone": N_("Telephone"),
    "place": N_("Place"),
    "address": N_("Address"),
    "members": N_("Number of members"),
    "categories": N_("Categories"),
    "line_uid": N_("Identity of the line"),
    "quantity": N_("Quantity"),
    "result": N_("Result"),
    "day": N_("Day"),
}
TECHNICAL = frozenset({"uid", "line_uid", "household_uid", "id_kind", "birth_precision"})
"""Columns that tie rows together; people are not shown them."""
_DAYS = frozenset({"period_from", "period_to", "day"})
_NUMBERS = frozenset({"members", "quantity"})
PURPOSE_WORDS = {
    SHARE_PURPOSE: N_("Share of a distribution"),
    RESULTS: N_("Results of a distribution"),
}


def field_label(name: str) -> str:
    """Return the label of a column, a marked sentence; a column without one is called by its name."""
    return FIELD_LABELS.get(name, name)


def cell_words(name: str, cell: str, tongue: Tongue) -> str:
    """Return how a cell is shown: a result by its word, days and quantities as written here, all else as it travels."""
    if not cell:
        return cell
    if name == "result":
        return tongue.text(RESULT_WORDS[Result(cell)])
    if name in _DAYS:
        return tongue.date(date.fromisoformat(cell))
    return tongue.number(int(cell)) if name in _NUMBERS else cell


def purpose_words(purpose: str, tongue: Tongue) -> str:
    """Return what a package is for; that of a share or of its results is a code, all others are sentences."""
    return tongue.text(PURPOSE_WORDS[purpose]) if purpose in PURPOSE_WORDS else purpose
