"""Finds persons as somebody types: by the beginning of a name or number, by any of its parts, by what resembles it."""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial

from sqlalchemy import ColumnElement, Row, Select, select
from sqlalchemy.orm import Session

from desktop.i18n.digits import fold_digits
from desktop.models.beneficiary import Household, Person
from desktop.models.country import FACTS, Country
from desktop.models.listing import FIRST_HITS, MOST_ALIKE
from desktop.models.names import fold
from desktop.models.national_id import neighbours
from desktop.store.near_names import FAR, MOST_BEGUN, KnownWords, Reading, distances, rings
from desktop.store.person_questions import questions
from desktop.store.server_search import MOST_JOINS, by_words, like_words
from desktop.store.word_index import (
    borne,
    is_file,
    token,
    words_begun,
)

_SHORT_BEGINNING = 3  # letters: the longest that the file's index keeps
_FEW = 5  # hits, below which names that only resemble the words are looked for
_WORDS = KnownWords()
Asked = ColumnElement[bool]


def find_ids(session: Session, typed: str, whom: Asked, limit: int, language: str) -> list[int]:
    """Return the persons that the typed text means, the likeliest first, at most `limit`."""
    folded = fold_digits(typed).strip()
    if any(character.isdigit() for character in folded):
        found = _numbered(session, folded, whom, limit)
        if found or not any(character.isalpha() for character in folded):
            return found
    parts = fold(typed, language).split()
    if not parts:
        return []
    beginning = questions(whom, on_file=is_file(session)).beginning
    asked = {"typed": "".join(parts), "most": limit}
    found = list(session.connection().scalars(beginning, asked).all())
    if len(found) < limit:
        found += _by_parts(session, parts, whom, limit, found)
    return found[:limit]


def find_alike(session: Session, typed: str, whom: Asked, language: str, known: Sequence[int]) -> list[int]:
    """Return persons whose number or name resembles the typed text, where few fit it; the nearest first."""
    if len(known) >= _FEW:
        return []
    folded = fold_digits(typed).strip()
    if any(character.isdigit() for character in folded):
        return [] if known else _mistyped(session, folded, whom, MOST_ALIKE, language)
    parts = fold(typed, language).split()
    words = _WORDS.of(session)
    readings = [words.near(part, is_begun=place == len(parts)) for place, part in enumerate(parts, start=1)]
    if not readings or not all(readings):
        return []
    found: dict[int, Row[bytes, int, str]] = {}
    for hits, values in _resembling(session, readings, whom):
        if len(found) < MOST_ALIKE:
            asked = {"known": json.dumps(list(found)), "most": MOST_ALIKE - len(found), **values}
            found |= {one.id: one for one in session.connection().execute(hits, asked).all()}
    fitting = set(known)
    return [one for one in _nearest(session, found.values(), readings) if one not in fitting]


def _nearest(
    session: Session, found: Collection[Row[bytes, int, str]], readings: Sequence[Reading]
) -> list[int]:
    """Return these persons, the nearest first; where a name alone does not tell, the village is read as well."""
    far = {id_: distances(parts, readings) for _, id_, parts in found}
    lacking = [id_ for id_, each in far.items() if max(each) == FAR]
    if lacking:
        homes = select(Person.id, Household.place_key).join(Household, Household.id == Person.household_id)
        for id_, village in session.connection().execute(homes.where(Person.id.in_(lacking))):
            far[id_] = list(map(min, far[id_], distances(village, readings)))
    judged = sorted((sum(far[id_]), sort_key, id_) for sort_key, id_, _ in found)
    return [id_ for _, _, id_ in judged[:MOST_ALIKE]]


def learn_words(session: Session) -> None:
    """Read the words of all names, before anybody needs them."""
    _WORDS.of(session)


def _numbered(session: Session, typed: str, whom: Asked, limit: int) -> list[int]:
    """Look a number up as national ID, phone and file number; each has its index, so each is asked alone."""
    number = "".join(typed.split()).upper()
    phones = _phone_spellings(number)
    asking = questions(whom, on_file=is_file(session))
    asked = (
        (asking.identified, [number]),
        (asking.called, phones),
        (asking.called_too, phones),
        (asking.filed, dict.fromkeys((typed, number))),
    )
    found: list[int] = []
    for bearers, spellings in asked:
        for one in spellings:
            found += session.connection().scalars(bearers, {"typed": one, "most": limit})
    return list(dict.fromkeys(found))[:limit]


def _phone_spellings(number: str) -> list[str]:
    """Return a phone number as it may be kept: within the country, and from abroad."""
    spellings = [number]
    for facts in FACTS.values():
        abroad = facts.phone_prefix
        if number.startswith(abroad):
            spellings.append("0" + number.removeprefix(abroad))
        elif number.startswith("0") and len(number) > 1:
            spellings.append(abroad + number[1:])
    return spellings


def _mistyped(session: Session, typed: str, whom: Asked, limit: int, language: str) -> list[int]:
    """Look for bearers of an ID that differs by one digit or one swap; each guess is one probe of the index."""
    country = Country.IRAN if language == "fa" else Country.EGYPT
    typed = "".join(typed.split())
    if len(typed) != FACTS[country].id_digits or not (typed.isascii() and typed.isdigit()):
        return []
    near = select(Person.id).where(Person.national_id.in_(list(neighbours(typed, country))), whom)
    return _ids(session, near.order_by(Person.sort_key, Person.id), limit)


def _by_parts(
    session: Session, parts: list[str], whom: Asked, limit: int, known: Collection[int]
) -> list[int]:
    """Look for the parts in any order, in names and villages; each of the `known` was found before."""
    asking = questions(whom, on_file=is_file(session))
    hits: list[int] = []
    if is_file(session):
        readings = _borne(session, _readings(parts))
        if not readings:
            return []
        words, fresh = _WORDS.ready(session), partial(_begun, session)
        for begun in (
            (fresh,) if words is None else (words.begun, fresh)
        ):  # a word may be newer than those read
            if not hits:
                hits = _sorted(session, asking.named, limit, known, match=_match(readings, begun))
    elif max(map(len, parts)) > 1:
        for bearers, values in by_words(session, asking, parts, _readings(parts)):
            if len(hits) < limit:
                hits += _sorted(session, bearers, limit, [*known, *hits], **values)
    return hits  # single letters stand in half of all names; beginnings answered them


def _sorted(
    session: Session, bearers: Select[bytes, int], limit: int, known: Collection[int], **values: str
) -> list[int]:
    """Return bearers by name; the index stops as soon as enough are found, whatever else it holds.

    The first that are met stand first whatever the limit, so that what a window shows of them at once stays.
    """
    asked = {"known": json.dumps(list(known)), "most": limit, **values}
    found = session.connection().execute(bearers, asked).all()
    return [
        one
        for some in (found[:FIRST_HITS], found[FIRST_HITS:])
        for _, one in sorted((key, one) for key, one in some)
    ]


def _borne(session: Session, readings: list[list[str]]) -> list[list[str]]:
    """Return the readings whose words somebody bears; others are not looked for among all who bear the rest."""
    words = _WORDS.ready(session)
    strange = {part for some in readings for part in some if words is None or not words.holds(part)}
    if strange:  # words that are newer than those that were read
        strange -= borne(session, strange)
    return [some for some in readings if strange.isdisjoint(some)]


def _begun(session: Session, part: str) -> list[str]:
    """Return the words that begin so, where they are few enough to be asked for singly; nobody waits until all are read."""
    found = words_begun(session, part, MOST_BEGUN + 1)
    return found if len(found) <= MOST_BEGUN else []


def _match(readings: list[list[str]], begun: Callable[[str], list[str]]) -> str:
    """Return the FTS5 question: every part, whole or begun, in any order; quotes make plain text of them.

    A part is asked as its words one by one, which leaps from hit to hit. The index holds short beginnings itself.
    For a longer one it would first gather all rows of all its words, and those of محمد alone are a third of a list.
    """
    asked = (" AND ".join(_any_word(part, begun) for part in some) for some in readings)
    return " OR ".join(f"({one})" for one in asked)


def _any_word(part: str, begun: Callable[[str], list[str]]) -> str:
    known = begun(part) if len(part) > _SHORT_BEGINNING else []
    return f"({' OR '.join(map(token, known))})" if known else f"{token(part)}*"


def _match_near(readings: Sequence[Reading]) -> str:
    return " AND ".join(f"({' OR '.join(map(token, reading))})" for reading in readings)


def _resembling(
    session: Session, readings: Sequence[Reading], whom: Asked
) -> Iterator[tuple[Select[bytes, int, str], dict[str, object]]]:
    """Yield the questions for whoever resembles the words, with what they take, the nearest first.

    The index of a file holds villages beside names and answers for both at once; a server is asked for them one by one,
    each time by the index of what is rarer.
    """
    asking = questions(whom, on_file=is_file(session))
    for ring in rings(readings):
        if is_file(session):
            yield asking.resembling, {"match": _match_near(ring)}
        else:
            yield from like_words(asking, ring)


def _readings(parts: list[str]) -> list[list[str]]:
    """Return the parts as typed, and with two or three beside each other taken for one name or village."""
    joined = (
        [*parts[:place], "".join(parts[place : place + width]), *parts[place + width :]]
        for width in (2, 3)
        for place in range(min(len(parts) - width + 1, MOST_JOINS))
    )
    return [parts, *joined]


def _ids(session: Session, query: Select[int], limit: int) -> list[int]:
    return list(session.connection().scalars(query.limit(limit)).all())
