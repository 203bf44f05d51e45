"""Keeps an office's secrets in the system's secret service or in a passphrase file; the only importer of keyring.

It never writes a secret in clear, and never trusts a keyring backend that is not on its list.
"""

import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from unicodedata import normalize

from desktop.errors import BadInputError, DamagedError, RefusedError
from desktop.marking import N_
from desktop.models.office_plan import PASSPHRASE_SHORT, SHORTEST_PASSPHRASE
from desktop.models.vault_file import MAGIC, STRETCHING, VaultFile, read_vault_file, to_bytes, to_text
from desktop.service_faults import service_faults
from desktop.whole_file import write_whole

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "wasl"
FILE = "vault"
TRUSTED_BACKENDS = (
    "keyring.backends.SecretService",
    "keyring.backends.Windows",
    "keyring.backends.macOS",
    "keyring.backends.kwallet",
)
_NO_SERVICE = N_(
    "This computer has no secret service that can be trusted. Choose a passphrase vault instead."
)
_SERVICE_SHUT = N_("The system's secret service is locked or did not answer. Unlock it and try again.")
_NO_KEYS = N_("The keys of this office are not on this computer. Use the recovery paper to open it.")
_NO_KEYS_HERE = N_("This computer holds no keys for exchange. Do this on a computer of a key-holder.")
_FILE_MISSING = N_("The vault file is missing. Restore it from a backup, or use the recovery paper.")
_FILE_DAMAGED = N_("The vault file is damaged. Restore it from a backup, or use the recovery paper.")
_LOCKED = N_("The program is locked. Sign in again to go on.")
_WRONG_PASSPHRASE = N_("The passphrase is wrong. Check the keyboard language and try again.")


class Secret(StrEnum):
    """What is kept; marks of the lanes stand beside them under `lane:<sender>:<recipient>:<memorandum>`."""

    DATABASE_KEY = "database-key"  # 32 bytes
    SIGNING_SEED = "signing-seed"  # 32 bytes
    AGE_IDENTITY = "age-identity"  # AGE-SECRET-KEY-1…
    MARK_KEY = "mark-key"  # 32 bytes, for the tags of row marks
    DATABASE_PASSWORD = "database-password"  # noqa: S105 (its name) of the office's account on a server


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
        if (value := self.find(secret)) is None:
            is_guest = self.find(Secret.DATABASE_PASSWORD) is not None
            raise DamagedError(_NO_KEYS_HERE if is_guest else _NO_KEYS, code="E_NO_KEYS")
        return value

    def find(self, secret: Secret) -> bytes | None:
        """Return a secret, or None: a clerk's computer of a shared office has no keys for exchange."""
        return self._keeper.read(secret.value)

    def put(self, secret: Secret, value: bytes) -> None:
        """Keep a secret."""
        self._keeper.write(secret.value, value)

    def let_go(self) -> None:
        """Forget what opens the secrets; each wish for one is refused until `take_up`."""
        self._keeper = _NoKeeper(self._keeper.name)

    def take_up(self, other: "Vault") -> None:
        """Go on with what another vault of the same office was opened with."""
        self._keeper = other._keeper

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
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise BadInputError(PASSPHRASE_SHORT)
    return _filled(Vault(_FileKeeper.create(folder / FILE, passphrase)), values)


def open_keyring(vault_id: str) -> Vault:
    """Return the vault in the system's secret service."""
    return Vault(_KeyringKeeper(vault_id))


def open_file(folder: Path, passphrase: str) -> Vault:
    """Return the vault of a folder; a wrong passphrase is told from a missing or damaged file."""
    return Vault(_FileKeeper.open(folder / FILE, passphrase))


def keep_in_memory(values: Mapping[Secret, bytes]) -> Vault:
    """Hold the secrets as long as the program runs; for work from the recovery paper."""
    return _filled(Vault(_MemoryKeeper()), values)


def is_keyring_usable() -> bool:
    """Return whether the system offers a secret service on the list."""
    return bool(_trusted_backends())


class _KeyringKeeper:
    """Entries in the system's secret service, base64 because such services keep text.

    Where a desktop offers two services, the one that has the keys is taken: people change desktops.
    """

    def __init__(self, vault_id: str) -> None:
        self._vault_id = vault_id
        backends = _trusted_backends()
        if not backends:
            raise RefusedError(_NO_SERVICE, code="E_NO_KEYRING")
        for backend in [*backends, backends[0]]:  # back to the first where none has the keys yet
            self._backend = backend
            if any(self.read(one) is not None for one in (Secret.DATABASE_KEY, Secret.DATABASE_PASSWORD)):
                break
        self.name = f"{type(self._backend).__module__}.{type(self._backend).__qualname__}"

    def read(self, entry: str) -> bytes | None:
        with _answering():
            text = self._backend.get_password(SERVICE, f"{self._vault_id}/{entry}")
            return None if text is None else to_bytes(text)

    def write(self, entry: str, value: bytes) -> None:
        with _answering():
            self._backend.set_password(SERVICE, f"{self._vault_id}/{entry}", to_text(value))


class _NoKeeper:
    """Stands in while the program is locked."""

    def __init__(self, name: str) -> None:
        self.name = name

    def read(self, entry: str) -> bytes | None:
        raise RefusedError(_LOCKED, code="E_LOCKED")

    def write(self, entry: str, value: bytes) -> None:
        raise RefusedError(_LOCKED, code="E_LOCKED")


class _MemoryKeeper:
    name = "paper"

    def __init__(self) -> None:
        entries: dict[str, bytes] = {}
        self.read, self.write = entries.get, entries.__setitem__


class _FileKeeper:
    """Entries in one file under a key that Argon2id makes of the passphrase.

    The file is read anew each time: a child process may have raised a lane mark meanwhile.
    """

    name = "vault"

    def __init__(self, path: Path, salt: bytes, key: bytes) -> None:
        self._path, self._salt, self._key = path, salt, key

    @classmethod
    def create(cls, path: Path, passphrase: str) -> "_FileKeeper":
        keeper = cls(path, salt := secrets.token_bytes(16), _stretch(passphrase, salt))
        keeper._save({})
        return keeper

    @classmethod
    def open(cls, path: Path, passphrase: str) -> "_FileKeeper":
        salt = _read_file(path).salt
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
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        _, nonce, sealed = _read_file(self._path)
        try:
            plain = ChaCha20Poly1305(self._key).decrypt(nonce, sealed, MAGIC.encode())
        except InvalidTag:
            raise BadInputError(_WRONG_PASSPHRASE, code="E_PASSPHRASE") from None
        return dict(json.loads(plain))

    def _save(self, entries: Mapping[str, str]) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        nonce, plain = secrets.token_bytes(12), json.dumps(dict(entries)).encode("ascii")
        sealed = ChaCha20Poly1305(self._key).encrypt(nonce, plain, MAGIC.encode())
        write_whole(self._path, VaultFile(self._salt, nonce, sealed).spelled())


def _read_file(path: Path) -> VaultFile:
    try:
        return read_vault_file(path.read_text(encoding="ascii"))
    except FileNotFoundError as fault:
        raise DamagedError(_FILE_MISSING) from fault
    except ValueError as fault:
        raise DamagedError(_FILE_DAMAGED) from fault


def _filled(vault: Vault, values: Mapping[Secret, bytes]) -> Vault:
    for secret, value in values.items():
        vault.put(secret, value)
    return vault


def _trusted_backends() -> "list[KeyringBackend]":
    """Return the services on the list; others are passed over, even where keyring itself prefers them."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    found = keyring.get_keyring()
    chained = found.backends if isinstance(found, ChainerBackend) else [found]
    names = tuple(f"{name}." for name in TRUSTED_BACKENDS)
    return [backend for backend in chained if f"{type(backend).__module__}.".startswith(names)]


@contextmanager
def _answering() -> Iterator[None]:
    """Turn a locked, refused or broken service into something a person can mend."""
    from keyring.errors import KeyringError

    try:
        yield
    except service_faults(KeyringError) as fault:
        raise RefusedError(_SERVICE_SHUT, code="E_KEYRING") from fault
    except ValueError as fault:
        raise DamagedError(_NO_KEYS, code="E_NO_KEYS") from fault


def _stretch(passphrase: str, salt: bytes) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    secret = normalize("NFC", passphrase).encode()
    return hash_secret_raw(secret, salt, **STRETCHING, hash_len=32, type=Type.ID)
