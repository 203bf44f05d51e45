"""The whole list, or what a filter leaves of it, as one vector of ids in the order wished for.

Indexes give the persons by name and by family, and families by number and by place; the two meet in memory, as
places in an order. Sorting in the database would fetch every row of both tables first.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, Text, cast, func, literal, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.models.beneficiary import Household, Person
from desktop.models.listing import Listing, Order
from desktop.store.many_numbers import numbers
from desktop.store.person_filters import scoped
from desktop.store.reach import Reach
from desktop.store.word_index import is_file

if TYPE_CHECKING:
    from numpy.typing import NDArray  # loaded late: the door does without

    Array = NDArray[Any]

_FEW = 25_000  # persons whose rows are fetched sooner than the index of all names is read
_PIECE = 500_000  # letters of a vector that are read at once, so that a window draws in between
BY_NUMBER = (  # 2 stands before 10: what comes before the last digits, how long all is, then all
    func.rtrim(Household.code, "0123456789"),
    func.length(Household.code),
    Household.code,
)
KEPT: dict[Order, InstrumentedAttribute[Any]] = {
    Order.PLACE: Household.place_sort,
    Order.BIRTH: Person.birth_date,
    Order.UPDATED: Person.updated_at,
}


def id_vector(session: Session, listing: Listing, whom: ColumnElement[bool], reach: Reach) -> Sequence[int]:
    """Return all persons of a view in its order."""
    import numpy

    ids, *homes = _met(session, listing, whom & reach.persons())
    if listing.order in (Order.NEWEST, Order.UPDATED):
        ids = numpy.sort(ids)
    if listing.order not in (Order.NAME, Order.NEWEST):
        keys = homes[0] if homes else ids
        ids = ids[numpy.argsort(_places(session, listing.order, keys), kind="stable")]
    vector: Sequence[int] = ids[::-1] if is_down(listing) else ids  # type: ignore[assignment]  # indexed and counted alike
    return vector


def is_down(listing: Listing) -> bool:
    """Return whether the greatest stand first; the newest are those with the greatest number."""
    return listing.descending != (listing.order is Order.NEWEST)


def _met(session: Session, listing: Listing, whom: ColumnElement[bool]) -> list["Array"]:
    """Return the persons of a view, and their families where those tell the order, as far as indexes order them."""
    import numpy

    if not listing.conditions:
        return _vectors(session, _in_order(listing.order, whom))
    (met,) = _vectors(session, select(Person.id).where(whom))
    if len(met) <= _FEW:
        return _vectors(
            session, _in_order(listing.order, Person.id.op("IN", is_comparison=True)(numbers(met.tolist())))
        )
    every = _vectors(session, _in_order(listing.order, scoped(listing.scope)))
    is_met = numpy.zeros(int(max(met.max(), every[0].max(initial=0))) + 1, dtype=bool)
    is_met[met] = True
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
        groups: Any = select(Household.id, literal(1)).order_by(*BY_NUMBER)
    else:
        key = KEPT[order]
        groups = select(_joined(session, key.class_.id), func.count()).where(key.is_not(None))
        groups = groups.group_by(key).order_by(key)
    ids, sizes = _vectors(session, groups)
    places = numpy.full(int(max(keys.max(initial=0), ids.max(initial=0))) + 1, -1)
    places[ids] = numpy.repeat(numpy.arange(len(sizes)), sizes)
    found: Array = places[keys]
    return found


def _vectors(session: Session, wanted: Select[Any]) -> list["Array"]:
    """Fetch each column as one text: arrays of a million without a million Python objects."""
    texts = session.execute(select(*(_joined(session, column) for column in wanted.subquery().c))).one()
    return [_array(joined or "") for joined in texts]


def _joined(session: Session, column: ColumnElement[Any] | InstrumentedAttribute[Any]) -> ColumnElement[str]:
    if is_file(session):
        return func.group_concat(column, text("','"))
    return func.string_agg(cast(column, Text), text("','"))


def _array(joined: str) -> "Array":
    """Read numbers from a text, piece by piece: a window may draw in between."""
    import numpy

    pieces, start = [], 0
    while start < len(joined):
        end = joined.find(",", start + _PIECE)
        end = len(joined) if end < 0 else end
        pieces.append(numpy.fromstring(joined[start:end], dtype=numpy.int64, sep=","))
        start = end + 1
    return numpy.concatenate(pieces) if pieces else numpy.empty(0, dtype=numpy.int64)
