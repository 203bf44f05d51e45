"""Writes files whole or not at all: a name that people look for never holds half a content."""

import errno
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from desktop.disk_faults import told

_AT_WORK_S = (
    3600  # who writes a file touches it more often; what is older was left by a program that was killed
)
_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)  # sticks and shares whose system syncs files only


@contextmanager
def whole_file(path: Path, mode: int = 0o600) -> Iterator[BinaryIO]:
    """Give a file to write beside `path`; it takes that name, flushed to the disk, only when the block ends well.

    Raises:
        DiskError: The disk is full, or the folder cannot be written or is gone; nothing is left behind.
    """
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        descriptor = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        sweep(path.parent, path.name)
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        sync_folder(path.parent)
    except OSError as fault:
        _remove(beside)
        if (sentence := told(fault, path.parent)) is fault:
            raise
        raise sentence from fault
    except BaseException:
        _remove(beside)
        raise


def sweep(folder: Path, name: str = "", now: float | None = None) -> int:
    """Remove what a program that was killed left half written, and return how many files that were.

    Args:
        folder: Where to look; folders below it are looked at one by one by whoever owns them.
        name: Of the file that was being written; any when empty, for folders that are the program's own.
        now: Seconds since 1970; the folder's own last change when nothing is said.
    """
    wanted = re.compile(rf"\.{re.escape(name) if name else '.+'}\.[0-9a-f]{{8}}")
    removed = 0
    with suppress(OSError):
        latest = now if now is not None else folder.stat().st_mtime
        for path in [one for one in folder.iterdir() if wanted.fullmatch(one.name)]:
            if path.is_file() and latest - path.stat().st_mtime > _AT_WORK_S:
                path.unlink()
                removed += 1
    return removed


def sweep_all(folders: Iterable[Path], now: float) -> None:
    """Remove what was left half written in folders that are the program's own."""
    for folder in folders:
        sweep(folder, now=now)


def _remove(beside: Path) -> None:
    with suppress(OSError):  # the stick was pulled: what is not there cannot be removed
        beside.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Write a small file whole or not at all."""
    with whole_file(path, mode) as file:
        file.write(content)


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder survive a power cut, where the system offers it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as fault:
        if fault.errno not in _NO_SYNC:
            raise
    finally:
        os.close(descriptor)
