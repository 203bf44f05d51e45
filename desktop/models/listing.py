"""What a person wants to see of the beneficiary list: the words looked for, which records, in which order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from desktop.models.filtering import Condition

FIRST_HITS = 50  # what a window shows of them at once; they are asked for first
MOST_HITS = 1000  # more than anybody reads; a longer answer asks for more letters
MOST_ALIKE = 100  # of the names that only resemble what was typed
SHORTEST_SEARCH = 3  # letters, where the list shows nobody unasked


class Scope(StrEnum):
    """Which persons the list shows."""

    LIVE = "live"
    HEADS = "heads"
    CLOSED = "closed"
    WITHOUT_ID = "without_id"
    DISPUTED = "disputed"


class Order(StrEnum):
    """How the list is sorted."""

    NAME = "name"
    CODE = "code"
    BIRTH = "birth"
    PLACE = "place"
    UPDATED = "updated"
    NEWEST = "newest"


class Column(StrEnum):
    """What the list can show of a person."""

    NAME = "name"
    NATIONAL_ID = "national_id"
    BIRTH_DATE = "birth_date"
    AGE = "age"
    SEX = "sex"
    PLACE = "place"
    AREA = "area"
    ADDRESS = "address"
    MEMBERS = "members"
    STATE = "state"
    CODE = "code"
    RELATION = "relation"
    MARITAL = "marital_state"
    PHONE = "phone"
    SECOND_PHONE = "second_phone"
    FATHER_NAME = "father_name"
    MOTHER_NAME = "mother_name"
    CATEGORIES = "categories"
    NEEDS = "needs"
    DISABILITY = "disability"
    PROGRAMMES = "programmes"
    EDUCATION = "education"
    WORK = "work_state"
    OCCUPATION = "occupation"
    PHONE_OWNER = "phone_owner"
    SECOND_PHONE_OWNER = "second_phone_owner"
    LANDMARK = "landmark"
    POSTAL_CODE = "postal_code"
    HOUSING = "housing_kind"
    HOUSING_STATE = "housing_state"
    UTILITIES = "utilities"
    ASSETS = "assets"
    INCOME = "income_total"
    REVIEW_ON = "review_on"
    NOTES = "notes"
    ORIGIN = "origin"
    CREATED_AT = "created_at"
    UPDATED_AT = "updated_at"
    UPDATED_BY = "updated_by"


SENSITIVE_COLUMNS = frozenset({Column.DISABILITY})
"""Columns that stand empty for who may not see what is sensitive."""
USUAL_COLUMNS = (
    Column.NAME, Column.NATIONAL_ID, Column.BIRTH_DATE, Column.PLACE, Column.MEMBERS, Column.STATE,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Listing:
    """One view of the list; its conditions hold together, or one of them is enough where `is_any`."""

    text: str = ""
    scope: Scope = Scope.LIVE
    order: Order = Order.NAME
    descending: bool = False
    conditions: tuple[Condition, ...] = ()
    is_any: bool = False

    @property
    def is_asking(self) -> bool:
        """Return whether somebody is looked for, and not simply the list opened."""
        return bool(self.conditions) or len(self.text.strip()) >= SHORTEST_SEARCH


class Reader(NamedTuple):
    """For whom a view is answered: the language that names are folded in, the day, and what may be seen."""

    language: str
    today: date = date.min
    zone: tzinfo = UTC
    may_see: bool = False  # sensitive categories, disabilities and needs


class Hits(NamedTuple):
    """Whom a view shows, in its order: those who fit, then those whose names only resemble the words."""

    ids: Sequence[int]
    alike: int = 0
    is_held_back: bool = False  # nobody is shown before somebody is looked for


class PersonRow(NamedTuple):
    """One line of the list."""

    id: int
    uid: str
    household_uid: str
    name: str
    national_id: str
    id_state: str
    birth_date: date | None
    birth_precision: str
    place: str
    members: int
    state: str
    code: str
    relation: str
    phone: str
    father_name: str
    sex: str | None = None
    area: str = ""
    address: str = ""
    marital_state: str | None = None
    second_phone: str = ""
    mother_name: str = ""
    origin: str = ""
    created_at: datetime | None = None
    updated_at: datetime | None = None
    updated_by: str = ""
    details: Mapping[str, object] = MappingProxyType({})  # by column, those that were asked for

    def value(self, column: str) -> object:
        """Return what a column shows; several codes come as a tuple of those that the reader may see."""
        return getattr(self, column) if column in self._fields else self.details.get(column)

    def age_on(self, day: date) -> int | None:
        """Return the full years on a day."""
        born = self.birth_date
        return (
            None if born is None else day.year - born.year - ((day.month, day.day) < (born.month, born.day))
        )


class Counts(NamedTuple):
    """How large the list is."""

    families: int
    persons: int
    disputed: int
    without_id: int
