"""The written form of a vault file: salt, nonce and sealed entries, with a sum that tells damage from a wrong key."""

import base64
import json
from hashlib import sha256
from typing import NamedTuple, TypedDict

MAGIC = "wasl-vault-1"


class Stretching(TypedDict):
    """What Argon2id makes each try of a passphrase, and of a password, cost."""

    time_cost: int
    memory_cost: int  # KiB
    parallelism: int


# RFC 9106, the profile for little memory.
STRETCHING: Stretching = {"time_cost": 3, "memory_cost": 65_536, "parallelism": 4}


class VaultFile(NamedTuple):
    """What stands in the file; nothing of it is secret without the passphrase."""

    salt: bytes
    nonce: bytes
    sealed: bytes

    def spelled(self) -> bytes:
        """Return the file."""
        parts = self._asdict() | {"sum": _sum(self)}
        box = {"format": MAGIC} | {name: to_text(part) for name, part in parts.items()}
        return json.dumps(box).encode("ascii")


def read_vault_file(text: str) -> VaultFile:
    """Return what a file holds.

    Raises:
        ValueError: It is damaged, or no vault file at all.
    """
    try:
        box = json.loads(text)
        found = VaultFile(*(to_bytes(box[name]) for name in VaultFile._fields))
    except (KeyError, TypeError) as fault:
        raise ValueError(MAGIC) from fault
    if found.spelled() != text.encode():  # format, sum, and every single byte as it was written
        raise ValueError(MAGIC)
    return found


def to_text(value: bytes) -> str:
    """Return bytes as base64, because secret services and JSON keep text."""
    return base64.b64encode(value).decode("ascii")


def to_bytes(text: str) -> bytes:
    """Return what `to_text` wrote; a ValueError where it did not."""
    return base64.b64decode(text, validate=True)


def _sum(file: VaultFile) -> bytes:
    return sha256(file.salt + file.nonce + file.sealed).digest()
