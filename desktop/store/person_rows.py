"""The lines of the list: what is seen of each person, fetched by id, a page at a time."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from desktop.models.area import Area
from desktop.models.beneficiary import CategoryAssignment, Household, Person, State
from desktop.models.code_list import CodeListName
from desktop.models.listing import PersonRow
from desktop.store.person_filters import open_codes
from desktop.store.reach import Reach

BLOCK = 500  # bound values in one question
_OTHER = Person.__table__.alias("other")
_LINES = (
    select(
        Person.id,
        Person.uid,
        Household.uid,
        Person.name,
        Person.national_id,
        Person.id_state,
        Person.birth_date,
        Person.birth_precision,
        Household.place,
        select(func.count())
        .where(
            _OTHER.c.household_id == Person.household_id,
            _OTHER.c.state != State.CLOSED,
            _OTHER.c.deceased_on.is_(None),
        )
        .scalar_subquery(),
        Person.state,
        Household.code,
        Person.relation,
        Person.phone,
        Person.father_name,
        Person.sex,
        func.coalesce(Area.name, ""),
        Household.address,
        Person.marital_state,
        Person.second_phone,
        Person.mother_name,
        Person.origin,
        Person.created_at,
        Person.updated_at,
        func.coalesce(Person.updated_by, Person.created_by),
        Household.members_declared,
        Person.household_id,
    )
    .join(Household, Household.id == Person.household_id)
    .join(Area, Area.code == Household.area_code, isouter=True)
)
_MEMBERS = PersonRow._fields.index("members")


def rows_of(
    session: Session, reach: Reach, ids: Sequence[int], *, with_categories: bool, may_see: bool
) -> list[PersonRow | None]:
    """Return the lines of these persons in the same order; None for one that is gone."""
    found: dict[int, PersonRow] = {}
    wanted = [int(one) for one in ids]
    for start in range(0, len(wanted), BLOCK):
        lines = session.execute(_lines(reach), {"ids": wanted[start : start + BLOCK]}).all()
        homes = {line[-1] for line in lines} if with_categories else set()
        held = _categories(session, homes, may_see=may_see) if homes else {}
        for line in lines:
            *shown, declared, home = line
            shown[_MEMBERS] = max(declared or 0, shown[_MEMBERS])
            found[shown[0]] = PersonRow._make([*shown, _own(held.get(home, ()), shown[0])])
    return [found.get(one) for one in wanted]


@cache
def _lines(reach: Reach) -> Select[Any]:
    """Return the question for some lines, put together once: a page of the list asks it at every jump."""
    return _LINES.where(Person.id.in_(bindparam("ids", expanding=True)), reach.households())


def _categories(
    session: Session, homes: set[int], *, may_see: bool
) -> dict[int, list[tuple[int | None, str]]]:
    """Return what each family holds today: whom it concerns, None for all, and the code."""
    query = select(
        CategoryAssignment.household_id, CategoryAssignment.person_id, CategoryAssignment.code
    ).where(CategoryAssignment.household_id.in_(homes), CategoryAssignment.valid_to.is_(None))
    if not may_see:
        query = query.where(CategoryAssignment.code.in_(open_codes(CodeListName.CATEGORY.value)))
    held: dict[int, list[tuple[int | None, str]]] = {}
    for home, person, code in session.execute(query.order_by(CategoryAssignment.id)):
        held.setdefault(home, []).append((person, code))
    return held


def _own(held: Sequence[tuple[int | None, str]], person: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for whom, code in held if whom in (None, person)))
