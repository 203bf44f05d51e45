"""What the printed report of the journal takes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from desktop.models.journal_view import Finding
from desktop.models.paper import Letterhead, Signature, Stamp


class TallyLine(NamedTuple):
    """How often a person did one kind of thing."""

    person: str  # empty: the program itself
    action: str
    kind: str
    times: int


class CheckpointLine(NamedTuple):
    """Where the chain stood at the end of a day, as signed."""

    day: date
    n: int
    head: str


@dataclass(frozen=True, kw_only=True)
class JournalReport:
    """A period of the journal in counts, and whether the whole of it holds."""

    letterhead: Letterhead
    stamp: Stamp
    at: datetime
    printed_by: str
    first_day: date
    last_day: date
    first_entry: int  # 0: there is none in the period
    last_entry: int
    entries: int
    tallies: tuple[TallyLine, ...]
    checkpoints: tuple[CheckpointLine, ...]
    proven: int  # entries that were proven, of the whole journal
    proven_head: str
    findings: tuple[Finding, ...]
    signatures: tuple[Signature, ...] = ()
