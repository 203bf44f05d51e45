"""What a match sheet takes: two files side by side, why they may be one, and places to sign."""

from dataclasses import dataclass
from datetime import date

from desktop.models.paper import Letterhead, Signature, Stamp


@dataclass(frozen=True, kw_only=True)
class MatchSheet:
    """One pair; all texts are already the paper's words."""

    letterhead: Letterhead
    stamp: Stamp
    day: date
    files: tuple[str, str]
    rows: tuple[tuple[str, str, str], ...]  # label, first file, second file
    verdict: str
    likely: int | None  # percent; None where one number under two names is the question
    reasons: tuple[str, ...]
    said: tuple[str, ...]
    signatures: tuple[Signature, ...]
