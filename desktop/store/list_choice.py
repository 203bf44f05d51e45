"""The question which families a list would hold: one query, asked in counts, in names and as lines."""

from collections.abc import Sequence
from dataclasses import dataclass
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
    false,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from desktop.models.approved_list import ApprovedList, ListLine
from desktop.models.area import Area
from desktop.models.beneficiary import CategoryAssignment, Household, Person, Relation, State
from desktop.models.distribution import Distribution, DistributionLine, DistributionState, Result
from desktop.models.list_plan import Criteria, Exclusion, Portion, PortionRule, Selection
from desktop.models.programme import Benefit, Membership
from desktop.store.family_size import declared_members, living_members
from desktop.store.many_numbers import numbers
from desktop.store.reach import EVERYWHERE, Reach, below

_HIGHEST_LINE = 100_000_000
EVERY_ROW = Selection()
STANDS = (Result.PENDING.value, Result.RECEIVED.value, Result.BY_AGENT.value)
"""What a line of a round says whose family may get, or just got, its goods; closing writes it into the timeline."""


@dataclass(frozen=True, kw_only=True)
class Recently:
    """What would be a double benefit: aid of these kinds, given or promised in these days, by anybody."""

    kinds: tuple[str, ...]
    since: date
    until: date
    but_list: str | None = None  # earlier editions of the list itself do not count


def candidates(
    criteria: Criteria,
    portion: Portion,
    day: date,
    reach: Reach = EVERYWHERE,
    recently: Recently | None = None,
    named: Sequence[int] | None = None,
) -> Subquery:
    """Return every family that fits the conditions, with its portion and why it must stay out (or '')."""
    fitting = _found(criteria, day, recently).where(reach.households())
    if named is not None:
        fitting = fitting.where(Household.id.op("IN")(numbers(named)))
    found = fitting.subquery("found")
    size = case((found.c.declared > found.c.counted, found.c.declared), else_=found.c.counted)
    each = literal(portion.each)
    quantity = each * size if portion.rule is PortionRule.MEMBER else each
    query = select(found, size.label("members"), quantity.label("quantity"))
    if criteria.size_from is not None:
        query = query.where(size >= criteria.size_from)
    if criteria.size_to is not None:
        query = query.where(size <= criteria.size_to)
    return query.subquery("candidate")


def _found(criteria: Criteria, day: date, recently: Recently | None) -> Select[*tuple[Any, ...]]:
    head = aliased(Person, name="head")
    is_head = and_(
        head.household_id == Household.id, head.relation == Relation.HEAD, head.state != State.CLOSED
    )
    disputed = living_members(Person.id_state == "disputed")
    return (
        select(
            Household.id,
            Household.uid,
            Household.code,
            func.coalesce(Household.area_code, "").label("area_code"),
            case((Household.place != "", Household.place), else_=func.coalesce(Area.name, "")).label("place"),
            declared_members().label("declared"),
            living_members().label("counted"),
            head.uid.label("person_uid"),
            func.coalesce(head.name, "").label("name"),
            func.coalesce(head.name_key, "").label("name_key"),
            func.coalesce(head.father_name, "").label("father_name"),
            func.coalesce(head.national_id, "").label("national_id"),
            head.sort_key,
            _reason(head.id, head.state, head.deceased_on, disputed, recently).label("reason"),
        )
        .join(head, is_head, isouter=True)
        .join(Area, Area.code == Household.area_code, isouter=True)
        .where(Household.state != State.CLOSED, *_conditions(criteria, day))
    )


def _reason(
    head_id: InstrumentedAttribute[int],
    head_state: InstrumentedAttribute[str],
    deceased_on: InstrumentedAttribute[date | None],
    disputed: ColumnElement[int],
    recently: Recently | None,
) -> ColumnElement[str]:
    """Return the first reason that keeps a family off every list; a disputed member speaks for the family."""
    suspended, confirmed = State.SUSPENDED, State.CONFIRMED
    served = [] if recently is None else [(was_served(recently), Exclusion.ALREADY_SERVED.value)]
    return case(
        (or_(Household.state == suspended, head_state == suspended), Exclusion.SUSPENDED.value),
        (Household.state != confirmed, Exclusion.NOT_CONFIRMED.value),
        (or_(head_id.is_(None), deceased_on.is_not(None)), Exclusion.NO_HEAD.value),
        (head_state != confirmed, Exclusion.NOT_CONFIRMED.value),
        (disputed > 0, Exclusion.DISPUTED_ID.value),
        *served,
        else_="",
    )


def was_served(recently: Recently) -> ColumnElement[bool]:
    """Return whether a family got such aid already, or stands for it in a round that is not closed."""
    own = (
        select(Distribution.uid)
        .join(ApprovedList, ApprovedList.id == Distribution.list_id)
        .where(ApprovedList.number == recently.but_list)
    )
    together = (  # a correction takes back what was not given after all
        select(func.sum(func.coalesce(Benefit.quantity, 1)))
        .where(
            Benefit.household_id == Household.id,
            Benefit.aid_kind.in_(recently.kinds),
            func.coalesce(Benefit.given_on, Benefit.period_from).between(recently.since, recently.until),
            Benefit.source.not_in(own),
        )
        .correlate(Household)
        .scalar_subquery()
    )
    line, ends_on = DistributionLine, func.coalesce(Distribution.last_day, Distribution.day)
    promised = (
        exists()
        .where(line.household_id == Household.id, line.result.in_(STANDS))
        .where(Distribution.id == line.distribution_id, Distribution.aid_kind.in_(recently.kinds))
        .where(Distribution.state.in_((DistributionState.PLANNED, DistributionState.OPEN)))
        .where(Distribution.day <= recently.until, ends_on >= recently.since, Distribution.uid.not_in(own))
    )
    return or_(func.coalesce(together, 0) > 0, promised)


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
        conditions.append(is_member(criteria.programme, day))
    return conditions


def is_member(programme: str, day: date) -> ColumnElement[bool]:
    """Return whether a household receives from a programme on a day."""
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


def frozen_columns(edition: ApprovedList, rows: Subquery) -> dict[str, Any]:
    """Return the columns of lines made from chosen families with their positions."""
    return {
        "uid": line_uid(edition.uid, rows.c.position), "list_id": literal(edition.id),
        "position": rows.c.position, "household_id": rows.c.id, "person_uid": rows.c.person_uid,
        "household_code": rows.c.code, "name": rows.c.name, "name_key": rows.c.name_key,
        "national_id": rows.c.national_id, "members": rows.c.members, "place": rows.c.place,
        "quantity": rows.c.quantity, "father_name": rows.c.father_name, "share": literal(""),
    }  # fmt: skip


def selected(edition: ApprovedList, chosen: Selection) -> list[ColumnElement[bool]]:
    """Return the condition of the lines that a round may take from a list."""
    conditions = [ListLine.list_id == edition.id]
    if chosen.places:
        conditions.append(ListLine.place.in_(chosen.places))
    if chosen.share is not None:
        conditions.append(ListLine.share == chosen.share)
    if edition.reserve_from is not None:
        is_reserve = ListLine.position >= edition.reserve_from
        conditions.append(is_reserve if chosen.is_reserve else ~is_reserve)
    elif chosen.is_reserve:
        conditions.append(false())
    return conditions
