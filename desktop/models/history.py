"""The history of a record: old and new value of every field that changed, erasable without breaking the journal.

The journal holds no value. An entry that tells of changes names a batch and its proof: SHA-256 over the keyed
hashes of the batch's lines. A line's hash takes in a salt that goes when the values are erased, so that nothing
left behind can be tried out, not even by the office that holds the key.
"""

import hmac
import secrets
from datetime import UTC, datetime
from hashlib import sha256
from json.encoder import encode_basestring as quoted

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base

TYPED = "form"  # the source of a value that somebody typed


class FieldChange(Base, kw_only=True):
    """One field's old and new value, who gave it, when, and from which source."""

    __tablename__ = "field_change"
    __table_args__ = (
        Index("ix_field_change_record", "record_kind", "record_uid"),
        Index("ix_field_change_batch", "batch"),
        CheckConstraint("erased_at is null or (old = '' and new = '' and salt = '')", name="erased_is_empty"),
    )

    batch: Mapped[str] = mapped_column(String(26))  # what was saved together; the journal names it
    record_kind: Mapped[str] = mapped_column(String(20))
    record_uid: Mapped[str] = mapped_column(String(26))
    field: Mapped[str] = mapped_column(String(40))
    old: Mapped[str]
    new: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(26))
    source: Mapped[str] = mapped_column(String(40), default="")  # "form", an import's uid, a package's uid
    salt: Mapped[str] = mapped_column(String(32), default="")
    proof: Mapped[str] = mapped_column(String(64), default="")  # keyed hash of all the above
    erased_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def is_erased(self) -> bool:
        """Return whether the values were taken away."""
        return self.erased_at is not None


def new_salt() -> str:
    """Return what makes two equal values look different."""
    return secrets.token_hex(16)


def line_proof(
    key: bytes,
    *,
    batch: str,
    record_kind: str,
    record_uid: str,
    field: str,
    old: str,
    new: str,
    at: datetime,
    by: str,
    source: str,
    salt: str,
) -> str:
    """Return the keyed hash of one line: HMAC-SHA256 over its columns as a canonical JSON list."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    columns = (batch, record_kind, record_uid, field, old, new, moment, by, source, salt)
    text = f"[{','.join(map(quoted, columns))}]"
    return hmac.digest(key, text.encode(), "sha256").hex()


class BatchProof:
    """The hash of a batch: SHA-256 over the proofs of its lines in order."""

    def __init__(self) -> None:
        self._total = sha256()

    def add(self, proof: str) -> None:
        """Take in the next line's proof."""
        self._total.update(proof.encode())

    def hexdigest(self) -> str:
        """Return the hash of all lines so far."""
        return self._total.hexdigest()
