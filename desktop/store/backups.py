"""Queries about the backups that were made, and the plan by which they are made."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Select, func, select

from desktop.models.agency import Agency
from desktop.models.approved_list import ApprovedList
from desktop.models.backup import Backup, BackupPlan
from desktop.models.base import Base
from desktop.models.beneficiary import Household, Person
from desktop.models.distribution import DistributionLine
from desktop.models.journal import JournalEntry
from desktop.models.memorandum import Memorandum, MemorandumParty
from desktop.models.office import Counter
from desktop.models.package import Lane, Package
from desktop.store.collection import Collection

_PEOPLE: tuple[type[Household | Person], ...] = (Household, Person)
_COUNTED: tuple[type[Base], ...] = (
    Household,
    Person,
    ApprovedList,
    Package,
    JournalEntry,
)


class Backups(Collection):
    """What the office remembers of its backups."""

    def plan(self) -> BackupPlan | None:
        """Return to which paper and how often; None in an office whose paper is not on record."""
        return self._session.scalar(select(BackupPlan))

    def latest(self, limit: int = 50) -> list[Backup]:
        """Return the last backups, newest first."""
        query = select(Backup).order_by(Backup.created_at.desc(), Backup.id.desc()).limit(limit)
        return list(self._session.scalars(query))

    def last_at(self) -> datetime | None:
        """Return when the last backup was made."""
        return self._session.scalar(select(func.max(Backup.created_at)))

    def named(self, names: Iterable[str]) -> list[Backup]:
        """Return the backups that carry one of the names."""
        return list(self._session.scalars(select(Backup).where(Backup.file_name.in_(list(names)))))

    def since(self, last_ids: Mapping[str, int]) -> dict[str, int]:
        """Count, for each kind, the rows that came after a row number."""
        return {
            kind.__tablename__: self._count(kind, last_ids[kind.__tablename__])
            for kind in _COUNTED
            if kind.__tablename__ in last_ids
        }

    def totals(self) -> dict[str, int]:
        """Count the rows of each kind whose loss matters."""
        return {kind.__tablename__: self._count(kind, 0) for kind in _COUNTED}

    def changed_since(self, moment: datetime) -> tuple[int, int]:
        """Count the receipts recorded and the families and persons corrected after a moment."""
        receipts = (
            select(func.count()).select_from(DistributionLine).where(DistributionLine.entered_at > moment)
        )
        corrected = sum(
            self._number(select(func.count()).select_from(kind).where(kind.updated_at > moment))
            for kind in _PEOPLE
        )
        return self._number(receipts), corrected

    def seal_to(self, recipient: str) -> None:
        """Keep on record to which paper backups are sealed."""
        plan = self.plan()
        if plan is None:
            self.add(BackupPlan(recipient=recipient))
        else:
            plan.recipient = recipient
            self.save(plan)

    def leap_lanes(self, own: str, leap: int) -> int:
        """Let the numbers of all packages to partners go on far above the last that is known; count the ways."""
        agreed = (
            select(MemorandumParty.agency_code, Memorandum.number)
            .join(Memorandum, Memorandum.id == MemorandumParty.memorandum_id)
            .where(MemorandumParty.agency_code != own)
        )
        ways = {(code, number) for code, number in self._session.execute(agreed)}
        ways |= {(code, "-") for code in self._session.scalars(select(Agency.code).where(~Agency.is_own))}
        lanes = {
            (one.recipient, one.memorandum): one
            for one in self._session.scalars(select(Lane).where(Lane.sender == own))
        }
        for way in sorted(ways - set(lanes)):
            lanes[way] = Lane(sender=own, recipient=way[0], memorandum=way[1])
            self._session.add(lanes[way])
        for lane in lanes.values():
            lane.last_seq += leap
        self.flush()
        return len(lanes)

    def lanes(self) -> list[tuple[str, str, str, int, str]]:
        """Return how far every lane has come: sender, recipient, memorandum, number, digest."""
        return [
            (one.sender, one.recipient, one.memorandum, one.last_seq, one.last_digest)
            for one in self._session.scalars(select(Lane))
        ]

    def raise_lanes(self, own: str, reached: Iterable[tuple[str, str, str, int, str]]) -> None:
        """Let no number of a package to a partner be given again that was given before."""
        here = {
            (one.recipient, one.memorandum): one
            for one in self._session.scalars(select(Lane).where(Lane.sender == own))
        }
        for sender, recipient, memorandum, seq, digest in reached:
            if sender != own:
                continue
            lane = here.get((recipient, memorandum))
            if lane is None:
                self.add(
                    Lane(
                        sender=own,
                        recipient=recipient,
                        memorandum=memorandum,
                        last_seq=seq,
                        last_digest=digest,
                    )
                )
            elif lane.last_seq < seq:
                lane.last_seq, lane.last_digest = seq, digest
        self.flush()

    def leap_counters(self, year: int, leap: int) -> None:
        """Let the numbers of this year's papers go on above those that may have been given."""
        for counter in self.counters():
            if counter.year == year:
                counter.last += leap
        self.flush()

    def counters(self) -> list[Counter]:
        """Return the last number given of every kind of paper."""
        return list(self._session.scalars(select(Counter).order_by(Counter.kind, Counter.year)))

    def raise_counters(self, reached: Iterable[tuple[str, int, int]]) -> int:
        """Let no number of a paper be given again that was given before; return how many kinds moved."""
        moved = 0
        here = {(one.kind, one.year): one for one in self.counters()}
        for kind, year, last in reached:
            counter = here.get((kind, year))
            if counter is None:
                self.add(Counter(kind=kind, year=year, last=last))
                moved += 1
            elif counter.last < last:
                counter.last = last
                moved += 1
        self.flush()
        return moved

    def _count(self, kind: type[Base], after: int) -> int:
        return self._number(select(func.count()).select_from(kind).where(kind.id > after))

    def _number(self, query: "Select[int]") -> int:
        return self._session.scalar(query) or 0
