"""Finds the few persons whom something typed may mean, by the indexes of the list alone and with one question.

Each index is asked for whoever shares one thing, no further than a bound; of all those the nearest are kept. So a
name, a phone or a number that thousands bear costs no more than a rare one, and does not hide the true double.
"""

from collections.abc import Collection as Several
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    String,
    and_,
    bindparam,
    case,
    literal,
    select,
    text,
    union_all,
)
from sqlalchemy.orm import Session

from desktop.models.beneficiary import Household, Person, State
from desktop.store.pair_finding import ListedPerson
from desktop.store.reach import Reach
from desktop.store.word_index import INDEX, all_of_any, bearing, is_file, token

_BOUND = 400
_LOOKED_THROUGH = 250  # who share one thing
_MOST = 60  # the nearest of all
_MOST_PARTS = 8  # of a name, in which slips are looked for
_NO_WORD = token("")
_LIVE = Person.state != State.CLOSED


class Marks(NamedTuple):
    """What somebody is known by; what is empty finds nobody."""

    numbers: tuple[str, ...] = ()  # the ID and those a slip away from it
    phone: str = ""
    name_key: str = ""
    name_parts: str = ""
    birth_date: date | None = None
    place_key: str = ""


def likely(session: Session, marks: Marks, reach: Reach, not_in: str = "") -> list[ListedPerson]:
    """Return persons who share a number, a phone, the folded name, or all but one part of it; the nearest first.

    Args:
        session: Of the running unit of work.
        marks: What was typed.
        reach: Whom the person at work may see.
        not_in: The household whose members are not meant.
    """
    is_on_file = is_file(session)
    readings = _readings(marks.name_parts.split())
    values = {
        "numbers": list(marks.numbers),
        "phone": marks.phone or None,
        "name_key": marks.name_key or None,
        "born": marks.birth_date,
        "place_key": marks.place_key or None,
        "not_in": not_in,
    }
    if is_on_file:
        match = " OR ".join(f"({' AND '.join(map(token, some))})" for some in readings)
        here = f"({match}) AND {token(marks.place_key)}" if match and marks.place_key else ""
        values |= {"words": match or _NO_WORD, "words_here": here or _NO_WORD}
    else:
        values["words"] = all_of_any(readings) or None
    query = (_ON_FILE if is_on_file else _ON_SERVER).where(reach.households())
    return [ListedPerson._make(row) for row in session.execute(query, values)]


def listed(session: Session, ids: Several[int]) -> list[ListedPerson]:
    """Return persons as linkage reads them, by their numbers."""
    wanted = sorted(ids)
    found: list[ListedPerson] = []
    for start in range(0, len(wanted), _BOUND):
        some = _LISTED.where(Person.id.in_(wanted[start : start + _BOUND])).order_by(Person.id)
        found += [ListedPerson._make(row) for row in session.execute(some)]
    return found


def _readings(parts: Sequence[str]) -> list[list[str]]:
    """Return the name without each of its parts, and with two beside each other written as one.

    One part may be mistyped or missing; what is left must be two different words, for half a list bears one.
    """
    parts = parts[:_MOST_PARTS]
    several = [[*parts[:place], *parts[place + 1 :]] for place in range(len(parts))]
    joined = [
        [*parts[:place], "".join(parts[place : place + 2]), *parts[place + 2 :]]
        for place in range(len(parts) - 1)
    ]
    if len(parts) == 2:
        several = [list(parts)]
    distinct = dict.fromkeys(tuple(dict.fromkeys(some)) for some in (*several, *joined))
    return [list(some) for some in distinct if len(some) > 1]


_NUMBERS = bindparam("numbers", expanding=True, type_=String())
_PHONE, _NAME_KEY = bindparam("phone", type_=String()), bindparam("name_key", type_=String())
_BORN, _PLACE_KEY = bindparam("born", type_=Date()), bindparam("place_key", type_=String())
_WORDS = bindparam("words", type_=String())
_HAS_NAME, _IS_BORN_THEN = Person.name_key == _NAME_KEY, Person.birth_date == _BORN
# How near somebody is, by what each thing shared says of a person.
_WEIGHTS: tuple[tuple[ColumnElement[bool], int], ...] = (
    (Person.national_id.in_(_NUMBERS), 8),
    (_HAS_NAME, 4),
    (_IS_BORN_THEN, 4),
    (Person.phone == _PHONE, 1),  # a family's, or the office's own
    (Household.place_key == _PLACE_KEY, 2),
)
_NEARNESS: ColumnElement[int] = sum(
    (case((condition, weight), else_=0) for condition, weight in _WEIGHTS), start=literal(0)
)
_OWN = [getattr(Person, name) for name in ListedPerson._fields[:9]]
_COLUMNS = (*_OWN, Household.place, Household.address, Household.area_code, literal(False))
_LISTED: Select[Any] = select(*_COLUMNS).join(Household, Household.id == Person.household_id)


def _some(asked: Select[int]) -> Select[int]:
    """Return a question that ends at its bound; a part of a union cannot do so by itself."""
    return select(asked.where(_LIVE).limit(_LOOKED_THROUGH).subquery().c.id)


def _nearest(*of_words: Select[int]) -> Select[Any]:
    """Return the question for the nearest persons; each of its parts is answered by one index."""
    person = select(Person.id)
    parts = (
        person.where(Person.national_id.in_(_NUMBERS)),
        person.where(Person.phone == _PHONE),
        person.where(_HAS_NAME, _IS_BORN_THEN),  # of however many bear the name
        person.where(_HAS_NAME),
        *of_words,
    )
    meant = select(union_all(*map(_some, parts)).subquery().c.id)
    return (
        _LISTED.where(Person.id.in_(meant), Household.uid != bindparam("not_in", type_=String()))
        .order_by(_NEARNESS.desc(), Person.id)
        .limit(_MOST)
    )


def _on_file() -> Select[Any]:
    """Return the question as a file answers it: its index holds villages beside names."""
    indexed = select(Person.id).select_from(INDEX.join(Person, Person.id == INDEX.c.rowid))
    return _nearest(
        indexed.where(text("person_search MATCH :words_here")),
        indexed.where(text("person_search MATCH :words")),
    )


def _on_server() -> Select[Any]:
    """Return the question as a server answers it."""
    named = bearing(_WORDS)
    here = select(Household.id).where(Household.place_key == _PLACE_KEY).correlate(None)
    person = select(Person.id)
    return _nearest(person.where(and_(Person.household_id.in_(here), named)), person.where(named))


_ON_FILE, _ON_SERVER = _on_file(), _on_server()
