"""What a partner's rows are to our own list: judged one by one, explained, and changed by nobody but the clerk.

Nothing here writes. The numbers decide before the names do, a name alone never makes two persons
one, and where both are in doubt the row waits for a person.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Protocol

from desktop.marking import N_
from desktop.models.names import Kind, compare_names
from desktop.models.package import RowDecision, RowVerdict

BATCH = 500
_OPEN_END = "9999-12-31"


class Rule(StrEnum):
    """How a clerk lets many rows be decided at once; conflicts and doubts always wait for a person."""

    CAREFUL = "careful"  # take what is new or known, leave the rest open
    SHARE = "share"  # take overlapping families too: both offices serve them, knowingly
    NO_OVERLAP = "no-overlap"  # refuse overlapping families: the partner's help stays where it is


@dataclass(frozen=True, kw_only=True)
class Help:
    """What a family of ours gets, from whom, when."""

    agency: str
    programme: str
    begins: date
    ends: date | None = None


@dataclass(frozen=True, kw_only=True)
class OwnPerson:
    """A person of our list who may be meant."""

    id: int
    name: str
    number: str = ""
    birth_date: str = ""  # ISO; empty where only the year or nothing is known
    helps: tuple[Help, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """Whom a row may mean, and what the same partner sent of the same person before."""

    linked: OwnPerson | None = None  # an earlier package's row of this uid was taken for this person
    by_number: Sequence[OwnPerson] = ()
    by_name: Sequence[OwnPerson] = ()  # equal name keys
    earlier: Mapping[str, str] | None = None


class OwnList(Protocol):
    """The own list, asked for a batch of rows at a time."""

    def candidates(self, rows: Sequence[Mapping[str, str]]) -> Sequence[Candidates]:
        """Return the candidates of each row, in the order of the rows."""


@dataclass(frozen=True, kw_only=True)
class PlannedRow:
    """A row, what it is to our list, and why: a marked sentence with its values."""

    row: Mapping[str, str]
    verdict: RowVerdict
    why: str
    values: Mapping[str, object] = field(default_factory=dict)
    person: OwnPerson | None = None
    changes: tuple[str, ...] = ()  # columns in which the partner corrects what he sent before


def plan(rows: Iterable[Mapping[str, str]], own: OwnList, language: str) -> Iterator[PlannedRow]:
    """Yield what each row of `persons/1` is to the own list.

    Args:
        rows: Cells by column; columns that did not travel are missing or empty.
        own: The own list.
        language: "ar" or "fa", the office's own.
    """
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        for row, candidates in zip(batch, own.candidates(batch), strict=True):
            yield judge(row, candidates, language)


def judge(row: Mapping[str, str], candidates: Candidates, language: str) -> PlannedRow:
    """Return what one row is to the own list."""
    changes = _changes(row, candidates.earlier)
    if candidates.linked is not None:
        return _ours(row, candidates.linked, changes)
    if candidates.by_number:
        return _by_number(row, candidates.by_number, changes, language)
    return _by_name(row, candidates.by_name, changes)


def decision_for(verdict: RowVerdict, rule: Rule) -> RowDecision:
    """Return what a rule decides on a row."""
    if verdict in (RowVerdict.NEW, RowVerdict.KNOWN):
        return RowDecision.TAKE
    if verdict is RowVerdict.OVERLAP and rule is not Rule.CAREFUL:
        return RowDecision.TAKE if rule is Rule.SHARE else RowDecision.REFUSE
    return RowDecision.OPEN


def _by_number(
    row: Mapping[str, str], found: Sequence[OwnPerson], changes: tuple[str, ...], language: str
) -> PlannedRow:
    if len(found) > 1:
        why = N_("Several persons of our list bear this number. Settle that in Duplicates first.")
        return _planned(row, RowVerdict.CONFLICT, why, found[0], changes)
    (person,) = found
    kind = compare_names(row.get("name", ""), person.name, language).kind
    if kind is Kind.SAME:
        return _ours(row, person, changes)
    if kind is Kind.REVIEW:
        why = N_(
            "The number is that of {name} in our list; the name is spelled otherwise. Compare the papers."
        )
        return _planned(row, RowVerdict.REVIEW, why, person, changes, name=person.name)
    why = N_(
        "In our list this number belongs to {name}. One of the two offices has it wrong: ask before taking."
    )
    return _planned(row, RowVerdict.CONFLICT, why, person, changes, name=person.name)


def _by_name(row: Mapping[str, str], found: Sequence[OwnPerson], changes: tuple[str, ...]) -> PlannedRow:
    number, birth = _real_number(row), row.get("birth_date", "")
    possible = [person for person in found if not (number and person.number)]  # two numbers: two persons
    for person in possible:
        if birth and person.birth_date == birth:
            return _ours(row, person, changes)
    possible = [person for person in possible if not (birth and person.birth_date)]
    if possible:
        why = N_(
            "{name} in our list has the same name, and nothing else can be compared. Ask or look before taking."
        )
        return _planned(row, RowVerdict.REVIEW, why, possible[0], changes, name=possible[0].name)
    return _planned(
        row, RowVerdict.NEW, N_("Nobody in our list has this number or this name."), None, changes
    )


def _ours(row: Mapping[str, str], person: OwnPerson, changes: tuple[str, ...]) -> PlannedRow:
    """Return what a row about a person of ours is: helped twice, or merely known."""
    begins, ends = row.get("period_from", ""), row.get("period_to", "") or _OPEN_END
    for one in person.helps:
        if begins and begins <= _last_day(one) and one.begins.isoformat() <= ends:
            why = N_("{name} already gets {programme} from {agency} in this time.")
            return _planned(
                row,
                RowVerdict.OVERLAP,
                why,
                person,
                changes,
                name=person.name,
                programme=one.programme,
                agency=one.agency,
            )
    why = N_("{name} is in our list and gets nothing else in this time.")
    return _planned(row, RowVerdict.KNOWN, why, person, changes, name=person.name)


def _last_day(one: Help) -> str:
    return one.ends.isoformat() if one.ends else _OPEN_END


def _real_number(row: Mapping[str, str]) -> str:
    """Return the number unless it is one that an office made up for want of a real one."""
    return "" if row.get("id_kind") == "temporary" else row.get("id_number", "")


def _changes(row: Mapping[str, str], earlier: Mapping[str, str] | None) -> tuple[str, ...]:
    if earlier is None:
        return ()
    return tuple(name for name, cell in row.items() if name in earlier and earlier[name] != cell)


def _planned(
    row: Mapping[str, str],
    verdict: RowVerdict,
    why: str,
    person: OwnPerson | None,
    changes: tuple[str, ...],
    **values: object,
) -> PlannedRow:
    return PlannedRow(row=row, verdict=verdict, why=why, values=values, person=person, changes=changes)
