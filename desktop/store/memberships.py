"""Queries about who belongs to a programme: pages of families with the state of their membership."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from desktop.models.area import Area
from desktop.models.beneficiary import Household, Person, Relation, State
from desktop.models.member_row import MemberRow
from desktop.models.names import fold
from desktop.models.programme import Membership
from desktop.store.collection import Collection

_BOUND = 400
_Head = aliased(Person, name="head")


class Memberships(Collection):
    """Families in programmes, each household once as long as it has not left."""

    def ids(self, code: str, states: Sequence[str], words: str = "") -> list[int]:
        """Return the memberships of a programme in these states, by the name of the head."""
        query = (
            self._joined(select(Membership.id))
            .where(Membership.programme_code == code, Membership.state.in_(list(states)))
            .order_by(_Head.sort_key, Membership.id)
        )
        for word in fold(words).split():
            fits = _Head.name_parts.contains(word, autoescape=True)
            query = query.where(or_(fits, func.lower(Household.code).contains(word, autoescape=True)))
        return list(self._session.scalars(query))

    def rows(self, ids: Sequence[int]) -> list[MemberRow | None]:
        """Return the lines of these memberships in the same order; None for one that is gone."""
        place = func.coalesce(func.nullif(Household.place, ""), Area.name, "")
        query = self._joined(
            select(
                Membership.id, Membership.uid, Household.uid, Household.code, func.coalesce(_Head.name, ""), place,
                Membership.state, Membership.valid_from, Membership.valid_to, Membership.reason,
                Membership.state_since, Membership.told_on, Membership.told_how, Membership.number,
            )
        ).join(Area, Area.code == Household.area_code, isouter=True)  # fmt: skip
        found: dict[int, MemberRow] = {}
        for start in range(0, len(ids), _BOUND):
            part = query.where(Membership.id.in_([int(one) for one in ids[start : start + _BOUND]]))
            found |= {row[0]: MemberRow._make(row) for row in self._session.execute(part)}
        return [found.get(one) for one in ids]

    def record(self, uid: str) -> tuple[Membership, Household] | None:
        """Return a membership with its household."""
        query = (
            select(Membership, Household)
            .join(Household, Household.id == Membership.household_id)
            .where(Membership.uid == uid, self._reach.households())
        )
        row = self._session.execute(query).first()
        return None if row is None else (row[0], row[1])

    def current(self, code: str, households: Sequence[str]) -> list[tuple[Membership, Household]]:
        """Return the memberships of these households that have not ended, in the order of their entry."""
        query = (
            select(Membership, Household)
            .join(Household, Household.id == Membership.household_id)
            .where(Membership.programme_code == code, Membership.state != "exited")
            .where(Household.uid.in_(list(households)), self._reach.households())
            .order_by(Membership.id)
        )
        return [(row[0], row[1]) for row in self._session.execute(query)]

    def remove(self, membership: Membership) -> None:
        """Take a membership out that began by mistake a moment ago."""
        self._touched.add(Membership.__tablename__)
        self._session.delete(membership)
        self._session.flush()

    def households_of(self, person_ids: Sequence[int]) -> list[str]:
        """Return the households of these persons, each once."""
        query = (
            select(Household.uid)
            .where(
                Household.id.in_(
                    select(Person.household_id).where(Person.id.in_([int(one) for one in person_ids]))
                )
            )
            .where(Household.state != State.CLOSED, self._reach.households())
        )
        return list(self._session.scalars(query.order_by(Household.id)))

    def belonging(self, code: str, households: Sequence[str]) -> int:
        """Count which of these households belong to a programme already."""
        query = (
            select(func.count())
            .select_from(Membership)
            .join(Household, Household.id == Membership.household_id)
            .where(
                Membership.programme_code == code,
                Membership.state != "exited",
                Household.uid.in_(list(households)),
            )
        )
        return self._session.scalar(query) or 0

    def _joined(self, query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
        is_head: ColumnElement[bool] = and_(
            _Head.household_id == Household.id, _Head.relation == Relation.HEAD, _Head.state != State.CLOSED
        )
        return (
            query.select_from(Membership)
            .join(Household, Household.id == Membership.household_id)
            .join(_Head, is_head, isouter=True)
            .where(self._reach.households())
        )
