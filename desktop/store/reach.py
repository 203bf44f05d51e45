"""How far a person sees: the whole office, or the families of some areas and of all below them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, aliased

from desktop.models.approved_list import ApprovedList
from desktop.models.area import Area
from desktop.models.beneficiary import Household, Person
from desktop.models.distribution import Distribution

_Home = aliased(Household, name="home")


@dataclass(frozen=True)
class Reach:
    """The conditions that every question about families adds; without areas they are always true."""

    areas: tuple[str, ...] = ()

    @cached_property
    def codes(self) -> Select[tuple[str]]:
        """The codes of the areas and of all below them; one object, so that a statement may hold it twice."""
        return below(self.areas)

    def households(self) -> ColumnElement[bool]:
        """Return which families may be seen, for questions about households."""
        return Household.area_code.in_(self.codes) if self.areas else true()

    def persons(self) -> ColumnElement[bool]:
        """Return whose families may be seen, for questions about persons alone."""
        return self.homes(Person.household_id)

    def found(self, household_id: ColumnElement[Any] | None = None) -> ColumnElement[bool]:
        """Return the same for searches: each of few hits is looked up, instead of gathering all families first."""
        if not self.areas:
            return true()
        of = Person.household_id if household_id is None else household_id
        return select(_Home.id).where(_Home.id == of, _Home.area_code.in_(self.codes)).exists()

    def homes(self, household_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
        """Return which rows that name a household may be seen."""
        if not self.areas:
            return true()
        return household_id.in_(select(_Home.id).where(_Home.area_code.in_(self.codes)))

    def lists(self) -> ColumnElement[bool]:
        """Return which editions of lists may be seen: those drafted for areas of one's own alone."""
        if not self.areas:
            return true()
        return or_(ApprovedList.areas.in_(self.codes), ApprovedList.areas == " ".join(self.areas))

    def rounds(self) -> ColumnElement[bool]:
        """Return which distributions may be seen: those of the lists that may be."""
        return Distribution.list_id.in_(select(ApprovedList.id).where(self.lists())) if self.areas else true()


EVERYWHERE = Reach()


def below(codes: Iterable[str]) -> Select[tuple[str]]:
    """Return the question for the codes of some areas and of all below them."""
    tree = select(Area.code).where(Area.code.in_(sorted(codes))).cte("area_tree", recursive=True)
    tree = tree.union(select(Area.code).join(tree, Area.parent_code == tree.c.code))
    return select(tree.c.code)
