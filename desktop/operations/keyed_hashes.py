"""Keyed hashes of values for journal and history: they prove a value to the office and tell it to nobody."""

import hmac
from weakref import WeakKeyDictionary

from desktop.models import names
from desktop.vault import Secret, Vault
from desktop.workspace import Workspace

_VALUES = b"wasl journal values v1"
_WAITING = b"wasl waiting notes v1"
_keys: "WeakKeyDictionary[Vault, bytes]" = (
    WeakKeyDictionary()
)  # goes with the vault when the office is locked


def value_key(workspace: Workspace) -> bytes:
    """Return the office's key for hashes of values."""
    return _derived(workspace, _VALUES)


def waiting_key(workspace: Workspace) -> bytes:
    """Return the office's key for notes that wait for the journal."""
    return _derived(workspace, _WAITING)


def forget_keys(workspace: Workspace) -> None:
    """Let go of the office's key while the program is locked."""
    _keys.pop(workspace.vault, None)


def _derived(workspace: Workspace, purpose: bytes) -> bytes:
    """Return a key made of the mark key, which the vault is asked for once."""
    root = _keys.get(workspace.vault)
    if root is None:
        root = workspace.vault.get(Secret.MARK_KEY)
        _keys[workspace.vault] = root
    return hmac.digest(root, purpose, "sha256")


def hashed_words(workspace: Workspace, typed: str) -> str:
    """Return the keyed hash of what was searched for: equal searches look equal, and nothing more is told."""
    return hmac.digest(value_key(workspace), b"words\0" + names.fold(typed).encode(), "sha256").hex()[:32]
