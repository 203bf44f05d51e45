"""Approved lists: reviewed, approved by a second person, then frozen, numbered and hashed."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record
from desktop.models.canonical import canonical_bytes
from desktop.models.list_plan import Criteria, ListPlan, Portion, PortionRule


class ListState(StrEnum):
    """The life of an edition."""

    DRAFT = "draft"
    ASKED = "asked"
    APPROVED = "approved"
    CANCELLED = "cancelled"


class ApprovedList(Record, Base, kw_only=True):
    """One edition of a list; `digest` is set at approval and never again.

    An edition after the first carries the number from its drafting on; the first gets it when it is approved.
    """

    __tablename__ = "approved_list"
    __table_args__ = (
        UniqueConstraint("number", "edition"),
        CheckConstraint("state in ('draft', 'asked', 'approved', 'cancelled')", name="state"),
        CheckConstraint("state <> 'approved' or (number is not null and digest <> '')", name="frozen"),
        CheckConstraint("state <> 'cancelled' or cancelled_reason <> ''", name="cancelled_with_reason"),
        CheckConstraint("portion_rule in ('family', 'member') and portion > 0", name="portion"),
        CheckConstraint(
            "approved_by = '' or approved_by <> asked_by or is_delayed", name="maker_is_not_checker"
        ),
    )

    title: Mapped[str]
    aid_kind: Mapped[str] = mapped_column(String(40))
    unit: Mapped[str] = mapped_column(String(40))
    period_from: Mapped[date]
    period_to: Mapped[date]
    number: Mapped[str | None] = mapped_column(String(30), default=None)
    edition: Mapped[int] = mapped_column(default=1)
    programme: Mapped[str] = mapped_column(default="")
    criteria: Mapped[str] = mapped_column(default="{}")  # canonical JSON of Criteria, for the record
    portion: Mapped[int] = mapped_column(default=1)
    portion_rule: Mapped[str] = mapped_column(String(10), default=PortionRule.FAMILY.value)
    families: Mapped[int] = mapped_column(default=0)  # how many lines there are
    quantity: Mapped[int] = mapped_column(default=0)  # sum over the lines
    state: Mapped[str] = mapped_column(String(10), default=ListState.DRAFT.value)
    digest: Mapped[str] = mapped_column(String(64), default="")
    approved_at: Mapped[datetime | None] = mapped_column(default=None)
    is_delayed: Mapped[bool] = mapped_column(default=False)  # a day of waiting stood in for the second person
    asked_by: Mapped[str] = mapped_column(String(26), default="")
    approved_by: Mapped[str] = mapped_column(String(26), default="")
    cancelled_reason: Mapped[str] = mapped_column(default="")
    areas: Mapped[str] = mapped_column(default="")  # drafted for these alone; none is the whole office
    prints: Mapped[int] = mapped_column(default=0)
    reserve_from: Mapped[int | None] = mapped_column(default=None)  # rows from this one on are the reserve
    kit: Mapped[str] = mapped_column(default="")  # what one unit holds, as `models/kit.py` spells it
    digest_now: Mapped[str] = mapped_column(String(64), default="")  # once a line of it was erased
    came_in: Mapped[str | None] = mapped_column(
        String(26), default=None, index=True
    )  # the package that brought it: a partner's list, of which this is our share

    @property
    def seal(self) -> str:
        """Return the digest that its lines must have: that of the approval, until values of a line were erased."""
        return self.digest_now or self.digest

    def header(self) -> dict[str, object]:
        """Return what the digest covers beside the lines."""
        return {
            "uid": self.uid,
            "number": self.number,
            "edition": self.edition,
            "title": self.title,
            "programme": self.programme,
            "aid_kind": self.aid_kind,
            "unit": self.unit,
            "period_from": self.period_from.isoformat(),
            "period_to": self.period_to.isoformat(),
            "criteria": self.criteria,
            "portion": self.portion,
            "portion_rule": self.portion_rule,
            "families": self.families,
            "quantity": self.quantity,
            "reserve_from": self.reserve_from,
            "kit": self.kit,
        }

    def plan(self) -> ListPlan:
        """Return what the list was asked to be, for a new edition of it."""
        return ListPlan(
            title=self.title,
            aid_kind=self.aid_kind,
            unit=self.unit,
            programme=self.programme,
            period_from=self.period_from,
            period_to=self.period_to,
            criteria=Criteria.read(self.criteria),
            portion=Portion(each=self.portion, rule=PortionRule(self.portion_rule)),
        )


class ListLine(Base, kw_only=True):
    """One family on an edition, as it stood when the list was made."""

    __tablename__ = "list_line"
    __table_args__ = (
        UniqueConstraint("list_id", "household_id"),
        UniqueConstraint("list_id", "position"),
        Index("ix_list_line_name_key", "list_id", "name_key"),  # read through for a piece of a name
        CheckConstraint("quantity > 0", name="quantity"),
    )

    uid: Mapped[str] = mapped_column(String(26), unique=True)
    list_id: Mapped[int] = mapped_column(ForeignKey("approved_list.id"))
    position: Mapped[int]
    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"), index=True)
    person_uid: Mapped[str] = mapped_column(String(26))
    household_code: Mapped[str] = mapped_column(String(40))
    name: Mapped[str]
    name_key: Mapped[str]  # folded, without spaces: for finding the row, no part of what was approved
    national_id: Mapped[str] = mapped_column(String(20))
    members: Mapped[int]
    place: Mapped[str]
    quantity: Mapped[int]
    father_name: Mapped[str] = mapped_column(default="")
    share: Mapped[str] = mapped_column(String(20), default="")  # agency code that serves the family


class ListExclusion(Base, kw_only=True):
    """One family that fitted the conditions and was left out, or taken in nevertheless; its timeline tells."""

    __tablename__ = "list_exclusion"
    __table_args__ = (UniqueConstraint("list_id", "household_id"),)

    list_id: Mapped[int] = mapped_column(ForeignKey("approved_list.id"))
    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"), index=True)
    reason: Mapped[str] = mapped_column(String(20))  # of list_plan.Exclusion
    words: Mapped[str] = mapped_column(
        default=""
    )  # of whoever left it out by hand, or took it in nevertheless
    is_taken: Mapped[bool] = mapped_column(default=False)  # stands on the list nevertheless
    decided_by: Mapped[str] = mapped_column(
        String(26), default=""
    )  # who left it out by hand, or took it in nevertheless


class FrozenLine(NamedTuple):
    """What the digest covers of a line; the uid is the household's own."""

    uid: str
    name: str
    national_id: str
    share: str
    quantity: int


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


class ListRow(NamedTuple):
    """One edition as tables show it."""

    uid: str
    number: str | None
    edition: int
    title: str
    aid_kind: str
    unit: str
    period_from: date
    period_to: date
    families: int
    quantity: int
    state: ListState
    refused_reason: str  # of the last request, where it was refused
    is_replaced: bool  # whether a later edition was approved


class LineRow(NamedTuple):
    """One line as tables and papers show it."""

    position: int
    name: str
    father_name: str
    national_id: str
    household_code: str
    members: int
    place: str
    quantity: int
    share: str = ""


class ChangeKind(StrEnum):
    """How a family differs between two editions."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class LineChange(NamedTuple):
    """One family that differs between two editions; quantities are 0 where it does not stand."""

    kind: ChangeKind
    household_code: str
    name: str
    place: str
    quantity_before: int
    quantity_now: int


class Differences(NamedTuple):
    """How many families were added, removed and changed, and the first of them."""

    added: int
    removed: int
    changed: int
    rows: tuple[LineChange, ...]
