"""Where backups lie and are made: the folders, the room they need, and what is said when it is not there."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from desktop.errors import BadInputError, DamagedError, RefusedError
from desktop.marking import N_
from desktop.settings import OfficePaths

BACKUPS = "backups"
MAKING = ".making-"
LEFT_ALONE_S = 3600  # a younger folder may still be at work, in another process
_MB = 1 << 20


def check_folder(folder: Path) -> None:
    """Refuse a place where no backup can lie.

    Raises:
        BadInputError: It is no folder, or may not be written to.
    """
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise BadInputError(
            N_(
                "Nothing can be written to the folder {folder}. Is the stick in, and not locked? Choose another."
            ),
            folder=str(folder),
            code="E_FOLDER",
        )


@contextmanager
def work_folder(paths: OfficePaths, now: datetime) -> Iterator[Path]:
    """Give a folder inside the office for what is encrypted and temporary, and remove it afterwards."""
    backups = paths.folder / BACKUPS
    backups.mkdir(mode=0o700, exist_ok=True)
    for left in backups.glob(f"{MAKING}*"):
        if now.timestamp() - left.stat().st_mtime > LEFT_ALONE_S:
            shutil.rmtree(left, ignore_errors=True)
    work = backups / f"{MAKING}{secrets.token_hex(4)}"
    work.mkdir(mode=0o700)
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def require_room(folder: Path, size: int) -> None:
    """Refuse work for which a disk has too little room.

    Raises:
        RefusedError: It has.
    """
    if shutil.disk_usage(folder).free < size:
        raise RefusedError(
            N_("There is too little room in {folder}: {megabytes} MB are needed. Free some, then try again."),
            folder=str(folder),
            megabytes=size // _MB + 1,
            code="E_ROOM",
        )


def unwritten(folder: Path) -> DamagedError:
    """Return what to say of a disk or stick that does not take a backup."""
    return DamagedError(
        N_(
            "The backup could not be written to {folder}: the disk is full, or the stick was pulled. "
            "No file was left there. Free some room or take another stick, then try again."
        ),
        folder=str(folder),
        code="E_UNWRITTEN",
    )
