"""The question which families a list would hold: one query, asked in counts, in names and as lines."""

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Subquery,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from desktop.models.area import Area
from desktop.models.beneficiary import CategoryAssignment, Household, Person, Relation, State
from desktop.models.list_plan import Criteria, Exclusion, Portion, PortionRule
from desktop.models.programme import Membership
from desktop.store.reach import EVERYWHERE, Reach, below

_HIGHEST_LINE = 100_000_000


def candidates(criteria: Criteria, portion: Portion, day: date, reach: Reach = EVERYWHERE) -> Subquery:
    """Return every family that fits the conditions, with its portion and why it must stay out (or '')."""
    found = _found(criteria, day).where(reach.households()).subquery("found")
    size = case((found.c.declared > found.c.counted, found.c.declared), else_=found.c.counted)
    each = literal(portion.each)
    quantity = each * size if portion.rule is PortionRule.MEMBER else each
    query = select(found, size.label("members"), quantity.label("quantity"))
    if criteria.size_from is not None:
        query = query.where(size >= criteria.size_from)
    if criteria.size_to is not None:
        query = query.where(size <= criteria.size_to)
    return query.subquery("candidate")


def _found(criteria: Criteria, day: date) -> Select[*tuple[Any, ...]]:
    head = aliased(Person, name="head")
    is_head = and_(
        head.household_id == Household.id, head.relation == Relation.HEAD, head.state != State.CLOSED
    )
    disputed = _live_members(Person.id_state == "disputed")
    return (
        select(
            Household.id,
            Household.uid,
            Household.code,
            func.coalesce(Household.area_code, "").label("area_code"),
            case((Household.place != "", Household.place), else_=func.coalesce(Area.name, "")).label("place"),
            func.coalesce(Household.members_declared, 0).label("declared"),
            _live_members().label("counted"),
            head.uid.label("person_uid"),
            func.coalesce(head.name, "").label("name"),
            func.coalesce(head.father_name, "").label("father_name"),
            func.coalesce(head.national_id, "").label("national_id"),
            head.sort_key,
            _reason(head.id, head.state, head.deceased_on, disputed).label("reason"),
        )
        .join(head, is_head, isouter=True)
        .join(Area, Area.code == Household.area_code, isouter=True)
        .where(Household.state != State.CLOSED, *_conditions(criteria, day))
    )


def _live_members(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    return (
        select(func.count())
        .select_from(Person)
        .where(
            Person.household_id == Household.id,
            Person.state != State.CLOSED,
            Person.deceased_on.is_(None),
            *conditions,
        )
        .correlate(Household)
        .scalar_subquery()
    )


def _reason(
    head_id: InstrumentedAttribute[int],
    head_state: InstrumentedAttribute[str],
    deceased_on: InstrumentedAttribute[date | None],
    disputed: ColumnElement[int],
) -> ColumnElement[str]:
    """Return the first reason that keeps a family off every list; a disputed member speaks for the family."""
    suspended, confirmed = State.SUSPENDED, State.CONFIRMED
    return case(
        (or_(Household.state == suspended, head_state == suspended), Exclusion.SUSPENDED.value),
        (Household.state != confirmed, Exclusion.NOT_CONFIRMED.value),
        (or_(head_id.is_(None), deceased_on.is_not(None)), Exclusion.NO_HEAD.value),
        (head_state != confirmed, Exclusion.NOT_CONFIRMED.value),
        (disputed > 0, Exclusion.DISPUTED_ID.value),
        else_="",
    )


def _conditions(criteria: Criteria, day: date) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if criteria.area_codes:
        conditions.append(Household.area_code.in_(below(criteria.area_codes)))
    if criteria.places:
        conditions.append(Household.place.in_(criteria.places))
    if criteria.categories:
        held = CategoryAssignment
        conditions.append(
            exists().where(
                held.household_id == Household.id,
                held.code.in_(criteria.categories),
                held.valid_from <= day,
                or_(held.valid_to.is_(None), held.valid_to >= day),
            )
        )
    if criteria.programme:
        conditions.append(_is_member(criteria.programme, day))
    return conditions


def _is_member(programme: str, day: date) -> ColumnElement[bool]:
    return exists().where(
        Membership.household_id == Household.id,
        Membership.programme_code == programme,
        Membership.state == "active",
        Membership.valid_from <= day,
        or_(Membership.valid_to.is_(None), Membership.valid_to >= day),
    )


def line_uid(owner_uid: str, position: ColumnElement[int]) -> ColumnElement[str]:
    """Return the uid of a line: the first 18 characters of its owner's, then its position in 8 digits.

    Made inside the database, so that a hundred thousand lines need no trip through the program.
    """
    digits = func.substr(cast(position + _HIGHEST_LINE, String), 2, 8)
    return literal(owner_uid[:18], String).concat(digits)
