"""What a family or one of its members needs: how urgent it is, how far it is met, and who will meet it."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record, among


class Urgency(StrEnum):
    """How long a need can wait."""

    URGENT = "urgent"
    SOON = "soon"
    CAN_WAIT = "can_wait"


class NeedState(StrEnum):
    """How far a need is met; a need that is none any more is withdrawn, never deleted."""

    OPEN = "open"
    PROMISED = "promised"
    MET = "met"
    WITHDRAWN = "withdrawn"


class Need(Record, Base, kw_only=True):
    """One need; `kind` is a code of the list of needs, whose sensitivity it shares."""

    __tablename__ = "need"
    __table_args__ = (
        Index("ix_need_kind", "kind", "state"),
        among("urgency", Urgency),
        among("state", NeedState),
        CheckConstraint("(state in ('met', 'withdrawn')) = (settled_on is not null)", name="settled"),
        CheckConstraint("settled_on is null or settled_on >= noted_on", name="dates"),
    )

    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None, index=True)
    kind: Mapped[str] = mapped_column(String(40))
    noted_on: Mapped[date]
    urgency: Mapped[str] = mapped_column(String(10), default=Urgency.SOON.value)
    state: Mapped[str] = mapped_column(String(10), default=NeedState.OPEN.value)
    provider: Mapped[str] = mapped_column(default="")  # who will meet it or met it, in words
    agency_code: Mapped[str] = mapped_column(String(20), default="")  # where the office keeps that agency
    settled_on: Mapped[date | None] = mapped_column(default=None)
    remark: Mapped[str] = mapped_column(default="")
