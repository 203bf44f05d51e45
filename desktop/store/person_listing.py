"""The whole list, or what a filter leaves of it, as one vector of ids in the order wished for."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, Text, cast, func, select, text
from sqlalchemy.orm import Session

from desktop.models.beneficiary import Household, Person
from desktop.models.listing import Listing, Order
from desktop.store.person_filters import scoped
from desktop.store.reach import Reach

_OF_PERSON = (Order.NAME, Order.NEWEST)  # an index of persons alone answers them
_BY_COUNT = (  # 2 stands before 10: what comes before the last digits, how long all is, then all
    func.rtrim(Household.code, "0123456789"),
    func.length(Household.code),
    Household.code,
)


def first_ids(session: Session, listing: Listing, reach: Reach, limit: int) -> list[int] | None:
    """Return the first persons of an order that an index keeps; a filter or another order has to see them all."""
    if listing.text.strip() or listing.conditions or listing.order not in _OF_PERSON:
        return None
    query = select(Person.id).where(scoped(listing.scope), reach.persons()).order_by(*_order(listing))
    return list(session.scalars(query.limit(limit)))


def id_vector(session: Session, listing: Listing, whom: ColumnElement[bool], reach: Reach) -> Sequence[int]:
    """Return all persons of a view in its order."""
    if listing.order not in _OF_PERSON:
        joined = select(Person.id).join(Household, Household.id == Person.household_id)
        return _vector(session, joined.where(whom, reach.households()).order_by(*_order(listing)))
    if not listing.conditions:
        return _vector(session, select(Person.id).where(whom, reach.persons()).order_by(*_order(listing)))
    # Who meets the conditions is found first and put in order then: along the index every row is fetched apart.
    met = (
        select(Person.id, Person.sort_key).where(whom, reach.persons()).cte("met").prefix_with("MATERIALIZED")
    )
    columns = [met.c.sort_key, met.c.id] if listing.order is Order.NAME else [met.c.id]
    ordered = [column.desc() for column in columns] if _is_down(listing) else columns
    return _vector(session, select(met.c.id).order_by(*ordered))


def _vector(session: Session, wanted: Select[int]) -> Sequence[int]:
    """Fetch ids as one text: an array of a million without a million Python objects."""
    import numpy

    column = wanted.subquery().c.id
    if session.get_bind().dialect.name == "sqlite":
        joined = session.scalar(select(func.group_concat(column, text("','"))))
    else:
        joined = session.scalar(select(func.string_agg(cast(column, Text), text("','"))))
    if not joined:
        return []
    vector: Sequence[int] = numpy.fromstring(joined, dtype=numpy.int64, sep=",")  # type: ignore[assignment]  # indexed and counted alike
    return vector


def _order(listing: Listing) -> list[ColumnElement[object]]:
    columns: list[ColumnElement[object]] = {
        Order.NAME: [Person.sort_key],
        Order.CODE: [*_BY_COUNT, Person.position],
        Order.BIRTH: [Person.birth_date, Person.sort_key],
        Order.PLACE: [Household.place_sort, Household.place, Person.sort_key],
        Order.UPDATED: [func.coalesce(Person.updated_at, Person.created_at)],
        Order.NEWEST: [],
    }[listing.order]  # type: ignore[assignment]  # columns of several types
    ordered = [*columns, Person.id]
    return [column.desc() for column in ordered] if _is_down(listing) else ordered  # type: ignore[return-value]  # as above


def _is_down(listing: Listing) -> bool:
    return listing.descending != (listing.order is Order.NEWEST)
