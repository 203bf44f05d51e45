"""What an auditor asks of the journal and what he gets: filters, lines, and the outcome of a check."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple


@dataclass(frozen=True, kw_only=True)
class Question:
    """Which entries are asked for; what is empty asks for all."""

    by: str = ""  # uid of the person
    action: str = ""
    kind: str = ""
    subjects: tuple[str, ...] | None = None  # uids; an empty tuple fits nothing
    since: datetime | None = None  # aware; the first moment
    until: datetime | None = None  # the first moment behind the last

    @property
    def asks_for_all(self) -> bool:
        """Return whether nothing narrows the view."""
        return self == Question()


class EntryRow(NamedTuple):
    """One entry as the table and the report show it."""

    n: int
    at: datetime
    by: str  # full name of the person, or his uid where he is gone
    by_uid: str
    action: str
    kind: str
    subject: str  # uid
    named: str  # what people call the subject: a paper's number, an agency, a colleague; empty for families
    details: Mapping[str, object]
    digest: str


class Finding(NamedTuple):
    """One thing that does not hold: a marked sentence and its values."""

    message: str
    values: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class ChainOutcome:
    """What the check of the journal saw."""

    entries: int
    head: str
    first_broken: int | None = None
    findings: tuple[Finding, ...] = ()  # every broken thing in words, the first broken entry among them
    checkpoints: int = 0  # how many were compared
    lines: int = 0  # of the history of records that were proven

    @property
    def is_whole(self) -> bool:
        """Return whether everything holds."""
        return self.first_broken is None and not self.findings


class Tally(NamedTuple):
    """How often one person did one kind of thing."""

    by: str
    action: str
    kind: str
    times: int


@dataclass(frozen=True, kw_only=True)
class Facts:
    """How the journal stands now, for the page's head."""

    n: int
    head: str
    last_checkpoint: date | None = None
    waiting: int = 0  # readings noted beside, which join the chain in the next free moment
    persons: Mapping[str, str] = field(default_factory=dict)  # full name by uid
