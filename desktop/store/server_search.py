"""What a server is asked for the words of a name and for villages; a file holds both in one index."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    bindparam,
    column,
    exists,
    func,
    literal,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from desktop.models.beneficiary import Household, Person
from desktop.store.near_names import Reading
from desktop.store.person_questions import Questions
from desktop.store.search_schema import LONGEST
from desktop.store.word_index import all_of_any, any_of_all, starts

MOST_JOINS = 6
_LONGEST_VILLAGE = 3  # words
_WORD: ColumnElement[str] = table("person_search_word", column("word", String)).c.word
_BEGUN = func.unnest(bindparam("begun", type_=ARRAY(String))).column_valued("begun")
_KNOWN = select(
    _BEGUN,
    exists().where(starts(_WORD, _BEGUN)),
    exists().where(starts(Household.place_key, _BEGUN)),
)
Bearers = Select[bytes, int]
Likes = Select[bytes, int, str]


def by_words(
    session: Session, asking: Questions, parts: list[str], readings: Sequence[list[str]]
) -> Iterator[tuple[Bearers, dict[str, str]]]:
    """Yield what to ask for whoever bears the parts in any order: first by name, then by each village they may name.

    What nobody bears and no village is called is not asked for: each reading costs a look into the index of names.
    """
    keys = {
        (first, last): "".join(parts[first:last])
        for first, last in combinations(range(len(parts) + 1), 2)
        if first < MOST_JOINS and last - first <= _LONGEST_VILLAGE
    }
    told = session.connection().execute(_KNOWN, {"begun": list(keys.values())}).all()
    words = {*parts, *(key for key, is_word, _ in told if is_word)}
    villages = {key for key, _, is_village in told if is_village}
    borne = [some for some in readings if words.issuperset(some)]
    if any(map(_longer, borne)):
        yield from ((asking.named.where(*_longer(some)), {"match": all_of_any([some])}) for some in borne)
    else:
        yield asking.named, {"match": all_of_any(borne)}
    for (first, last), key in keys.items():
        rest = parts[:first] + parts[last:]
        if key in villages and rest:
            named = {"village": key, "match": all_of_any([rest])}
            yield asking.named_here.where(*_longer(rest)), named
        elif key in villages:
            yield asking.here, {"village": key}


def like_words(asking: Questions, readings: Sequence[Reading]) -> Iterator[tuple[Likes, dict[str, object]]]:
    """Yield what to ask for whoever bears words near to these: first by name, then with one of them for the village."""
    yield asking.resembling, {"match": any_of_all(readings)}
    for place, near in enumerate(readings):
        others = [*readings[:place], *readings[place + 1 :]]
        villages: dict[str, object] = {"villages": list(near)}
        if others:
            yield asking.resembling_near, {"match": any_of_all(others), **villages}
        else:
            yield asking.near, villages


def _longer(parts: Iterable[str]) -> list[ColumnElement[bool]]:
    """Return what to look at in the rows found: the index holds every beginning up to a length."""
    held = literal(" ").concat(Person.name_parts)
    return [func.strpos(held, f" {part}") > 0 for part in parts if len(part) > LONGEST]
