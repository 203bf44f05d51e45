"""The question whose data would leave: one streamed query over the persons of a choice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Label,
    Select,
    SQLColumnExpression,
    String,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import Session

from desktop.models.approved_list import ApprovedList, ListLine
from desktop.models.area import Area
from desktop.models.beneficiary import CategoryAssignment, Household, Person, Relation, State
from desktop.models.distribution import Distribution, DistributionLine
from desktop.models.programme import Membership
from desktop.store.family_size import family_size
from desktop.store.reach import EVERYWHERE, Reach, below

BATCH = 2000
_FROZEN: dict[str, SQLColumnExpression[Any]] = {
    "line_uid": DistributionLine.uid,
    "name": ListLine.name,
    "id_number": ListLine.national_id,
    "members": ListLine.members,
    "quantity": DistributionLine.quantity,
}


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Whose data leave: the persons of an approved list, of a programme, of areas, or of all open files.

    The share of a round is another matter: its lines leave as they were approved, whatever became of the files.
    """

    list_uid: str = ""
    round_uid: str = ""
    programme: str = ""
    area_codes: tuple[str, ...] = ()  # an area holds all areas below it
    is_heads_only: bool = True
    own_code: str  # drafts that came from a partner and that nobody here confirmed are not passed on
    day: date


class Outgoing:
    """Reads the persons of a choice in the order in which a package needs them."""

    def __init__(self, session: Session, choice: Choice, reach: Reach = EVERYWHERE) -> None:
        self._session = session
        self._reach = reach
        self._choice = choice

    def count(self) -> tuple[int, int]:
        """Return how many persons and how many households the choice holds."""
        query = select(func.count(Person.id), func.count(func.distinct(Person.household_id)))
        row = self._session.execute(self._narrowed(query)).one()
        return int(row[0]), int(row[1])

    def rows(self, fields: tuple[str, ...], given: dict[str, str]) -> Iterator[tuple[str, ...]]:
        """Yield a row of cells for each person by ascending uid, streamed.

        Args:
            fields: Headings of the record schema.
            given: Cells that are the same in every row, such as the programme and the period.
        """
        columns: list[Label[Any]] = [self._column(name, given).label(name) for name in fields]
        query = self._narrowed(select(*columns))
        query = query.order_by(DistributionLine.uid if self._choice.round_uid else Person.uid)
        result = self._session.execute(query, execution_options={"yield_per": BATCH})
        for row in result:
            yield tuple("" if cell is None else str(cell) for cell in row)

    def _column(self, name: str, given: dict[str, str]) -> SQLColumnExpression[Any]:
        if name in given:
            return literal(given[name])
        if self._choice.round_uid and name in _FROZEN:
            return _FROZEN[name]
        columns: dict[str, SQLColumnExpression[Any]] = {
            "uid": Person.uid,
            "name": Person.name,
            "id_number": Person.national_id,
            "id_kind": case(
                (Person.id_state == "none", ""),
                (Person.id_state == "temporary", "temporary"),
                else_="national",
            ),
            "area_code": self._area(),
            "area_name": case((Household.place != "", Household.place), else_=func.coalesce(Area.name, "")),
            "household_uid": Household.uid,
            "household_code": Household.code,
            "relation": Person.relation,
            "sex": func.coalesce(Person.sex, ""),
            "birth_date": func.coalesce(cast(Person.birth_date, String), ""),
            "birth_precision": case((Person.birth_date.is_(None), ""), else_=Person.birth_precision),
            "father_name": Person.father_name,
            "mother_name": Person.mother_name,
            "phone": Person.phone,
            "place": Household.place,
            "address": Household.address,
            "members": func.coalesce(cast(family_size(), String), ""),
            "categories": func.coalesce(self._categories(), ""),
        }
        return columns[name]

    def _area(self) -> SQLColumnExpression[str]:
        """Return the area as a partner may read it: for one that was moved here with its code, the one above it."""
        allowed, own = self._choice.area_codes, func.coalesce(Household.area_code, "")
        if not allowed:
            return own
        above = func.coalesce(Area.parent_code, "")
        return case(
            (or_(*(own.startswith(code, autoescape=True) for code in allowed)), own),
            (or_(*(above.startswith(code, autoescape=True) for code in allowed)), above),
            else_=literal(allowed[0]),
        )

    def _narrowed(self, query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
        choice = self._choice
        if choice.round_uid:
            return _of_round(query, choice.round_uid)
        query = (
            query.select_from(Person)
            .join(Household, Household.id == Person.household_id)
            .outerjoin(Area, Area.code == Household.area_code)
            .where(
                Person.state != State.CLOSED, Person.deceased_on.is_(None), Household.state != State.CLOSED
            )
            .where(or_(Household.origin == choice.own_code, Household.state != State.DRAFT))
            .where(self._reach.households())
        )
        if choice.is_heads_only:
            query = query.where(Person.relation == Relation.HEAD)
        if choice.area_codes:
            query = query.where(Household.area_code.in_(below(choice.area_codes)))
        if choice.programme:
            query = query.where(self._is_in_programme())
        if choice.list_uid:
            query = query.where(self._is_on_list())
        return query

    def _is_in_programme(self) -> ColumnElement[bool]:
        held, day = Membership, self._choice.day
        return exists().where(
            held.household_id == Household.id,
            held.programme_code == self._choice.programme,
            held.state == "active",
            held.valid_from <= day,
            or_(held.valid_to.is_(None), held.valid_to >= day),
        )

    def _is_on_list(self) -> ColumnElement[bool]:
        return exists().where(
            ListLine.household_id == Household.id,
            ListLine.list_id == ApprovedList.id,
            ApprovedList.uid == self._choice.list_uid,
        )

    def _categories(self) -> ColumnElement[str]:
        held, day = CategoryAssignment, self._choice.day
        return (
            select(func.aggregate_strings(held.code, ";"))
            .where(
                held.household_id == Household.id,
                or_(held.person_id.is_(None), held.person_id == Person.id),
                and_(held.valid_from <= day, or_(held.valid_to.is_(None), held.valid_to >= day)),
            )
            .correlate(Household, Person)
            .scalar_subquery()
        )


def _of_round(query: Select[*tuple[Any, ...]], uid: str) -> Select[*tuple[Any, ...]]:
    """Return the question asked of the lines of a round."""
    return (
        query.select_from(DistributionLine)
        .join(Distribution, Distribution.id == DistributionLine.distribution_id)
        .join(ListLine, ListLine.id == DistributionLine.list_line_id)
        .join(Person, Person.uid == ListLine.person_uid)
        .join(Household, Household.id == Person.household_id)
        .outerjoin(Area, Area.code == Household.area_code)
        .where(Distribution.uid == uid)
    )
