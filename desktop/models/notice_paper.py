"""What the notice of an office of one person takes: it hangs for a day in place of a second person's word."""

from dataclasses import dataclass
from datetime import datetime

from desktop.models.paper import Letterhead, Signature, Stamp


@dataclass(frozen=True, kw_only=True)
class DelayNotice:
    """What will be carried out, who asked for it, and from when on."""

    letterhead: Letterhead
    stamp: Stamp
    kind: str  # what is asked for, a marked sentence
    effect: str  # what will happen, a marked sentence
    subject: str
    facts: tuple[tuple[str, str], ...]  # label and value, already in the paper's words
    asked_by: str
    asked_at: datetime
    posted_at: datetime
    due_at: datetime
    head: Signature
    is_last: bool = False  # the office asks to be one of one person, and waits a week
