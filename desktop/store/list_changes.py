"""Queries about how a draft was changed by hand, how it is divided, and how editions differ."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    Delete,
    Insert,
    Subquery,
    Update,
    and_,
    case,
    delete,
    func,
    insert,
    literal,
    null,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.orm import aliased

from desktop.errors import NotFoundError
from desktop.marking import N_
from desktop.models.approved_list import (
    ApprovedList,
    ChangeKind,
    Differences,
    LineChange,
    ListExclusion,
    ListLine,
)
from desktop.models.base import new_uid
from desktop.models.beneficiary import Household, Person, Relation, State
from desktop.models.list_plan import ExcludedFamily, Exclusion, Part
from desktop.store.collection import Collection
from desktop.store.list_choice import candidates, frozen_columns
from desktop.store.many_numbers import numbers

OVERRULED = (Exclusion.ALREADY_SERVED.value, Exclusion.BY_HAND.value)
"""Reasons that a person may overrule; the others are put right in the family's file."""


class Sums(NamedTuple):
    """What stands on a list."""

    families: int
    quantity: int


class ListChanges(Collection):
    """Changes of drafts, row by row and in parts."""

    def left_out(
        self, list_id: int, limit: int = 500, *, is_taken: bool | None = None
    ) -> list[ExcludedFamily]:
        """Return who fitted and was left out of an edition, or was taken in nevertheless; or one of both."""
        head = and_(
            Person.household_id == Household.id,
            Person.relation == Relation.HEAD,
            Person.state != State.CLOSED,
        )
        told = ListExclusion
        query = (
            select(
                Household.uid, Household.code, func.coalesce(Person.name, ""), Household.place, told.reason,
                told.words, told.is_taken,
            )
            .join(Household, Household.id == told.household_id)
            .join(Person, head, isouter=True)
            .where(told.list_id == list_id, self._reach.households())
            .order_by(told.is_taken.desc(), told.reason, Household.code)
            .limit(limit)
        )  # fmt: skip
        if is_taken is not None:
            query = query.where(told.is_taken.is_(is_taken))
        return [
            ExcludedFamily(*row[:4], Exclusion(row[4]), row[5], bool(row[6]))
            for row in self._session.execute(query)
        ]

    def exclusions(self, list_id: int) -> tuple[tuple[Exclusion, int], ...]:
        """Count who was left out of an edition, by reason."""
        told = ListExclusion
        query = select(told.reason, func.count()).where(told.list_id == list_id, ~told.is_taken)
        counts = {reason: count for reason, count in self._session.execute(query.group_by(told.reason))}
        return tuple((reason, counts[reason.value]) for reason in Exclusion if reason.value in counts)

    def taken_nevertheless(self, list_id: int) -> int:
        """Count the families that were taken in although they were served."""
        query = select(func.count()).where(ListExclusion.list_id == list_id, ListExclusion.is_taken)
        return self._session.scalar(query) or 0

    def deciders(self, list_id: int) -> set[str]:
        """Return who left families of an edition out by hand, or took them in nevertheless."""
        told = ListExclusion
        query = select(told.decided_by).where(told.list_id == list_id, told.decided_by != "")
        return set(self._session.scalars(query))

    def leave_out(self, edition: ApprovedList, position: int, words: str, by: str) -> None:
        """Take a row off a draft; the rows behind it move up.

        Raises:
            NotFoundError: The draft has no such row.
        """
        row = ListLine.list_id == edition.id, ListLine.position == position
        household = self._session.scalar(select(ListLine.household_id).where(*row))
        if household is None:
            raise _no_row(position)
        self._session.execute(delete(ListLine).where(*row))
        behind = update(ListLine).where(ListLine.list_id == edition.id)
        # By way of negative numbers: a database may look at the uniqueness of positions after each row.
        self._write(behind.where(ListLine.position > position).values(position=-ListLine.position))
        self._write(behind.where(ListLine.position < 0).values(position=-ListLine.position - 1))
        self._write(
            delete(ListExclusion).where(
                ListExclusion.list_id == edition.id, ListExclusion.household_id == household
            )
        )
        self._session.add(
            ListExclusion(
                list_id=edition.id,
                household_id=household,
                reason=Exclusion.BY_HAND.value,
                words=words,
                decided_by=by,
            )
        )
        self._session.flush()

    def take_in(
        self, edition: ApprovedList, household_uid: str, words: str, *, day: date, now: datetime, by: str
    ) -> None:
        """Put a family that was left out at the end of a draft, with the reason.

        Raises:
            NotFoundError: It was not left out for a reason that a person can overrule, or fits no more.
        """
        told = self._session.scalar(
            select(ListExclusion)
            .join(Household, Household.id == ListExclusion.household_id)
            .where(ListExclusion.list_id == edition.id, Household.uid == household_uid)
            .where(ListExclusion.reason.in_(OVERRULED), ~ListExclusion.is_taken)
        )
        if told is None:
            raise NotFoundError(N_("This family was not left out, or for a reason that cannot be overruled."))
        plan, last = edition.plan(), self._last(edition)
        found = candidates(plan.criteria, plan.portion, day, self._reach)
        rows = (
            select(found, literal(last + 1).label("position"))
            .where(found.c.id == told.household_id, found.c.reason == "")
            .subquery("chosen")
        )
        columns = frozen_columns(edition, rows) | {"uid": literal(new_uid(now))}  # positions come again
        done = self._write(insert(ListLine).from_select(list(columns), select(*columns.values())))
        if not done:
            raise NotFoundError(N_("The family does not fit the conditions of the list any more."))
        if told.reason == Exclusion.BY_HAND:
            self._session.delete(told)
        else:
            told.words, told.is_taken, told.decided_by = words, True, by
        self._session.flush()

    def divide(self, edition: ApprovedList, parts: Sequence[Part]) -> None:
        """Give every row of a draft to the part that names it, and all others to the office itself."""
        every = update(ListLine).where(ListLine.list_id == edition.id)
        self._write(every.values(share=""))
        first = 1
        for part in parts:
            named: list[ColumnElement[bool]] = []
            if part.places:
                named.append(ListLine.place.in_(part.places))
            if part.rows:
                named.append(ListLine.position.in_(part.rows))
            if part.count:
                named.append(ListLine.position.between(first, first + part.count - 1))
                first += part.count
            self._write(every.where(or_(*named), ListLine.share == "").values(share=part.agency))

    def give(self, edition: ApprovedList, position: int, agency: str) -> None:
        """Give one row of a draft to a distributor, or back to the office itself.

        Raises:
            NotFoundError: The draft has no such row.
        """
        row = update(ListLine).where(ListLine.list_id == edition.id, ListLine.position == position)
        if not self._write(row.values(share=agency)):
            raise _no_row(position)

    def shares(self, list_id: int) -> list[tuple[str, int, int]]:
        """Return each agency's code with its families and quantity; empty is the office itself."""
        line = ListLine
        query = select(line.share, func.count(), func.sum(line.quantity)).where(line.list_id == list_id)
        grouped = query.group_by(line.share).order_by(line.share)
        return [(share, families, quantity) for share, families, quantity in self._session.execute(grouped)]

    def households_of(self, person_ids: Sequence[int]) -> tuple[int, ...]:
        """Return the households of these persons, each once."""
        query = select(Person.household_id).where(Person.id.op("IN")(numbers(person_ids))).distinct()
        return tuple(self._session.scalars(query))

    def named(self, edition: ApprovedList) -> tuple[int, ...]:
        """Return the families that an edition was drafted from: on it or left out."""
        of_list, told = ListLine, ListExclusion
        lines = select(of_list.household_id).where(of_list.list_id == edition.id)
        query = lines.union(select(told.household_id).where(told.list_id == edition.id))
        return tuple(self._session.scalars(query))

    def sums(self, list_id: int) -> Sums:
        """Count what stands on a list now."""
        query = select(func.count(), func.coalesce(func.sum(ListLine.quantity), 0))
        return Sums(*self._session.execute(query.where(ListLine.list_id == list_id)).one())

    def differences(self, before: ApprovedList, now: ApprovedList, limit: int = 1000) -> Differences:
        """Compare two editions family by family."""
        changes = _changes(before.id, now.id)
        count = select(changes.c.kind, func.count()).group_by(changes.c.kind)
        counts = {kind: n for kind, n in self._session.execute(count)}
        query = select(changes).order_by(changes.c.kind, changes.c.code).limit(limit)
        rows = tuple(LineChange(ChangeKind(row[0]), *row[1:]) for row in self._session.execute(query))
        added, removed, changed = (counts.get(kind.value, 0) for kind in ChangeKind)
        return Differences(added, removed, changed, rows)

    def _last(self, edition: ApprovedList) -> int:
        query = select(func.max(ListLine.position)).where(ListLine.list_id == edition.id)
        return self._session.scalar(query) or 0

    def _write(self, statement: Update | Delete | Insert) -> int:
        self._touched.add(ListLine.__tablename__)
        done = self._session.connection().execute(statement)
        self._session.expire_all()
        return int(done.rowcount)


def _no_row(position: int) -> NotFoundError:
    return NotFoundError(N_("The list has no row {row}. Choose it in the table."), row=position)


def _changes(before_id: int, now_id: int) -> Subquery:
    before, now = aliased(ListLine, name="before"), aliased(ListLine, name="now")
    pair = before.household_id == now.household_id
    is_other = or_(
        before.quantity != now.quantity, before.name != now.name, before.national_id != now.national_id,
        before.share != now.share,
    )  # fmt: skip
    came = (
        select(
            case((before.id.is_(None), ChangeKind.ADDED.value), else_=ChangeKind.CHANGED.value).label("kind"),
            now.household_code.label("code"),
            now.name,
            now.place,
            func.coalesce(before.quantity, 0).label("was"),
            now.quantity.label("is"),
        )
        .join(before, and_(pair, before.list_id == before_id), isouter=True)
        .where(now.list_id == now_id, or_(before.id.is_(None), is_other))
    )
    left = (
        select(
            literal(ChangeKind.REMOVED.value),
            before.household_code,
            before.name,
            before.place,
            before.quantity,
            literal(0),
        )
        .join(now, and_(pair, now.list_id == now_id), isouter=True)
        .where(before.list_id == before_id, now.id.is_(null()))
    )
    return union_all(came, left).subquery("change")
