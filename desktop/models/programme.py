"""Programmes, who belongs to them, and what families received from whom."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record


class Programme(Record, Base, kw_only=True):
    """A programme of the office or of a partner, such as Takaful and Karama."""

    __tablename__ = "programme"

    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str]
    aid_kind: Mapped[str] = mapped_column(String(40), default="")
    agency_code: Mapped[str] = mapped_column(String(20), default="")
    is_closed: Mapped[bool] = mapped_column(default=False)


class Membership(Record, Base, kw_only=True):
    """A household in a programme, from a day to a day; suspension and exit carry a reason."""

    __tablename__ = "programme_membership"
    __table_args__ = (
        CheckConstraint("state in ('active', 'suspended', 'exited')", name="state"),
        CheckConstraint("state = 'active' or reason <> ''", name="reason"),
        CheckConstraint("length(card_digits) in (0, 4)", name="card_digits"),
        Index(
            "uq_programme_membership_current",
            "programme_code",
            "household_id",
            unique=True,
            sqlite_where=text("state <> 'exited'"),
            postgresql_where=text("state <> 'exited'"),
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
