"""Queries about lanes, packages and what became of their rows."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, bindparam, delete, func, insert, or_, select, update

from desktop.models.package import Direction, Lane, Package, PackageState, SentRow
from desktop.store.arrivals import Arrivals
from desktop.store.collection import Collection
from desktop.store.incoming import Incoming
from desktop.store.outgoing import Choice, Outgoing


class PackageLine(NamedTuple):
    """One package as lists show it."""

    uid: str
    direction: str
    kind: str
    sender: str
    recipient: str
    memorandum: str
    seq: int
    rows: int
    profile: str
    purpose: str
    state: str
    file_name: str
    created_at: datetime
    decided_at: datetime | None
    taken: int | None
    refused: int | None


class Packages(Collection):
    """What was sent and received, in its order."""

    def lines(self, direction: Direction, limit: int = 500) -> list[PackageLine]:
        """Return packages of one direction, newest first."""
        query = select(*(getattr(Package, name) for name in PackageLine._fields))
        query = query.where(Package.direction == direction).order_by(Package.id.desc()).limit(limit)
        return [PackageLine(*row) for row in self._session.execute(query)]

    def with_uid(self, uid: str) -> Package | None:
        """Return a package by its id."""
        return self._session.scalar(select(Package).where(Package.uid == uid))

    def with_digest(self, manifest_digest: str, direction: Direction) -> Package | None:
        """Return the package whose manifest has this hash."""
        query = select(Package).where(
            Package.manifest_digest == manifest_digest, Package.direction == direction
        )
        return self._session.scalar(query)

    def placed(self, sender: str, recipient: str, memorandum: str, seq: int) -> Package | None:
        """Return what has a number in a lane, held packages excepted: they have no place yet."""
        query = select(Package).where(
            Package.sender == sender,
            Package.recipient == recipient,
            Package.memorandum == memorandum,
            Package.seq == seq,
            Package.state != PackageState.HELD.value,
        )
        return self._session.scalar(query)

    def file_names(self, direction: Direction) -> set[str]:
        """Return the names of the files that belong to packages of one direction."""
        query = select(Package.file_name).where(Package.direction == direction)
        return set(self._session.scalars(query))

    def lane(self, sender: str, recipient: str, memorandum: str) -> Lane:
        """Return a lane, locked for this unit of work; a new one when nothing went there yet."""
        query = select(Lane).where(
            Lane.sender == sender, Lane.recipient == recipient, Lane.memorandum == memorandum
        )
        lane = self._session.scalar(query.with_for_update())
        if lane is None:
            lane = Lane(sender=sender, recipient=recipient, memorandum=memorandum)
            self._session.add(lane)
            self._session.flush()
        return lane

    def find_lane(self, sender: str, recipient: str, memorandum: str) -> Lane | None:
        """Return a lane, if anything went there."""
        query = select(Lane).where(
            Lane.sender == sender, Lane.recipient == recipient, Lane.memorandum == memorandum
        )
        return self._session.scalar(query)

    def drop_held(self, uid: str, sender: str, recipient: str, memorandum: str, seq: int) -> None:
        """Forget what was held under an id or a number that is now taken in."""
        in_place = and_(
            Package.sender == sender,
            Package.recipient == recipient,
            Package.memorandum == memorandum,
            Package.seq == seq,
        )
        query = delete(Package).where(
            Package.state == PackageState.HELD.value, or_(Package.uid == uid, in_place)
        )
        self._session.execute(query)
        self._touched.add(Package.__tablename__)

    def note_sent(self, package: Package, person_uids: Sequence[str]) -> None:
        """Add persons to the disclosure ledger of a package."""
        if person_uids:
            rows = [{"package_id": package.id, "person_uid": uid} for uid in person_uids]
            self._session.execute(insert(SentRow), rows)
            self._touched.add(SentRow.__tablename__)

    def note_outcomes(self, package: Package, outcomes: Iterable[Sequence[str]]) -> None:
        """Write the partner's code beside each person of a package that we sent."""
        values = [{"uid": uid, "code": code} for uid, code in outcomes]
        if values:
            query = update(SentRow).where(
                SentRow.package_id == package.id, SentRow.person_uid == bindparam("uid")
            )
            connection = self._session.connection()
            connection.execute(query.values(outcome=bindparam("code")), values)
            self._touched.add(SentRow.__tablename__)

    def outcomes(self, package: Package) -> dict[str, int]:
        """Count the persons of a package that we sent by the partner's code."""
        query = (
            select(SentRow.outcome, func.count())
            .where(SentRow.package_id == package.id)
            .group_by(SentRow.outcome)
            .order_by(SentRow.outcome)
        )
        return {outcome: count for outcome, count in self._session.execute(query)}

    def outgoing(self, choice: Choice) -> Outgoing:
        """Return the reader of the persons of a choice."""
        return Outgoing(self._session, choice, self._reach)

    def incoming(self, package: Package) -> Incoming:
        """Return the rows of a received package."""
        return Incoming(self._session, package)

    def arrivals(self) -> Arrivals:
        """Return what adds a partner's rows to the own list."""
        return Arrivals(self._session, self._touched)
