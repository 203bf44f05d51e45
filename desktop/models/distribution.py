"""Distributions: one approved list handed out, and what became of every row."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.marking import N_
from desktop.models.base import Base, Record
from desktop.models.list_plan import Selection
from desktop.models.paper import PaperSize
from desktop.models.problem import Problem, Severity

_FARTHEST = timedelta(days=366)  # from today to the first day
_LONGEST = timedelta(days=60)  # from the first day to the last


class DistributionState(StrEnum):
    """The life of a distribution."""

    PLANNED = "planned"
    OPEN = "open"  # its sheet was printed
    CLOSED = "closed"
    VOIDED = "voided"  # its sheet counts no more; every row of it is refused


class Result(StrEnum):
    """What became of a row on the day."""

    PENDING = "pending"
    RECEIVED = "received"
    BY_AGENT = "by_agent"
    ABSENT = "absent"
    REFUSED = "refused"
    DECEASED = "deceased"
    MOVED = "moved"

    @property
    def is_handed_over(self) -> bool:
        """Return whether the goods left the store."""
        return self in (Result.RECEIVED, Result.BY_AGENT)


class Distribution(Record, Base, kw_only=True):
    """One round: which list, what, where, when, by whom, out of which stock."""

    __tablename__ = "distribution"
    __table_args__ = (
        CheckConstraint("state in ('planned', 'open', 'closed', 'voided')", name="state"),
        CheckConstraint("state <> 'voided' or voided_reason <> ''", name="voided_with_reason"),
        CheckConstraint("last_day >= day", name="days_in_order"),
        CheckConstraint("received >= 0 and returned >= 0 and damaged >= 0 and missing >= 0", name="stock"),
    )

    number: Mapped[str] = mapped_column(String(30), unique=True)
    list_id: Mapped[int] = mapped_column(ForeignKey("approved_list.id"), index=True)
    campaign: Mapped[str]
    aid_kind: Mapped[str] = mapped_column(String(40))
    unit: Mapped[str] = mapped_column(String(40))
    place: Mapped[str]
    day: Mapped[date]
    last_day: Mapped[date | None] = mapped_column(default=None)  # None: it lasts one day
    families: Mapped[int]  # how many rows there are
    quantity: Mapped[int]  # sum over the rows
    received: Mapped[int]  # stock that came in for this round, in units
    received_from: Mapped[str] = mapped_column(default="")  # whom the stock came from, by which paper
    committee: Mapped[str] = mapped_column(default="")  # "post: person" lines
    share: Mapped[str | None] = mapped_column(String(20), default=None)  # of one agency alone; empty: our own
    reserve_reason: Mapped[str] = mapped_column(default="")  # the minutes by which the reserve was called
    returned: Mapped[int] = mapped_column(default=0)
    damaged: Mapped[int] = mapped_column(default=0)
    missing: Mapped[int] = mapped_column(default=0)
    prints: Mapped[int] = mapped_column(default=0)
    language: Mapped[str] = mapped_column(String(2), default="")  # of the original, which is the one signed
    is_by_village: Mapped[bool] = mapped_column(
        default=False
    )  # the original: each village has pages of its own
    state: Mapped[str] = mapped_column(String(10), default=DistributionState.PLANNED.value)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_head: Mapped[str] = mapped_column(default="")  # the head of the committee who closed it
    minutes_number: Mapped[str] = mapped_column(
        String(30), default=""
    )  # of the minutes of the rest, at closing
    minutes_prints: Mapped[int] = mapped_column(default=0)
    voided_reason: Mapped[str] = mapped_column(default="")
    sent_in: Mapped[str | None] = mapped_column(
        String(26), default=None, index=True
    )  # the package that carried it to its agency
    reported_in: Mapped[str | None] = mapped_column(
        String(26), default=None
    )  # the last package of the agency's results

    @property
    def ends_on(self) -> date:
        """Return the day on which it is over, and its papers are signed."""
        return self.last_day or self.day


class DistributionLine(Base, kw_only=True):
    """One row of the sheet: a family of the list, and its result."""

    __tablename__ = "distribution_line"
    __table_args__ = (
        UniqueConstraint("distribution_id", "household_id"),
        UniqueConstraint("distribution_id", "position"),
        Index("ix_distribution_line_result", "distribution_id", "result", "quantity"),  # sums ask it alone
        CheckConstraint(
            "result in ('pending', 'received', 'by_agent', 'absent', 'refused', 'deceased', 'moved')",
            name="result",
        ),
        CheckConstraint("result <> 'by_agent' or agent_name <> ''", name="agent_named"),
    )

    uid: Mapped[str] = mapped_column(String(26), unique=True)
    distribution_id: Mapped[int] = mapped_column(ForeignKey("distribution.id"))
    list_line_id: Mapped[int] = mapped_column(ForeignKey("list_line.id"), index=True)
    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"), index=True)
    position: Mapped[int]
    quantity: Mapped[int]
    result: Mapped[str] = mapped_column(String(10), default=Result.PENDING.value)
    agent_name: Mapped[str] = mapped_column(default="")
    agent_relation: Mapped[str] = mapped_column(default="")
    agent_id: Mapped[str] = mapped_column(String(20), default="")
    entered_at: Mapped[datetime | None] = mapped_column(default=None)
    entered_by: Mapped[str | None] = mapped_column(String(26), default=None)
    given_on: Mapped[date | None] = mapped_column(default=None)  # the day that the agency's results named


@dataclass(frozen=True, kw_only=True)
class RoundPlan:
    """What the clerk asks a round to be."""

    list_uid: str
    campaign: str
    place: str
    day: date
    received: int
    last_day: date | None = None
    received_from: str = ""
    committee: str = ""
    chosen: Selection = field(default_factory=Selection)
    reason: str = ""  # the minutes by which the reserve is called


def check_round(plan: RoundPlan, today: date) -> list[Problem]:
    """Return what is wrong with the plan of a round that is made today."""
    calls_reserve = plan.chosen.is_reserve
    checks = (
        (
            bool(plan.campaign.strip()),
            "campaign",
            N_("The name of the round is missing. Type it as on the papers."),
        ),
        (bool(plan.place.strip()), "place", N_("The place is missing. Type where the families come to.")),
        (plan.received >= 0, "received", N_("The stock received cannot be below zero. Correct it.")),
        (
            not calls_reserve or bool(plan.reason.strip()),
            "reason",
            N_("Write the minutes by which the reserve is called."),
        ),
        *_day_checks(plan, today),
    )
    return [Problem(Severity.ERROR, message, field=name) for holds, name, message in checks if not holds]


def _day_checks(plan: RoundPlan, today: date) -> tuple[tuple[bool, str, str], ...]:
    """Return of each rule about the days whether it holds, the field, and what is said where it does not."""
    last = plan.last_day or plan.day
    return (
        (
            abs(plan.day - today) <= _FARTHEST,
            "day",
            N_("The day is more than a year away from today. Look at the year and correct it."),
        ),
        (
            last >= plan.day,
            "last_day",
            N_("The last day lies before the first. Correct one of them, or leave the last day empty."),
        ),
        (
            last - plan.day <= _LONGEST,
            "last_day",
            N_("A round lasts 60 days at most. Correct the last day, or plan several rounds."),
        ),
    )


@dataclass(frozen=True, kw_only=True)
class SheetOptions:
    """How the clerk wants the sheet."""

    language: str
    numerals: str
    is_masked: bool = False
    calendar: str = ""  # empty: as papers of that language usually are dated
    size: PaperSize = PaperSize.A4


@dataclass(frozen=True, kw_only=True)
class Balance:
    """The closing test of a round, in units of its item."""

    received: int
    handed_over: int
    returned: int
    damaged: int
    missing: int

    @property
    def difference(self) -> int:
        """Return received minus everything accounted for; a round closes at 0 only."""
        return self.received - self.handed_over - self.returned - self.damaged - self.missing
