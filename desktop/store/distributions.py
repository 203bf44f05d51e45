"""Queries about rounds of distribution, their rows and results."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, exists, func, insert, literal, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute

from desktop.errors import NotFoundError
from desktop.marking import N_
from desktop.models.approved_list import ApprovedList, LineRow, ListLine
from desktop.models.distribution import Distribution, DistributionLine, DistributionState, Result
from desktop.models.handover import DistributionRow, ResultSum, RowView, Totals
from desktop.models.programme import Benefit
from desktop.store.collection import Collection
from desktop.store.list_choice import line_uid

BATCH = 2000
"""Rows fetched in one go where a whole sheet streams through."""

HANDED_OVER = tuple(result.value for result in Result if result.is_handed_over)


class Distributions(Collection):
    """Rounds; rows are written by the database itself and read as a stream."""

    def get(self, uid: str) -> Distribution:
        """Return a round.

        Raises:
            NotFoundError: There is none.
        """
        return self._seen(Distribution.uid == uid)

    def numbered(self, number: str) -> Distribution:
        """Return a round by the number on its sheet.

        Raises:
            NotFoundError: There is none.
        """
        return self._seen(Distribution.number == number)

    def rows(self, limit: int = 500) -> list[DistributionRow]:
        """Return the rounds, newest first."""
        d, a = Distribution, ApprovedList
        query = (
            select(
                d.uid, d.number, a.number, a.edition, d.campaign, d.aid_kind, d.unit, d.place, d.day,
                d.families, d.quantity, d.prints, d.state,
            )
            .join(a, a.id == d.list_id)
            .where(self._reach.lists())
            .order_by(d.id.desc())
            .limit(limit)
        )  # fmt: skip
        return [
            DistributionRow._make((*row[:12], DistributionState(row[12])))
            for row in self._session.execute(query)
        ]

    def unfinished_below(self, edition: ApprovedList) -> list[str]:
        """Return the numbers of rounds of older editions that are neither closed nor void."""
        query = (
            select(Distribution.number)
            .join(ApprovedList, ApprovedList.id == Distribution.list_id)
            .where(
                ApprovedList.number == edition.number,
                ApprovedList.edition < edition.edition,
                Distribution.state.in_((DistributionState.PLANNED, DistributionState.OPEN)),
            )
            .order_by(Distribution.id)
        )
        return list(self._session.scalars(query))

    def free_sums(self, edition: ApprovedList, places: Sequence[str] = ()) -> tuple[int, int]:
        """Count the families of a list, and their units, that stand in no other round of it."""
        query = select(func.count(), func.coalesce(func.sum(ListLine.quantity), 0)).where(
            *_is_free(edition, places)
        )
        families, quantity = self._session.execute(query).one()
        return families, quantity

    def fill(self, distribution: Distribution, edition: ApprovedList, places: Sequence[str] = ()) -> None:
        """Write the rows of a new round, in the order of the list, in one statement."""
        position = func.row_number().over(order_by=ListLine.position)
        free = (
            select(ListLine.id, ListLine.household_id, ListLine.quantity, position.label("position"))
            .where(*_is_free(edition, places))
            .subquery("free")
        )
        columns = _row_columns(distribution, free)
        rows = select(*columns.values()).order_by(free.c.position)
        self._session.execute(insert(DistributionLine).from_select(list(columns), rows))
        self._touched.add(DistributionLine.__tablename__)

    def altered(self, distribution: Distribution) -> int:
        """Count the rows that no longer say what the line of the approved list says."""
        line = DistributionLine
        query = (
            select(func.count())
            .select_from(line)
            .join(ListLine, ListLine.id == line.list_line_id, isouter=True)
            .where(
                line.distribution_id == distribution.id,
                or_(
                    ListLine.id.is_(None),
                    ListLine.list_id != distribution.list_id,
                    ListLine.household_id != line.household_id,
                    ListLine.quantity != line.quantity,
                ),
            )
        )
        return self._session.scalar(query) or 0

    def sheet_lines(self, distribution: Distribution) -> Iterator[LineRow]:
        """Yield every row as the sheet prints it, without holding the round."""
        query = _with_lines(*_frozen_columns()).where(DistributionLine.distribution_id == distribution.id)
        ordered = query.order_by(DistributionLine.position)
        for row in self._session.execute(ordered, execution_options={"yield_per": BATCH}):
            yield LineRow(*row)

    def page(
        self, distribution_id: int, first: int, count: int, result: Result | None = None
    ) -> list[RowView]:
        """Return rows from a position on; with a result, only the rows that ended so."""
        line = DistributionLine
        query = self._views().where(line.distribution_id == distribution_id, line.position >= first)
        if result is not None:
            query = query.where(line.result == result)
        return _views(self._session.execute(query.order_by(line.position).limit(count)))

    def view(self, distribution_id: int, position: int) -> RowView:
        """Return one row.

        Raises:
            NotFoundError: The sheet has no such row.
        """
        line = DistributionLine
        query = self._views().where(line.distribution_id == distribution_id, line.position == position)
        found = _views(self._session.execute(query))
        if not found:
            raise _no_row(position)
        return found[0]

    def search(self, distribution_id: int, text: str, limit: int = 20) -> list[RowView]:
        """Return rows by national ID, file number or a piece of the name."""
        said = or_(
            ListLine.national_id == text,
            ListLine.household_code == text,
            ListLine.name.contains(text, autoescape=True),
        )
        query = self._views().where(DistributionLine.distribution_id == distribution_id, said)
        return _views(self._session.execute(query.order_by(DistributionLine.position).limit(limit)))

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
            raise _no_row(position)
        return found

    def enter_rest(self, distribution_id: int, result: Result, at: datetime, by: str) -> int:
        """Give every row that nobody has entered one result; return how many there were."""
        line = DistributionLine
        statement = (
            update(line)
            .where(line.distribution_id == distribution_id, line.result == Result.PENDING)
            .values(result=result.value, entered_at=at, entered_by=by)
            .execution_options(synchronize_session=False)
        )
        self._touched.add(line.__tablename__)
        done = self._session.connection().execute(statement)
        self._session.expire_all()
        return int(done.rowcount)

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
        self, distribution: Distribution, edition: ApprovedList, *, agency: str, by: str, at: datetime
    ) -> int:
        """Write into each served family's timeline what it received; return how many lines."""
        columns = {
            **_benefit_columns(distribution, edition),
            "origin": literal(agency),
            "agency_code": literal(agency),
            "created_at": literal(at, Benefit.created_at.type),
            "created_by": literal(by),
        }
        served = select(*columns.values()).where(
            DistributionLine.distribution_id == distribution.id, DistributionLine.result.in_(HANDED_OVER)
        )
        done = self._session.connection().execute(insert(Benefit).from_select(list(columns), served))
        self._touched.add(Benefit.__tablename__)
        return int(done.rowcount)

    def _seen(self, which: ColumnElement[bool]) -> Distribution:
        return _present(self._session.scalar(select(Distribution).where(which, self._reach.rounds())))

    def _views(self) -> Select[*tuple[Any, ...]]:
        line, frozen = DistributionLine, ListLine
        return _with_lines(
            line.position, frozen.name, frozen.national_id, frozen.household_code, frozen.members,
            frozen.place, line.quantity, line.result, line.agent_name,
        )  # fmt: skip


def _with_lines(*columns: Any) -> Select[*tuple[Any, ...]]:
    return select(*columns).join(ListLine, ListLine.id == DistributionLine.list_line_id)


def _row_columns(distribution: Distribution, free: Subquery) -> dict[str, Any]:
    """Return a row of a new round, made from a line of its list."""
    return {
        "uid": line_uid(distribution.uid, free.c.position), "distribution_id": literal(distribution.id),
        "list_line_id": free.c.id, "household_id": free.c.household_id, "position": free.c.position,
        "quantity": free.c.quantity, "result": literal(Result.PENDING.value), "agent_name": literal(""),
        "agent_relation": literal(""), "agent_id": literal(""),
    }  # fmt: skip


def _views(rows: Any) -> list[RowView]:
    return [RowView._make((*row[:7], Result(row[7]), row[8])) for row in rows]


def _frozen_columns() -> Sequence[InstrumentedAttribute[Any]]:
    line = ListLine
    return (
        DistributionLine.position, line.name, line.father_name, line.national_id, line.household_code,
        line.members, line.place, line.quantity,
    )  # fmt: skip


def _benefit_columns(distribution: Distribution, edition: ApprovedList) -> dict[str, Any]:
    """Return what a row says of the benefit that its family received."""
    line = DistributionLine
    return {
        "uid": line.uid, "version": literal(1), "household_id": line.household_id, "quantity": line.quantity,
        "programme": literal(edition.programme), "aid_kind": literal(edition.aid_kind),
        "unit": literal(edition.unit), "period_from": literal(edition.period_from),
        "period_to": literal(edition.period_to), "given_on": literal(distribution.day),
        "source": literal(distribution.uid), "source_line": line.uid,
    }  # fmt: skip


def _is_free(edition: ApprovedList, places: Sequence[str]) -> list[ColumnElement[bool]]:
    """Return the condition of lines whose family stands in no other round of the list.

    A round counts with every edition of its list. A family that was absent there may stand on another day.
    """
    other, its_round, its_list = DistributionLine, Distribution, ApprovedList
    stands = (
        exists()
        .where(other.household_id == ListLine.household_id)
        .where(its_round.id == other.distribution_id, its_list.id == its_round.list_id)
        .where(its_list.number == edition.number, its_round.state != DistributionState.VOIDED)
        .where(other.result.in_((Result.PENDING.value, *HANDED_OVER)))
    )
    conditions = [ListLine.list_id == edition.id, ~stands]
    return [*conditions, ListLine.place.in_(places)] if places else conditions


def _present(distribution: Distribution | None) -> Distribution:
    if distribution is None:
        raise NotFoundError(N_("There is no such distribution. Choose it on the page Distributions."))
    return distribution


def _no_row(position: int) -> NotFoundError:
    return NotFoundError(N_("The sheet has no row {row}. Look at the number beside the name."), row=position)
