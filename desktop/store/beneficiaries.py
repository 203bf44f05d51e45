"""Queries about persons and households: the list, one family as a whole, and look-ups for those who take in."""

from collections.abc import Collection as Several
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import selectinload

from desktop.errors import RefusedError
from desktop.marking import N_
from desktop.models.area import Area
from desktop.models.base import Base
from desktop.models.beneficiary import CategoryAssignment, Household, Person, State
from desktop.models.code_list import CodeListName
from desktop.models.listing import FIRST_HITS, MOST_HITS, Counts, Hits, Listing, PersonRow, Reader, Scope
from desktop.store.collection import Collection
from desktop.store.first_pages import first_ids
from desktop.store.person_filters import PersonFilter, open_codes, scoped
from desktop.store.person_listing import id_vector
from desktop.store.person_rows import rows_of
from desktop.store.person_search import find_alike, find_ids, learn_words
from desktop.store.reach import Reach
from desktop.store.search_bulk import gather, is_scattered


class Beneficiaries(Collection):
    """The beneficiary list."""

    def add(self, record: Base) -> None:
        """Add a record; a family that names no area lands in the home area of who is limited to some."""
        if isinstance(record, Household) and self._reach.areas:
            record.area_code = record.area_code or self._reach.areas[0]
            self._refuse_elsewhere(record)
        super().add(record)

    def save(self, record: Base) -> None:
        """Write a record that was read before, unless it leaves the areas of who writes it."""
        if isinstance(record, Household) and self._reach.areas:
            self._refuse_elsewhere(record)
        super().save(record)

    def _refuse_elsewhere(self, household: Household) -> None:
        here = select(Area.code).where(Area.code == household.area_code, Area.code.in_(self._reach.codes))
        with self._session.no_autoflush:
            if self._session.scalar(here) is None:
                raise RefusedError(
                    N_(
                        "You work in some areas only, and this district is none of them. Choose one of yours."
                    ),
                    code="E_AREAS",
                )

    def ids(self, listing: Listing, reader: Reader) -> Hits:
        """Return the ids of all persons of a view in its order, as a vector; a search gives its first hits."""
        if not listing.text.strip():
            return Hits(id_vector(self._session, listing, _whom(listing, reader), self._reach))
        whom = self._sought(listing, reader)
        found = find_ids(self._session, listing.text, whom, MOST_HITS, reader.language)
        alike = find_alike(self._session, listing.text, whom, reader.language, found)
        return Hits([*found, *alike], len(alike))

    def learn_words(self) -> None:
        """Read the words of all names, so that common ones are found without gathering all who bear them."""
        learn_words(self._session)

    def has_scattered_words(self) -> bool:
        """Return whether much came into the index of names since it was put together."""
        return is_scattered(self._session.connection())

    def gather_words(self) -> None:
        """Put the index of names together where much came into it."""
        gather(self._session.connection())

    def find_ids(self, listing: Listing, reader: Reader, limit: int = 50) -> list[int]:
        """Return the persons that typed text means; a number that fits nobody may hold one slip."""
        whom = self._sought(listing, reader)
        found = find_ids(self._session, listing.text, whom, limit, reader.language)
        if not any(character.isdigit() for character in listing.text):
            return found
        alike = find_alike(self._session, listing.text, whom, reader.language, found)
        return [*found, *alike][:limit]

    def first_ids(self, listing: Listing, reader: Reader, limit: int) -> list[int] | None:
        """Return the first persons of the whole list or of a search with many hits; nothing where all come as soon."""
        if listing.text.strip() and not listing.conditions:
            whom = self._sought(listing, reader)
            found = find_ids(self._session, listing.text, whom, FIRST_HITS, reader.language)
            return found if len(found) == FIRST_HITS else None
        return first_ids(self._session, listing, self._reach, limit)

    def rows(
        self, ids: Sequence[int], columns: Several[str] = (), *, may_see: bool = False
    ) -> list[PersonRow | None]:
        """Return the lines of these persons in the same order; None for one that is gone."""
        return rows_of(self._session, self._reach, ids, columns, may_see=may_see)

    def _sought(self, listing: Listing, reader: Reader) -> ColumnElement[bool]:
        return _sought(replace(listing, text=""), reader, self._reach)

    def open_codes(self, codes: CodeListName) -> set[str]:
        """Return the codes of a list that everybody may see and filter by."""
        return set(self._session.scalars(open_codes(codes.value)))

    def counts(self) -> Counts:
        """Return how large the list is."""
        here = self._reach.persons()
        return Counts(
            families=self._count((Household.state != State.CLOSED) & self._reach.households()),
            persons=self._count(scoped(Scope.LIVE) & here),
            disputed=self._count(scoped(Scope.DISPUTED) & here),
            without_id=self._count(scoped(Scope.WITHOUT_ID) & here),
        )

    def household(self, uid: str) -> Household | None:
        """Return a household with its members, complete."""
        query = select(Household).where(Household.uid == uid, self._reach.households())
        return self._session.scalar(query.options(selectinload(Household.members)))

    def coded(self, code: str) -> Household | None:
        """Return a household by its file number, with its members; numbers are those of the whole office."""
        query = select(Household).where(Household.code == code).options(selectinload(Household.members))
        return self._session.scalar(query)

    def household_uid_of(self, person_id: int) -> str | None:
        """Return the household of a person."""
        return self._session.scalar(
            select(Household.uid)
            .join(Person, Person.household_id == Household.id)
            .where(Person.id == person_id, self._reach.households())
        )

    def bearers(self, numbers: Several[str]) -> dict[str, str]:
        """Return which live person, by uid, bears each of these national IDs undisputed."""
        query = select(Person.national_id, Person.uid).where(
            Person.national_id.in_(list(numbers)),
            Person.id_state.in_(("ok", "warned")),
            Person.state != State.CLOSED,
        )
        return {number: uid for number, uid in self._session.execute(query)}

    def categories(self, household_id: int) -> list[CategoryAssignment]:
        """Return the categories of a household, the newest first."""
        query = (
            select(CategoryAssignment)
            .where(CategoryAssignment.household_id == household_id)
            .order_by(CategoryAssignment.valid_from.desc(), CategoryAssignment.id)
        )
        return list(self._session.scalars(query))

    def _count(self, condition: ColumnElement[bool]) -> int:
        return self._session.scalar(select(func.count()).where(condition)) or 0


def _whom(listing: Listing, reader: Reader) -> ColumnElement[bool]:
    return scoped(listing.scope) & PersonFilter(listing, reader).asked()


@lru_cache(maxsize=64)
def _sought(listing: Listing, reader: Reader, reach: Reach) -> ColumnElement[bool]:
    """Return whom a search in a view may find: the same condition whatever is typed, so that questions are kept."""
    return _whom(listing, reader) & reach.found()
