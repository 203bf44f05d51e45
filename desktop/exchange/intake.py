"""Step 1 of a check: copies a package off the stick, which may be pulled or changed while it is read."""

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from desktop.exchange.errors import refusal
from desktop.exchange.verify import MAX_FILE_BYTES
from desktop.progress import Progress
from desktop.whole_file import whole_file

_CHUNK = 1 << 20


def take_in(
    path: Path,
    inbox: Path,
    *,
    free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
    progress: Progress | None = None,
) -> Path:
    """Return a private copy of the file in the inbox, under a name that says nothing.

    Raises:
        PackageError: E_READ, E_SIZE or E_DISK; no copy is left.
    """
    with _opened(path) as file:
        size = _checked_size(file)
        if free_bytes(inbox) < 3 * size:
            raise refusal("E_DISK", needed=3 * size // 1_000_000 + 1)
        copy = inbox / f"{token_hex(8)}.wasl"
        try:
            with whole_file(copy) as out:
                _copy(file, out, size, progress or Progress())
        except OSError:
            raise refusal("E_DISK/full") from None
    return copy


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError:
        raise refusal("E_READ") from None


def _checked_size(file: BinaryIO) -> int:
    facts = os.fstat(file.fileno())
    if not stat.S_ISREG(facts.st_mode):
        raise refusal("E_READ")
    if not 0 < facts.st_size <= MAX_FILE_BYTES:
        raise refusal("E_SIZE")
    return facts.st_size


def _copy(file: BinaryIO, out: BinaryIO, size: int, progress: Progress) -> None:
    done = 0
    while chunk := _read(file):
        out.write(chunk)
        done += len(chunk)
        progress.advance(done, size)
    if done != size:
        raise refusal("E_READ")


def _read(file: BinaryIO) -> bytes:
    try:
        return file.read(_CHUNK)
    except OSError:  # the stick was pulled
        raise refusal("E_READ") from None
