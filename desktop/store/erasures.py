"""Where families stand whose values are to be erased, what keeps that waiting, and the erasure itself."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from desktop.models.agency import Agency
from desktop.models.approved_list import ApprovedList, ListLine, ListState
from desktop.models.base import Base
from desktop.models.beneficiary import CategoryAssignment, Household, Person
from desktop.models.contact_note import ContactNote
from desktop.models.disability import Disability
from desktop.models.distribution import Distribution, DistributionLine, DistributionState
from desktop.models.erasure import Erased, Footprint
from desktop.models.family_paper import FamilyPaper
from desktop.models.history import FieldChange
from desktop.models.kept_page import KeptPage
from desktop.models.merge import MergedRecord
from desktop.models.need import Need
from desktop.models.package import Direction, IncomingRow, Package, PackageState, SentRow
from desktop.models.programme import Membership
from desktop.store.collection import Collection
from desktop.store.erasing import BLANKED, GOES, STAYS, Erasing, Marked, names_them, shows_them

__all__ = ["BLANKED", "GOES", "STAYS", "Marked"]


class Erasures(Collection):
    """What becomes of families whose values two persons agreed to erase."""

    def marked(self, household: Household) -> Marked:
        """Return all rows that hold values of a family: its own, and those of files merged into it."""
        homes, people = {household.uid}, set[str]()
        before = -1
        while len(homes) + len(people) > before:
            before = len(homes) + len(people)
            people |= set(
                self._session.scalars(select(Person.uid).join(Household).where(Household.uid.in_(homes)))
            )
            merged = select(MergedRecord.kind, MergedRecord.merged_uid).where(
                MergedRecord.survivor_uid.in_(homes | people), MergedRecord.is_undone.is_(False)
            )
            for kind, uid in self._session.execute(merged):
                (homes if kind == "household" else people).add(uid)
        persons = self._session.execute(
            select(Person.id, Person.uid, Person.name, Person.national_id)
            .where(Person.uid.in_(people))
            .order_by(Person.id)
        ).all()
        ids = self._session.scalars(select(Household.id).where(Household.uid.in_(homes)))
        return Marked(
            households=tuple(ids),
            persons=tuple(one.id for one in persons),
            household_uids=tuple(sorted(homes)),
            person_uids=tuple(one.uid for one in persons),
            numbers=tuple(one.national_id for one in persons if one.national_id),
            told=tuple((one.name, one.national_id) for one in persons),
        )

    def erased_uids(self) -> list[str]:
        """Return the families whose values were erased."""
        return list(self._session.scalars(select(Household.uid).where(Household.erased_at.is_not(None))))

    def unfinished_list(self, marked: Marked) -> str | None:
        """Return the title of a list with the family on it that is still being made."""
        query = (
            select(ApprovedList.title)
            .join(ListLine, ListLine.list_id == ApprovedList.id)
            .where(
                ListLine.household_id.in_(marked.households),
                ApprovedList.state.in_((ListState.DRAFT, ListState.ASKED)),
            )
        )
        return self._session.scalars(query.limit(1)).first()

    def unfinished_round(self, marked: Marked) -> str | None:
        """Return the number of a round with the family in it that is neither closed nor voided."""
        query = (
            select(Distribution.number)
            .join(DistributionLine, DistributionLine.distribution_id == Distribution.id)
            .where(
                DistributionLine.household_id.in_(marked.households),
                Distribution.state.in_((DistributionState.PLANNED, DistributionState.OPEN)),
            )
        )
        return self._session.scalars(query.limit(1)).first()

    def undecided_package(self, marked: Marked) -> str | None:
        """Return the sender of a package that names one of them and waits for a decision."""
        query = (
            select(Package.sender)
            .join(IncomingRow, IncomingRow.package_id == Package.id)
            .where(
                names_them(marked),
                Package.direction == Direction.IN.value,
                Package.state.in_((PackageState.STAGED.value, PackageState.ASKED.value)),
            )
        )
        return self._session.scalars(query.limit(1)).first()

    def editions(self, marked: Marked) -> list[ApprovedList]:
        """Return the approved editions on which the family stands."""
        query = (
            select(ApprovedList)
            .join(ListLine, ListLine.list_id == ApprovedList.id)
            .where(ListLine.household_id.in_(marked.households), ApprovedList.state == ListState.APPROVED)
            .distinct()
        )
        return list(self._session.scalars(query.order_by(ApprovedList.id)))

    def footprint(self, marked: Marked) -> Footprint:
        """Count where the family stands."""
        partners = (
            select(func.coalesce(Agency.name, Package.recipient))
            .select_from(Package)
            .join(SentRow, SentRow.package_id == Package.id)
            .join(Agency, Agency.code == Package.recipient, isouter=True)
            .where(SentRow.person_uid.in_(marked.person_uids))
            .distinct()
        )
        around = (CategoryAssignment, Need, FamilyPaper, ContactNote)
        return Footprint(
            persons=len(marked.persons),
            lines=self._count(FieldChange, FieldChange.record_uid.in_(self._histories_of(marked))),
            surroundings=sum(self._count(one, one.household_id.in_(marked.households)) for one in around),
            list_lines=self._count(ListLine, ListLine.household_id.in_(marked.households)),
            rounds=self._count(DistributionLine, DistributionLine.household_id.in_(marked.households)),
            kept_pages=self._count(KeptPage, shows_them(marked)),
            incoming=self._count(IncomingRow, names_them(marked)),
            partners=tuple(sorted(self._session.scalars(partners))),
        )

    def erase(self, marked: Marked, now: datetime, by: str) -> Erased:
        """Take the values away; the unit of work has to reckon the hashes of the lists anew."""
        lists = tuple(edition.uid for edition in self.editions(marked))
        lines = Erasing(self._session.connection(), marked).run(self._histories_of(marked), now, by)
        self._session.expire_all()
        self._touched |= {model.__tablename__ for model in (*GOES, *BLANKED)}
        return Erased((*marked.household_uids, *marked.person_uids), lines, lists)

    def _histories_of(self, marked: Marked) -> list[str]:
        """Return the uids under which the history keeps values: the family's and those of what surrounds it."""
        uids = [*marked.household_uids, *marked.person_uids]
        for model in (CategoryAssignment, Need, FamilyPaper, ContactNote, Membership):
            uids += self._session.scalars(select(model.uid).where(model.household_id.in_(marked.households)))
        uids += self._session.scalars(select(Disability.uid).where(Disability.person_id.in_(marked.persons)))
        return uids

    def _count(self, model: type[Base], *conditions: ColumnElement[bool]) -> int:
        return self._session.scalar(select(func.count()).select_from(model).where(*conditions)) or 0
