"""One thin record of a second person's word: asked, granted or refused, carried out once."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record

LIFETIME = timedelta(days=14)
DELAY = timedelta(hours=24)  # in place of a second person, in an office of one


class ApprovalKind(StrEnum):
    """What can need a second person."""

    LIST = "list"
    EXPORT = "export"
    MEMORANDUM = "memorandum"
    CARD = "card"
    ACCEPT = "accept"
    RESTORE = "restore"
    USER = "user"
    ERASURE = "erasure"
    CORRECTION = "correction"
    ALONE = "alone"  # one person is left in the office


DELAYS: dict[str, timedelta] = {ApprovalKind.ALONE: timedelta(days=7)}
"""Who was away over the holidays must be able to object before the office counts as one of one person."""


class ApprovalState(StrEnum):
    """How a request stands; `expired` is computed, never stored."""

    ASKED = "asked"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    DONE = "done"
    EXPIRED = "expired"


class Approval(Record, Base, kw_only=True):
    """A request; `digest` is the hash of the exact thing agreed to, so a later edit voids it.

    In an office of one person a request is `is_delayed`: its maker may carry it out himself once the notice
    that names it has hung for a day, at `due_at`. The three `wait_` columns say where that day began, so that
    a clock that was set does not shorten it.
    """

    __tablename__ = "approval"
    __table_args__ = (
        CheckConstraint(
            "decided_by is null or decided_by <> created_by"
            " or (is_delayed and due_at is not null and decided_at >= due_at)",
            name="maker_is_not_checker",
        ),
        CheckConstraint("state in ('asked', 'refused', 'withdrawn', 'done')", name="state"),
        CheckConstraint("state <> 'refused' or reason <> ''", name="refused_with_reason"),
        CheckConstraint(
            "(state in ('refused', 'done')) = (decided_by is not null)", name="decided_by_somebody"
        ),
        CheckConstraint("is_delayed or due_at is null", name="only_delayed_wait"),
        Index("ix_approval_subject", "kind", "subject_uid"),
        Index("ix_approval_state", "state", "id"),
    )

    number: Mapped[str] = mapped_column(String(30), unique=True)
    kind: Mapped[str] = mapped_column(String(12))
    subject_uid: Mapped[str] = mapped_column(String(26))
    subject: Mapped[str]  # what the second person reads first, such as the title
    details: Mapped[str]  # canonical JSON of what the carrying-out needs; ids and settings only
    digest: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(10), default=ApprovalState.ASKED.value)
    decided_by: Mapped[str | None] = mapped_column(String(26), default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    is_delayed: Mapped[bool] = mapped_column(default=False)
    due_at: Mapped[datetime | None] = mapped_column(default=None)  # set when the notice is printed
    wait_entry: Mapped[int] = mapped_column(default=0)  # journal entry of that print
    wait_start: Mapped[str] = mapped_column(String(40), default="")  # which start of the computer it was
    wait_running_s: Mapped[int] = mapped_column(default=0)  # seconds the computer had run since that start

    @property
    def delay(self) -> timedelta:
        """Return how long its maker waits where nobody else can decide."""
        return DELAYS.get(self.kind, DELAY)

    @property
    def was_decided_by_maker(self) -> bool:
        """Return whether the maker carried it out himself, after a day of waiting."""
        return self.decided_by == self.created_by

    def state_at(self, now: datetime) -> ApprovalState:
        """Return the state, with an unanswered request expired after its lifetime."""
        return state_at(self.state, self.created_at, now)


def state_at(state: str, asked_at: datetime, now: datetime) -> ApprovalState:
    """Return how a request stands at a moment."""
    if state == ApprovalState.ASKED and now > asked_at + LIFETIME:
        return ApprovalState.EXPIRED
    return ApprovalState(state)
