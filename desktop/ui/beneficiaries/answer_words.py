"""Finds the words for any answer of the family form."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from desktop.models.beneficiary import Relation, Sex
from desktop.models.circumstances import (
    LEAVING_WORDS,
    Education,
    HousingKind,
    HousingState,
    Leaving,
    MaritalState,
    PhoneOwner,
    SchoolState,
    WorkState,
)
from desktop.ui.beneficiaries.circumstance_words import (
    EDUCATIONS,
    HOUSING_KINDS,
    MARITAL_STATES,
    SCHOOL_STATES,
    WORK_STATES,
)
from desktop.ui.beneficiaries.line_words import DIFFICULTIES, HOUSING_STATES, PHONE_OWNERS
from desktop.ui.beneficiaries.words import RELATIONS, SEXES

_TABLES: dict[type[Enum], Mapping[Any, str]] = {
    Relation: RELATIONS,
    Sex: SEXES,
    MaritalState: MARITAL_STATES,
    Education: EDUCATIONS,
    SchoolState: SCHOOL_STATES,
    WorkState: WORK_STATES,
    PhoneOwner: PHONE_OWNERS,
    HousingKind: HOUSING_KINDS,
    HousingState: HOUSING_STATES,
    Leaving: LEAVING_WORDS,
}
_FIELDS: dict[str, Mapping[Any, str]] = {
    "marital_state": MARITAL_STATES,
    "education": EDUCATIONS,
    "school_state": SCHOOL_STATES,
    "work_state": WORK_STATES,
    "phone_owner": PHONE_OWNERS,
    "second_phone_owner": PHONE_OWNERS,
    "housing_kind": HOUSING_KINDS,
    "housing_state": HOUSING_STATES,
    "closed_kind": LEAVING_WORDS,
}
# Words of stored answers by field, for histories.
BY_FIELD: dict[str, dict[str, str]] = {
    name: {one.value: words for one, words in table.items()} for name, table in _FIELDS.items()
} | {
    f"disability_{name}": {str(one.value): words for one, words in DIFFICULTIES.items()}
    for name in ("seeing", "hearing", "walking", "remembering", "self_care", "communicating")
}


def answer_words(answer: Enum) -> str:
    """Return the marked words of an answer."""
    return _TABLES.get(type(answer), {}).get(answer, "")
