"""Agencies: partners, their liaison persons, and the key card by which their packages are known."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record


class AgencyKind(StrEnum):
    """What kind of body a partner is."""

    DIRECTORATE = "directorate"
    FOUNDATION = "foundation"
    CHARITY = "charity"
    LOCAL_UNIT = "local_unit"
    COMPANY = "company"
    OTHER = "other"


class CardState(StrEnum):
    """How far the key card of an agency is trusted; there is no trust on first use."""

    NONE = "none"
    UNVERIFIED = "unverified"
    ASKED = "asked"  # digits typed by one person, waiting for the second
    VERIFIED = "verified"
    REVOKED = "revoked"


class Agency(Record, Base, kw_only=True):
    """A body the office works with; the office itself stands here too (`is_own`)."""

    __tablename__ = "agency"
    __table_args__ = (
        CheckConstraint(
            "card_state in ('none', 'unverified', 'asked', 'verified', 'revoked')", name="card_state"
        ),
        CheckConstraint("(card = '') = (card_state = 'none')", name="card_and_state"),
        CheckConstraint(
            "card_state <> 'verified' or is_own or (verified_by <> '' and (verified_by <> typed_by or is_delayed))",
            name="two_persons",
        ),
    )

    code: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(String(20), default=AgencyKind.OTHER.value)
    is_own: Mapped[bool] = mapped_column(default=False)
    address: Mapped[str] = mapped_column(default="")
    representative: Mapped[str] = mapped_column(default="")
    post: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(String(30), default="")
    card: Mapped[str] = mapped_column(default="")
    fingerprint: Mapped[str] = mapped_column(String(40), default="", index=True)
    card_state: Mapped[str] = mapped_column(String(12), default=CardState.NONE.value)
    typed_by: Mapped[str] = mapped_column(String(26), default="")
    verified_by: Mapped[str] = mapped_column(String(26), default="")
    verified_at: Mapped[datetime | None] = mapped_column(default=None)
    is_delayed: Mapped[bool] = mapped_column(default=False)  # a day of waiting stood in for the second person
