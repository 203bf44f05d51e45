"""Queries about merges: what became of a uid, the rows a merge moves, and their state before."""

from collections.abc import Collection as Several

from sqlalchemy import func, select, update
from sqlalchemy.orm import aliased

from desktop.models.beneficiary import Household, Person, State
from desktop.models.distribution import DistributionLine, Result
from desktop.models.merge import Merge, MergedRecord, MergeStep
from desktop.models.programme import Benefit
from desktop.store.collection import Collection

_BOUND = 400


class Merges(Collection):
    """Files that went into others."""

    def with_uid(self, uid: str) -> Merge | None:
        """Return a merge."""
        return self._session.scalar(select(Merge).where(Merge.uid == uid))

    def of_person(self, person_uid: str) -> Merge | None:
        """Return the merge in which a person went, if nobody undid it."""
        query = select(Merge).where(Merge.merged_uid == person_uid, Merge.undone_at.is_(None))
        return self._session.scalar(query.order_by(Merge.id.desc()).limit(1))

    def later(self, merge: Merge) -> Merge | None:
        """Return a merge after this one that builds on it and was not undone."""
        uids = (merge.survivor_uid, merge.merged_uid)
        homes = (merge.survivor_household, merge.merged_household)
        query = select(Merge).where(
            Merge.id > merge.id,
            Merge.undone_at.is_(None),
            Merge.survivor_uid.in_(uids)
            | Merge.merged_uid.in_(uids)
            | Merge.survivor_household.in_(homes)
            | Merge.merged_household.in_(homes),
        )
        return self._session.scalar(query.order_by(Merge.id.desc()).limit(1))

    def steps(self, merge: Merge) -> list[MergeStep]:
        """Return what a merge changed, the last first."""
        query = select(MergeStep).where(MergeStep.merge_id == merge.id).order_by(MergeStep.id.desc())
        return list(self._session.scalars(query))

    def records(self, merge: Merge) -> list[MergedRecord]:
        """Return which uids a merge turned into others."""
        return list(self._session.scalars(select(MergedRecord).where(MergedRecord.merge_id == merge.id)))

    def survivors(self, uids: Several[str]) -> dict[str, str]:
        """Return, for those of these uids that went into another, the uid that they mean now."""
        found: dict[str, str] = {}
        asked = {uid: uid for uid in uids}
        while asked:
            steps = self._survivors(set(asked.values()))
            asked = {uid: steps[now] for uid, now in asked.items() if now in steps}
            found |= asked
        return found

    def last_position(self, household_id: int) -> int:
        """Return the place of the last member of a household."""
        query = select(func.max(Person.position)).where(Person.household_id == household_id)
        return self._session.scalar(query) or 0

    def open_rows(self, household_id: int) -> int:
        """Return how many rows of rounds still wait for what a household receives."""
        query = select(func.count()).where(
            DistributionLine.household_id == household_id, DistributionLine.result == Result.PENDING
        )
        return self._session.scalar(query) or 0

    def bearer(self, number: str, but: tuple[int, ...] = ()) -> int | None:
        """Return the person who bears a number undisputed."""
        query = select(Person.id).where(
            Person.national_id == number,
            Person.id_state.in_(("ok", "warned")),
            Person.state != State.CLOSED,
            Person.id.not_in(but),
        )
        return self._session.scalar(query.limit(1))

    def disputing(self, number: str) -> int | None:
        """Return the first of those who bear a number that is somebody else's."""
        query = select(Person.id).where(
            Person.national_id == number, Person.id_state == "disputed", Person.state != State.CLOSED
        )
        return self._session.scalar(query.order_by(Person.id).limit(1))

    def bring_home(self) -> int:
        """Give help that was written into a file that went to the family it went into; return how many lines."""
        moved = 0
        goes, stays = aliased(Household, name="goes"), aliased(Household, name="stays")
        into = (
            select(stays.id)
            .join(MergedRecord, MergedRecord.survivor_uid == stays.uid)
            .join(goes, goes.uid == MergedRecord.merged_uid)
            .where(goes.id == Benefit.household_id, MergedRecord.is_undone.is_(False))
        )
        while (
            found := self._session.connection()
            .execute(update(Benefit).where(into.exists()).values(household_id=into.scalar_subquery()))
            .rowcount
        ):
            moved += found
        return moved

    def _survivors(self, uids: set[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        listed = sorted(uids)
        for start in range(0, len(listed), _BOUND):
            query = select(MergedRecord.merged_uid, MergedRecord.survivor_uid).where(
                MergedRecord.merged_uid.in_(listed[start : start + _BOUND]),
                MergedRecord.is_undone.is_(False),
            )
            found |= {old: new for old, new in self._session.execute(query)}
        return found
