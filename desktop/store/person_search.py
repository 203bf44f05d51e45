"""Finds persons as somebody types: first by the beginning of the name or number, then by any of its parts."""

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    cast,
    column,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.i18n.digits import fold_digits
from desktop.models.beneficiary import Household, Person, Relation, State
from desktop.models.country import FACTS, Country
from desktop.models.listing import Scope
from desktop.models.names import fold
from desktop.models.national_id import IdState, neighbours
from desktop.store.search_schema import LEXEMES

_INDEX = table("person_search", column("rowid"))
_LEXEMES = literal_column(LEXEMES, TSVECTOR)
_LONG = 3  # letters of a part that the server's index is asked for, where there is one
_MOST_JOINS = 6
_LAST = "\U0010ffff"  # behind every letter


def scoped(scope: Scope) -> ColumnElement[bool]:
    """Return the condition of a scope."""
    if scope is Scope.CLOSED:
        return Person.state == State.CLOSED
    live = Person.state != State.CLOSED
    if scope is Scope.HEADS:
        return live & (Person.relation == Relation.HEAD)
    if scope is Scope.WITHOUT_ID:
        return live & Person.id_state.in_((IdState.NONE.value, IdState.TEMPORARY.value))
    if scope is Scope.DISPUTED:
        return live & (Person.id_state == IdState.DISPUTED.value)
    return live


def find_ids(session: Session, typed: str, whom: ColumnElement[bool], limit: int, language: str) -> list[int]:
    """Return the persons that the typed text may mean, the likeliest first, at most `limit`."""
    folded = fold_digits(typed).strip()
    if any(character.isdigit() for character in folded):
        return _numbered(session, folded, whom, limit) or _mistyped(session, folded, whom, limit, language)
    parts = fold(typed, language).split()
    if not parts:
        return []
    found = _ids(session, _beginning("".join(parts), whom), limit)
    if len(found) < limit:
        found += _by_parts(session, parts, whom, limit, set(found))
    return found[:limit]


def _numbered(session: Session, typed: str, whom: ColumnElement[bool], limit: int) -> list[int]:
    """Look a number up as national ID, phone and file number; each has its index."""
    number = "".join(typed.split()).upper()
    by_person = select(Person.id).where(
        or_(_starts(Person.national_id, number), _starts(Person.phone, number)), whom
    )
    found = _ids(session, by_person.order_by(Person.national_id, Person.id), limit)
    for code in dict.fromkeys((typed, number)):
        by_file = (
            select(Person.id)
            .join(Household, Household.id == Person.household_id)
            .where(_starts(Household.code, code), whom)
            .order_by(Household.code, Person.position)
        )
        found += _ids(session, by_file, limit)
    return list(dict.fromkeys(found))[:limit]


def _mistyped(
    session: Session, typed: str, whom: ColumnElement[bool], limit: int, language: str
) -> list[int]:
    """Look for bearers of an ID that differs by one digit or one swap; each guess is one probe of the index."""
    country = Country.IRAN if language == "fa" else Country.EGYPT
    if len(typed) != FACTS[country].id_digits or not (typed.isascii() and typed.isdigit()):
        return []
    near = select(Person.id).where(Person.national_id.in_(list(neighbours(typed, country))), whom)
    return _ids(session, near.order_by(Person.sort_key, Person.id), limit)


def _beginning(key: str, whom: ColumnElement[bool]) -> Select[int]:
    return select(Person.id).where(_starts(Person.name_key, key), whom).order_by(Person.name_key)


def _starts(value: InstrumentedAttribute[str], beginning: str) -> ColumnElement[bool]:
    """Compare by range, which an index answers; LIKE would need its own."""
    return (value >= beginning) & (value < beginning + _LAST)


def _by_parts(
    session: Session, parts: list[str], whom: ColumnElement[bool], limit: int, known: set[int]
) -> list[int]:
    wanted = select(Person.sort_key, Person.id).where(whom)
    if session.get_bind().dialect.name == "sqlite":
        joined = wanted.select_from(_INDEX.join(Person, Person.id == _INDEX.c.rowid))
        hits = joined.where(text("person_search MATCH :match").bindparams(match=_match(parts)))
    elif max(map(len, parts)) > 1:
        hits = wanted.where(or_(*(_server_match(some) for some in _readings(parts))))
    else:
        return []  # single letters stand in half of all names; beginnings answered them
    # The index stops as soon as enough are found, whatever else it holds.
    found = session.execute(hits.limit(limit + len(known)))
    return [one for _, one in sorted((key, one) for key, one in found) if one not in known]


def _match(parts: list[str]) -> str:
    """Return the FTS5 question: every part, whole or begun, in any order; quotes make plain text of them."""
    return " OR ".join(
        "(" + " AND ".join(f'"{part.replace(chr(34), "")}"*' for part in some) + ")"
        for some in _readings(parts)
    )


def _server_match(parts: list[str]) -> ColumnElement[bool]:
    """Return one reading of the question for PostgreSQL: long parts by the index, short ones among its hits.

    The article and other two letters begin half of all names: the index would bring them all before it joins.
    """
    long = [part for part in parts if len(part) >= _LONG] or parts
    asked = " & ".join(f"'{_quoted(part)}':*" for part in long)
    held = literal(" ").concat(Person.name_parts)
    short = [func.strpos(held, f" {part}") > 0 for part in parts if part not in long]
    return and_(_LEXEMES.op("@@")(cast(asked, TSQUERY)), *short)


def _quoted(part: str) -> str:
    return part[:500].replace("\\", "\\\\").replace("'", "''")


def _readings(parts: list[str]) -> list[list[str]]:
    """Return the parts as typed, and with two beside each other taken for one name."""
    joined = (
        [*parts[:place], parts[place] + parts[place + 1], *parts[place + 2 :]]
        for place in range(min(len(parts) - 1, _MOST_JOINS))
    )
    return [parts, *joined]


def _ids(session: Session, query: Select[int], limit: int) -> list[int]:
    return list(session.scalars(query.limit(limit)))
