"""Turns a checked draft into values of records, and says which values of a stored record it changes."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from desktop.i18n.calendars import Precision
from desktop.i18n.digits import fold_digits
from desktop.i18n.sorting import sort_key
from desktop.models import names
from desktop.models.beneficiary import Sex
from desktop.models.country import FACTS, Country
from desktop.models.family import NEXT_TEMPORARY, FamilyDraft, MemberDraft, is_temporary, is_wish
from desktop.models.national_id import IdReading, check_id
from desktop.models.problem import Problem

_MOST_DIGITS = 20
_WITHOUT_ZERO = {Country.EGYPT: re.compile(r"1[0125]\d{8}"), Country.IRAN: re.compile(r"9\d{9}")}
# Computed from other values, or of no meaning alone: no history of their own.
UNRECORDED = frozenset(
    {"name_key", "name_parts", "sort_key", "id_state", "position", "birth_area", "place_key", "place_sort"}
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
        place=_kept(draft.place, "place", findings),
        address=_kept(draft.address, "address", findings),
        notes=_kept(draft.notes, "notes", findings),
    )
    return kept, findings


def household_values(draft: FamilyDraft, country: Country) -> dict[str, object]:
    """Return the columns of the household that a draft gives."""
    return {
        "area_code": draft.area_code,
        **place_values(draft.place, country),
        "address": draft.address,
        "members_declared": draft.members_declared,
        "notes": draft.notes,
    }


def person_values(member: MemberDraft, position: int, id_state: str, country: Country) -> dict[str, object]:
    """Return the columns of a person that a draft gives."""
    return {
        "position": position,
        "relation": member.relation.value,
        "sex": None if member.sex is None else member.sex.value,
        "national_id": member.national_id,
        "id_state": id_state,
        "birth_date": member.birth_date,
        "birth_precision": member.birth_precision,
        "birth_area": member.birth_area,
        "father_name": member.father_name,
        "mother_name": member.mother_name,
        "phone": member.phone,
        **name_values(member.name, country),
    }


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
    return replace(
        told,
        national_id=number,
        phone=clean_phone(member.phone, country),
        name=_kept(member.name, prefix + "name", findings),
        father_name=_kept(member.father_name, prefix + "father_name", findings),
        mother_name=_kept(member.mother_name, prefix + "mother_name", findings),
    )


def _told_by_id(member: MemberDraft, reading: IdReading) -> MemberDraft:
    """Return the member with what his ID says where the form says nothing."""
    filled = replace(
        member,
        sex=member.sex or (Sex(reading.sex) if reading.sex else None),
        birth_area=reading.birth_area or "",
    )
    if member.birth_date is None and reading.birth_date is not None:
        return replace(filled, birth_date=reading.birth_date, birth_precision=Precision.DAY.value)
    return filled


def clean_phone(typed: str, country: Country) -> str:
    """Return a phone number in ASCII digits; a mobile number gets back the zero that a spreadsheet took."""
    folded = fold_digits(names.clean(typed).text)
    digits = "".join(character for character in folded if character.isdigit())[:_MOST_DIGITS]
    if folded.startswith("+"):
        return f"+{digits[: _MOST_DIGITS - 1]}"
    return f"0{digits}" if _WITHOUT_ZERO[country].fullmatch(digits) else digits


def _kept(typed: str, field: str, findings: list[Problem]) -> str:
    text, found = names.clean(typed)
    findings += [Problem(one.severity, one.message, one.values, field) for one in found]
    return text
