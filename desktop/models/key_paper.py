"""What the papers about keys take: the sealed recovery paper and the office card; it reads no key."""

from dataclasses import dataclass
from datetime import date

from desktop.models.paper import Letterhead

RECOVERY_PREFIX = "AGE-SECRET-KEY-1"
RECOVERY_GROUP = 6


@dataclass(frozen=True, kw_only=True)
class RecoverySheet:
    """The paper that opens the office's secrets when its computer is lost; it prints twice."""

    letterhead: Letterhead
    office: str
    code: str
    day: date
    secret: str  # AGE-SECRET-KEY-1…, 74 characters
    fingerprint: str = ""  # forty digits of the office card it belongs to
    is_synthetic: bool = False


@dataclass(frozen=True, kw_only=True)
class CardSheet:
    """The office's public card on paper: digits to read out and a QR to scan."""

    letterhead: Letterhead
    office: str
    code: str
    day: date
    card: str  # the text of the card file
    fingerprint: str  # forty digits
    phone: str = ""
    is_synthetic: bool = False
    journal_head: str = ""  # SHA-256 of the last journal entry; empty: not printed


def recovery_groups(secret: str) -> tuple[str, ...]:
    """Return the numbered groups in which the recovery paper prints a secret, without its fixed prefix."""
    rest = secret.strip().upper().removeprefix(RECOVERY_PREFIX)
    return tuple(rest[i : i + RECOVERY_GROUP] for i in range(0, len(rest), RECOVERY_GROUP))
