"""What the page of duplicates shows: lines, both sides of a pair, counts, and rules for many pairs at once."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from desktop.models.duplicate import PairState


class PairRow(NamedTuple):
    """One pair as a line of the table."""

    id: int
    left_name: str
    right_name: str
    left_code: str
    right_code: str
    place: str
    score: int
    opinion: str
    state: str
    left_uid: str
    right_uid: str


class PairCount(NamedTuple):
    """How many pairs have a state and an opinion."""

    state: str
    opinion: str
    pairs: int


class PairSide(NamedTuple):
    """One person of a pair with all that can be compared."""

    id: int
    uid: str
    household_id: int
    household_uid: str
    code: str
    name: str
    name_key: str
    relation: str
    national_id: str
    id_state: str
    sex: str | None
    birth_date: date | None
    birth_precision: str
    father_name: str
    mother_name: str
    phone: str
    place: str
    address: str
    area: str
    state: str
    origin: str
    created_at: datetime
    members: int
    benefits: int


class Said(NamedTuple):
    """One decision about a pair, as people read it."""

    uid: str
    decision: str
    why: str
    by: str
    at: datetime
    asked: str  # the colleague's name
    is_undone: bool
    rule: str


class Show(StrEnum):
    """The views of the page."""

    WAITING = "waiting"
    CONFLICTS = "conflicts"
    ASKED_ME = "asked_me"
    SAME = "same"
    DIFFERENT = "different"
    MERGED = "merged"


@dataclass(frozen=True, kw_only=True)
class PairFilter:
    """Which pairs are wanted; words are looked up as in the list of persons."""

    show: Show = Show.WAITING
    words: str = ""
    persons: tuple[int, ...] = ()  # only pairs among these: a group of more than two


class Rule(StrEnum):
    """What may be decided of many pairs at once."""

    SAME_NUMBER = "same_number"
    SAME_CONFIRMED = "same_confirmed"
    OTHER_NUMBERS = "other_numbers"
    MERGE = "merge"  # what was found to be one person already


RULE_STATES = {
    Rule.SAME_NUMBER: PairState.SAME,
    Rule.SAME_CONFIRMED: PairState.SAME,
    Rule.OTHER_NUMBERS: PairState.DIFFERENT,
}
