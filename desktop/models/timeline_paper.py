"""What the printed timeline of a family takes."""

from dataclasses import dataclass
from datetime import datetime

from desktop.models.paper import Letterhead, Signature, Stamp
from desktop.models.timeline import TimelineEvent


@dataclass(frozen=True, kw_only=True)
class FamilyTimeline:
    """One family, what happened to it, and who hands the paper over."""

    letterhead: Letterhead
    stamp: Stamp
    at: datetime
    printed_by: str = ""
    head: str  # name of the head of the household
    national_id: str
    code: str  # file number
    place: str
    members: int
    events: tuple[TimelineEvent, ...]  # the newest first
    is_whole: bool = True  # whether events of every kind stand here
    signatures: tuple[Signature, ...] = ()

    @property
    def hidden(self) -> int:
        """Return how many events keep their words to themselves."""
        return sum(event.is_hidden for event in self.events)
