"""The way between stored families, what the fields of the form hold, and drafts."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from desktop.i18n.calendars import Precision, ReadDate
from desktop.models.beneficiary import Household, Person, Relation, Sex
from desktop.models.circumstances import (
    Education,
    HousingKind,
    HousingState,
    MaritalState,
    PhoneOwner,
    SchoolState,
    WorkState,
    parted,
)
from desktop.models.disability import QUESTIONS, Disability
from desktop.models.family import MemberDraft
from desktop.models.family_card import FamilyCard
from desktop.models.family_lines import DisabilityDraft
from desktop.models.family_record import HOUSEHOLD_COLUMNS, MEMBER_COLUMNS

Values = Mapping[str, object]
DISABILITY_FIELDS = tuple(DisabilityDraft.__dataclass_fields__)
_ENUMS: dict[str, type[StrEnum]] = {
    "sex": Sex,
    "marital_state": MaritalState,
    "education": Education,
    "school_state": SchoolState,
    "work_state": WorkState,
    "phone_owner": PhoneOwner,
    "second_phone_owner": PhoneOwner,
    "housing_kind": HousingKind,
    "housing_state": HousingState,
}
_NONE_WHERE_EMPTY = frozenset({"area_code", "income_band", "members_declared", "income_total"})
_DAYS = frozenset({"joined_on", "researched_on", "review_on", "report_on", "card_expires_on"})
_MEMBER_FIELDS = ("name", *MEMBER_COLUMNS)


def member_draft(values: Values, uid: str | None, kept: Values) -> MemberDraft:
    """Return a member as typed; `kept` holds what the form does not ask."""
    born = values.get("birth_date")
    given: dict[str, Any] = {
        name: draft_value(name, values.get(name, kept.get(name)))
        for name in _MEMBER_FIELDS
        if name not in ("relation", "birth_date", "birth_precision")
    }
    return MemberDraft(
        uid=uid,
        relation=Relation(str(values.get("relation") or Relation.OTHER.value)),
        birth_date=born.date if isinstance(born, ReadDate) else None,
        birth_precision=born.precision.value if isinstance(born, ReadDate) else Precision.DAY.value,
        disability=_disability_draft(values),
        **given,
    )


def household_draft(values: Values) -> dict[str, Any]:
    """Return the fields of the household as the draft of a family takes them."""
    return {name: draft_value(name, values[name]) for name in HOUSEHOLD_COLUMNS}


def draft_value(name: str, value: object) -> object:
    """Return what a field holds as a draft holds it."""
    if name in _DAYS:
        return value.date if isinstance(value, ReadDate) else None
    if name in _ENUMS:
        return _ENUMS[name](str(value)) if value else None
    if name in _NONE_WHERE_EMPTY or name in QUESTIONS:
        return None if value in ("", None) else value
    if isinstance(value, tuple):
        return value
    return "" if value is None else str(value)


def household_values(card: FamilyCard) -> dict[str, object]:
    """Return a stored household as the form holds it."""
    household = card.household
    return {"code": household.code, **{name: _shown(household, name) for name in HOUSEHOLD_COLUMNS}}


def member_values(person: Person, disability: Disability | None = None) -> dict[str, object]:
    """Return a stored member as the form holds him."""
    born = person.birth_date
    values = {name: _shown(person, name) for name in _MEMBER_FIELDS}
    values["birth_date"] = None if born is None else ReadDate(born, Precision(person.birth_precision))
    if disability is not None:
        values |= {name: _shown(disability, name) for name in DISABILITY_FIELDS}
    return values


def line_values(card: FamilyCard) -> dict[str, list[tuple[str | None, dict[str, object]]]]:
    """Return the stored lines of each section: the uid and what the fields hold."""
    lines, keys = card.lines, {one.id: one.uid for one in card.household.members}

    def of(record: object, *names: str) -> dict[str, object]:
        whose = keys.get(getattr(record, "person_id", None) or 0, "")
        return {"whose": whose, **{name: _shown(record, name) for name in names}}

    return {
        "categories": [
            (
                one.uid,
                {
                    **of(one, "code", "evidence"),
                    "since": ReadDate(one.valid_from, Precision.DAY),
                    "is_seen": bool(one.seen_by),
                },
            )
            for one in lines.categories
        ],
        "needs": [
            (one.uid, of(one, "kind", "urgency", "state", "provider", "remark")) for one in lines.needs
        ],
        "papers": [
            (one.uid, {**of(one, "kind", "number", "expires_on"), "is_seen": one.is_seen})
            for one in lines.papers
        ],
        "memberships": [
            (
                one.uid,
                {**of(one, "state", "number", "card_digits", "reason"), "programme": one.programme_code},
            )
            for one in lines.memberships
        ],
    }


def _disability_draft(values: Values) -> DisabilityDraft | None:
    """Return what is said of a disability, or None where the form did not ask."""
    if "type_code" not in values:
        return None
    given: dict[str, Any] = {name: draft_value(name, values[name]) for name in DISABILITY_FIELDS}
    return DisabilityDraft(**given)


def _shown(record: Household | Person | Disability | object, name: str) -> object:
    value = getattr(record, name)
    if name in ("utilities", "assets"):
        return parted(str(value))
    if name in _DAYS or name == "expires_on":
        return None if value is None else ReadDate(value, Precision.DAY)
    return value or None if name in ("type_code", "second_type_code", "severity_code") else value
