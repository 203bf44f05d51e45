"""Guesses what a new member is to the head, from names, sex and years; the clerk sees it and has the last word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.models.beneficiary import Relation, Sex
from desktop.models.country import Country
from desktop.models.name_chain import are_siblings_by_name, is_named_after

_GENERATION = 15  # years
_MOST_BETWEEN_SPOUSES = 35
_MARRIED_FROM = 16
_CHILD = (Relation.SON, Relation.DAUGHTER)  # of a man, of a woman


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the form knows of a person so far."""

    name: str = ""
    sex: Sex | None = None
    born: date | None = None
    relation: Relation | None = None


def guess_relation(
    head: Known, member: Known, others: Sequence[Known], country: Country, today: date
) -> Relation | None:
    """Return the likeliest relation, or None where nothing speaks for one."""
    if member.sex is None:
        return None
    if head.sex is Sex.MALE and is_named_after(member.name, head.name, country):
        found = _CHILD
    elif _may_be_spouses(head, member, others, today):
        found = (Relation.SPOUSE, Relation.SPOUSE)
    elif are_siblings_by_name(member.name, head.name, country):
        found = (Relation.BROTHER, Relation.SISTER)
    else:
        return _by_years(head, member)
    return found[member.sex is Sex.FEMALE]


def _by_years(head: Known, member: Known) -> Relation | None:
    if head.born is None or member.born is None:
        return None
    years = member.born.year - head.born.year
    if abs(years) < _GENERATION:
        return None
    found = _CHILD if years > 0 else (Relation.FATHER, Relation.MOTHER)
    return found[member.sex is Sex.FEMALE]


def _may_be_spouses(head: Known, member: Known, others: Sequence[Known], today: date) -> bool:
    """Return whether two persons may be a couple: a man has up to four wives, a woman one husband."""
    if head.sex is None or head.sex is member.sex:
        return False
    spouses = sum(other.relation is Relation.SPOUSE for other in others)
    if spouses >= (4 if head.sex is Sex.MALE else 1):
        return False
    if member.born is None or head.born is None:
        return False
    if today.year - member.born.year < _MARRIED_FROM:
        return False
    limit = _MOST_BETWEEN_SPOUSES if head.sex is Sex.MALE else _GENERATION
    return -_GENERATION < member.born.year - head.born.year < limit
