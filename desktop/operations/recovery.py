"""The way back from paper: all secrets of an office, sealed to the key that its recovery paper prints."""

import json
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import DamagedError
from desktop.exchange.card import OfficeKeys
from desktop.exchange.paper_key import new_paper_key, open_with_paper, seal_to_paper, seal_to_recipient
from desktop.marking import N_
from desktop.models.vault_file import to_bytes, to_text
from desktop.vault import Secret, Vault, keep_in_memory
from desktop.whole_file import write_whole

RECOVERY_FILE = "recovery.age"


@dataclass(frozen=True)
class NewSecrets:
    """All secrets of an office that is being born, and the recovery key for its paper."""

    values: Mapping[Secret, bytes]
    recovery: str  # AGE-SECRET-KEY-1…: goes on paper and nowhere else


def new_secrets(exchange: OfficeKeys) -> NewSecrets:
    """Make what an office needs beside its exchange keys."""
    values = {
        Secret.DATABASE_KEY: secrets.token_bytes(32),
        Secret.SIGNING_SEED: exchange.signing_seed,
        Secret.AGE_IDENTITY: exchange.age_identity.encode("ascii"),
        Secret.MARK_KEY: secrets.token_bytes(32),
    }
    return NewSecrets(values, new_paper_key())


def exchange_keys(vault: Vault) -> OfficeKeys:
    """Return the office's signing and age keys from its vault."""
    return OfficeKeys(
        signing_seed=vault.get(Secret.SIGNING_SEED),
        age_identity=vault.get(Secret.AGE_IDENTITY).decode("ascii"),
    )


def seal_recovery(folder: Path, new: NewSecrets) -> None:
    """Write `recovery.age` beside the database."""
    write_whole(folder / RECOVERY_FILE, seal_to_paper(_text(new.values).encode("ascii"), new.recovery))


def secrets_text(vault: Vault) -> str:
    """Return all secrets of an open office as they are sealed to its paper.

    Raises:
        DamagedError: This computer does not hold the keys of the office.
    """
    vault.get(Secret.SIGNING_SEED)
    values: dict[Secret, bytes] = {}
    for secret in Secret:
        with suppress(DamagedError):  # an office in a file has no password of a server, and the other way
            values[secret] = vault.get(secret)
    return _text(values)


def seal_again(folder: Path, vault: Vault, recipient: str, *, is_on_server: bool) -> None:
    """Write `recovery.age` anew with what opens the office now: on a server its password too; the paper stays.

    Nothing is done where the paper is not on record, or on a computer without the office's keys.
    """
    if not recipient or vault.find(Secret.SIGNING_SEED) is None:
        return
    wanted = [one for one in Secret if is_on_server or one is not Secret.DATABASE_PASSWORD]
    held = {one: value for one in wanted if (value := vault.find(one)) is not None}
    write_whole(folder / RECOVERY_FILE, seal_to_recipient(_text(held).encode("ascii"), recipient))


def _text(values: Mapping[Secret, bytes]) -> str:
    return json.dumps({secret.value: to_text(value) for secret, value in values.items()}, indent=1)


def open_recovery(folder: Path, paper: str) -> Vault:
    """Return a vault in memory from the recovery paper's text.

    Raises:
        BadInputError: The text is no recovery key, or not of this office.
        DamagedError: `recovery.age` is missing.
    """
    try:
        sealed = (folder / RECOVERY_FILE).read_bytes()
    except OSError as fault:
        raise DamagedError(N_("The file recovery.age is missing. Copy it from the last backup.")) from fault
    return keep_in_memory(opened_secrets(sealed, paper))


def opened_secrets(sealed: bytes, paper: str) -> dict[Secret, bytes]:
    """Return the secrets of an office from what was sealed to its paper.

    Raises:
        BadInputError: The text is no recovery key, or not of this office.
    """
    entries = json.loads(open_with_paper(sealed, paper))
    return {Secret(name): to_bytes(text) for name, text in entries.items()}
