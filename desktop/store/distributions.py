"""Queries about rounds of distribution and their rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, exists, func, insert, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from desktop.errors import NotFoundError
from desktop.marking import N_
from desktop.models.approved_list import ApprovedList, LineRow, ListLine
from desktop.models.beneficiary import Household, Person
from desktop.models.distribution import Distribution, DistributionLine, DistributionState, Result
from desktop.models.handover import DistributionRow, RowView
from desktop.models.list_plan import Selection
from desktop.models.share import share_state
from desktop.store.barred_lines import Bar
from desktop.store.collection import Collection
from desktop.store.list_choice import EVERY_ROW, STANDS, line_uid, selected

BATCH = 2000
"""Rows fetched in one go where a whole sheet streams through."""

_MANY_ALIKE = 200  # of so many, twenty are soon met in the order of the sheet

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
                d.last_day, d.families, d.quantity, d.prints, d.state, d.share, d.sent_in, d.reported_in,
            )
            .join(a, a.id == d.list_id)
            .where(self._reach.lists())
            .order_by(d.id.desc())
            .limit(limit)
        )  # fmt: skip
        return [
            DistributionRow._make(
                (*row[:13], DistributionState(row[13]), row[14], share_state(row[15], row[16]))
            )
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

    def free_sums(
        self, edition: ApprovedList, chosen: Selection = EVERY_ROW, bar: Bar | None = None
    ) -> tuple[int, int]:
        """Count the families of a list, and their units, that stand in no other round of it and are not barred."""
        free = (
            _unplaced(edition, chosen, bar).subquery() if chosen.most is None else _free(edition, chosen, bar)
        )
        query = select(func.count(), func.coalesce(func.sum(free.c.quantity), 0)).select_from(free)
        families, quantity = self._session.execute(query).one()
        return families, quantity

    def fill(
        self, distribution: Distribution, edition: ApprovedList, chosen: Selection, bar: Bar | None
    ) -> None:
        """Write the rows of a new round, in the order of the list, in one statement."""
        free = _free(edition, chosen, bar)
        columns = _row_columns(distribution, free)
        rows = select(*columns.values()).order_by(free.c.position)
        self._session.execute(insert(DistributionLine).from_select(list(columns), rows))
        self._touched.add(DistributionLine.__tablename__)

    def villages(self, distribution: Distribution) -> list[tuple[str, int]]:
        """Return the villages of a round with the number of their rows, in the order of the sheet."""
        query = (
            select(ListLine.place, func.count())
            .join(DistributionLine, DistributionLine.list_line_id == ListLine.id)
            .where(DistributionLine.distribution_id == distribution.id)
            .group_by(ListLine.place)
            .order_by(func.min(DistributionLine.position))
        )
        return [(place, rows) for place, rows in self._session.execute(query)]

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
            raise no_row(position)
        return found[0]

    def search(self, distribution: Distribution, text: str, name_key: str, limit: int = 20) -> list[RowView]:
        """Return rows by national ID, file number or a piece of the name, folded and without spaces.

        Numbers are found by those that families bear today, at once; what a row bore when it was frozen comes last.
        """
        query = self._views().where(DistributionLine.distribution_id == distribution.id)
        query = query.order_by(DistributionLine.position).limit(limit)
        is_it = or_(ListLine.national_id == text, ListLine.household_code == text)
        borne = select(Person.household_id).where(Person.national_id == text, Person.national_id != "")
        bearers = list(self._session.scalars(borne.union(select(Household.id).where(Household.code == text))))
        steps = [query.where(is_it, DistributionLine.household_id.in_(bearers))] if bearers else []
        if name_key:
            steps.append(self._named(query, distribution.list_id, name_key))
        if any(map(str.isdigit, text)):
            steps.append(query.where(is_it))
        answers = (_views(self._session.execute(step)) for step in steps)
        return next(filter(None, answers), [])

    def _named(
        self, query: Select[*tuple[Any, ...]], list_id: int, name_key: str
    ) -> Select[*tuple[Any, ...]]:
        """Return the rows with a piece of a name: a rare one from the index of names, a common one in their order."""
        fits = ListLine.name_key.contains(name_key, autoescape=True)
        alike = select(ListLine.household_id).where(ListLine.list_id == list_id, fits).limit(_MANY_ALIKE)
        families = list(self._session.scalars(alike))
        if len(families) < _MANY_ALIKE:
            return query.where(DistributionLine.household_id.in_(families))
        return query.where(fits)

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


def _unplaced(edition: ApprovedList, chosen: Selection, bar: Bar | None) -> Select[int, int, int, int]:
    """Return the lines whose family stands in no other round of the list.

    A round counts with every edition of its list. A family that was absent there may stand on another day.
    """
    barred = [] if bar is None else [Household.id == ListLine.household_id, bar.reason == ""]
    other, its_round, its_list = DistributionLine, Distribution, ApprovedList
    stands = (
        exists()
        .where(other.household_id == ListLine.household_id)
        .where(its_round.id == other.distribution_id, its_list.id == its_round.list_id)
        .where(its_list.number == edition.number, its_round.state != DistributionState.VOIDED)
        .where(other.result.in_(STANDS))
    )
    return select(
        ListLine.id, ListLine.household_id, ListLine.quantity, ListLine.position.label("place_on_list")
    ).where(*selected(edition, chosen), ~stands, *barred)


def _free(edition: ApprovedList, chosen: Selection, bar: Bar | None = None) -> Subquery:
    """Return the lines that are free for a new round, with their positions in it.

    Whoever was taken in at the end of the list stands with the village: each can have a sheet of its own.
    """
    village = func.min(ListLine.position).over(partition_by=ListLine.place)
    free = _unplaced(edition, chosen, bar).add_columns(village.label("village")).subquery("unplaced")
    position = func.row_number().over(order_by=(free.c.village, free.c.place_on_list))
    return (
        select(free.c.id, free.c.household_id, free.c.quantity, position.label("position"))
        .order_by(free.c.village, free.c.place_on_list)
        .limit(chosen.most)
        .subquery("free")
    )


def _present(distribution: Distribution | None) -> Distribution:
    if distribution is None:
        raise NotFoundError(N_("There is no such distribution. Choose it on the page Distributions."))
    return distribution


def no_row(position: int) -> NotFoundError:
    """Return the fault of a row that is not on the sheet."""
    return NotFoundError(N_("The sheet has no row {row}. Look at the number beside the name."), row=position)
