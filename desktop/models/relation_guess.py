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
        return _of_sex(member.sex, Relation.SON, Relation.DAUGHTER)
    if _may_be_spouses(head, member, others, today):
        return Relation.SPOUSE
    if are_siblings_by_name(member.name, head.name, country):
        return _of_sex(member.sex, Relation.BROTHER, Relation.SISTER)
    if head.born is None or member.born is None:
        return None
    years = member.born.year - head.born.year
    if years >= _GENERATION:
        return _of_sex(member.sex, Relation.SON, Relation.DAUGHTER)
    if years <= -_GENERATION:
        return _of_sex(member.sex, Relation.FATHER, Relation.MOTHER)
    return None


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


def _of_sex(sex: Sex, man: Relation, woman: Relation) -> Relation:
    return man if sex is Sex.MALE else woman
