"""Queries about rows of a partner that wait for a decision, and about whom they may mean."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import func, insert, or_, select, union_all, update
from sqlalchemy.orm import Session

from desktop.models.beneficiary import Person, State
from desktop.models.incoming import OwnPerson
from desktop.models.package import IncomingRow, Package, RowDecision, RowVerdict
from desktop.models.programme import Benefit, Membership

BATCH = 1000


class RowLine(NamedTuple):
    """One incoming row as the review table shows it, with the own person it may mean."""

    number: int
    row_uid: str
    name: str
    national_id: str
    payload: str
    verdict: str
    why: str
    decision: str
    reason: str
    own_name: str
    own_id: str


class TakenRow(NamedTuple):
    """One row that two persons decided to take."""

    number: int
    row_uid: str
    name: str
    name_key: str
    national_id: str
    payload: str
    person_id: int | None
    verdict: str


class RowCount(NamedTuple):
    """How many rows of a package have a verdict and a decision."""

    verdict: str
    decision: str
    rows: int


class Incoming:
    """The rows of one received package."""

    def __init__(self, session: Session, package: Package) -> None:
        self._session = session
        self._package_id = package.id

    def add(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Add rows in one go; they carry the columns of the table but the package."""
        if rows:
            values = [{**row, "package_id": self._package_id} for row in rows]
            self._session.connection().execute(insert(IncomingRow), values)

    def likely(
        self, uids: Collection[str], numbers: Collection[str], keys: Collection[str], phones: Collection[str]
    ) -> list[OwnPerson]:
        """Return live persons of the own list with one of these uids, numbers, folded names or phones."""
        columns = [getattr(Person, name) for name in OwnPerson._fields]
        live = (Person.state != State.CLOSED, Person.deceased_on.is_(None))
        parts = [
            select(*columns).where(column.in_(values), *live)
            for column, values in (
                (Person.uid, uids),
                (Person.national_id, numbers),
                (Person.name_key, keys),
                (Person.phone, phones),
            )
            if values
        ]
        if not parts:
            return []
        query = union_all(*parts)
        found = {row.id: OwnPerson(*row) for row in self._session.execute(query)}
        return list(found.values())

    def helped(
        self, households: Collection[int], programme: str, begins: date | None, ends: date | None
    ) -> set[int]:
        """Return which households already get such help in a period, from anybody.

        Without a programme any help of the period counts; without a period, help without an end.
        """
        received = select(Benefit.household_id).where(Benefit.household_id.in_(households))
        received = received.where(or_(Benefit.period_to.is_(None), Benefit.period_to >= (begins or date.max)))
        if ends is not None:
            received = received.where(Benefit.period_from <= ends)
        belongs = select(Membership.household_id).where(
            Membership.household_id.in_(households), Membership.state == "active"
        )
        belongs = belongs.where(
            or_(Membership.valid_to.is_(None), Membership.valid_to >= (begins or date.max))
        )
        if ends is not None:
            belongs = belongs.where(Membership.valid_from <= ends)
        if programme:
            received = received.where(Benefit.programme == programme)
            belongs = belongs.where(Membership.programme_code == programme)
        return set(self._session.scalars(union_all(received, belongs)))

    def counts(self) -> list[RowCount]:
        """Count the rows by verdict and decision."""
        query = (
            select(IncomingRow.verdict, IncomingRow.decision, func.count())
            .where(IncomingRow.package_id == self._package_id)
            .group_by(IncomingRow.verdict, IncomingRow.decision)
            .order_by(IncomingRow.verdict, IncomingRow.decision)
        )
        return [RowCount(*row) for row in self._session.execute(query)]

    def numbers(self, verdict: str = "", decision: str = "") -> list[int]:
        """Return the places of the rows with a verdict and a decision, in the package's order."""
        row = IncomingRow
        query = select(row.number).where(row.package_id == self._package_id)
        if verdict:
            query = query.where(row.verdict == verdict)
        if decision:
            query = query.where(row.decision == decision)
        return list(self._session.scalars(query.order_by(row.number)))

    def lines(self, numbers: Collection[int]) -> dict[int, RowLine]:
        """Return the rows of these places."""
        query = (
            select(
                *(getattr(IncomingRow, name) for name in RowLine._fields[:-2]),
                func.coalesce(Person.name, ""),
                func.coalesce(Person.national_id, ""),
            )
            .outerjoin(Person, Person.id == IncomingRow.person_id)
            .where(IncomingRow.package_id == self._package_id, IncomingRow.number.in_(numbers))
        )
        return {row[0]: RowLine(*row) for row in self._session.execute(query)}

    def numbered(self, number: int) -> IncomingRow | None:
        """Return one row by its place in the package."""
        query = select(IncomingRow).where(
            IncomingRow.package_id == self._package_id, IncomingRow.number == number
        )
        return self._session.scalar(query)

    def decide(self, verdict: RowVerdict, decision: RowDecision, reason: str) -> int:
        """Decide all rows of a verdict in one go and return how many they are."""
        query = update(IncomingRow).where(
            IncomingRow.package_id == self._package_id, IncomingRow.verdict == verdict.value
        )
        result = self._session.connection().execute(query.values(decision=decision.value, reason=reason))
        return result.rowcount

    def facts(self) -> Iterator[tuple[Any, ...]]:
        """Yield what two persons agree to of every row, in order, streamed."""
        row = IncomingRow
        query = select(row.number, row.row_uid, row.verdict, row.person_id, row.decision, row.reason)
        query = query.where(row.package_id == self._package_id).order_by(row.number)
        for one in self._session.execute(query, execution_options={"yield_per": BATCH}):
            yield tuple(one)

    def taken(self) -> Iterator[Sequence[TakenRow]]:
        """Yield the rows to be taken, in order and in batches; each batch is read for itself."""
        after = 0
        columns = [getattr(IncomingRow, name) for name in TakenRow._fields]
        while True:
            query = (
                select(*columns)
                .where(
                    IncomingRow.package_id == self._package_id,
                    IncomingRow.decision == RowDecision.TAKE.value,
                    IncomingRow.number > after,
                )
                .order_by(IncomingRow.number)
                .limit(BATCH)
            )
            batch = [TakenRow(*row) for row in self._session.execute(query)]
            if not batch:
                return
            after = batch[-1].number
            yield batch

    def all_rows(self) -> Iterator[Sequence[IncomingRow]]:
        """Yield every row, in order and in batches, to be judged anew."""
        after = 0
        while True:
            query = select(IncomingRow).where(
                IncomingRow.package_id == self._package_id, IncomingRow.number > after
            )
            batch = self._session.scalars(query.order_by(IncomingRow.number).limit(BATCH)).all()
            if not batch:
                return
            after = batch[-1].number
            yield batch

    def codes(self) -> Iterator[tuple[str, str]]:
        """Yield the sender's uid and our code of every row, by uid, streamed."""
        row = IncomingRow
        query = select(row.row_uid, row.verdict, row.decision, row.reason)
        query = query.where(row.package_id == self._package_id).order_by(row.row_uid)
        for uid, verdict, decision, reason in self._session.execute(
            query, execution_options={"yield_per": BATCH}
        ):
            yield uid, code_of(verdict, decision, reason)

    def code_counts(self) -> dict[str, int]:
        """Count the rows by our code."""
        row = IncomingRow
        query = (
            select(row.verdict, row.decision, row.reason, func.count())
            .where(row.package_id == self._package_id)
            .group_by(row.verdict, row.decision, row.reason)
        )
        counts: dict[str, int] = {}
        for verdict, decision, reason, count in self._session.execute(query):
            code = code_of(verdict, decision, reason)
            counts[code] = counts.get(code, 0) + count
        return counts

    def forget_refused(self) -> None:
        """Erase the persons of refused rows: they are none of this office's business any more."""
        query = update(IncomingRow).where(
            IncomingRow.package_id == self._package_id, IncomingRow.decision == RowDecision.REFUSE.value
        )
        blank = {"name": "", "name_key": "", "national_id": "", "payload": "{}", "person_id": None}
        self._session.connection().execute(query.values(**blank))


def code_of(verdict: str, decision: str, reason: str) -> str:
    """Return what the partner reads of a row: how a taken one was judged, or why one was refused."""
    return verdict if decision == RowDecision.TAKE.value else reason or f"refused_{verdict}"
