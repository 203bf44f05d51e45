"""Reads the decrypted pages of an office's file and of its write-ahead file, to look for what should be gone."""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from desktop.vault import Secret
from desktop.workspace import Workspace

_PAGE = 4096


def pages_with(office: Workspace, needle: str) -> int:
    """Count the pages, free ones and leftovers included, that hold a text."""
    return sum(needle.encode() in page for page in _pages(office))


def _pages(office: Workspace) -> Iterator[bytes]:
    """Decrypt every page as SQLCipher 4 lays it out: AES-256-CBC, its vector in the last 80 bytes of the page."""
    key = office.vault.get(Secret.DATABASE_KEY)
    stored = office.paths.database.read_bytes()
    wal = Path(f"{office.paths.database}-wal")
    frames = wal.read_bytes()[32:] if wal.exists() else b""
    pages = [stored[at : at + _PAGE] for at in range(0, len(stored), _PAGE)]
    pages += [frames[at + 24 : at + 24 + _PAGE] for at in range(0, len(frames), _PAGE + 24)]
    for page in pages:
        body, vector = page[:-80], page[-80:-64]
        for sealed in (body, body[16:]):  # the first page begins with the file's salt
            if len(sealed) % 16 == 0 and len(vector) == 16:
                box = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
                yield box.update(sealed) + box.finalize()
