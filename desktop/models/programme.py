"""Programmes, who belongs to them, and what families received from whom."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record, among, only


class ProgrammeKind(StrEnum):
    """Whether help goes on, or is given for a time."""

    PROGRAMME = "programme"
    CAMPAIGN = "campaign"


class StageKind(StrEnum):
    """A part of a programme's time."""

    PHASE = "phase"
    PERIOD = "period"  # for which help is given once, such as a month


class NoticeWay(StrEnum):
    """How a family was told that help is suspended or ends."""

    LETTER = "letter"
    IN_PERSON = "in_person"
    PHONE = "phone"


class Programme(Record, Base, kw_only=True):
    """A programme or campaign of the office or of a partner, such as Takaful and Karama."""

    __tablename__ = "programme"
    __table_args__ = (
        among("kind", ProgrammeKind),
        CheckConstraint("ends_on is null or starts_on is null or ends_on >= starts_on", name="dates"),
        CheckConstraint("target is null or target > 0", name="target"),
    )

    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str]
    aid_kind: Mapped[str] = mapped_column(String(40), default="")
    agency_code: Mapped[str] = mapped_column(String(20), default="")
    is_closed: Mapped[bool] = mapped_column(default=False)
    kind: Mapped[str] = mapped_column(String(12), default=ProgrammeKind.PROGRAMME.value)
    starts_on: Mapped[date | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)
    target: Mapped[int | None] = mapped_column(default=None)  # families to be reached
    remark: Mapped[str] = mapped_column(default="", server_default="")


class ProgrammeStage(Record, Base, kw_only=True):
    """A phase of a programme, or a period for which it gives; it may have been chosen by a Hijri or Jalali month."""

    __tablename__ = "programme_stage"
    __table_args__ = (
        among("kind", StageKind),
        CheckConstraint("ends_on >= starts_on", name="dates"),
        CheckConstraint("trim(name) <> ''", name="named"),
    )

    programme_code: Mapped[str] = mapped_column(ForeignKey("programme.code"), index=True)
    kind: Mapped[str] = mapped_column(String(12), default=StageKind.PHASE.value)
    name: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    is_closed: Mapped[bool] = mapped_column(default=False)  # was entered by mistake, or was called off


class Membership(Record, Base, kw_only=True):
    """A household in a programme, from a day to a day; suspension and exit carry a reason."""

    __tablename__ = "programme_membership"
    __table_args__ = (
        CheckConstraint("state in ('active', 'suspended', 'exited')", name="state"),
        CheckConstraint("state = 'active' or reason <> ''", name="reason"),
        CheckConstraint("length(card_digits) in (0, 4)", name="card_digits"),
        CheckConstraint("(told_on is null) = (told_how is null)", name="told"),
        CheckConstraint("state <> 'active' or told_on is null", name="told_of_something"),
        among("told_how", NoticeWay),
        Index(
            "uq_programme_membership_current",
            "programme_code",
            "household_id",
            unique=True,
            **only("state <> 'exited'"),
        ),
    )

    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"), index=True)
    programme_code: Mapped[str] = mapped_column(ForeignKey("programme.code"), index=True)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(String(10), default="active")
    reason: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(
        String(20), default="", server_default=""
    )  # in the programme's own files
    card_digits: Mapped[str] = mapped_column(
        String(4), default="", server_default=""
    )  # a payment card's last four
    source: Mapped[str] = mapped_column(String(40), default="", server_default="")  # the list that said so
    state_since: Mapped[date | None] = mapped_column(default=None)  # of a suspension
    told_on: Mapped[date | None] = mapped_column(
        default=None
    )  # when the family was told of suspension or exit
    told_how: Mapped[str | None] = mapped_column(String(12), default=None)


class Benefit(Record, Base, kw_only=True):
    """What a family received or is entitled to, from which agency: one line of its timeline.

    `source` names the distribution or the package that said so; a partner's line never changes the
    office's own data.
    """

    __tablename__ = "benefit"
    __table_args__ = (
        Index("ix_benefit_source", "source"),
        Index("uq_benefit_source_line", "source", "source_line", unique=True),
    )

    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"), index=True)
    agency_code: Mapped[str] = mapped_column(String(20))
    period_from: Mapped[date]
    source: Mapped[str] = mapped_column(String(40))
    source_line: Mapped[str] = mapped_column(String(40))
    programme: Mapped[str] = mapped_column(default="")
    aid_kind: Mapped[str] = mapped_column(String(40), default="")
    quantity: Mapped[int | None] = mapped_column(default=None)
    unit: Mapped[str] = mapped_column(String(40), default="")
    given_on: Mapped[date | None] = mapped_column(default=None)
    period_to: Mapped[date | None] = mapped_column(default=None)
