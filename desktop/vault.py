"""Keeps an office's secrets in the system's secret service or in a passphrase file; the only importer of keyring.

It never writes a secret in clear, and never trusts a keyring backend that is not on its list.
"""

import base64
import binascii
import json
import secrets
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from unicodedata import normalize

from desktop.errors import BadInputError, DamagedError, RefusedError
from desktop.marking import N_
from desktop.whole_file import write_whole

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

SERVICE = "wasl"
FILE = "vault"
TRUSTED_BACKENDS = (
    "keyring.backends.SecretService",
    "keyring.backends.Windows",
    "keyring.backends.macOS",
    "keyring.backends.kwallet",
)
_MAGIC = "wasl-vault-1"


class Secret(StrEnum):
    """What is kept; marks of the lanes stand beside them under `lane:<sender>:<recipient>:<memorandum>`."""

    DATABASE_KEY = "database-key"  # 32 bytes
    SIGNING_SEED = "signing-seed"  # 32 bytes
    AGE_IDENTITY = "age-identity"  # AGE-SECRET-KEY-1…
    MARK_KEY = "mark-key"  # 32 bytes, for the tags of row marks


class Keeper(Protocol):
    """Where the secrets lie."""

    name: str

    def read(self, entry: str) -> bytes | None:
        """Return an entry, or None when it was never written."""

    def write(self, entry: str, value: bytes) -> None:
        """Write an entry, whole or not at all."""


class Vault:
    """The secrets of one open office."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    @property
    def keeper_name(self) -> str:
        """Return which backend holds the keys, so that a change of it is noticed."""
        return self._keeper.name

    def get(self, secret: Secret) -> bytes:
        """Return a secret.

        Raises:
            DamagedError: The keeper does not have it.
        """
        value = self._keeper.read(secret.value)
        if value is None:
            raise DamagedError(
                N_("The keys of this office are not on this computer. Use the recovery paper to open it."),
                code="E_NO_KEYS",
            )
        return value

    def put(self, secret: Secret, value: bytes) -> None:
        """Keep a secret."""
        self._keeper.write(secret.value, value)

    def lane_mark(self, lane: str) -> tuple[int, str]:
        """Return the highest sequence number seen in a lane and its manifest's digest; (0, zeros) before any."""
        value = self._keeper.read(f"lane:{lane}")
        if value is None:
            return 0, "0" * 64
        seq, digest = value.decode("ascii").split(":")
        return int(seq), digest

    def raise_lane_mark(self, lane: str, seq: int, digest: str) -> None:
        """Note a higher sequence number; a lower one changes nothing."""
        if seq > self.lane_mark(lane)[0]:
            self._keeper.write(f"lane:{lane}", f"{seq}:{digest}".encode("ascii"))


def keep_in_keyring(vault_id: str, values: Mapping[Secret, bytes]) -> Vault:
    """Store the secrets in the system's secret service.

    Raises:
        RefusedError: There is no trustworthy secret service here.
    """
    return _filled(Vault(_KeyringKeeper(vault_id)), values)


def keep_in_file(folder: Path, passphrase: str, values: Mapping[Secret, bytes]) -> Vault:
    """Store the secrets in a new vault file.

    Raises:
        BadInputError: The passphrase is shorter than 12 characters.
    """
    if len(passphrase) < 12:
        raise BadInputError(
            N_("The passphrase is too short. Use at least 12 characters, such as four words.")
        )
    return _filled(Vault(_FileKeeper.create(folder / FILE, passphrase)), values)


def open_keyring(vault_id: str) -> Vault:
    """Return the vault in the system's secret service."""
    return Vault(_KeyringKeeper(vault_id))


def open_file(folder: Path, passphrase: str) -> Vault:
    """Return the vault of a folder.

    Raises:
        BadInputError: The passphrase is wrong.
        DamagedError: The file is missing or damaged.
    """
    return Vault(_FileKeeper.open(folder / FILE, passphrase))


def keep_in_memory(values: Mapping[Secret, bytes]) -> Vault:
    """Hold the secrets as long as the program runs; for work from the recovery paper."""
    return _filled(Vault(_MemoryKeeper()), values)


def is_keyring_usable() -> bool:
    """Return whether the system offers a secret service on the list."""
    import keyring

    return _is_trusted(keyring.get_keyring())


class _KeyringKeeper:
    """Entries in the system's secret service, base64 because such services keep text."""

    def __init__(self, vault_id: str) -> None:
        import keyring

        backend = keyring.get_keyring()
        if not _is_trusted(backend):
            raise RefusedError(
                N_(
                    "This computer has no secret service that can be trusted. Choose a passphrase vault instead."
                ),
                code="E_NO_KEYRING",
            )
        self._backend = backend
        self._vault_id = vault_id
        self.name = f"{type(backend).__module__}.{type(backend).__qualname__}"

    def read(self, entry: str) -> bytes | None:
        text = self._backend.get_password(SERVICE, f"{self._vault_id}/{entry}")
        return None if text is None else to_bytes(text)

    def write(self, entry: str, value: bytes) -> None:
        self._backend.set_password(SERVICE, f"{self._vault_id}/{entry}", to_text(value))


class _MemoryKeeper:
    """Entries that live as long as the program runs; for work from the recovery paper."""

    name = "paper"

    def __init__(self) -> None:
        self._entries: dict[str, bytes] = {}

    def read(self, entry: str) -> bytes | None:
        return self._entries.get(entry)

    def write(self, entry: str, value: bytes) -> None:
        self._entries[entry] = value


class _FileKeeper:
    """Entries in one file under a key that Argon2id (64 MiB, 3 passes, 4 lanes) makes of the passphrase.

    The file is read anew each time: a child process may have raised a lane mark meanwhile.
    """

    name = "vault"

    def __init__(self, path: Path, salt: bytes, key: bytes) -> None:
        self._path, self._salt, self._key = path, salt, key

    @classmethod
    def create(cls, path: Path, passphrase: str) -> "_FileKeeper":
        salt = secrets.token_bytes(16)
        keeper = cls(path, salt, _stretch(passphrase, salt))
        keeper._save({})
        return keeper

    @classmethod
    def open(cls, path: Path, passphrase: str) -> "_FileKeeper":
        salt = _box(path)[0]
        keeper = cls(path, salt, _stretch(passphrase, salt))
        keeper._load()
        return keeper

    def read(self, entry: str) -> bytes | None:
        text = self._load().get(entry)
        return None if text is None else to_bytes(text)

    def write(self, entry: str, value: bytes) -> None:
        self._save(self._load() | {entry: to_text(value)})

    def _load(self) -> dict[str, str]:
        from cryptography.exceptions import InvalidTag

        _, nonce, sealed = _box(self._path)
        try:
            entries: dict[str, str] = json.loads(_cipher(self._key).decrypt(nonce, sealed, _MAGIC.encode()))
        except InvalidTag:
            raise BadInputError(
                N_(
                    "The passphrase is wrong, or the vault was altered. Check the keyboard language and try again."
                ),
                code="E_PASSPHRASE",
            ) from None
        return entries

    def _save(self, entries: Mapping[str, str]) -> None:
        nonce = secrets.token_bytes(12)
        sealed = _cipher(self._key).encrypt(nonce, json.dumps(dict(entries)).encode("ascii"), _MAGIC.encode())
        box = {
            "format": _MAGIC,
            "salt": to_text(self._salt),
            "nonce": to_text(nonce),
            "sealed": to_text(sealed),
        }
        write_whole(self._path, json.dumps(box).encode("ascii"))


def _box(path: Path) -> tuple[bytes, bytes, bytes]:
    """Return salt, nonce and sealed entries of a vault file."""
    try:
        box = json.loads(path.read_text(encoding="ascii"))
        if box["format"] != _MAGIC:
            raise ValueError(_MAGIC)
        return to_bytes(box["salt"]), to_bytes(box["nonce"]), to_bytes(box["sealed"])
    except OSError as fault:
        raise DamagedError(
            N_("The vault file is missing. Restore it from a backup, or use the recovery paper.")
        ) from fault
    except (ValueError, KeyError, TypeError) as fault:
        raise DamagedError(
            N_("The vault file is damaged. Restore it from a backup, or use the recovery paper.")
        ) from fault


def _filled(vault: Vault, values: Mapping[Secret, bytes]) -> Vault:
    for secret, value in values.items():
        vault.put(secret, value)
    return vault


def _is_trusted(backend: object) -> bool:
    return type(backend).__module__.startswith(TRUSTED_BACKENDS)


def _stretch(passphrase: str, salt: bytes) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        normalize("NFC", passphrase).encode(),
        salt,
        time_cost=3,
        memory_cost=65_536,
        parallelism=4,
        hash_len=32,
        type=Type.ID,
    )


def _cipher(key: bytes) -> "ChaCha20Poly1305":
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    return ChaCha20Poly1305(key)


def to_text(value: bytes) -> str:
    """Return bytes as base64, because secret services keep text."""
    return base64.b64encode(value).decode("ascii")


def to_bytes(text: str) -> bytes:
    """Return what `to_text` wrote.

    Raises:
        ValueError: The text is not base64.
    """
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as fault:
        raise ValueError("not base64") from fault
