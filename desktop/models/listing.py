"""What a person wants to see of the beneficiary list: the words looked for, which records, in which order."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

MOST_HITS = 1000  # more than anybody reads; a longer answer asks for more letters


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
    NEWEST = "newest"


class Column(StrEnum):
    """What the list can show of a person."""

    NAME = "name"
    NATIONAL_ID = "national_id"
    BIRTH_DATE = "birth_date"
    PLACE = "place"
    MEMBERS = "members"
    STATE = "state"
    CODE = "code"
    RELATION = "relation"
    PHONE = "phone"
    FATHER_NAME = "father_name"


USUAL_COLUMNS = (
    Column.NAME, Column.NATIONAL_ID, Column.BIRTH_DATE, Column.PLACE, Column.MEMBERS, Column.STATE,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Listing:
    """One view of the list."""

    text: str = ""
    scope: Scope = Scope.LIVE
    order: Order = Order.NAME
    descending: bool = False


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


class Counts(NamedTuple):
    """How large the list is."""

    families: int
    persons: int
    disputed: int
    without_id: int
