"""Lets one window work in an office folder; the lock falls with the process that holds it, however that ends."""

import os
import sys
from pathlib import Path

FILE = ".open"


class FolderLock:
    """The right to be the one window of a folder.

    The file stays when it is let go: removing it could take it from under somebody who has just opened it.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._descriptor: int | None = None

    def take(self) -> bool:
        """Take the lock and return True, or return False where another process holds it.

        Raises:
            OSError: The folder is gone or cannot be written.
        """
        if self._descriptor is not None:
            return True
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            _lock(descriptor)
        except (BlockingIOError, PermissionError):
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def let_go(self) -> None:
        """Let others in."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def is_open(folder: Path) -> bool:
    """Return whether a window works in a folder, such as before its files are put in another's place."""
    lock = FolderLock(folder)
    if not lock.take():
        return True
    lock.let_go()
    return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
