"""The whole list, or what a filter leaves of it, as one vector of ids in the order wished for.

Indexes give the persons by name and by family, and families by number and by place; the two meet in memory, as
places in an order. Sorting in the database would fetch every row of both tables first.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.models.beneficiary import Household, Person
from desktop.models.listing import Listing, Order
from desktop.store.many_numbers import numbers
from desktop.store.person_filters import scoped
from desktop.store.reach import Reach
from desktop.store.vectors import joined, members, vectors

if TYPE_CHECKING:
    from numpy.typing import NDArray  # loaded late: the door does without

    Array = NDArray[Any]

_FEW = 25_000  # persons whose rows are fetched sooner than the index of all names is read
_UNORDERED = frozenset({Order.NEWEST, Order.UPDATED})  # the database gives the ids in any order
KEPT: dict[Order, InstrumentedAttribute[Any]] = {
    Order.PLACE: Household.place_sort,
    Order.BIRTH: Person.birth_date,
    Order.UPDATED: Person.updated_at,
}


def id_vector(session: Session, listing: Listing, whom: ColumnElement[bool], reach: Reach) -> Sequence[int]:
    """Return all persons of a view in its order."""
    import numpy

    is_whole = not listing.conditions and (not reach.areas or listing.order is Order.CODE)
    ids, *homes = _met(session, listing, whom & reach.persons(), is_whole=is_whole)
    if listing.order in _UNORDERED:
        ids = numpy.sort(ids)
    if listing.order not in (Order.NAME, Order.NEWEST):
        keys = homes[0] if homes else ids
        ids = ids[numpy.argsort(_places(session, listing.order, keys), kind="stable")]
    vector: Sequence[int] = ids[::-1] if is_down(listing) else ids  # type: ignore[assignment]  # indexed and counted alike
    return vector


def is_down(listing: Listing) -> bool:
    """Return whether the greatest stand first; the newest are those with the greatest number."""
    return listing.descending != (listing.order is Order.NEWEST)


def _met(session: Session, listing: Listing, whom: ColumnElement[bool], *, is_whole: bool) -> list["Array"]:
    """Return the persons of a view, and their families where those tell the order, as far as indexes order them."""
    if is_whole or listing.order in _UNORDERED:
        return vectors(session, _in_order(listing.order, whom))
    (met,) = vectors(session, select(Person.id).where(whom))
    if len(met) <= _FEW:
        return vectors(
            session, _in_order(listing.order, Person.id.op("IN", is_comparison=True)(numbers(met.tolist())))
        )
    every = vectors(session, _in_order(listing.order, scoped(listing.scope)))
    is_met = members(met, int(every[0].max(initial=0)))
    return [some[is_met[every[0]]] for some in every]


def _in_order(order: Order, whom: ColumnElement[bool]) -> Select[Any]:
    by_name, by_family = [Person.sort_key, Person.id], [Person.household_id, Person.position, Person.id]
    orders: dict[Order, list[Any]] = {Order.CODE: by_family}
    orders |= dict.fromkeys((Order.NAME, Order.PLACE, Order.BIRTH), by_name)
    columns: list[Any] = [Person.id]
    if order in (Order.CODE, Order.PLACE):
        columns.append(Person.household_id)
    return select(*columns).where(whom).order_by(*orders.get(order, ()))


def _places(session: Session, order: Order, keys: "Array") -> "Array":
    """Return at which place in an order each of these persons or families stands; what tells nothing stands first."""
    import numpy

    if order is Order.CODE:
        groups: Any = select(Household.id, literal(1)).order_by(Household.code_sort, Household.id)
    else:
        key = KEPT[order]
        groups = select(joined(session, key.class_.id), func.count()).where(key.is_not(None))
        groups = groups.group_by(key).order_by(key)
    ids, sizes = vectors(session, groups)
    places = numpy.full(int(max(keys.max(initial=0), ids.max(initial=0))) + 1, -1)
    places[ids] = numpy.repeat(numpy.arange(len(sizes)), sizes)
    found: Array = places[keys]
    return found
