"""Queries about what became of the rows of a round, and what its families received."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, exists, func, insert, literal, select, true, update

from desktop.errors import NotFoundError
from desktop.marking import N_
from desktop.models.approved_list import ApprovedList, ListLine
from desktop.models.beneficiary import Person
from desktop.models.code_list import CodeListName
from desktop.models.distribution import Distribution, DistributionLine, Result
from desktop.models.handover import ResultSum, Totals
from desktop.models.names import key
from desktop.models.programme import Benefit
from desktop.models.round_paper import UnservedRow
from desktop.models.stock import StockReceipt
from desktop.progress import Progress
from desktop.store.code_lists import CodeLists
from desktop.store.collection import Collection
from desktop.store.distributions import BATCH, HANDED_OVER, no_row

ENTERING = N_("Entering the results")


class Entry(NamedTuple):
    """What is entered for many rows at once, and by whom."""

    result: Result
    at: datetime
    by: str


class Handovers(Collection):
    """Results of rows; whole sheets are entered by the database itself."""

    def line(self, distribution_id: int, position: int) -> DistributionLine:
        """Return a row to write on, locked until the commit.

        Raises:
            NotFoundError: The sheet has no such row.
        """
        query = select(DistributionLine).where(
            DistributionLine.distribution_id == distribution_id, DistributionLine.position == position
        )
        found = self._session.scalar(query.with_for_update())
        if found is None:
            raise no_row(position)
        return found

    def death_of_head(self, line: DistributionLine, day: date) -> date | None:
        """Return when the person whom a row names died, if that was before the day of the round."""
        query = (
            select(Person.deceased_on)
            .join(ListLine, ListLine.person_uid == Person.uid)
            .where(ListLine.id == line.list_line_id, Person.deceased_on < day)
        )
        return self._session.scalar(query)

    def death_of_bearer(self, national_id: str, day: date) -> date | None:
        """Return when the person who bears a number died, if that was before a day."""
        borne = Person.national_id == national_id, Person.deceased_on < day
        return self._session.scalar(select(Person.deceased_on).where(*borne).limit(1))

    def collected_by(self, distribution_id: int, name: str, national_id: str, language: str) -> int:
        """Count the families of a round for which an agent received.

        The same ID is the same agent; where one of two entries has none, the same name is, however it was spelled.
        """
        line = DistributionLine
        query = (
            select(line.agent_id, line.agent_name, func.count())
            .where(line.distribution_id == distribution_id, line.result == Result.BY_AGENT)
            .group_by(line.agent_id, line.agent_name)
        )
        if national_id:
            query = query.where(line.agent_id.in_((national_id, "")))
        own = key(name, language)
        return sum(
            count
            for borne, other, count in self._session.execute(query)
            if (national_id and borne == national_id) or key(other, language) == own
        )

    def enter_pending(
        self, distribution_id: int, positions: Sequence[int], entry: Entry, progress: Progress
    ) -> int:
        """Give those of the rows that nobody has entered one result; return how many there were.

        A dead person receives nothing: such rows go on waiting for who received in the family's place. So do those
        of whoever died while the round lasted, for somebody has to look whether he received before.
        """
        line = DistributionLine
        said = {"result": entry.result.value, "entered_at": entry.at, "entered_by": entry.by}
        entered = 0
        for first in range(0, len(positions), BATCH):
            progress.advance(first, len(positions), ENTERING)
            done = self._session.connection().execute(
                update(line)
                .where(line.distribution_id == distribution_id, line.result == Result.PENDING)
                .where(
                    _can_be(entry.result, distribution_id),
                    line.position.in_(positions[first : first + BATCH]),
                )
                .values(**said)
            )
            entered += int(done.rowcount)
        self._touched.add(line.__tablename__)
        self._session.expire_all()
        return entered

    def results(self, distribution_id: int) -> dict[int, Result]:
        """Return the result of every row that somebody has entered."""
        line = DistributionLine
        query = select(line.position, line.result).where(
            line.distribution_id == distribution_id, line.result != Result.PENDING
        )
        return {position: Result(result) for position, result in self._session.execute(query)}

    def receipts(self, distribution_id: int) -> list[StockReceipt]:
        """Return the deliveries of a round in the order in which they came."""
        query = select(StockReceipt).where(StockReceipt.distribution_id == distribution_id)
        return list(self._session.scalars(query.order_by(StockReceipt.id)))

    def receipt(self, uid: str) -> tuple[StockReceipt, Distribution]:
        """Return a delivery and its round.

        Raises:
            NotFoundError: There is none.
        """
        query = (
            select(StockReceipt, Distribution)
            .join(Distribution, Distribution.id == StockReceipt.distribution_id)
            .where(StockReceipt.uid == uid, self._reach.rounds())
        )
        found = self._session.execute(query).first()
        if found is None:
            raise NotFoundError(N_("There is no such delivery. Choose it in the table."))
        return found[0], found[1]

    def unserved(self, distribution_id: int) -> Iterator[UnservedRow]:
        """Yield the families that received nothing, in the order of the sheet, without holding the round."""
        line, frozen = DistributionLine, ListLine
        query = (
            select(
                frozen.name, frozen.national_id, frozen.household_code, frozen.place, line.quantity, line.result
            )
            .join(frozen, frozen.id == line.list_line_id)
            .where(line.distribution_id == distribution_id, line.result.not_in(HANDED_OVER))
            .order_by(line.position)
        )  # fmt: skip
        for row in self._session.execute(query, execution_options={"yield_per": BATCH}):
            yield UnservedRow(
                name=row[0], national_id=row[1], household_code=row[2], place=row[3], quantity=row[4],
                result=Result(row[5]),
            )  # fmt: skip

    def totals(self, distribution: Distribution) -> Totals:
        """Return the sums of a round."""
        line = DistributionLine
        query = (
            select(line.result, func.count(), func.sum(line.quantity))
            .where(line.distribution_id == distribution.id)
            .group_by(line.result)
        )
        found = {row[0]: ResultSum(Result(row[0]), row[1], row[2]) for row in self._session.execute(query)}
        sums = tuple(found[result.value] for result in Result if result.value in found)
        return Totals(distribution.families, distribution.quantity, distribution.received, sums)

    def write_benefits(
        self,
        distribution: Distribution,
        edition: ApprovedList,
        *,
        agency: str,
        by: str,
        at: datetime,
        progress: Progress,
    ) -> int:
        """Write into each served family's timeline what it received; return how many lines."""
        columns = {
            **_benefit_columns(distribution, edition),
            "aid_kind": literal(self._kind_today(edition.aid_kind)),
            "origin": literal(agency),
            "agency_code": literal(agency),
            "created_at": literal(at, Benefit.created_at.type),
            "created_by": literal(by),
        }
        line, written = DistributionLine, 0
        served = select(*columns.values()).where(
            line.distribution_id == distribution.id, line.result.in_(HANDED_OVER)
        )
        for first in range(1, distribution.families + 1, BATCH):
            progress.advance(first, distribution.families, N_("Writing what each family received"))
            rows = served.where(line.position.between(first, first + BATCH - 1))
            written += (
                self._session.connection().execute(insert(Benefit).from_select(list(columns), rows)).rowcount
            )
        self._touched.add(Benefit.__tablename__)
        return written

    def _kind_today(self, aid_kind: str) -> str:
        """Return the kind of aid that stands for this one today: the paper keeps its words, the timeline follows."""
        return (
            CodeLists(self._session, self._touched).successors(CodeListName.AID_KIND).get(aid_kind, aid_kind)
        )


def _can_be(result: Result, distribution_id: int) -> ColumnElement[bool]:
    """Return whether a row can end so: whom it names lived to the end where it says that he received himself."""
    if result is not Result.RECEIVED:
        return true()
    ends_on = func.coalesce(Distribution.last_day, Distribution.day)
    day = select(ends_on).where(Distribution.id == distribution_id).scalar_subquery()
    dead = select(Person.uid).where(Person.deceased_on < day)
    named = ListLine.id == DistributionLine.list_line_id
    return ~exists().where(named, ListLine.person_uid.in_(dead))


def _benefit_columns(distribution: Distribution, edition: ApprovedList) -> dict[str, Any]:
    """Return what a row says of the benefit that its family received."""
    line = DistributionLine
    return {
        "uid": line.uid, "version": literal(1), "household_id": line.household_id, "quantity": line.quantity,
        "programme": literal(edition.programme),
        "unit": literal(edition.unit), "period_from": literal(edition.period_from),
        "period_to": literal(edition.period_to), "given_on": func.coalesce(line.given_on, distribution.day),
        "source": literal(distribution.uid), "source_line": line.uid,
    }  # fmt: skip
