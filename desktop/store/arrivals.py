"""Adds to the own list what two persons decided to take from a partner, thousands of rows at a time."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from sqlalchemy import exists, func, insert, select, union_all, update
from sqlalchemy.orm import Session, aliased

from desktop.models.area import Area
from desktop.models.beneficiary import Household, Person, Relation, State
from desktop.models.programme import Benefit
from desktop.store.code_lists import ends

_Other = aliased(Person, name="other")


class Arrivals:
    """What a partner's rows need to know of the own list, and the adding itself."""

    def __init__(self, session: Session, touched: set[str]) -> None:
        self._session = session
        self._touched = touched

    @cached_property
    def area_codes(self) -> dict[str, str]:
        """The areas that this office knows, each with the one that stands for it today."""
        known = {code: new for code, new in self._session.execute(select(Area.code, Area.merged_into))}
        successors = ends({code: new for code, new in known.items() if new})
        return {code: successors.get(code, code) for code in known}

    def households(self, uids: Collection[str]) -> dict[str, int]:
        """Return the row numbers of the households that are here already, by uid."""
        query = select(Household.uid, Household.id).where(Household.uid.in_(uids))
        return {uid: number for uid, number in self._session.execute(query)}

    def closed(self, uids: Collection[str]) -> set[str]:
        """Return which of these uids belong to closed files: what a partner sends again begins a new one."""
        households = select(Household.uid).where(Household.uid.in_(uids), Household.state == State.CLOSED)
        persons = select(Person.uid).where(Person.uid.in_(uids), Person.state == State.CLOSED)
        return set(self._session.scalars(union_all(households, persons)))

    def homes_of(self, person_ids: Collection[int]) -> dict[str | int, int]:
        """Return the household of each person."""
        query = select(Person.id, Person.household_id).where(Person.id.in_(person_ids))
        return {person: household for person, household in self._session.execute(query)}

    def with_heads(self, household_ids: Collection[int]) -> set[int]:
        """Return which households have a live head."""
        query = select(Person.household_id).where(
            Person.household_id.in_(household_ids),
            Person.relation == Relation.HEAD,
            Person.state != State.CLOSED,
        )
        return set(self._session.scalars(query))

    def live_numbers(self, numbers: Collection[str]) -> set[str]:
        """Return which of these numbers a live person of the list bears."""
        query = select(Person.national_id).where(
            Person.national_id.in_(numbers), Person.state != State.CLOSED
        )
        return set(self._session.scalars(query))

    def add_households(self, rows: Sequence[Mapping[str, object]]) -> dict[str, int]:
        """Add households and return their row numbers by uid."""
        if not rows:
            return {}
        self._add(Household, rows)
        return self.households([str(row["uid"]) for row in rows])

    def add_persons(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Add persons."""
        self._add(Person, rows)

    def add_benefits(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Add lines to the timelines of families."""
        self._add(Benefit, rows)

    def mend_heads(self, package_uid: str) -> None:
        """Make the first member head in each new family whose head did not travel."""
        first = (
            select(func.min(Person.id))
            .join(Household, Household.id == Person.household_id)
            .where(
                Household.import_uid == package_uid,
                ~exists().where(
                    _Other.household_id == Household.id,
                    _Other.relation == Relation.HEAD,
                    _Other.state != State.CLOSED,
                ),
            )
            .group_by(Person.household_id)
        )
        ids = list(self._session.scalars(first))
        for start in range(0, len(ids), 1000):
            query = update(Person).where(Person.id.in_(ids[start : start + 1000]))
            self._session.connection().execute(query.values(relation=Relation.HEAD.value))

    def _add(
        self,
        kind: type[Household] | type[Person] | type[Benefit],
        rows: Sequence[Mapping[str, object]],
    ) -> None:
        if rows:
            self._session.connection().execute(insert(kind), [dict(row) for row in rows])
            self._touched.add(kind.__tablename__)
