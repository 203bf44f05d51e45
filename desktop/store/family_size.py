"""How many a family is, asked of a household: what it declared, or the living of its file where they are more."""

from sqlalchemy import ColumnElement, case, func, select

from desktop.models.beneficiary import Household, Person, State


def family_size() -> ColumnElement[int]:
    """Return what the family declared, or how many of its file live, whichever is more."""
    declared, counted = declared_members(), living_members()
    return case((declared > counted, declared), else_=counted)


def declared_members() -> ColumnElement[int]:
    """Return how many the family said that it is; 0 where it said nothing."""
    return func.coalesce(Household.members_declared, 0)


def living_members(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    """Count the living of the open file who meet the conditions, which are asked of `Person`."""
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
