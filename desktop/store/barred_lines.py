"""Queries about families that stand on an approved list and yet may receive nothing today, each with the reason."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Exists, and_, case, exists, func, literal, or_, select
from sqlalchemy.orm import aliased

from desktop.models.approved_list import ApprovedList, ListExclusion, ListLine
from desktop.models.beneficiary import Household, Person, Relation, State
from desktop.models.distribution import Distribution, DistributionLine, DistributionState
from desktop.models.list_plan import ExcludedFamily, Exclusion, Selection
from desktop.models.merge import MergedRecord
from desktop.store.collection import Collection
from desktop.store.family_size import living_members
from desktop.store.list_choice import EVERY_ROW, STANDS, Recently, is_member, selected, was_served


class Bar(NamedTuple):
    """What keeps families of an edition from receiving on a day."""

    edition: ApprovedList
    day: date
    recently: Recently | None  # what would be a double benefit

    @property
    def reason(self) -> ColumnElement[str]:
        """Return why the family of a line may receive nothing, or ''; asked where `Household` is the line's own.

        What a partner approved is the partner's affair. Where the head died, somebody receives for the family;
        where its file went into another one, the row stands for that one, unless both stand on the list.
        """
        edition = self.edition
        if edition.came_in is not None:
            return literal("")
        suspended = living_members(Person.relation == Relation.HEAD, Person.state == State.SUSPENDED)
        disputed = living_members(Person.id_state == "disputed")
        return case(
            (_is_twice(edition), Exclusion.MERGED.value),
            (and_(Household.state == State.CLOSED, ~_went_into_another()), Exclusion.CLOSED.value),
            (or_(Household.state == State.SUSPENDED, suspended > 0), Exclusion.SUSPENDED.value),
            (disputed > 0, Exclusion.DISPUTED_ID.value),
            *_rules(edition, self.day, self.recently),
            else_="",
        )


def _rules(edition: ApprovedList, day: date, recently: Recently | None) -> list[tuple[Any, str]]:
    """Return what the list itself asked of its families, and asks of them still."""
    programme, rules = edition.plan().criteria.programme, []
    if programme:
        here = Household.state != State.CLOSED
        rules.append((and_(here, ~is_member(programme, day)), Exclusion.LEFT_PROGRAMME.value))
    if recently is not None:
        taken = exists().where(
            ListExclusion.list_id == edition.id,
            ListExclusion.household_id == Household.id,
            ListExclusion.is_taken,
        )
        rules.append((and_(was_served(recently), ~taken), Exclusion.ALREADY_SERVED.value))
    return rules


def _went_into_another() -> Exists:
    return exists().where(MergedRecord.merged_uid == Household.uid, MergedRecord.is_undone.is_(False))


def _is_twice(edition: ApprovedList) -> ColumnElement[bool]:
    """Return whether a file went into one that stands on the list as well, or took in one that has its row already."""
    other, line = aliased(Household, name="other"), aliased(ListLine, name="other_line")
    survivor = (
        _went_into_another()
        .where(other.uid == MergedRecord.survivor_uid)
        .where(line.list_id == edition.id, line.household_id == other.id)
    )
    went, row = aliased(Household, name="went"), aliased(DistributionLine, name="its_row")
    its_round, its_list = aliased(Distribution, name="its_round"), aliased(ApprovedList, name="its_list")
    served = (
        exists()
        .where(MergedRecord.survivor_uid == Household.uid, MergedRecord.is_undone.is_(False))
        .where(went.uid == MergedRecord.merged_uid, row.household_id == went.id, row.result.in_(STANDS))
        .where(its_round.id == row.distribution_id, its_round.state != DistributionState.VOIDED)
        .where(its_list.id == its_round.list_id, its_list.number == edition.number)
    )
    return or_(survivor, served)


class BarredLines(Collection):
    """Lines of lists whose family may receive nothing; they stay on the list and come into no round."""

    def counts(self, bar: Bar, chosen: Selection = EVERY_ROW) -> tuple[tuple[Exclusion, int], ...]:
        """Count them by reason, among the rows that a round would take."""
        found = select(bar.reason.label("reason")).select_from(ListLine)
        found = found.join(Household, Household.id == ListLine.household_id)
        barred = found.where(*selected(bar.edition, chosen)).subquery("barred")
        query = select(barred.c.reason, func.count()).where(barred.c.reason != "").group_by(barred.c.reason)
        counts = {reason: count for reason, count in self._session.execute(query)}
        return tuple((reason, counts[reason.value]) for reason in Exclusion if reason.value in counts)

    def families(self, bar: Bar, limit: int) -> list[ExcludedFamily]:
        """Return them by reason and file number, as the list names them."""
        line = ListLine
        found = (
            select(Household.uid, line.household_code, line.name, line.place, bar.reason.label("reason"))
            .select_from(line)
            .join(Household, Household.id == line.household_id)
            .where(line.list_id == bar.edition.id)
            .subquery("found")
        )
        query = select(found).where(found.c.reason != "").order_by(found.c.reason, found.c.household_code)
        return [
            ExcludedFamily(uid, code, name, place, Exclusion(reason), is_barred=True)
            for uid, code, name, place, reason in self._session.execute(query.limit(limit))
        ]

    def in_round(self, planned: Distribution, bar: Bar) -> int:
        """Count them among the rows of a round."""
        own = aliased(DistributionLine, name="own_line")  # the bar looks at rows of other rounds
        found = (
            select(bar.reason.label("reason"))
            .select_from(own)
            .join(Household, Household.id == own.household_id)
            .where(own.distribution_id == planned.id)
            .subquery("found")
        )
        return self._session.scalar(select(func.count()).where(found.c.reason != "")) or 0
