"""Finds persons as somebody types: first by the beginning of the name or number, then by any of its parts."""

from sqlalchemy import ColumnElement, Select, column, or_, select, table, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.i18n.digits import fold_digits
from desktop.models.beneficiary import Household, Person, Relation, State
from desktop.models.country import FACTS, Country
from desktop.models.listing import Scope
from desktop.models.names import fold
from desktop.models.national_id import neighbours

_INDEX = table("person_search", column("rowid"))
_MOST_JOINS = 6
_LAST = "\U0010ffff"  # behind every letter


def scoped(scope: Scope) -> ColumnElement[bool]:
    """Return the condition of a scope."""
    if scope is Scope.CLOSED:
        return Person.state == State.CLOSED
    live = Person.state != State.CLOSED
    return live & (Person.relation == Relation.HEAD) if scope is Scope.HEADS else live


def find_ids(session: Session, typed: str, scope: Scope, limit: int, language: str) -> list[int]:
    """Return the persons that the typed text may mean, the likeliest first, at most `limit`."""
    folded = fold_digits(typed).strip()
    if any(character.isdigit() for character in folded):
        return _numbered(session, folded, scope, limit) or _mistyped(session, folded, scope, limit, language)
    parts = fold(typed, language).split()
    if not parts:
        return []
    found = _ids(session, _beginning("".join(parts), scope), limit)
    if len(found) < limit:
        found += _by_parts(session, parts, scope, limit, set(found))
    return found[:limit]


def _numbered(session: Session, typed: str, scope: Scope, limit: int) -> list[int]:
    """Look a number up as national ID, phone and file number; each has its index."""
    number = "".join(typed.split()).upper()
    by_person = select(Person.id).where(
        or_(_starts(Person.national_id, number), _starts(Person.phone, number)), scoped(scope)
    )
    found = _ids(session, by_person.order_by(Person.national_id, Person.id), limit)
    for code in dict.fromkeys((typed, number)):
        by_file = (
            select(Person.id)
            .join(Household, Household.id == Person.household_id)
            .where(_starts(Household.code, code), scoped(scope))
            .order_by(Household.code, Person.position)
        )
        found += _ids(session, by_file, limit)
    return list(dict.fromkeys(found))[:limit]


def _mistyped(session: Session, typed: str, scope: Scope, limit: int, language: str) -> list[int]:
    """Look for bearers of an ID that differs by one digit or one swap; each guess is one probe of the index."""
    country = Country.IRAN if language == "fa" else Country.EGYPT
    if len(typed) != FACTS[country].id_digits or not (typed.isascii() and typed.isdigit()):
        return []
    near = select(Person.id).where(Person.national_id.in_(list(neighbours(typed, country))), scoped(scope))
    return _ids(session, near.order_by(Person.sort_key, Person.id), limit)


def _beginning(key: str, scope: Scope) -> Select[int]:
    return select(Person.id).where(_starts(Person.name_key, key), scoped(scope)).order_by(Person.name_key)


def _starts(value: InstrumentedAttribute[str], beginning: str) -> ColumnElement[bool]:
    """Compare by range, which an index answers; LIKE would need its own."""
    return (value >= beginning) & (value < beginning + _LAST)


def _by_parts(session: Session, parts: list[str], scope: Scope, limit: int, known: set[int]) -> list[int]:
    hits = (
        select(Person.sort_key, Person.id)
        .select_from(_INDEX.join(Person, Person.id == _INDEX.c.rowid))
        .where(text("person_search MATCH :match").bindparams(match=_match(parts)), scoped(scope))
        .limit(limit + len(known))  # the index stops as soon as enough are found, whatever else it holds
    )
    return [one for _, one in sorted((key, one) for key, one in session.execute(hits)) if one not in known]


def _match(parts: list[str]) -> str:
    """Return the FTS5 question: every part, whole or begun, in any order; two beside each other may be one name."""
    joined = (
        [*parts[:place], parts[place] + parts[place + 1], *parts[place + 2 :]]
        for place in range(min(len(parts) - 1, _MOST_JOINS))
    )
    return " OR ".join(f"({_all_of(some)})" for some in (parts, *joined))


def _all_of(parts: list[str]) -> str:
    """Ask for all parts; quotes make plain text of whatever they hold."""
    return " AND ".join(f'"{part.replace(chr(34), "")}"*' for part in parts)


def _ids(session: Session, query: Select[int], limit: int) -> list[int]:
    return list(session.scalars(query.limit(limit)))
