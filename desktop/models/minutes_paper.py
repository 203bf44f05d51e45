"""What the minutes of a handing over of goods take."""

from dataclasses import dataclass
from datetime import datetime

from desktop.models.kit import Kit
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
    holds: Kit = ()  # all of it together, where it is kits


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
    paper: str = ""  # of the giver, by which the goods came
    decision: str = ""  # number of the decision that formed the committee
    committee: tuple[Member, ...] = ()
    remarks: str = ""  # empty: found as described
    signatures: tuple[Signature, ...] = ()
    persons: tuple[str, str] = ("", "")  # who gives and takes, where they sign; empty: written in by hand


def members_of(committee: str) -> tuple[Member, ...]:
    """Return a committee that was written as lines of “post: person”."""
    members = []
    for line in filter(str.strip, committee.splitlines()):
        post, _colon, name = line.partition(":")
        members.append(Member(name=(name or post).strip(), post=post.strip() if name else ""))
    return tuple(members)
