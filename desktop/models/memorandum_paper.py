"""What the memorandum takes: parties with their keys, clauses, the data annex and contacts."""

from dataclasses import dataclass
from datetime import date

from desktop.models.paper import Letterhead


@dataclass(frozen=True, kw_only=True)
class Party:
    """One agency of a memorandum, who signs for it, and the card of its keys."""

    name: str
    address: str
    representative: str
    post: str
    fingerprint: str = ""  # forty digits; empty: the card is not known yet
    card: str = ""  # the text of the card file, for the QR
    duties: tuple[str, ...] = ()  # what this party undertakes; empty: the model text


@dataclass(frozen=True, kw_only=True)
class Clause:
    """One clause: its heading (without its number) and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Direction:
    """Who sends to whom, by the order of the parties (0 is the first)."""

    sender: int
    receiver: int


@dataclass(frozen=True, kw_only=True)
class DataAnnex:
    """What may be exchanged under the memorandum, and nothing else."""

    profile: str  # P0, P1, P2 or P3
    fields: tuple[str, ...]  # labels in the memorandum's language, in order
    programmes: tuple[str, ...]
    area: str
    cap: int  # most persons in one package
    begins: date
    ends: date
    retention_days: int
    purpose: str
    directions: tuple[Direction, ...]
    legal_basis: str = ""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """The person a party names for daily matters; his telephone is the one to call back."""

    party: int
    name: str
    post: str
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One line of the timetable."""

    what: str
    party: int
    due: date


@dataclass(frozen=True, kw_only=True)
class MemorandumPaper:
    """A memorandum of two to six parties, as it is printed for signature."""

    letterhead: Letterhead
    number: str
    edition: int
    day: date
    parties: tuple[Party, ...]
    data: DataAnnex
    terms_digest: str  # SHA-256 of terms and annex, 64 hexadecimal digits; empty: a draft, not for signature
    journal_head: str = ""
    title: str = ""  # what the memorandum is about
    place: str = ""
    reason: str = ""  # why the parties work together: goes into the preamble
    subject: str = ""  # the purpose, in one phrase; empty: the model text
    fields_of_work: tuple[str, ...] = ()  # food, in kind, devices, training …
    categories: tuple[str, ...] = ()  # who is served
    begins: date
    ends: date
    result_days: int = 7  # receipt sheets come back within
    notice_days: int = 30  # notice of ending
    breach_hours: int = 72  # notice of a leak
    meeting_months: int = 3  # the committee meets every
    authority: str = ""  # who settles a dispute that talk did not; empty: the model text
    copies: int = 0  # originals; 0: one for each party
    clauses: tuple[Clause, ...] = ()  # as the parties agreed; empty: the model text
    contacts: tuple[Contact, ...] = ()
    timetable: tuple[Step, ...] = ()
    is_synthetic: bool = False

    @property
    def is_draft(self) -> bool:
        """Say whether the terms are not fixed yet, so that nobody may sign this."""
        return not self.terms_digest
