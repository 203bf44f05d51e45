"""Turns a checked draft into values of records, and says which values of a stored record it changes."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from desktop.i18n.calendars import Precision
from desktop.i18n.digits import fold_digits
from desktop.i18n.sorting import number_key, sort_key
from desktop.models import names
from desktop.models.beneficiary import Sex
from desktop.models.circumstances import joined
from desktop.models.clean_text import clean
from desktop.models.country import FACTS, Country
from desktop.models.family import NEXT_TEMPORARY, FamilyDraft, MemberDraft, is_temporary, is_wish
from desktop.models.family_lines import DisabilityDraft
from desktop.models.national_id import IdReading, check_id
from desktop.models.problem import Problem

_MOST_DIGITS = 20
_WITHOUT_ZERO = {Country.EGYPT: re.compile(r"1[0125]\d{8}"), Country.IRAN: re.compile(r"9\d{9}")}
HOUSEHOLD_TEXTS = ("place", "address", "landmark", "postal_code", "notes")
HOUSEHOLD_COLUMNS = (
    *("area_code", "place", "address", "landmark", "postal_code", "members_declared", "housing_kind"),
    *("housing_state", "utilities", "assets", "income_total", "researched_on", "review_on", "notes"),
)
MEMBER_TEXTS = ("name", "father_name", "mother_name", "latin_name", "occupation")
MEMBER_COLUMNS = (
    *("relation", "sex", "national_id", "birth_date", "birth_precision", "birth_area", "father_name"),
    *("mother_name", "latin_name", "phone", "phone_owner", "second_phone", "second_phone_owner"),
    *("marital_state", "education", "school_state", "work_state", "occupation", "income_band", "joined_on"),
)
# Computed from other values, or of no meaning alone: no history of their own.
UNRECORDED = frozenset(
    {
        "name_key",
        "name_parts",
        "sort_key",
        "id_state",
        "position",
        "birth_area",
        "place_key",
        "place_sort",
        "code_sort",
        "income_currency",
    }
)


def cleaned(draft: FamilyDraft, country: Country, today: date) -> tuple[FamilyDraft, list[Problem]]:
    """Return the draft fit to be kept, and what had to be removed from it; this is the one border for typing."""
    findings: list[Problem] = []
    members = tuple(
        _cleaned_member(member, country, today, f"members.{number}.", findings)
        for number, member in enumerate(draft.members)
    )
    kept = replace(
        draft,
        members=members,
        code=fold_digits(_kept(draft.code, "code", findings)),
        leaving={uid: replace(one, to=fold_digits(one.to.strip())) for uid, one in draft.leaving.items()},
        **_cleaned_texts(draft, findings),
        **_cleaned_lines(draft, findings),
    )
    return kept, findings


def household_values(draft: FamilyDraft, country: Country) -> dict[str, object]:
    """Return the columns of the household that a draft gives."""
    values = {name: plain(getattr(draft, name)) for name in HOUSEHOLD_COLUMNS}
    currency = "" if draft.income_total is None else FACTS[country].currency
    return {**values, **place_values(draft.place, country), "income_currency": currency}


def person_values(member: MemberDraft, position: int, id_state: str, country: Country) -> dict[str, object]:
    """Return the columns of a person that a draft gives."""
    values = {name: plain(getattr(member, name)) for name in MEMBER_COLUMNS}
    return {**values, "position": position, "id_state": id_state, **name_values(member.name, country)}


def plain(value: object) -> object:
    """Return a value as its column holds it."""
    if isinstance(value, StrEnum):
        return value.value
    return joined(value) if isinstance(value, tuple) else value


def name_values(name: str, country: Country) -> dict[str, object]:
    """Return a name with its folded and its sorting key; nobody else computes them."""
    language = FACTS[country].language
    parts = names.fold(name, language)
    return {
        "name": name,
        "name_key": parts.replace(" ", ""),
        "name_parts": parts,
        "sort_key": sort_key(name, language),
    }


def code_values(code: str) -> dict[str, object]:
    """Return a file number with its sorting key; nobody else computes it."""
    return {"code": code, "code_sort": number_key(code)}


def place_values(place: str, country: Country) -> dict[str, object]:
    """Return a village or quarter with its folded and its sorting key; nobody else computes them."""
    language = FACTS[country].language
    return {
        "place": place,
        "place_key": names.key(place, language),
        "place_sort": sort_key(place, language) if place else None,
    }


def changed(record: object, values: Mapping[str, object]) -> dict[str, tuple[object, object]]:
    """Return old and new of each value that differs from the stored record."""
    pairs = {name: (getattr(record, name), value) for name, value in values.items()}
    return {name: (old, new) for name, (old, new) in pairs.items() if old != new}


def _cleaned_member(
    member: MemberDraft, country: Country, today: date, prefix: str, findings: list[Problem]
) -> MemberDraft:
    reading = check_id(member.national_id, country, today=today)
    number = NEXT_TEMPORARY if is_wish(member.national_id) else reading.number
    told = member if is_temporary(number) else _told_by_id(member, reading)
    texts = {name: _kept(getattr(member, name), prefix + name, findings) for name in MEMBER_TEXTS}
    return replace(
        told,
        national_id=number,
        phone=clean_phone(member.phone, country),
        second_phone=clean_phone(member.second_phone, country),
        disability=_cleaned_disability(member.disability, prefix, findings),
        **texts,  # type: ignore[arg-type]  # fields of words alone
    )


def _cleaned_texts(draft: FamilyDraft, findings: list[Problem]) -> dict[str, Any]:
    texts = {name: _kept(getattr(draft, name), name, findings) for name in HOUSEHOLD_TEXTS}
    return {**texts, "postal_code": fold_digits(texts["postal_code"])}


def _cleaned_disability(
    draft: DisabilityDraft | None, prefix: str, findings: list[Problem]
) -> DisabilityDraft | None:
    if draft is None:
        return None
    return replace(
        draft,
        report_number=fold_digits(_kept(draft.report_number, prefix + "report_number", findings)),
        card_number=fold_digits(_kept(draft.card_number, prefix + "card_number", findings)),
        device=_kept(draft.device, prefix + "device", findings),
    )


def _cleaned_lines(draft: FamilyDraft, findings: list[Problem]) -> dict[str, Any]:
    """Return the lines around a family with clean words; a line without a code is nobody's."""
    return {
        "categories": tuple(
            replace(one, evidence=_kept(one.evidence, f"categories.{index}.evidence", findings))
            for index, one in enumerate(draft.categories)
        ),
        "needs": tuple(
            replace(
                one,
                provider=_kept(one.provider, f"needs.{index}.provider", findings),
                remark=_kept(one.remark, f"needs.{index}.remark", findings),
            )
            for index, one in enumerate(draft.needs)
        ),
        "papers": tuple(
            replace(one, number=fold_digits(_kept(one.number, f"papers.{index}.number", findings)))
            for index, one in enumerate(draft.papers)
        ),
        "memberships": tuple(
            replace(
                one,
                number=fold_digits(_kept(one.number, f"memberships.{index}.number", findings)),
                card_digits=fold_digits(one.card_digits.strip()),
                reason=_kept(one.reason, f"memberships.{index}.reason", findings),
            )
            for index, one in enumerate(draft.memberships)
        ),
    }


def _told_by_id(member: MemberDraft, reading: IdReading) -> MemberDraft:
    """Return the member with what his ID says where the form says nothing."""
    filled = replace(
        member,
        sex=member.sex or (Sex(reading.sex) if reading.sex else None),
        birth_area=member.birth_area or reading.birth_area or "",
    )
    if member.birth_date is None and reading.birth_date is not None:
        return replace(filled, birth_date=reading.birth_date, birth_precision=Precision.DAY.value)
    return filled


def clean_phone(typed: str, country: Country) -> str:
    """Return a phone number in ASCII digits; a mobile number gets back the zero that a spreadsheet took."""
    folded = fold_digits(clean(typed).text)
    digits = "".join(character for character in folded if character.isdigit())[:_MOST_DIGITS]
    if folded.startswith("+"):
        return f"+{digits[: _MOST_DIGITS - 1]}"
    return f"0{digits}" if _WITHOUT_ZERO[country].fullmatch(digits) else digits


def _kept(typed: str, field: str, findings: list[Problem]) -> str:
    text, found = clean(typed)
    findings += [Problem(one.severity, one.message, one.values, field) for one in found]
    return text
