"""What the notice to a family takes: which programme, since when or until when, and why."""

from dataclasses import dataclass
from datetime import date

from desktop.models.paper import Letterhead, Signature, Stamp


@dataclass(frozen=True, kw_only=True)
class MembershipNotice:
    """Help is suspended from a day on, or has its last day."""

    letterhead: Letterhead
    stamp: Stamp
    is_exit: bool
    name: str
    household_code: str
    programme: str
    reason: str
    day: date
    printed_on: date
    head: Signature
