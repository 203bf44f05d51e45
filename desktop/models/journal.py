"""The journal: a hash chain of what happened, with ids, counts, field names and keyed hashes, and never a value."""

from datetime import UTC, date, datetime
from enum import StrEnum
from hashlib import sha256
from json.encoder import encode_basestring as quoted

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base
from desktop.models.canonical import NotCanonicalError, canonical_bytes

FIRST_HASH = "0" * 64
CHECKPOINT_NAMESPACE = "wasl-audit-v1"
_OPENING = b"audit-v1\0"


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
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    INVITED = "invited"  # another computer into an office on a server
    MOVED = "moved"  # the office left this database for another place: its last entry
    ARRIVED = "arrived"  # the first entry in the new place
    UPGRADED = "upgraded"  # a newer program brought the database up to date
    ERASED = "erased"
    MERGED = "merged"  # two files that were one
    UNMERGED = "unmerged"
    BEHIND = "behind"  # the office opened with a journal that does not reach a mark kept outside


class JournalEntry(Base, kw_only=True):
    """One link: `hash` covers the entry and the hash before it; `n` counts from 1 without gaps."""

    __tablename__ = "journal_entry"
    __table_args__ = (
        CheckConstraint("length(hash) = 64", name="hash"),
        Index("ix_journal_entry_by", "by", "n"),
        Index("ix_journal_entry_action", "action", "kind", "n"),
        Index("ix_journal_entry_subject", "subject", "n"),
        Index("ix_journal_entry_at", "at"),
    )

    n: Mapped[int] = mapped_column(unique=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(26))
    action: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20))
    subject: Mapped[str] = mapped_column(String(40))
    details: Mapped[str]  # canonical JSON of ids, counts, field names and keyed hashes
    hash: Mapped[str] = mapped_column(String(64))


class JournalHead(Base, kw_only=True):
    """The one row that says where the chain ends; locked for every append."""

    __tablename__ = "journal_head"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    n: Mapped[int] = mapped_column(default=0)
    hash: Mapped[str] = mapped_column(String(64), default=FIRST_HASH)


class JournalCheckpoint(Base, kw_only=True):
    """Where the chain stood on a day, signed with the office's key; a copy lies in the office folder."""

    __tablename__ = "journal_checkpoint"
    __table_args__ = (CheckConstraint("length(head) = 64", name="head"),)

    day: Mapped[date] = mapped_column(unique=True)
    office: Mapped[str] = mapped_column(String(20))
    n: Mapped[int]
    head: Mapped[str] = mapped_column(String(64))
    signature: Mapped[str]  # armored, as `ssh-keygen -Y sign` writes it

    def document(self) -> bytes:
        """Return the bytes that are signed."""
        return checkpoint_document(self.office, self.n, self.head, self.day)


def checkpoint_document(office: str, n: int, head: str, day: date) -> bytes:
    """Return the canonical JSON that a checkpoint signs."""
    return canonical_bytes({"office": office, "n": n, "head": head, "date": day.isoformat()})


def moment_text(at: datetime) -> str:
    """Return a moment as the chain spells it."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def entry_text(n: int, at: str, by: str, action: str, kind: str, subject: str, details: str) -> str:
    """Return the canonical JSON of an entry: what `canonical_bytes` writes of these seven, many times faster."""
    return (
        f'{{"action":{quoted(action)},"at":{quoted(at)},"by":{quoted(by)},"details":{quoted(details)},'
        f'"kind":{quoted(kind)},"n":{n},"subject":{quoted(subject)}}}'
    )


def link(previous: bytes, entry: str) -> bytes:
    """Return the next hash: SHA-256("audit-v1" NUL, the previous hash, canonical JSON of the entry).

    Raises:
        NotCanonicalError: The text holds half a surrogate pair.
    """
    try:
        return sha256(_OPENING + previous + entry.encode()).digest()
    except UnicodeEncodeError:
        raise NotCanonicalError("text holds half a surrogate pair") from None
