"""Queries about programmes and who belongs to them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, exists, func, insert, literal, select

from desktop.errors import NotFoundError
from desktop.marking import N_
from desktop.models.agency import Agency
from desktop.models.beneficiary import Household, State
from desktop.models.programme import Benefit, Membership, Programme, ProgrammeStage
from desktop.store.collection import Collection
from desktop.store.list_choice import line_uid


class Joining(NamedTuple):
    """What memberships that begin together share; their uids count on from the first."""

    first_uid: str
    day: date
    origin: str
    by: str
    at: datetime


def is_own_programme() -> ColumnElement[bool]:
    """Return the condition that joins help to the programme it was given in; partners count their codes anew."""
    own = select(Agency.code).where(Agency.is_own).scalar_subquery()
    return and_(Programme.code == Benefit.programme, Benefit.origin == own)


def programme_name() -> ColumnElement[str]:
    """Return what the programme of help so joined is called; a partner's as he names it."""
    return func.coalesce(Programme.name, Benefit.programme)


class Programmes(Collection):
    """The catalogue of programmes and their memberships."""

    def coded(self, code: str) -> Programme:
        """Return a programme by its code.

        Raises:
            NotFoundError: There is none.
        """
        found = self.find(code)
        if found is None:
            raise NotFoundError(
                N_("There is no programme {entry}. Add it to the catalogue first."), entry=code
            )
        return found

    def find(self, code: str) -> Programme | None:
        """Return a programme by its code, if there is one."""
        return self._session.scalar(select(Programme).where(Programme.code == code))

    def all(self, *, with_closed: bool = False) -> list[Programme]:
        """Return the programmes by name."""
        query = select(Programme).order_by(Programme.name, Programme.id)
        if not with_closed:
            query = query.where(Programme.is_closed.is_(False))
        return list(self._session.scalars(query))

    def counts(self, day: date) -> dict[str, tuple[int, int]]:
        """Return for each programme how many families receive from it on a day, and how many are suspended."""
        held = Membership
        is_now = and_(held.valid_from <= day, held.valid_to.is_(None) | (held.valid_to >= day))
        query = (
            select(
                held.programme_code,
                func.count().filter(held.state == "active", is_now),
                func.count().filter(held.state == "suspended"),
            )
            .where(held.state != "exited", self._reach.homes(held.household_id))
            .group_by(held.programme_code)
        )
        return {code: (active, waiting) for code, active, waiting in self._session.execute(query)}

    def stages(self, code: str) -> list[ProgrammeStage]:
        """Return the phases and periods of a programme in the order of time."""
        one = ProgrammeStage
        query = select(one).where(one.programme_code == code, one.is_closed.is_(False))
        return list(self._session.scalars(query.order_by(one.starts_on, one.id)))

    def stage(self, uid: str) -> ProgrammeStage:
        """Return a phase or a period.

        Raises:
            NotFoundError: There is none.
        """
        found = self._session.scalar(select(ProgrammeStage).where(ProgrammeStage.uid == uid))
        if found is None:
            raise NotFoundError(N_("This part of the programme is not there any more."))
        return found

    def members(self, code: str, day: date) -> int:
        """Count the households that belong to a programme on a day."""
        held = Membership
        query = select(func.count()).where(
            held.programme_code == code, held.state == "active", held.valid_from <= day,
            held.valid_to.is_(None) | (held.valid_to >= day), self._reach.homes(held.household_id),
        )  # fmt: skip
        return self._session.scalar(query) or 0

    def membership(self, code: str, household_uid: str) -> Membership:
        """Return the current membership of a household.

        Raises:
            NotFoundError: It does not belong to the programme.
        """
        query = (
            select(Membership)
            .join(Household, Household.id == Membership.household_id)
            .where(
                Membership.programme_code == code,
                Membership.state != "exited",
                Household.uid == household_uid,
                self._reach.households(),
            )
        )
        found = self._session.scalar(query)
        if found is None:
            raise NotFoundError(N_("The family does not belong to this programme."))
        return found

    def enrol(self, code: str, households: Sequence[str], joining: Joining) -> int:
        """Let households, named by uid, belong to a programme; return how many did not yet."""
        return self._enrol(Household.uid.in_(households), code, joining)

    def enrol_import(self, code: str, import_uid: str, joining: Joining) -> int:
        """Let every household of an import belong to a programme; return how many did not yet."""
        return self._enrol(Household.import_uid == import_uid, code, joining)

    def _enrol(self, whom: ColumnElement[bool], code: str, joining: Joining) -> int:
        is_member = exists().where(
            Membership.household_id == Household.id,
            Membership.programme_code == code,
            Membership.state != "exited",
        )
        position = func.row_number().over(order_by=Household.id)
        columns: dict[str, Any] = {
            "uid": line_uid(joining.first_uid, position), "origin": literal(joining.origin),
            "created_at": literal(joining.at, Membership.created_at.type), "created_by": literal(joining.by),
            "version": literal(1), "household_id": Household.id, "programme_code": literal(code),
            "valid_from": literal(joining.day), "state": literal("active"), "reason": literal(""),
        }  # fmt: skip
        newcomers = select(*columns.values()).where(
            whom, Household.state != State.CLOSED, ~is_member, self._reach.households()
        )
        done = self._session.connection().execute(insert(Membership).from_select(list(columns), newcomers))
        self._touched.add(Membership.__tablename__)
        return int(done.rowcount)
