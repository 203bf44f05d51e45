"""Queries about persons and households: the list, one family as a whole, and look-ups for those who take in."""

from collections.abc import Collection as Several
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Text, cast, func, select, text
from sqlalchemy.orm import selectinload

from desktop.errors import RefusedError
from desktop.marking import N_
from desktop.models.area import Area
from desktop.models.base import Base
from desktop.models.beneficiary import CategoryAssignment, Household, Person, State
from desktop.models.code_list import Code, CodeListName
from desktop.models.listing import MOST_HITS, Counts, Listing, Order, PersonRow, Scope
from desktop.store.collection import Collection
from desktop.store.person_search import find_ids, scoped

BLOCK = 500  # bound values in one question


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

    def ids(self, listing: Listing, language: str) -> Sequence[int]:
        """Return the ids of all persons of a view in its order, as a vector; a search gives its first hits."""
        if listing.text.strip():
            return self.find_ids(listing, language, MOST_HITS)
        wanted = (
            select(Person.id)
            .join(Household, Household.id == Person.household_id)
            .where(scoped(listing.scope), self._reach.households())
            .order_by(*_order(listing))
        )
        if listing.order in (Order.NAME, Order.NEWEST):  # the index alone answers
            seen = select(Person.id).where(scoped(listing.scope), self._reach.persons())
            wanted = seen.order_by(*_order(listing))
        return self._vector(wanted.subquery())

    def find_ids(self, listing: Listing, language: str, limit: int = 50) -> list[int]:
        """Return the persons that typed text may mean."""
        whom = scoped(listing.scope) & self._reach.found()
        return find_ids(self._session, listing.text, whom, limit, language)

    def page(self, listing: Listing, *, after: PersonRow | None = None, limit: int = 100) -> list[PersonRow]:
        """Return the persons behind one, by name: one page of the list without counting those before it."""
        query = select(Person.id).where(scoped(listing.scope), self._reach.persons())
        query = query.order_by(Person.sort_key, Person.id)
        if after is not None:
            key = select(Person.sort_key).where(Person.id == after.id).scalar_subquery()
            is_behind = (Person.sort_key > key) | ((Person.sort_key == key) & (Person.id > after.id))
            query = query.where(Person.sort_key >= key, is_behind)
        return [row for row in self.rows(list(self._session.scalars(query.limit(limit)))) if row is not None]

    def rows(self, ids: Sequence[int]) -> list[PersonRow | None]:
        """Return the lines of these persons in the same order; None for one that is gone."""
        found: dict[int, PersonRow] = {}
        wanted = [int(one) for one in ids]
        for start in range(0, len(wanted), BLOCK):
            some = _LINES.where(Person.id.in_(wanted[start : start + BLOCK]), self._reach.households())
            for row in self._session.execute(some):
                *shown, declared, live = row
                found[row.id] = PersonRow._make([*shown[:9], max(declared or 0, live), *shown[9:]])
        return [found.get(one) for one in wanted]

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

    def alike(self, key: str, phone: str, place: str, not_in: str = "") -> list[PersonRow]:
        """Return live persons of the same folded name; those of the same phone or place come first."""
        query = (
            select(Person.id)
            .join(Household, Household.id == Person.household_id)
            .where(Person.name_key == key, Person.state != State.CLOSED, Household.uid != not_in)
            .where(self._reach.households())
            .order_by(Person.phone != phone, Household.place != place, Person.id)
            .limit(5)
        )
        return [row for row in self.rows(list(self._session.scalars(query))) if row is not None]

    def categories(self, household_id: int) -> list[CategoryAssignment]:
        """Return the categories of a household, the newest first."""
        query = (
            select(CategoryAssignment)
            .where(CategoryAssignment.household_id == household_id)
            .order_by(CategoryAssignment.valid_from.desc(), CategoryAssignment.id)
        )
        return list(self._session.scalars(query))

    def category_codes(self) -> list[Code]:
        """Return the categories that may be given."""
        query = select(Code).where(Code.list_name == CodeListName.CATEGORY, Code.is_closed.is_(False))
        return list(self._session.scalars(query.order_by(Code.id)))

    def _count(self, condition: ColumnElement[bool]) -> int:
        return self._session.scalar(select(func.count()).where(condition)) or 0

    def _vector(self, wanted: object) -> Sequence[int]:
        """Fetch ids as one text: an array of a million without a million Python objects."""
        import numpy

        column = wanted.c.id  # type: ignore[attr-defined]  # a subquery's column
        if self._session.get_bind().dialect.name == "sqlite":
            joined = self._session.scalar(select(func.group_concat(column, text("','"))))
        else:
            joined = self._session.scalar(select(func.string_agg(cast(column, Text), text("','"))))
        if not joined:
            return []
        vector: Sequence[int] = numpy.fromstring(joined, dtype=numpy.int64, sep=",")  # type: ignore[assignment]  # indexed and counted alike
        return vector


def _order(listing: Listing) -> list[ColumnElement[object]]:
    columns: list[ColumnElement[object]] = {
        Order.NAME: [Person.sort_key],
        Order.CODE: [*_BY_COUNT, Person.position],
        Order.BIRTH: [Person.birth_date, Person.sort_key],
        Order.NEWEST: [],
    }[listing.order]  # type: ignore[assignment]  # columns of several types
    ordered = [*columns, Person.id]
    is_down = listing.descending != (listing.order is Order.NEWEST)
    return [column.desc() for column in ordered] if is_down else ordered  # type: ignore[return-value]  # as above


_BY_COUNT = (  # 2 stands before 10: what comes before the last digits, how long all is, then all
    func.rtrim(Household.code, "0123456789"),
    func.length(Household.code),
    Household.code,
)
_OTHER = Person.__table__.alias("other")
_LINES = select(
    Person.id,
    Person.uid,
    Household.uid,
    Person.name,
    Person.national_id,
    Person.id_state,
    Person.birth_date,
    Person.birth_precision,
    Household.place,
    Person.state,
    Household.code,
    Person.relation,
    Person.phone,
    Person.father_name,
    Household.members_declared,
    select(func.count())
    .where(
        _OTHER.c.household_id == Person.household_id,
        _OTHER.c.state != State.CLOSED,
        _OTHER.c.deceased_on.is_(None),
    )
    .scalar_subquery(),
).join(Household, Household.id == Person.household_id)
