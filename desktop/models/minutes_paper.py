"""What the minutes and reports take: the handing over of goods and an extract of the journal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from desktop.models.paper import Letterhead, Signature, Stamp


@dataclass(frozen=True, kw_only=True)
class Member:
    """A member of a committee, or one who hands over or receives."""

    name: str
    post: str
    national_id: str = ""


@dataclass(frozen=True, kw_only=True)
class GoodsLine:
    """One kind of goods that changes hands."""

    item: str
    unit: str
    quantity: int
    serial: str = ""
    condition: str = ""


@dataclass(frozen=True, kw_only=True)
class HandoverMinutes:
    """Minutes of a handing over: who gave what to whom, before which committee."""

    letterhead: Letterhead
    stamp: Stamp
    at: datetime
    place: str
    giver: Member
    receiver: Member
    goods: tuple[GoodsLine, ...]
    decision: str = ""  # number of the decision that formed the committee
    committee: tuple[Member, ...] = ()
    remarks: str = ""  # empty: found as described
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class JournalLine:
    """One entry of the journal; it names ids and kinds, never values."""

    number: int
    at: datetime
    person: str
    action: str
    subject: str


@dataclass(frozen=True, kw_only=True)
class JournalReport:
    """An extract of the journal with the digits of its head."""

    letterhead: Letterhead
    begins: date
    ends: date
    lines: Iterable[JournalLine]
    count: int
    journal_head: str
    is_synthetic: bool = False
