"""What a server is asked for the words of a name and for villages; a file holds both in one index."""

from collections.abc import Sequence
from itertools import combinations

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    bindparam,
    column,
    exists,
    func,
    literal,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from desktop.models.beneficiary import Household, Person
from desktop.store.search_schema import LONGEST
from desktop.store.word_index import all_of_any, bearing, starts

MOST_JOINS = 6
_LONGEST_VILLAGE = 3  # words
_WORD: ColumnElement[str] = table("person_search_word", column("word", String)).c.word
_BEGUN = func.unnest(bindparam("begun", type_=ARRAY(String))).column_valued("begun")
_KNOWN = select(
    _BEGUN,
    exists().where(starts(_WORD, _BEGUN)),
    exists().where(starts(Household.place_key, _BEGUN)),
)
Asked = ColumnElement[bool]


def by_words(session: Session, parts: list[str], readings: Sequence[list[str]]) -> list[Asked]:
    """Return what to ask for whoever bears the parts in any order: first by name, then by each village they may name.

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
    asked = [or_(*(_named(some) for some in readings if words.issuperset(some)))]
    for (first, last), key in keys.items():
        if key in villages:
            rest = parts[:first] + parts[last:]
            homes = select(Household.id).where(starts(Household.place_key, key))
            asked.append(and_(Person.household_id.in_(homes), *([_named(rest)] if rest else ())))
    return asked


def _named(parts: list[str]) -> Asked:
    """Return the question for whoever bears these parts, whole or begun.

    The index holds every beginning up to a length; a longer part is looked at in the rows found.
    """
    held = literal(" ").concat(Person.name_parts)
    longer = (func.strpos(held, f" {part}") > 0 for part in parts if len(part) > LONGEST)
    return and_(bearing(all_of_any([parts])), *longer)
