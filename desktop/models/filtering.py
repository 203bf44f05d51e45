"""What the list may be filtered by: one condition a field, as the clerk sets it, and how it is kept as text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from desktop.models.code_list import CodeListName


class Field(StrEnum):
    """What a condition looks at."""

    RELATION = "relation"
    SEX = "sex"
    AGE = "age"
    MARITAL = "marital"
    EDUCATION = "education"
    SCHOOL = "school"
    WORK = "work"
    ID_STATE = "id_state"
    PHONE = "phone"
    AREA = "area"
    PLACE = "place"
    MEMBERS = "members"
    HOUSING = "housing"
    HOUSING_STATE = "housing_state"
    UTILITY = "utility"
    ASSET = "asset"
    REVIEW_ON = "review_on"
    STATE = "state"
    CATEGORY = "category"
    DISABILITY = "disability"
    NEED = "need"
    PAPER_MISSING = "paper_missing"
    PROGRAMME = "programme"
    RECEIVED = "received"
    ORIGIN = "origin"
    CREATED_BY = "created_by"
    CREATED_ON = "created_on"
    UPDATED_BY = "updated_by"
    UPDATED_ON = "updated_on"


class Shape(StrEnum):
    """How a condition is set."""

    CHOICE = "choice"  # one of these values; none given: any value at all
    NUMBER = "number"  # from, to
    PERIOD = "period"  # since, until
    CHOICE_IN_PERIOD = "choice_in_period"
    TEXT = "text"
    ANY = "any"  # there is one, or none


_OTHER_SHAPES = {
    Field.AGE: Shape.NUMBER,
    Field.MEMBERS: Shape.NUMBER,
    Field.PLACE: Shape.TEXT,
    Field.PHONE: Shape.ANY,
    Field.RECEIVED: Shape.CHOICE_IN_PERIOD,
    Field.REVIEW_ON: Shape.PERIOD,
    Field.CREATED_ON: Shape.PERIOD,
    Field.UPDATED_ON: Shape.PERIOD,
}
CODE_LISTS = {
    Field.CATEGORY: CodeListName.CATEGORY,
    Field.DISABILITY: CodeListName.DISABILITY,
    Field.NEED: CodeListName.NEED,
    Field.UTILITY: CodeListName.UTILITY,
    Field.ASSET: CodeListName.ASSET,
    Field.PAPER_MISSING: CodeListName.PAPER,
    Field.RECEIVED: CodeListName.AID_KIND,
}
"""Fields whose values are codes; a sensitive one needs the right to be asked for."""
SENSITIVE = frozenset({Field.DISABILITY})
MUST_NAME = frozenset(
    {Field.AREA, Field.PAPER_MISSING, Field.CREATED_BY, Field.UPDATED_BY, Field.ORIGIN, Field.STATE}
)
"""Choices that say nothing without a value."""


def shape_of(field: Field) -> Shape:
    """Return how a condition on a field is set."""
    return _OTHER_SHAPES.get(field, Shape.CHOICE)


@dataclass(frozen=True, kw_only=True)
class Condition:
    """One condition; `is_not` turns it round, and several values hold together with "or"."""

    field: Field
    values: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    since: date | None = None
    until: date | None = None
    is_not: bool = False

    @property
    def says_nothing(self) -> bool:
        """Return whether everybody would meet the condition."""
        shape = shape_of(self.field)
        if shape is Shape.NUMBER:
            return self.least is None and self.most is None
        if shape is Shape.PERIOD:
            return self.since is None and self.until is None
        if shape is Shape.TEXT:
            return not "".join(self.values).strip()
        return self.field in MUST_NAME and not self.values


def as_plain(condition: Condition) -> dict[str, Any]:
    """Return a condition as JSON holds it, without what was not set."""
    plain: dict[str, Any] = {"field": condition.field.value}
    if condition.values:
        plain["values"] = list(condition.values)
    for name in ("least", "most"):
        if getattr(condition, name) is not None:
            plain[name] = getattr(condition, name)
    for name in ("since", "until"):
        day = getattr(condition, name)
        if day is not None:
            plain[name] = day.isoformat()
    if condition.is_not:
        plain["is_not"] = True
    return plain


def from_plain(plain: Mapping[str, Any]) -> Condition:
    """Return the condition that `as_plain` wrote.

    Raises:
        ValueError: It is none that this program knows.
        KeyError: It names no field.
        TypeError: A value is of another kind.
    """
    return Condition(
        field=Field(plain["field"]),
        values=tuple(str(one) for one in plain.get("values", ())),
        least=_whole(plain.get("least")),
        most=_whole(plain.get("most")),
        since=_day(plain.get("since")),
        until=_day(plain.get("until")),
        is_not=bool(plain.get("is_not", False)),
    )


def _whole(value: object) -> int | None:
    if value is not None and not isinstance(value, int):
        raise TypeError(f"no whole number: {value!r}")
    return value


def _day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(str(value))
