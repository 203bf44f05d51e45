"""Packages as the office remembers them: lanes, what was sent and received, and rows waiting for a decision."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record, only
from desktop.models.share import is_share


class Direction(StrEnum):
    """Which way a package travels."""

    OUT = "out"
    IN = "in"


class PackageState(StrEnum):
    """Where a package stands, on either side."""

    SENT = "sent"  # out: sealed, waiting for the receipt
    DECIDED = "decided"  # out: the receipt came; in: the receipt was made
    STAGED = "staged"  # in: verified, rows wait for a decision
    ASKED = "asked"  # in: decided by one person, waiting for the second
    HELD = "held"  # in: a gap in the sequence
    REFUSED = "refused"  # in: refused as a whole


class RowVerdict(StrEnum):
    """What an incoming row is to the own list."""

    NEW = "new"
    KNOWN = "known"
    OVERLAP = "overlap"  # the family is ours and already gets the same kind of help
    CONFLICT = "conflict"  # same number, other name
    REVIEW = "review"  # may be the same person
    FITS = "fits"  # a result for a family of the share, of which nothing else is known
    CONTRARY = "contrary"  # a result, and something else was entered here
    WRONG = "wrong"  # a result that cannot be: another quantity than the share gives, a day to come
    OUTSIDE = "outside"  # a result for a family that is not in the share
    LATE = "late"  # a result for a round that is closed
    TWICE = "twice"  # a family or a result that came before


class RowDecision(StrEnum):
    """What the office decided on a row."""

    OPEN = "open"
    TAKE = "take"
    REFUSE = "refuse"


class RefusalReason(StrEnum):
    """Why the office does not take a row; the partner reads the code in the receipt."""

    OTHER_PERSON = "other_person"
    ALREADY_SERVED = "already_served"
    OUTSIDE_AREA = "outside_area"
    INCOMPLETE = "incomplete"
    NOT_ELIGIBLE = "not_eligible"
    OTHER = "other"


class Standing(StrEnum):
    """How a package stands for the reader: its stored state, and what the calendar adds."""

    SENT = "sent"
    OVERDUE = "overdue"  # sent, and the partner's receipt has not come for two weeks
    DECIDED = "decided"
    STAGED = "staged"
    ASKED = "asked"
    HELD = "held"
    REFUSED = "refused"


RECEIPT_DUE = timedelta(days=14)
RECEIPT_KIND = "receipt"


def standing(kind: str, state: PackageState, sent_at: datetime, now: datetime) -> Standing:
    """Return how a package stands now; nobody answers a receipt."""
    if state is PackageState.SENT and kind != RECEIPT_KIND and now - sent_at > RECEIPT_DUE:
        return Standing.OVERDUE
    return Standing(state.value)


class Lane(Base, kw_only=True):
    """The order of packages between two offices under one memorandum ("-" without one)."""

    __tablename__ = "lane"
    __table_args__ = (UniqueConstraint("sender", "recipient", "memorandum"),)

    sender: Mapped[str] = mapped_column(String(20))
    recipient: Mapped[str] = mapped_column(String(20))
    memorandum: Mapped[str] = mapped_column(String(40))
    last_seq: Mapped[int] = mapped_column(default=0)
    last_digest: Mapped[str] = mapped_column(String(64), default="0" * 64)


class Package(Record, Base, kw_only=True):
    """One package; `uid` is the package id of its manifest."""

    __tablename__ = "package"
    __table_args__ = (
        CheckConstraint("direction in ('in', 'out')", name="direction"),
        UniqueConstraint("sender", "recipient", "memorandum", "seq"),
        Index("ix_package_manifest_digest", "manifest_digest"),
    )

    direction: Mapped[str] = mapped_column(String(3))
    kind: Mapped[str] = mapped_column(String(24))
    sender: Mapped[str] = mapped_column(String(20))
    recipient: Mapped[str] = mapped_column(String(20))
    memorandum: Mapped[str] = mapped_column(String(40))
    seq: Mapped[int]
    manifest_digest: Mapped[str] = mapped_column(String(64))
    rows: Mapped[int]
    profile: Mapped[str] = mapped_column(String(2), default="")
    purpose: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(String(10))
    file_name: Mapped[str] = mapped_column(default="")
    in_reply_to: Mapped[str | None] = mapped_column(String(26), default=None, index=True)
    retain_until: Mapped[datetime | None] = mapped_column(default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    taken: Mapped[int | None] = mapped_column(default=None)  # of the receipt: rows taken in
    refused: Mapped[int | None] = mapped_column(default=None)
    answer: Mapped[str] = mapped_column(default="{}")  # canonical JSON: rows by reason, of the receipt
    facts: Mapped[str] = mapped_column(default="{}")  # canonical JSON: what heads its rows, such as the round

    @property
    def is_share(self) -> bool:
        """Return whether it carries a partner's share of a distribution."""
        return is_share(self.kind, self.purpose)


class IncomingRow(Base, kw_only=True):
    """A row of a verified package, kept apart from the own list until two persons decided."""

    __tablename__ = "incoming_row"
    __table_args__ = (
        UniqueConstraint("package_id", "row_uid"),
        Index("ix_incoming_row_verdict", "package_id", "verdict"),
        Index(
            "ix_incoming_row_person_id",  # asked for each person who is removed
            "person_id",
            **only("person_id is not null"),
        ),
        CheckConstraint("decision in ('open', 'take', 'refuse')", name="decision"),
    )

    package_id: Mapped[int] = mapped_column(ForeignKey("package.id"))
    number: Mapped[int]  # place in the package, from 1
    row_uid: Mapped[str] = mapped_column(String(26))  # the sender's uid of the person
    name: Mapped[str]
    name_key: Mapped[str]
    national_id: Mapped[str] = mapped_column(String(20))
    payload: Mapped[str]  # canonical JSON of all fields
    verdict: Mapped[str] = mapped_column(String(10))
    why: Mapped[str] = mapped_column(default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None)
    decision: Mapped[str] = mapped_column(String(8), default=RowDecision.OPEN.value)
    reason: Mapped[str] = mapped_column(String(40), default="")


class SentRow(Base, kw_only=True):
    """The disclosure ledger: which package carried which person."""

    __tablename__ = "sent_row"
    __table_args__ = (
        Index("ix_sent_row_person_uid", "person_uid"),
        Index("ix_sent_row_package_person", "package_id", "person_uid"),
    )

    package_id: Mapped[int] = mapped_column(ForeignKey("package.id"))
    person_uid: Mapped[str] = mapped_column(String(26))
    outcome: Mapped[str] = mapped_column(String(40), default="")  # code of the partner's receipt
