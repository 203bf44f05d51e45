"""An office's keys and the card that shows their public halves, with the 40 digits people compare.

A card says nothing of who holds it: the printed memorandum does that.
"""

import base64
import hashlib
import os
import re
from dataclasses import dataclass, field
from functools import cached_property

from desktop.errors import BadInputError
from desktop.marking import N_

CARD_BYTES = 159
_KEY_BLOB_START = b"\x00\x00\x00\x0bssh-ed25519\x00\x00\x00\x20"
_CARD = re.compile(r"office-card-v1\nssh-ed25519 ([A-Za-z0-9+/]{68})\n(age1[02-9ac-hj-np-z]{58})\n")
_OFFICE_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,18}[a-z0-9]")
_NOT_A_CARD = N_(
    "This is not an office card. Ask the partner office for its card file again, "
    "or scan the card printed in the memorandum."
)


@dataclass(frozen=True, kw_only=True)
class Card:
    """The public halves of an office's signing key and age identity."""

    signing_key: bytes
    age_recipient: str

    @cached_property
    def text(self) -> str:
        """The card as it is printed, scanned and sent: 159 ASCII characters."""
        return f"office-card-v1\n{self.ssh_key}\n{self.age_recipient}\n"

    @property
    def ssh_key(self) -> str:
        """The signing key in OpenSSH's one-line form."""
        blob = _KEY_BLOB_START + self.signing_key
        return f"ssh-ed25519 {base64.b64encode(blob).decode('ascii')}"

    @cached_property
    def fingerprint(self) -> str:
        """The 40 digits that two people compare on paper."""
        number = int(hashlib.sha256(self.text.encode("ascii")).hexdigest(), 16)
        return f"{number % 10**40:040d}"

    @property
    def groups(self) -> tuple[str, ...]:
        """The fingerprint in eight groups of five digits, first group first."""
        return groups(self.fingerprint)


@dataclass(frozen=True, kw_only=True)
class OfficeKeys:
    """The secret halves; they live in the vault and never in a log or a package."""

    signing_seed: bytes = field(repr=False)
    age_identity: str = field(repr=False)

    @classmethod
    def generate(cls) -> "OfficeKeys":
        """Make new keys for a new office."""
        import pyrage

        return cls(signing_seed=os.urandom(32), age_identity=str(pyrage.x25519.Identity.generate()))

    @cached_property
    def card(self) -> Card:
        """The card that belongs to these keys."""
        import pyrage
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        public = Ed25519PrivateKey.from_private_bytes(self.signing_seed).public_key()
        identity = pyrage.x25519.Identity.from_str(self.age_identity)
        return Card(signing_key=public.public_bytes_raw(), age_recipient=str(identity.to_public()))


def card_text(keys: OfficeKeys) -> str:
    """Return the text of the office's own card."""
    return keys.card.text


def parse_card(text: str) -> Card:
    """Read a card that came from outside.

    Raises:
        BadInputError: It differs in any character from what such a card must be.
    """
    match = _CARD.fullmatch(text)
    if match is None:
        raise BadInputError(_NOT_A_CARD, code="E_CARD")
    blob = base64.b64decode(match[1])
    card = Card(signing_key=blob[len(_KEY_BLOB_START) :], age_recipient=match[2])
    if card.text != text or not _is_recipient(card.age_recipient):
        raise BadInputError(_NOT_A_CARD, code="E_CARD")
    return card


def fingerprint(card: Card) -> str:
    """Return the 40 digits of the card."""
    return card.fingerprint


def groups(digits: str) -> tuple[str, ...]:
    """Split digits into groups of five."""
    return tuple(digits[start : start + 5] for start in range(0, len(digits), 5))


def is_office_id(text: str) -> bool:
    """Whether the text can name an office: 2 to 20 lower-case ASCII letters, digits and inner hyphens."""
    return _OFFICE_ID.fullmatch(text) is not None


def _is_recipient(text: str) -> bool:
    import pyrage

    try:
        return str(pyrage.x25519.Recipient.from_str(text)) == text
    except pyrage.RecipientError:
        return False
