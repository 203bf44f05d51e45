"""Turns the conditions of a view into questions to the database; who may not see a thing cannot filter by it."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, case, false, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, aliased

from desktop.models.beneficiary import CategoryAssignment, Household, Person, Relation, State
from desktop.models.code_list import Code, Sensitivity
from desktop.models.disability import Disability
from desktop.models.family_paper import FamilyPaper
from desktop.models.filtering import CODE_LISTS, Condition, Field
from desktop.models.listing import Listing, Reader, Scope
from desktop.models.names import key
from desktop.models.national_id import IdState
from desktop.models.need import Need, NeedState
from desktop.models.programme import Benefit, Membership
from desktop.store.reach import below

_LAST = "\U0010ffff"  # behind every letter
_Member = aliased(Person, name="member")
Asked = ColumnElement[bool]


class PersonFilter:
    """Builds the condition of a view for persons; the person's household is asked through its number alone."""

    def __init__(self, listing: Listing, reader: Reader) -> None:
        self._listing = listing
        self._language, self._today, self._zone, self._may_see = reader

    def asked(self) -> Asked:
        """Return the condition that all, or any, of the view's conditions make."""
        parts = [self._one(condition) for condition in self._listing.conditions]
        if not parts:
            return true()
        return or_(*parts) if self._listing.is_any else and_(*parts)

    def _one(self, condition: Condition) -> Asked:
        makers: dict[Field, Callable[[Condition], Asked]] = {
            Field.AGE: self._age,
            Field.PHONE: lambda _: (Person.phone != "") | (Person.second_phone != ""),
            Field.AREA: lambda one: _at_home(Household.area_code.in_(below(one.values))),
            Field.PLACE: self._place,
            Field.MEMBERS: _members,
            Field.HOUSING: lambda one: _at_home(_chosen(Household.housing_kind, one)),
            Field.HOUSING_STATE: lambda one: _at_home(_chosen(Household.housing_state, one)),
            Field.UTILITY: lambda one: _at_home(_among(Household.utilities, one)),
            Field.ASSET: lambda one: _at_home(_among(Household.assets, one)),
            Field.REVIEW_ON: lambda one: _at_home(_on(Household.review_on, one)),
            Field.CATEGORY: self._category,
            Field.DISABILITY: self._disability,
            Field.NEED: self._need,
            Field.PAPER_MISSING: self._paper_missing,
            Field.PROGRAMME: _programme,
            Field.RECEIVED: _received,
            Field.CREATED_ON: lambda one: self._moment(Person.created_at, one),
            Field.UPDATED_ON: lambda one: self._moment(Person.updated_at, one),
        }
        made = makers.get(condition.field)
        asked = made(condition) if made is not None else _chosen(_PLAIN[condition.field], condition)
        return ~func.coalesce(asked, false()) if condition.is_not else asked

    def _age(self, condition: Condition) -> Asked:
        parts: list[Asked] = [Person.birth_date.is_not(None)]
        if condition.least is not None:
            parts.append(Person.birth_date <= _years_before(self._today, condition.least))
        if condition.most is not None:
            parts.append(Person.birth_date > _years_before(self._today, condition.most + 1))
        return and_(*parts)

    def _place(self, condition: Condition) -> Asked:
        begun = (key(typed, self._language) for typed in condition.values)
        return _at_home(
            or_(*((Household.place_key >= one) & (Household.place_key < one + _LAST) for one in begun))
        )

    def _category(self, condition: Condition) -> Asked:
        held = select(CategoryAssignment.household_id).where(CategoryAssignment.valid_to.is_(None))
        return self._held(
            held,
            CategoryAssignment.household_id,
            CategoryAssignment.person_id,
            CategoryAssignment.code,
            condition,
        )

    def _need(self, condition: Condition) -> Asked:
        open_needs = select(Need.household_id).where(Need.state.in_((NeedState.OPEN, NeedState.PROMISED)))
        return self._held(open_needs, Need.household_id, Need.person_id, Need.kind, condition)

    def _disability(self, condition: Condition) -> Asked:
        if not self._may_see:
            return false()
        of = select(Disability.person_id)
        if condition.values:
            values = condition.values
            of = of.where(Disability.type_code.in_(values) | Disability.second_type_code.in_(values))
        if self._listing.scope is Scope.HEADS:
            homes = select(_Member.household_id).where(_Member.id.in_(of), _Member.state != State.CLOSED)
            return Person.household_id.in_(homes)
        return Person.id.in_(of)

    def _paper_missing(self, condition: Condition) -> Asked:
        """Return who has not shown one of these papers."""

        def shown(kind: str) -> Asked:
            seen = select(FamilyPaper.household_id).where(
                FamilyPaper.kind == kind, FamilyPaper.seen_on.is_not(None)
            )
            return self._of(seen, FamilyPaper.household_id, FamilyPaper.person_id)

        return or_(*(~shown(kind) for kind in condition.values))

    def _held(
        self,
        held: Select[Any],
        household_id: InstrumentedAttribute[int],
        person_id: InstrumentedAttribute[int | None],
        code: InstrumentedAttribute[str],
        condition: Condition,
    ) -> Asked:
        """Return who, or whose family, holds one of the codes; without the right, sensitive ones do not count."""
        if condition.values:
            held = held.where(code.in_(condition.values))
        if not self._may_see:
            held = held.where(code.in_(open_codes(CODE_LISTS[condition.field].value)))
        return self._of(held, household_id, person_id)

    def _of(
        self,
        held: Select[Any],
        household_id: InstrumentedAttribute[int],
        person_id: InstrumentedAttribute[int | None],
    ) -> Asked:
        """Return whom rows of a family or of one of its members concern: a line of a family stands for all in it."""
        if self._listing.scope is Scope.HEADS:
            return Person.household_id.in_(held.with_only_columns(household_id))
        of_family = held.where(person_id.is_(None)).with_only_columns(household_id)
        of_person = held.where(person_id.is_not(None)).with_only_columns(person_id)
        return Person.household_id.in_(of_family) | Person.id.in_(of_person)

    def _moment(self, column: InstrumentedAttribute[Any], condition: Condition) -> Asked:
        parts: list[Asked] = [column.is_not(None)]
        if condition.since is not None:
            parts.append(column >= datetime.combine(condition.since, time(), self._zone))
        if condition.until is not None:
            parts.append(column < datetime.combine(condition.until + timedelta(days=1), time(), self._zone))
        return and_(*parts)


def open_codes(list_name: str) -> Select[str]:
    """Return the codes of a list that everybody may see."""
    return select(Code.code).where(Code.list_name == list_name, Code.sensitivity == Sensitivity.NONE.value)


_PLAIN: dict[Field, InstrumentedAttribute[Any]] = {
    Field.RELATION: Person.relation,
    Field.SEX: Person.sex,
    Field.MARITAL: Person.marital_state,
    Field.EDUCATION: Person.education,
    Field.SCHOOL: Person.school_state,
    Field.WORK: Person.work_state,
    Field.ID_STATE: Person.id_state,
    Field.STATE: Person.state,
    Field.ORIGIN: Person.origin,
    Field.CREATED_BY: Person.created_by,
    Field.UPDATED_BY: Person.updated_by,
}


def _chosen(column: InstrumentedAttribute[Any], condition: Condition) -> Asked:
    return column.in_(condition.values) if condition.values else column.is_not(None)


def _among(column: InstrumentedAttribute[str], condition: Condition) -> Asked:
    """Return who has one of the codes in a set; without a value, who has any."""
    if not condition.values:
        return column != ""
    held = " " + column + " "
    return or_(*(held.contains(f" {code} ", autoescape=True) for code in condition.values))


def _on(column: SQLColumnExpression[Any], condition: Condition) -> Asked:
    parts: list[Asked] = [column.is_not(None)]
    if condition.since is not None:
        parts.append(column >= condition.since)
    if condition.until is not None:
        parts.append(column <= condition.until)
    return and_(*parts)


def _at_home(asked: Asked) -> Asked:
    return Person.household_id.in_(select(Household.id).where(asked))


def _members(condition: Condition) -> Asked:
    """Return the families of a size, counted as the list shows it."""
    living = (
        select(_Member.household_id.label("home"), func.count().label("living"))
        .where(_Member.state != State.CLOSED, _Member.deceased_on.is_(None))
        .group_by(_Member.household_id)
        .subquery()
    )
    declared = func.coalesce(Household.members_declared, 0)
    size = case((declared > living.c.living, declared), else_=living.c.living)
    homes = select(Household.id).join(living, living.c.home == Household.id)
    if condition.least is not None:
        homes = homes.where(size >= condition.least)
    if condition.most is not None:
        homes = homes.where(size <= condition.most)
    return Person.household_id.in_(homes)


def _programme(condition: Condition) -> Asked:
    members = select(Membership.household_id).where(Membership.state == "active")
    if condition.values:
        members = members.where(Membership.programme_code.in_(condition.values))
    return Person.household_id.in_(members)


def _received(condition: Condition) -> Asked:
    given = func.coalesce(Benefit.given_on, Benefit.period_from)
    homes = select(Benefit.household_id).where(_on(given, condition))
    if condition.values:
        homes = homes.where(Benefit.aid_kind.in_(condition.values))
    return Person.household_id.in_(homes)


def _years_before(day: date, years: int) -> date:
    """Return the day that lies so many years before; the 29th of February becomes the 28th."""
    year = max(day.year - years, 1)
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def scoped(scope: Scope) -> Asked:
    """Return the condition of a scope."""
    if scope is Scope.CLOSED:
        return Person.state == State.CLOSED
    live = Person.state != State.CLOSED
    if scope is Scope.HEADS:
        # Not spelt as the index of heads is: it lacks the state, and each of its rows would be fetched.
        return live & (func.coalesce(Person.relation, "") == Relation.HEAD)
    if scope is Scope.WITHOUT_ID:
        return live & Person.id_state.in_((IdState.NONE.value, IdState.TEMPORARY.value))
    if scope is Scope.DISPUTED:
        return live & (Person.id_state == IdState.DISPUTED.value)
    return live
