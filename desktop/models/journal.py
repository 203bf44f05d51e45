"""The journal: a hash chain of what happened, with ids and counts and never a value."""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base
from desktop.models.canonical import canonical_bytes

FIRST_HASH = "0" * 64


class Action(StrEnum):
    """What an entry tells."""

    OFFICE_CREATED = "office_created"
    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    REGISTERED = "registered"
    CORRECTED = "corrected"
    CLOSED = "closed"
    READ = "read"
    SEARCHED = "searched"
    IMPORTED = "imported"
    EXPORTED = "exported"
    PRINTED = "printed"
    DRAFTED = "drafted"
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    APPROVED = "approved"
    RECORDED = "recorded"
    CARD_RECEIVED = "card_received"
    CARD_VERIFIED = "card_verified"
    ACTIVATED = "activated"
    SENT = "sent"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    CHECKED = "checked"


class JournalEntry(Base, kw_only=True):
    """One link: `hash` covers the entry and the hash before it; `n` counts from 1 without gaps."""

    __tablename__ = "journal_entry"
    __table_args__ = (CheckConstraint("length(hash) = 64", name="hash"),)

    n: Mapped[int] = mapped_column(unique=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(26))
    action: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20))
    subject: Mapped[str] = mapped_column(String(40))
    details: Mapped[str]  # canonical JSON of ids, counts and field names
    hash: Mapped[str] = mapped_column(String(64))

    def material(self) -> dict[str, object]:
        """Return what the hash covers beside the previous hash."""
        return material(
            n=self.n,
            at=self.at,
            by=self.by,
            action=self.action,
            kind=self.kind,
            subject=self.subject,
            details=self.details,
        )


class JournalHead(Base, kw_only=True):
    """The one row that says where the chain ends; locked for every append."""

    __tablename__ = "journal_head"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    n: Mapped[int] = mapped_column(default=0)
    hash: Mapped[str] = mapped_column(String(64), default=FIRST_HASH)


def material(
    *, n: int, at: datetime, by: str, action: str, kind: str, subject: str, details: str
) -> dict[str, object]:
    """Return the plain form of an entry that is hashed."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return {
        "n": n,
        "at": moment,
        "by": by,
        "action": action,
        "kind": kind,
        "subject": subject,
        "details": details,
    }


def chain_hash(previous: str, entry: Mapping[str, object]) -> str:
    """Return the next hash: SHA-256("audit-v1" NUL, previous hash as bytes, canonical JSON of the entry)."""
    return sha256(b"audit-v1\0" + bytes.fromhex(previous) + canonical_bytes(dict(entry))).hexdigest()
