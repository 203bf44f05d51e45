"""Queries that carry what persons decided on an edition over to the next: who is out or in nevertheless, and the parts."""

from sqlalchemy import Subquery, and_, case, func, insert, literal, select, true, update
from sqlalchemy.orm import aliased

from desktop.models.approved_list import ApprovedList, ListExclusion, ListLine
from desktop.models.list_plan import Exclusion
from desktop.store.collection import Collection

_SERVED, _BY_HAND = Exclusion.ALREADY_SERVED.value, Exclusion.BY_HAND.value


def as_decided(found: Subquery, former_id: int) -> Subquery:
    """Return the families that fit a list, with the reasons as persons decided on the edition before."""
    told = select(ListExclusion.household_id).where(ListExclusion.list_id == former_id)
    out = told.where(ListExclusion.reason == _BY_HAND, ~ListExclusion.is_taken)
    reason = case(
        (and_(found.c.reason.in_(("", _SERVED)), found.c.id.in_(out)), _BY_HAND),
        (and_(found.c.reason == _SERVED, found.c.id.in_(told.where(ListExclusion.is_taken))), ""),
        else_=found.c.reason,
    )
    others = [column for column in found.c if column.name != "reason"]
    return select(*others, reason.label("reason")).subquery("decided")


class EditionDecisions(Collection):
    """Decisions that a new edition takes over."""

    def carry_over(self, former: ApprovedList, edition: ApprovedList) -> None:
        """Write the words of whoever decided, each family's distributor, and as large a reserve, on a new edition."""
        self._carry_words(former, edition)
        self._carry_taken(former, edition)
        self._carry_shares(former, edition)
        self._session.expire_all()
        self._touched.add(ListLine.__tablename__)
        if former.reserve_from is not None:
            reserve = former.families - former.reserve_from + 1
            edition.reserve_from = edition.families - reserve + 1 if reserve < edition.families else None

    def _carry_words(self, former: ApprovedList, edition: ApprovedList) -> None:
        told, before = ListExclusion, aliased(ListExclusion, name="before")
        same = and_(before.list_id == former.id, before.household_id == told.household_id)
        words, by = (
            select(column).where(same).scalar_subquery() for column in (before.words, before.decided_by)
        )
        here = told.list_id == edition.id, told.reason == _BY_HAND
        self._session.execute(update(told).where(*here).values(words=words, decided_by=by))

    def _carry_taken(self, former: ApprovedList, edition: ApprovedList) -> None:
        before = ListExclusion
        columns = {
            "list_id": literal(edition.id), "household_id": before.household_id, "reason": before.reason,
            "words": before.words, "is_taken": true(), "decided_by": before.decided_by,
        }  # fmt: skip
        stands = and_(ListLine.list_id == edition.id, ListLine.household_id == before.household_id)
        taken = select(*columns.values()).join(ListLine, stands)
        taken = taken.where(before.list_id == former.id, before.is_taken)
        self._session.execute(insert(ListExclusion).from_select(list(columns), taken))

    def _carry_shares(self, former: ApprovedList, edition: ApprovedList) -> None:
        line, before = ListLine, aliased(ListLine, name="before")
        same = and_(before.list_id == former.id, before.household_id == line.household_id)
        share = func.coalesce(select(before.share).where(same).scalar_subquery(), "")
        self._session.execute(update(line).where(line.list_id == edition.id).values(share=share))
