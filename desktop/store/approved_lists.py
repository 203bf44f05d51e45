"""Queries about editions of lists and their lines."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    Subquery,
    and_,
    case,
    exists,
    false,
    func,
    insert,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from desktop.errors import NotFoundError
from desktop.marking import N_
from desktop.models.approval import Approval, ApprovalKind, ApprovalState
from desktop.models.approved_list import (
    ApprovedList,
    FrozenLine,
    LineRow,
    ListExclusion,
    ListLine,
    ListRow,
    ListState,
)
from desktop.models.area import Area
from desktop.models.beneficiary import Household, State
from desktop.models.list_plan import (
    Criteria,
    ExcludedFamily,
    Exclusion,
    ListPlan,
    ListPreview,
    Portion,
    Selection,
)
from desktop.store.collection import Collection
from desktop.store.edition_decisions import as_decided
from desktop.store.list_choice import EVERY_ROW, Recently, candidates, frozen_columns, selected
from desktop.store.reach import Reach

BATCH = 2000
"""Rows fetched in one go where a whole list streams through."""


class Fill(NamedTuple):
    """What was written when a list was filled."""

    families: int
    quantity: int


class ApprovedLists(Collection):
    """Editions of lists; lines are written by the database itself and read as a stream."""

    def get(self, uid: str) -> ApprovedList:
        """Return an edition.

        Raises:
            NotFoundError: There is none.
        """
        found = self._session.scalar(select(ApprovedList).where(ApprovedList.uid == uid, self._reach.lists()))
        return _present(found)

    def with_id(self, list_id: int) -> ApprovedList:
        """Return the edition that another row points at."""
        return _present(self._session.get(ApprovedList, list_id))

    def numbered(self, number: str, edition: int | None = None) -> ApprovedList:
        """Return an edition by its number; without an edition, the newest approved one.

        Raises:
            NotFoundError: There is none.
        """
        query = select(ApprovedList).where(ApprovedList.number == number, self._reach.lists())
        if edition is None:
            query = query.where(ApprovedList.state == ListState.APPROVED)
        else:
            query = query.where(ApprovedList.edition == edition)
        return _present(self._session.scalars(query.order_by(ApprovedList.edition.desc())).first())

    def last_edition(self, number: str) -> int:
        """Return the highest edition that was ever drafted under a number."""
        query = select(func.max(ApprovedList.edition)).where(ApprovedList.number == number)
        return self._session.scalar(query) or 0

    def unfinished_edition(self, number: str) -> int | None:
        """Return the edition of a list that is still being made."""
        query = select(ApprovedList.edition).where(
            ApprovedList.number == number, ApprovedList.state.in_((ListState.DRAFT, ListState.ASKED))
        )
        return self._session.scalar(query)

    def approved_before(self, edition: ApprovedList) -> ApprovedList | None:
        """Return the newest approved edition before another one of the same list."""
        query = select(ApprovedList).where(
            ApprovedList.number == edition.number,
            ApprovedList.edition < edition.edition,
            ApprovedList.state == ListState.APPROVED,
        )
        return self._session.scalars(query.order_by(ApprovedList.edition.desc())).first()

    def rows(self, limit: int = 500) -> list[ListRow]:
        """Return the editions, newest first."""
        refused = (
            select(case((Approval.state == ApprovalState.REFUSED, Approval.reason), else_=""))
            .where(Approval.kind == ApprovalKind.LIST, Approval.subject_uid == ApprovedList.uid)
            .order_by(Approval.id.desc())
            .limit(1)
            .scalar_subquery()
        )
        a, later = ApprovedList, aliased(ApprovedList, name="later")
        is_replaced = exists().where(
            later.number == a.number, later.edition > a.edition, later.state == ListState.APPROVED
        )
        query = (
            select(
                a.uid, a.number, a.edition, a.title, a.aid_kind, a.unit, a.period_from, a.period_to,
                a.families, a.quantity, a.state, func.coalesce(refused, ""), is_replaced,
            )
            .where(self._reach.lists())
            .order_by(a.id.desc())
            .limit(limit)
        )  # fmt: skip
        return [
            ListRow._make((*row[:10], ListState(row[10]), row[11], bool(row[12])))
            for row in self._session.execute(query)
        ]

    def preview(
        self, plan: ListPlan, day: date, recently: Recently | None, in_period: Recently | None = None
    ) -> ListPreview:
        """Count what a list would hold, whom it leaves out and why, and who was served where no rule asks."""
        found = _meant(plan, day, self._reach, recently or in_period)
        query = select(found.c.reason, func.count(), func.sum(found.c.quantity)).group_by(found.c.reason)
        sums = {reason: (count, quantity) for reason, count, quantity in self._session.execute(query)}
        families, quantity = sums.pop("", (0, 0))
        served, more = (0, 0) if recently else sums.pop(Exclusion.ALREADY_SERVED.value, (0, 0))
        excluded = tuple((reason, sums[reason][0]) for reason in Exclusion if reason in sums)
        return ListPreview(families + served, quantity + more, excluded, served)

    def excluded(
        self, plan: ListPlan, day: date, recently: Recently | None, limit: int = 200
    ) -> list[ExcludedFamily]:
        """Return families that fit the conditions but may not stand on the list, with the reason."""
        found = _meant(plan, day, self._reach, recently)
        query = (
            select(found.c.uid, found.c.code, found.c.name, found.c.place, found.c.reason)
            .where(found.c.reason != "")
            .order_by(found.c.reason, found.c.code)
            .limit(limit)
        )
        return [ExcludedFamily(*row[:4], Exclusion(row[4])) for row in self._session.execute(query)]

    def fill(self, edition: ApprovedList, plan: ListPlan, day: date, recently: Recently | None) -> Fill:
        """Write the lines of a new edition as the families stand now, by place and name, in one statement."""
        found = _meant(plan, day, self._reach, recently)
        position = func.row_number().over(
            order_by=(found.c.area_code, found.c.place, found.c.sort_key, found.c.id)
        )
        rows = select(found, position.label("position")).where(found.c.reason == "").subquery("chosen")
        columns = frozen_columns(edition, rows)
        chosen = select(*columns.values()).order_by(rows.c.position)
        self._session.execute(insert(ListLine).from_select(list(columns), chosen))
        left_out = select(
            literal(edition.id), found.c.id, found.c.reason, literal(""), false(), literal("")
        ).where(found.c.reason != "")
        told = ["list_id", "household_id", "reason", "words", "is_taken", "decided_by"]
        self._session.execute(insert(ListExclusion).from_select(told, left_out))
        self._touched.add(ListLine.__tablename__)
        query = select(func.count(), func.coalesce(func.sum(ListLine.quantity), 0))
        return Fill(*self._session.execute(query.where(ListLine.list_id == edition.id)).one())

    def frozen_lines(self, edition: ApprovedList) -> Iterator[FrozenLine]:
        """Yield what the digest covers, in order, without holding the list."""
        query = (
            select(Household.uid, ListLine.name, ListLine.national_id, ListLine.share, ListLine.quantity)
            .join(Household, Household.id == ListLine.household_id)
            .where(ListLine.list_id == edition.id)
            .order_by(ListLine.position)
        )
        for row in self._session.execute(query, execution_options={"yield_per": BATCH}):
            yield FrozenLine(*row)

    def lines(self, edition: ApprovedList) -> Iterator[LineRow]:
        """Yield every line in order, without holding the list."""
        query = select(*_line_columns()).where(ListLine.list_id == edition.id).order_by(ListLine.position)
        for row in self._session.execute(query, execution_options={"yield_per": BATCH}):
            yield LineRow(*row)

    def page(self, list_id: int, first: int, count: int) -> list[LineRow]:
        """Return the lines from a position on."""
        query = (
            select(*_line_columns())
            .where(ListLine.list_id == list_id, ListLine.position.between(first, first + count - 1))
            .order_by(ListLine.position)
        )
        return [LineRow(*row) for row in self._session.execute(query)]

    def count(self, edition: ApprovedList, chosen: Selection = EVERY_ROW) -> int:
        """Count the lines of an edition, or those that a round takes."""
        query = select(func.count()).where(*selected(edition, chosen))
        return self._session.scalar(query) or 0

    def places(self, list_id: int) -> list[tuple[str, int]]:
        """Return the villages of an edition with the number of their families."""
        query = select(ListLine.place, func.count()).where(ListLine.list_id == list_id)
        grouped = query.group_by(ListLine.place).order_by(func.min(ListLine.position))
        return [(place, families) for place, families in self._session.execute(grouped)]

    def areas_in_use(self) -> list[tuple[str, str]]:
        """Return the areas that have families, and those above them, by name."""
        used = select(Household.area_code).where(Household.area_code.is_not(None), self._reach.households())
        tree = select(Area.code, Area.parent_code).where(Area.code.in_(used)).cte("tree", recursive=True)
        above = select(Area.code, Area.parent_code).join(tree, Area.code == tree.c.parent_code)
        tree = tree.union(above)
        query = select(Area.code, Area.name).where(Area.code.in_(select(tree.c.code))).order_by(Area.name)
        return [(code, name) for code, name in self._session.execute(query)]

    def places_in_use(self, limit: int = 500) -> list[str]:
        """Return the villages and quarters that families live in, as typed."""
        lived_in = select(Household.place).where(Household.place != "", Household.state != State.CLOSED)
        query = lived_in.where(self._reach.households())
        return list(self._session.scalars(query.distinct().order_by(Household.place).limit(limit)))

    def unfit(self, edition: ApprovedList, day: date, recently: Recently | None) -> int:
        """Count the lines whose family may stand on the list no more, or has left the register or the programme.

        Who was served meanwhile is unfit as well, unless taken in nevertheless.
        """
        member_of = Criteria(programme=edition.plan().criteria.programme)
        found = candidates(member_of, Portion(), day, recently=recently)
        taken = select(ListExclusion.household_id).where(
            ListExclusion.list_id == edition.id, ListExclusion.is_taken
        )
        is_taken = and_(found.c.reason == Exclusion.ALREADY_SERVED.value, found.c.id.in_(taken))
        fits = or_(found.c.reason == "", is_taken)
        query = (
            select(func.count())
            .select_from(ListLine)
            .join(found, and_(found.c.id == ListLine.household_id, fits), isouter=True)
            .where(ListLine.list_id == edition.id, found.c.id.is_(None))
        )
        return self._session.scalar(query) or 0

    def approved(self) -> Iterator[ApprovedList]:
        """Yield every approved edition, for the check of the whole office."""
        yield from self._session.scalars(
            select(ApprovedList).where(ApprovedList.state == ListState.APPROVED).order_by(ApprovedList.id)
        )


def _meant(plan: ListPlan, day: date, reach: Reach, recently: Recently | None) -> Subquery:
    found = candidates(plan.criteria, plan.portion, day, reach, recently, plan.named)
    return found if plan.follows is None else as_decided(found, plan.follows)


def _present(edition: ApprovedList | None) -> ApprovedList:
    if edition is None:
        raise NotFoundError(N_("There is no such list. Choose it on the page Approved lists."))
    return edition


def _line_columns() -> Sequence[InstrumentedAttribute[Any]]:
    line = ListLine
    return (
        line.position, line.name, line.father_name, line.national_id, line.household_code, line.members,
        line.place, line.quantity, line.share,
    )  # fmt: skip
