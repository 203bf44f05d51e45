"""The words for both sides of a pair, on screen and on paper: labels of fields, values, decisions."""

import datetime as dt

from desktop.i18n.tongue import Precision, Tongue
from desktop.marking import N_
from desktop.models.beneficiary import Relation, Sex, State
from desktop.models.duplicate import PairState
from desktop.models.duplicate_view import PairSide, Said
from desktop.models.national_id import IdState

_DECIDED = {
    PairState.SAME: N_("{person}, {day}: same person"),
    PairState.DIFFERENT: N_("{person}, {day}: two persons"),
    PairState.LATER: N_("{person}, {day}: later"),
    PairState.ASKED: N_("{person}, {day}: asked {colleague}"),
}
_WORDS: dict[str, dict[str, str]] = {
    "relation": {
        Relation.HEAD: N_("head of household"),
        Relation.SPOUSE: N_("spouse"),
        Relation.SON: N_("son"),
        Relation.DAUGHTER: N_("daughter"),
        Relation.FATHER: N_("father"),
        Relation.MOTHER: N_("mother"),
        Relation.BROTHER: N_("brother"),
        Relation.SISTER: N_("sister"),
        Relation.GRANDCHILD: N_("grandchild"),
        Relation.OTHER: N_("other relation"),
    },
    "sex": {Sex.MALE: N_("male"), Sex.FEMALE: N_("female")},
    "state": {
        State.DRAFT: N_("draft"),
        State.RESEARCHED: N_("researched"),
        State.CONFIRMED: N_("active"),
        State.SUSPENDED: N_("suspended"),
        State.CLOSED: N_("closed"),
    },
}
_CODES = frozenset({"national_id", "phone", "second_phone", "code"})
# What is compared, in the order of reading; the last ones are facts of each file and no likeness.
COMPARED = {
    "name": N_("Full name"),
    "national_id": N_("National ID"),
    "sex": N_("Sex"),
    "birth_date": N_("Date of birth"),
    "father_name": N_("Father's name"),
    "mother_name": N_("Mother's name"),
    "phone": N_("Phone"),
    "place": N_("Village or quarter"),
    "address": N_("Address"),
    "area": N_("District"),
}
FACTS = {
    "relation": N_("Relation"),
    "members": N_("Members"),
    "benefits": N_("Help received"),
    "state": N_("State"),
    "created_at": N_("Registered on"),
}
MERGED_FIELDS = {
    **COMPARED,
    "area_code": N_("District"),
    "birth_area": N_("Governorate of birth"),
    "members_declared": N_("Number of members"),
    "notes": N_("Notes"),
    "deceased_on": N_("Died on"),
    "latin_name": N_("Name in Latin letters"),
    "phone_owner": N_("Whose phone"),
    "second_phone": N_("Second phone"),
    "second_phone_owner": N_("Whose second phone"),
    "marital_state": N_("Marital state"),
    "education": N_("Education"),
    "school_state": N_("School"),
    "work_state": N_("Work status"),
    "occupation": N_("Occupation"),
    "income_band": N_("Income band"),
    "landmark": N_("Landmark"),
    "postal_code": N_("Postal code"),
    "housing_kind": N_("Kind of housing"),
    "housing_state": N_("Housing"),
    "utilities": N_("Utilities"),
    "assets": N_("Belongings"),
    "income_total": N_("Income of the month"),
    "researched_on": N_("Researched on"),
    "review_on": N_("Next review"),
}


def side_value(tongue: Tongue, side: PairSide, field: str) -> str:
    """Return a value of one person in words."""
    value = getattr(side, field)
    if field == "birth_date":
        return "" if value is None else tongue.date(value, Precision(side.birth_precision))
    if field == "national_id" and side.id_state == IdState.DISPUTED:
        return tongue.text(_DISPUTED, number=tongue.code(str(value)))
    return stored_value(tongue, field, value)


_DISPUTED = N_("{number} (disputed)")


def stored_value(tongue: Tongue, field: str, value: object) -> str:
    """Return a stored value in words."""
    if value is None or value == "":
        return ""
    if field in _WORDS:
        return tongue.text(_WORDS[field][str(value)])
    if isinstance(value, dt.datetime):
        return tongue.date(value.astimezone().date())
    if field in _CODES:
        return tongue.code(str(value))
    return tongue.value(value) if isinstance(value, int | dt.date) else str(value)


def field_label(field: str) -> str:
    """Return the label of a field that a merge compares, a marked sentence."""
    return MERGED_FIELDS.get(field, field)


def said_text(tongue: Tongue, said: Said) -> str:
    """Return a decision in a sentence."""
    day = tongue.date(said.at.astimezone().date())
    told = tongue.text(
        _DECIDED[PairState(said.decision)],
        person=_isolated(said.by),
        day=day,
        colleague=_isolated(said.asked),
    )
    if said.why:
        told = f"{told} – {said.why}"
    return tongue.text(_TAKEN_BACK, decision=told) if said.is_undone else told


def _isolated(name: str) -> str:
    """Return a name kept together, in whatever direction the sentence runs."""
    return f"\u2068{name}\u2069"


_TAKEN_BACK = N_("{decision} (taken back)")
