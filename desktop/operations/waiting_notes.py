"""Keeps what must be noted while somebody else writes: one sealed file a note, until the journal takes it.

A file is whole on the disk before what it tells of is shown, so that a crash loses none. They are sealed with a key
of the office: nobody without it reads or forges one. Whoever removes a file by hand before the journal has taken it
removes that one note; this is the only way, and it is open for the length of one import.
"""

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.errors import DamagedError
from desktop.marking import N_
from desktop.models.base import new_uid
from desktop.models.canonical import canonical_bytes
from desktop.operations.keyed_hashes import waiting_key
from desktop.whole_file import write_whole
from desktop.workspace import Workspace

FOLDER = "waiting"
_ENDING = ".note"
_NONCE = 12


@dataclass(frozen=True, kw_only=True)
class Note:
    """One entry on its way to the journal."""

    at: datetime
    by: str
    action: str
    kind: str
    subject: str
    details: str


def keep(workspace: Workspace, note: Note) -> None:
    """Write a note to the disk.

    Raises:
        DamagedError: It cannot be kept; what it tells of must not happen.
    """
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    name = new_uid(note.at)
    details = {
        **json.loads(note.details),
        "waited": name,
    }  # so that the chain takes it once, whatever happens
    told = {**vars(note), "at": note.at.isoformat(), "details": canonical_bytes(details).decode()}
    nonce = secrets.token_bytes(_NONCE)
    sealed = nonce + ChaCha20Poly1305(waiting_key(workspace)).encrypt(
        nonce, canonical_bytes(told), name.encode()
    )
    try:
        _folder(workspace).mkdir(mode=0o700, exist_ok=True)
        write_whole(_folder(workspace) / f"{name}{_ENDING}", sealed)
    except OSError as fault:
        raise DamagedError(
            N_("The journal cannot be written, so this cannot be shown. Check that the disk is not full.")
        ) from fault


def waiting(workspace: Workspace) -> list[Path]:
    """Return the notes that wait, the oldest first."""
    return sorted(_folder(workspace).glob(f"*{_ENDING}"))


def opened(workspace: Workspace, files: list[Path]) -> Iterator[tuple[Path, Note | None]]:
    """Yield each note with its file; None for one that does not open: it was damaged or forged."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    box = ChaCha20Poly1305(waiting_key(workspace))
    for file in files:
        try:
            sealed = file.read_bytes()
            values = json.loads(box.decrypt(sealed[:_NONCE], sealed[_NONCE:], file.stem.encode()))
        except FileNotFoundError:  # another program of this office was faster
            continue
        except (InvalidTag, ValueError):
            yield file, None
            continue
        yield file, Note(**{**values, "at": datetime.fromisoformat(values["at"])})


def _folder(workspace: Workspace) -> Path:
    return workspace.paths.folder / FOLDER
