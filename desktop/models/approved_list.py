"""Approved lists: reviewed, approved by a second person, then frozen, numbered and hashed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record
from desktop.models.canonical import canonical_bytes


class ListState(StrEnum):
    """The life of an edition."""

    DRAFT = "draft"
    ASKED = "asked"
    APPROVED = "approved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True)
class Criteria:
    """Whom a list holds: every given condition must hold; empty means no condition."""

    area_codes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    size_from: int | None = None
    size_to: int | None = None
    programme: str = ""


class ApprovedList(Record, Base):
    """One edition of a list; `digest` is set at approval and never again."""

    __tablename__ = "approved_list"
    __table_args__ = (
        UniqueConstraint("number", "edition"),
        CheckConstraint("state in ('draft', 'asked', 'approved', 'cancelled')", name="state"),
        CheckConstraint("state <> 'approved' or (number is not null and digest <> '')", name="frozen"),
    )

    number: Mapped[str | None] = mapped_column(String(30), default=None)
    edition: Mapped[int] = mapped_column(default=1)
    title: Mapped[str]
    programme: Mapped[str] = mapped_column(default="")
    aid_kind: Mapped[str] = mapped_column(String(40))
    unit: Mapped[str] = mapped_column(String(40))
    period_from: Mapped[date]
    period_to: Mapped[date]
    criteria: Mapped[str] = mapped_column(default="{}")  # canonical JSON of Criteria, for the record
    state: Mapped[str] = mapped_column(String(10), default=ListState.DRAFT.value)
    digest: Mapped[str] = mapped_column(String(64), default="")
    approved_at: Mapped[datetime | None] = mapped_column(default=None)
    asked_by: Mapped[str] = mapped_column(String(26), default="")
    approved_by: Mapped[str] = mapped_column(String(26), default="")

    def header(self) -> dict[str, object]:
        """Return what the digest covers beside the lines."""
        return {
            "uid": self.uid, "number": self.number, "edition": self.edition, "title": self.title,
            "programme": self.programme, "aid_kind": self.aid_kind, "unit": self.unit,
            "period_from": self.period_from.isoformat(), "period_to": self.period_to.isoformat(),
            "criteria": self.criteria,
        }


class ListLine(Base):
    """One family on an edition, as it stood when the list was made."""

    __tablename__ = "list_line"
    __table_args__ = (
        UniqueConstraint("list_id", "household_id"),
        UniqueConstraint("list_id", "position"),
    )

    uid: Mapped[str] = mapped_column(String(26), unique=True)
    list_id: Mapped[int] = mapped_column(ForeignKey("approved_list.id"), index=True)
    position: Mapped[int]
    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"), index=True)
    person_uid: Mapped[str] = mapped_column(String(26))
    household_code: Mapped[str] = mapped_column(String(40))
    name: Mapped[str]
    father_name: Mapped[str] = mapped_column(default="")
    national_id: Mapped[str] = mapped_column(String(20))
    members: Mapped[int]
    place: Mapped[str]
    share: Mapped[str] = mapped_column(String(20), default="")  # agency code that serves the family
    quantity: Mapped[int]


class FrozenLine(tuple[str, str, str, str, int]):
    """What the digest covers of a line: uid, name, national ID, share, quantity."""

    __slots__ = ()


def digest_of(header: dict[str, object], lines: Iterable[FrozenLine]) -> str:
    """Return the SHA-256 over the canonical JSON of the header and of the lines in order, as hex.

    The JSON is fed piece by piece, so a list of any length needs no memory.
    """
    hasher = sha256()
    for piece in _pieces(header, lines):
        hasher.update(piece)
    return hasher.hexdigest()


def _pieces(header: dict[str, object], lines: Iterable[FrozenLine]) -> Iterator[bytes]:
    """Yield the bytes of {"header": …, "lines": [[…], …]} in canonical form."""
    yield b'{"header":' + canonical_bytes(header) + b',"lines":['
    for index, line in enumerate(lines):
        yield (b"," if index else b"") + canonical_bytes(list(line))
    yield b"]}"
