"""What a list is asked to be: whom it holds, how much each family gets, and who has to be left out."""

import json
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from desktop.marking import N_
from desktop.models.canonical import canonical_bytes
from desktop.models.problem import Problem, Severity

MOST_A_FAMILY = 1_000_000
MOST_DAYS = 3650


class PortionRule(StrEnum):
    """What a portion is counted by."""

    FAMILY = "family"
    MEMBER = "member"


class Source(StrEnum):
    """Where the families of a list are named, unless its conditions alone choose them."""

    FILE = "file"  # the authority's own list
    VIEW = "view"  # of the page Beneficiaries


class Exclusion(StrEnum):
    """Why a family that fits the conditions stands on no list, or on a list and in no round; the first is told."""

    SUSPENDED = "suspended"
    NOT_CONFIRMED = "not_confirmed"
    NO_HEAD = "no_head"
    DISPUTED_ID = "disputed_id"
    ALREADY_SERVED = "already_served"  # may be taken in nevertheless, with a reason
    BY_HAND = "by_hand"
    CLOSED = "closed"  # this one and those below: only of families that stood on the list before
    MERGED = "merged"
    LEFT_PROGRAMME = "left_programme"


EXCLUSION_WORDS = {
    Exclusion.SUSPENDED: N_("the file is suspended"),
    Exclusion.NOT_CONFIRMED: N_("the file is not confirmed yet"),
    Exclusion.NO_HEAD: N_("no living head of the household"),
    Exclusion.DISPUTED_ID: N_("a national ID is disputed; see Duplicates"),
    Exclusion.ALREADY_SERVED: N_("already received, or stands for, the same kind of aid"),
    Exclusion.BY_HAND: N_("left out by hand"),
    Exclusion.CLOSED: N_("the file was closed"),
    Exclusion.MERGED: N_("is one family with another on the list"),
    Exclusion.LEFT_PROGRAMME: N_("receives from the programme no more"),
}


@dataclass(frozen=True, kw_only=True)
class Criteria:
    """Whom a list holds: every given condition must hold; empty means no condition."""

    area_codes: tuple[str, ...] = ()  # with everything below them
    places: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()  # any of them, of the family or of one in it
    size_from: int | None = None
    size_to: int | None = None
    programme: str = ""
    days_apart: int | None = None  # nothing of the same group of aid within so many days, from any agency
    source: str = ""  # of Source: families that were named, beside all other conditions
    source_name: str = ""  # of the file or view that names them

    def spelled(self) -> str:
        """Return the conditions as canonical JSON, for the record."""
        return canonical_bytes({f.name: getattr(self, f.name) for f in fields(self)}).decode()

    @classmethod
    def read(cls, spelled: str) -> "Criteria":
        """Return the conditions that `spelled` once said."""
        known = {f.name for f in fields(cls)}
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in json.loads(spelled).items()
            if name in known
        }
        return cls(**values)


@dataclass(frozen=True, kw_only=True)
class Portion:
    """How much a family gets, in units of the list."""

    each: int = 1
    rule: PortionRule = PortionRule.FAMILY


@dataclass(frozen=True, kw_only=True)
class ListPlan:
    """What the clerk asks a list to be."""

    title: str
    aid_kind: str
    unit: str
    period_from: date
    period_to: date
    criteria: Criteria = field(default_factory=Criteria)
    portion: Portion = field(default_factory=Portion)
    programme: str = ""  # in whose name the aid is given
    named: tuple[int, ...] | None = None  # these households alone, where the criteria tell a source
    follows: int | None = None  # row number of the edition before, whose decisions by hand still hold


def check_plan(plan: ListPlan) -> list[Problem]:
    """Return what is wrong with the plan of a list."""
    criteria, problems = plan.criteria, []
    if not plan.title.strip():
        problems.append(_error(N_("The title is missing. Type what the list is for."), "title"))
    if plan.period_to < plan.period_from:
        problems.append(
            _error(N_("The period ends before it begins. Correct one of the dates."), "period_to")
        )
    if not 1 <= plan.portion.each <= MOST_A_FAMILY:
        problems.append(
            _error(N_("The quantity must be a whole number from 1 to {most}."), "each", most=MOST_A_FAMILY)
        )
    low, high = criteria.size_from, criteria.size_to
    if low is not None and high is not None and high < low:
        problems.append(
            _error(N_("The largest family is smaller than the smallest. Swap the numbers."), "size_to")
        )
    if criteria.days_apart is not None and not 1 <= criteria.days_apart <= MOST_DAYS:
        problems.append(
            _error(N_("The days must be a whole number from 1 to {most}."), "days_apart", most=MOST_DAYS)
        )
    return problems


def _error(message: str, where: str, **values: object) -> Problem:
    return Problem(Severity.ERROR, message, values, where)


class ListPreview(NamedTuple):
    """What a list would hold if it were drafted now."""

    families: int
    quantity: int
    excluded: tuple[tuple[Exclusion, int], ...]
    served: int = 0  # of the families, got or stand for such help in the period, and no rule leaves them out

    @property
    def left_out(self) -> int:
        """Return how many families fit the conditions but may not stand on the list."""
        return sum(count for _, count in self.excluded)


@dataclass(frozen=True, kw_only=True)
class Named:
    """The families that a file or a view names."""

    households: tuple[int, ...]
    rows: int = 0  # how many rows named somebody
    unknown: tuple[int, ...] = ()  # rows of a file with a number that nobody here bears, the first of them
    unknown_rows: int = 0


@dataclass(frozen=True, kw_only=True)
class Part:
    """One distributor's part of a list: whole villages, so many families, or single rows."""

    agency: str  # its code; empty is the office itself
    places: tuple[str, ...] = ()
    count: int = 0
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Division:
    """How a draft is divided; rows that no part names stay with the office, the last ones may be a reserve."""

    parts: tuple[Part, ...] = ()
    reserve: int = 0  # so many rows at the end are called only by minute


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which rows of an approved list a round takes."""

    places: tuple[str, ...] = ()  # empty: all villages
    share: str | None = None  # an agency's code, empty for the office's own; None: whoever's
    is_reserve: bool = False
    most: int | None = None


class ExcludedFamily(NamedTuple):
    """A family left out, with the reason it can be told."""

    household_uid: str
    household_code: str
    name: str
    place: str
    reason: Exclusion
    words: str = ""  # of whoever left it out by hand, or took it in nevertheless
    is_taken: bool = False  # stands on the list nevertheless
    is_barred: bool = False  # stands on the list, and yet may receive nothing
