"""Queries about what stands around a family: disability, needs, papers, programmes."""

from collections.abc import Collection as Several
from datetime import date

from sqlalchemy import select, update

from desktop.models.beneficiary import CategoryAssignment
from desktop.models.code_list import Code, CodeListName, Sensitivity
from desktop.models.disability import Disability
from desktop.models.family_paper import FamilyPaper
from desktop.models.need import Need, NeedState
from desktop.models.programme import Membership
from desktop.store.code_lists import open_on
from desktop.store.collection import Collection


class FamilyLines(Collection):
    """The lines of families; who may see the family may ask for them."""

    def needs(self, household_id: int) -> list[Need]:
        """Return the needs of a family and its members, those that are not settled first, then the newest."""
        is_settled = Need.state.in_((NeedState.MET.value, NeedState.WITHDRAWN.value))
        query = select(Need).where(Need.household_id == household_id)
        return list(self._session.scalars(query.order_by(is_settled, Need.noted_on.desc(), Need.id)))

    def papers(self, household_id: int) -> list[FamilyPaper]:
        """Return the papers of a family and its members, in the order in which they were noted."""
        query = select(FamilyPaper).where(FamilyPaper.household_id == household_id)
        return list(self._session.scalars(query.order_by(FamilyPaper.id)))

    def open_categories(self, household_id: int) -> list[CategoryAssignment]:
        """Return the categories that a family and its members hold."""
        held = CategoryAssignment
        query = select(held).where(held.household_id == household_id, held.valid_to.is_(None))
        return list(self._session.scalars(query.order_by(held.id)))

    def memberships(self, household_id: int) -> list[Membership]:
        """Return the programmes that a family belongs to or is suspended from."""
        query = select(Membership).where(
            Membership.household_id == household_id, Membership.state != "exited"
        )
        return list(self._session.scalars(query.order_by(Membership.id)))

    def disabilities(self, person_ids: Several[int]) -> dict[int, Disability]:
        """Return what is known of these persons' disability."""
        query = select(Disability).where(Disability.person_id.in_(list(person_ids)))
        return {one.person_id: one for one in self._session.scalars(query)}

    def follow(self, person_id: int, household_id: int) -> None:
        """Let the lines of a member go with him into another family."""
        for kind in (CategoryAssignment, Need, FamilyPaper):
            moved = update(kind).where(kind.person_id == person_id).values(household_id=household_id)
            self._session.execute(moved)
            self._touched.add(kind.__tablename__)

    def sensitive_codes(self, name: CodeListName) -> frozenset[str]:
        """Return the codes of a list that need a right to be seen."""
        query = select(Code.code).where(Code.list_name == name, Code.sensitivity != Sensitivity.NONE.value)
        return frozenset(self._session.scalars(query))

    def codes(self, name: CodeListName, day: date) -> frozenset[str]:
        """Return the codes of a list that may be given on a day."""
        query = select(Code.code).where(Code.list_name == name, open_on(day))
        return frozenset(self._session.scalars(query))
