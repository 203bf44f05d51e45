"""What the papers beside the receipt sheet take: tally, families not served, minutes of the rest, mandate, device."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from desktop.models.distribution import Balance, Result
from desktop.models.kit import Kit
from desktop.models.minutes_paper import Member
from desktop.models.paper import Letterhead, Signature, Stamp

TALLY, UNSERVED, MANDATE, DEVICE = "01", "02", "03", "04"
"""The last two digits of the codes on papers that carry the number of a sheet."""


class TallyRow(NamedTuple):
    """One family as the gate sees it: no name, no ID."""

    household_code: str
    members: int
    quantity: int


class UnservedRow(NamedTuple):
    """One family that received nothing, and why."""

    name: str
    national_id: str
    household_code: str
    place: str
    quantity: int
    result: Result


@dataclass(frozen=True, kw_only=True)
class RoundHead:
    """What every paper of a round says of it."""

    letterhead: Letterhead
    stamp: Stamp
    campaign: str
    item: str
    unit: str
    place: str
    day: date
    last_day: date | None = None  # None: it lasts one day
    signatures: tuple[Signature, ...] = ()
    kit: Kit = ()  # what one unit holds


@dataclass(frozen=True, kw_only=True)
class TallyList:
    """The list that is ticked at the gate."""

    head: RoundHead
    rows: Iterable[TallyRow]
    count: int


@dataclass(frozen=True, kw_only=True)
class UnservedList:
    """The families for a second day: absent, refused, moved, deceased."""

    head: RoundHead
    rows: Iterable[UnservedRow]
    count: int
    is_masked: bool = False


@dataclass(frozen=True, kw_only=True)
class RestMinutes:
    """Minutes of what came back and what is missing after a round; `head.stamp` has a number of its own."""

    head: RoundHead
    sheet: str  # number of the sheet
    at: datetime
    balance: Balance
    families: int
    results: tuple[tuple[Result, int], ...]
    unserved: tuple[UnservedRow, ...]  # the annex; the rest stands on the list of families not served
    left_out: int = 0  # how many more the annex does not name
    committee: tuple[Member, ...] = ()
    closed_by: str = ""  # the head of the committee


@dataclass(frozen=True, kw_only=True)
class Mandate:
    """A family's word that somebody else collects for it, for one round."""

    head: RoundHead
    row: int
    giver: Member
    quantity: int
    agent: Member | None = None  # None: written in by hand
    relation: str = ""


@dataclass(frozen=True, kw_only=True)
class DeviceDelivery:
    """A device handed to a beneficiary, by its serial number."""

    head: RoundHead
    row: int
    receiver: Member
    quantity: int
    serial: str
    condition: str = ""
    remarks: str = ""
