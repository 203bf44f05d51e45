"""One thin record of a second person's word: asked, granted or refused, carried out once."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record

LIFETIME = timedelta(days=14)


class ApprovalKind(StrEnum):
    """What can need a second person."""

    LIST = "list"
    EXPORT = "export"
    MEMORANDUM = "memorandum"
    CARD = "card"
    ACCEPT = "accept"


class ApprovalState(StrEnum):
    """How a request stands; `expired` is computed, never stored."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    DONE = "done"
    EXPIRED = "expired"


class Approval(Record, Base, kw_only=True):
    """A request; `digest` is the hash of the exact thing agreed to, so a later edit voids it."""

    __tablename__ = "approval"
    __table_args__ = (
        CheckConstraint("decided_by is null or decided_by <> created_by", name="maker_is_not_checker"),
        CheckConstraint("state in ('asked', 'granted', 'refused', 'done')", name="state"),
        CheckConstraint("state <> 'refused' or reason <> ''", name="refused_with_reason"),
        Index("ix_approval_subject", "kind", "subject_uid"),
    )

    number: Mapped[str] = mapped_column(String(30), unique=True)
    kind: Mapped[str] = mapped_column(String(12))
    subject_uid: Mapped[str] = mapped_column(String(26))
    subject: Mapped[str]  # what the second person reads first, such as the title
    details: Mapped[str]  # canonical JSON of what the carrying-out needs; ids and settings only
    digest: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(8), default=ApprovalState.ASKED.value)
    decided_by: Mapped[str | None] = mapped_column(String(26), default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")
    done_at: Mapped[datetime | None] = mapped_column(default=None)

    def state_at(self, now: datetime) -> ApprovalState:
        """Return the state, with an unanswered request expired after its lifetime."""
        if self.state == ApprovalState.ASKED and now > self.created_at + LIFETIME:
            return ApprovalState.EXPIRED
        return ApprovalState(self.state)
