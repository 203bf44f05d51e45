"""Finds the few persons whom something typed or sent may mean, by the indexes of the list alone."""

from collections.abc import Collection as Several
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, literal, select
from sqlalchemy.orm import Session

from desktop.models.beneficiary import Household, Person, State
from desktop.store.pair_finding import ListedPerson
from desktop.store.person_search import find_ids

_BOUND = 400
_MOST_OF_A_KIND = 40  # a key that more share tells nothing
_LIVE = Person.state != State.CLOSED


class Marks(NamedTuple):
    """What somebody is known by."""

    numbers: tuple[str, ...] = ()  # the ID and those a slip away from it
    phone: str = ""
    name_key: str = ""
    name_parts: str = ""


def likely(session: Session, marks: Marks, language: str) -> list[int]:
    """Return persons who share a number, a phone, the folded name, or all but one part of it."""
    found: list[int] = []
    for start in range(0, len(marks.numbers), _BOUND):
        some = marks.numbers[start : start + _BOUND]
        found += _ids(session, Person.national_id.in_(some))
    if marks.phone:
        found += _ids(session, Person.phone == marks.phone)
    if marks.name_key:
        found += _ids(session, Person.name_key == marks.name_key)
    for words in _shortened(marks.name_parts.split()):
        found += find_ids(session, words, _LIVE, _MOST_OF_A_KIND, language)
    return list(dict.fromkeys(found))


def listed(session: Session, ids: Several[int]) -> list[ListedPerson]:
    """Return persons as linkage reads them, by their numbers."""
    own = [getattr(Person, name) for name in ListedPerson._fields[:9]]
    columns = (*own, Household.place, Household.address, Household.area_code, literal(False))
    query = select(*columns).join(Household, Household.id == Person.household_id).order_by(Person.id)
    wanted = sorted(ids)
    found: list[ListedPerson] = []
    for start in range(0, len(wanted), _BOUND):
        some = query.where(Person.id.in_(wanted[start : start + _BOUND]))
        found += [ListedPerson._make(row) for row in session.execute(some)]
    return found


def _ids(session: Session, condition: ColumnElement[bool]) -> list[int]:
    return list(session.scalars(select(Person.id).where(condition, _LIVE).limit(_MOST_OF_A_KIND)))


def _shortened(parts: Sequence[str]) -> list[str]:
    """Return the name, and the name without each of its parts: one may be mistyped or missing."""
    if len(parts) < 2:
        return []
    several = [" ".join((*parts[:place], *parts[place + 1 :])) for place in range(len(parts))]
    return [" ".join(parts), *(several if len(parts) > 2 else [])]
