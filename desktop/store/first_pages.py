"""The first page of the whole list in any order, where indexes know it at once; all of it comes behind."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.models.beneficiary import Household, Person, Relation
from desktop.models.listing import Listing, Order, Scope
from desktop.store.person_filters import scoped
from desktop.store.person_listing import KEPT, is_down
from desktop.store.reach import Reach

_BEYOND = 1000  # rows of an order that hold a page, whoever of them is in the view
_MOST = 5000  # rows of one key that are put in order by name for a page

Asked = ColumnElement[bool]


def first_ids(session: Session, listing: Listing, reach: Reach, limit: int) -> list[int] | None:
    """Return the first persons of the whole list, or nothing where all have to be looked through."""
    if listing.text.strip() or listing.conditions:
        return None
    if listing.order in (Order.NAME, Order.NEWEST):
        return _in_order(session, listing, reach, limit)
    whom = scoped(listing.scope) & reach.found()
    if listing.order is Order.CODE:
        return _by_number(session, listing, reach, whom, limit)
    found: list[int] = []
    for part in (_known, _blank) if is_down(listing) else (_blank, _known):
        if len(found) < limit:
            some = part(session, listing, whom, limit - len(found))
            if some is None:
                return found or None
            found += some
    return found


def _in_order(session: Session, listing: Listing, reach: Reach, limit: int) -> list[int] | None:
    columns = [Person.sort_key, Person.id] if listing.order is Order.NAME else [Person.id]
    ordered = select(Person.id).where(scoped(listing.scope)).order_by(*_turned(columns, listing))
    if not reach.areas:
        return _ids(session, ordered.limit(limit))
    met = ordered.add_columns(Person.household_id).limit(_MOST).subquery()
    found = _ids(session, select(met.c.id).where(reach.found(met.c.household_id)).limit(limit))
    return found if len(found) == limit else None


def _by_number(session: Session, listing: Listing, reach: Reach, whom: Asked, limit: int) -> list[int] | None:
    homes = select(Household.id, Household.code_sort).where(reach.households())
    homes = homes.order_by(*_turned([Household.code_sort, Household.id], listing)).limit(_BEYOND)
    first = homes.subquery()
    found = select(Person.id).join(first, first.c.id == Person.household_id).where(whom)
    order = _turned([first.c.code_sort, first.c.id, Person.position, Person.id], listing)
    return _ids(session, found.order_by(*order).limit(limit)) or None


def _known(session: Session, listing: Listing, whom: Asked, limit: int) -> list[int] | None:
    """Return those of whom the key is known; nothing where too many share it to be put in order at once."""
    key = KEPT[listing.order]
    (by_key,) = _turned([key], listing)
    known = key.is_not(None) & _narrowed(listing)
    edge = session.scalar(select(key).where(known).order_by(by_key).limit(1).offset(_BEYOND))
    if edge is not None:
        known &= key >= edge if is_down(listing) else key <= edge
    if _are_many(session, key, known):
        return None
    found = _ids(session, _asked(listing, known & whom).limit(limit))
    return found if edge is None or len(found) == limit else None


def _blank(session: Session, listing: Listing, whom: Asked, limit: int) -> list[int] | None:
    """Return those of whom nothing is known: few by the index of the key, of many the first that are met by name."""
    key = KEPT[listing.order]
    blank = key.is_(None) & _narrowed(listing)
    if listing.order is not Order.UPDATED and not _are_many(session, key, blank):
        return _ids(session, _asked(listing, blank & whom, is_blank=True).limit(limit))
    for beyond in (_BEYOND, _MOST):
        met = _asked(listing, whom, is_blank=True).add_columns(key.label("key")).limit(beyond).subquery()
        found = _ids(session, select(met.c.id).where(met.c.key.is_(None)).limit(limit))
        if len(found) == limit:
            return found
        if len(found) * _MOST < limit * beyond:
            break  # there are too few of them for as many rows as one waits for
    return None


def _narrowed(listing: Listing) -> Asked:
    """Return what the index of births is asked of heads: children would fill the page of the youngest."""
    is_heads = listing.order is Order.BIRTH and listing.scope is Scope.HEADS
    return Person.relation == Relation.HEAD if is_heads else true()


def _are_many(session: Session, key: InstrumentedAttribute[Any], which: Asked) -> bool:
    some = select(key.class_.id).where(which).limit(_MOST + 1).subquery()
    return (session.scalar(select(func.count()).select_from(some)) or 0) > _MOST


def _asked(listing: Listing, which: Asked, *, is_blank: bool = False) -> Select[int]:
    """Return the question for persons in the view's order; where the key is blank the rest of the order is left."""
    key = KEPT[listing.order]
    query = select(Person.id)
    if key.class_ is Household:
        query = query.join(Household, Household.id == Person.household_id)
    rest = [Person.id] if listing.order is Order.UPDATED else [Person.sort_key, Person.id]
    return query.where(which).order_by(*_turned(rest if is_blank else [key, *rest], listing))


def _turned(columns: Sequence[Any], listing: Listing) -> list[ColumnElement[Any]]:
    return [column.desc() for column in columns] if is_down(listing) else list(columns)


def _ids(session: Session, query: Select[int]) -> list[int]:
    return list(session.connection().scalars(query).all())
