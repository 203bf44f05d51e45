"""The timeline of a family: everything that happened to it, from all agencies, in one line of time."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.models.contact_note import ContactKind
from desktop.models.period import Period


class EventKind(StrEnum):
    """What happened."""

    OPENED = "opened"
    CLOSED = "closed"
    IMPORTED = "imported"
    CORRECTED = "corrected"
    VISITED = "visited"
    ASKED = "asked"
    PHONED = "phoned"
    COMPLAINED = "complained"
    REFERRED = "referred"
    LISTED = "listed"
    EXCLUDED = "excluded"
    RECEIVED = "received"
    NOT_RECEIVED = "not_received"
    TOLD = "told"  # by a partner agency: what it gives the family
    SENT = "sent"  # in a package to a partner
    NEEDED = "needed"
    SETTLED = "settled"  # a need was met, or is none any more
    JOINED = "joined"
    LEFT = "left"


OF_CONTACT = {
    ContactKind.VISITED.value: EventKind.VISITED,
    ContactKind.ASKED.value: EventKind.ASKED,
    ContactKind.PHONED.value: EventKind.PHONED,
    ContactKind.COMPLAINED.value: EventKind.COMPLAINED,
    ContactKind.REFERRED.value: EventKind.REFERRED,
}


@dataclass(frozen=True, kw_only=True)
class TimelineFilter:
    """Which events are asked for; what is empty asks for all."""

    kinds: tuple[EventKind, ...] = ()
    agency: str = ""  # its name, as the events give it
    period: Period | None = None

    @property
    def is_whole(self) -> bool:
        """Return whether nothing is left out."""
        return self == EVERYTHING

    def meets(self, day: date, kind: EventKind) -> bool:
        """Return whether an event of this day and kind is asked for."""
        is_in_time = self.period is None or self.period.first <= day <= self.period.last
        return is_in_time and (not self.kinds or kind in self.kinds)


EVERYTHING = TimelineFilter()


@dataclass(frozen=True, kw_only=True)
class TimelineEvent:
    """One event; empty where the kind has no such thing.

    `source` is the number of the paper or package that says so, `told_at` the moment its data came.
    """

    id: int
    uid: str = ""  # of a note of contact, which can be opened
    version: int = 0  # of that note
    kind: EventKind
    day: date
    by: str = ""
    agency: str = ""
    what: str = ""
    quantity: int | None = None
    unit: str = ""
    text: str = ""
    outcome: str = ""  # of a note, a row of a sheet, an exclusion, or a partner's receipt
    until: date | None = None  # of a period
    source: str = ""
    told_at: datetime | None = None
    fields: tuple[str, ...] = ()  # what was corrected
    page_uid: str = ""  # of the kept scan on which the family signed
    is_hidden: bool = False  # sensitive, and this person may not see it
    struck_reason: str = ""
