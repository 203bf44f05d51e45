"""The lines of the list: what is seen of each person, fetched by id, a page at a time."""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.models.area import Area
from desktop.models.beneficiary import Household, Person, State
from desktop.models.circumstances import parted
from desktop.models.listing import Column, PersonRow
from desktop.store.held_codes import held_codes, own_codes
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
_DETAILS: dict[str, InstrumentedAttribute[Any]] = {
    Column.EDUCATION: Person.education,
    Column.WORK: Person.work_state,
    Column.OCCUPATION: Person.occupation,
    Column.PHONE_OWNER: Person.phone_owner,
    Column.SECOND_PHONE_OWNER: Person.second_phone_owner,
    Column.LANDMARK: Household.landmark,
    Column.POSTAL_CODE: Household.postal_code,
    Column.HOUSING: Household.housing_kind,
    Column.HOUSING_STATE: Household.housing_state,
    Column.UTILITIES: Household.utilities,
    Column.ASSETS: Household.assets,
    Column.INCOME: Household.income_total,
    Column.REVIEW_ON: Household.review_on,
    Column.NOTES: Household.notes,
}
_SETS = frozenset({Column.UTILITIES, Column.ASSETS})


def rows_of(
    session: Session, reach: Reach, ids: Sequence[int], columns: Collection[str], *, may_see: bool
) -> list[PersonRow | None]:
    """Return the lines of these persons in the same order; None for one that is gone."""
    found: dict[int, PersonRow] = {}
    wanted = [int(one) for one in ids]
    details = tuple(sorted(_DETAILS.keys() & columns))
    for start in range(0, len(wanted), BLOCK):
        asked = {"ids": wanted[start : start + BLOCK]}
        lines = session.connection().execute(_lines(reach, details), asked).all()
        homes = {line[_HOME] for line in lines}
        held = held_codes(session, homes, columns, may_see=may_see) if homes else {}
        for line in lines:
            *shown, declared, home = line[: _HOME + 1]
            shown[_MEMBERS] = max(declared or 0, shown[_MEMBERS])
            more = {name: _set(name, value) for name, value in zip(details, line[_HOME + 1 :], strict=True)}
            more |= {name: own_codes(of.get(home, ()), shown[0]) for name, of in held.items()}
            found[shown[0]] = PersonRow._make([*shown, more])
    return [found.get(one) for one in wanted]


_HOME = len(PersonRow._fields)  # behind the declared number, which stands in place of the details


@cache
def _lines(reach: Reach, details: tuple[str, ...]) -> Select[Any]:
    """Return the question for some lines, put together once: a page of the list asks it at every jump."""
    asked = _LINES.add_columns(*(_DETAILS[name] for name in details))
    return asked.where(Person.id.in_(bindparam("ids", expanding=True)), reach.households())


def _set(name: str, value: object) -> object:
    return parted(str(value)) if name in _SETS else value
