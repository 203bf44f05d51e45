"""The way back from paper: all secrets of an office, sealed to the identity that its recovery paper prints."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import BadInputError, DamagedError
from desktop.marking import N_
from desktop.vault import Secret, Vault, keep_in_memory, to_bytes, to_text
from desktop.whole_file import write_whole

RECOVERY_FILE = "recovery.age"


@dataclass(frozen=True)
class NewSecrets:
    """All secrets of an office that is being born, and the recovery identity for its paper."""

    values: Mapping[Secret, bytes]
    recovery: str  # AGE-SECRET-KEY-1…: goes on paper and nowhere else


def new_secrets(signing_seed: bytes, age_identity: str) -> NewSecrets:
    """Make what an office needs beside its exchange keys."""
    import pyrage  # noqa: PLC0415 (heavy: only where keys are made or read)

    return NewSecrets(
        {
            Secret.DATABASE_KEY: secrets.token_bytes(32),
            Secret.SIGNING_SEED: signing_seed,
            Secret.AGE_IDENTITY: age_identity.encode("ascii"),
            Secret.MARK_KEY: secrets.token_bytes(32),
        },
        str(pyrage.x25519.Identity.generate()),
    )


def seal_recovery(folder: Path, new: NewSecrets) -> None:
    """Write `recovery.age`: every secret, sealed to the recovery paper; stock `age -d -i paper.txt` opens it."""
    import pyrage  # noqa: PLC0415 (heavy: only where keys are made or read)

    recipient = pyrage.x25519.Identity.from_str(new.recovery).to_public()
    plain = json.dumps({secret.value: to_text(value) for secret, value in new.values.items()}, indent=1)
    write_whole(folder / RECOVERY_FILE, pyrage.encrypt(plain.encode("ascii"), [recipient]))


def open_recovery(folder: Path, paper: str) -> Vault:
    """Return a vault in memory from the recovery paper's text.

    Raises:
        BadInputError: The text is no recovery key, or not of this office.
        DamagedError: `recovery.age` is missing or damaged.
    """
    import pyrage  # noqa: PLC0415 (heavy: only where keys are made or read)

    try:
        identity = pyrage.x25519.Identity.from_str("".join(paper.split()).upper())
    except pyrage.IdentityError:
        raise BadInputError(
            N_("This is not a recovery key. Compare every group with the paper and type it again."),
            code="E_RECOVERY",
        ) from None
    try:
        plain = json.loads(pyrage.decrypt((folder / RECOVERY_FILE).read_bytes(), [identity]))
    except OSError as fault:
        raise DamagedError(N_("The file recovery.age is missing. Copy it from the last backup.")) from fault
    except (pyrage.DecryptError, ValueError) as fault:
        raise BadInputError(
            N_(
                "This recovery paper does not open this office. Look for the paper with the office's own number."
            ),
            code="E_RECOVERY",
        ) from fault
    return keep_in_memory({Secret(name): to_bytes(text) for name, text in plain.items()})
