"""Lets a restored database take the place of the old one, when nobody has the office open.

Every step can be repeated: whoever opens the office next finishes what a power cut interrupted, so that at
any moment the office is either the old one or the new one. The old database stays, sealed, beside it.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desktop.errors import DamagedError, RefusedError
from desktop.marking import N_
from desktop.operations.backup_place import BACKUPS
from desktop.settings import OfficePaths
from desktop.store.backup import fold_journal
from desktop.whole_file import sync_folder

READY = "restoring"
FILES = "files"
SET_ASIDE = "set-aside.db"


def make_ready(paths: OfficePaths, stage: Path, asked: Path) -> None:
    """Declare a prepared database complete: from here on the next opening of the office brings it in."""
    backups = paths.folder / BACKUPS
    sync_tree(stage)
    stage.rename(backups / READY)
    sync_folder(backups)
    asked.unlink(missing_ok=True)


def is_ready(paths: OfficePaths) -> bool:
    """Return whether a restored database waits for its place."""
    return (paths.folder / BACKUPS / READY).is_dir()


def finish_restore(paths: OfficePaths, key: Callable[[], bytes]) -> bool:
    """Bring in a restored database that waits, before the office is opened; return whether one did.

    Args:
        paths: Of the office.
        key: Gives the key of its database; asked only when it is needed.

    Raises:
        RefusedError: Another window still works in the old database.
        DamagedError: The folder cannot be written.
    """
    if not is_ready(paths):
        return False
    ready = paths.folder / BACKUPS / READY
    try:
        if (ready / paths.database.name).exists():
            _swap(paths, ready, key)
        _put_back(ready / FILES, paths.folder)
        shutil.rmtree(ready)
        sync_folder(ready.parent)
    except OSError as fault:
        raise DamagedError(
            N_("The restored database could not be brought in. Check the rights of the folder {folder}."),
            folder=str(paths.folder),
            code="E_UNWRITTEN",
        ) from fault
    return True


def _swap(paths: OfficePaths, ready: Path, key: Callable[[], bytes]) -> None:
    old, aside = paths.database, paths.folder / BACKUPS / SET_ASIDE
    if old.exists():
        if not fold_journal(old, key()):
            raise RefusedError(
                N_(
                    "A backup waits to take its place, but the office is still open in another window. Close it."
                ),
                code="E_STILL_OPEN",
            )
        aside.unlink(missing_ok=True)
        try:
            os.link(old, aside)  # so that there is an office at every moment
        except OSError:  # the disk knows no second names; the next opening finishes
            old.rename(aside)
        sync_folder(aside.parent)
    for left in (f"{old.name}-wal", f"{old.name}-shm"):
        old.with_name(left).unlink(missing_ok=True)  # of the old one: in the new one they would do harm
    (ready / old.name).replace(old)
    sync_folder(paths.folder)


def put_files_back(paths: OfficePaths, stage: Path, asked: Path) -> None:
    """Bring sealed files of a restored backup home that this computer misses; the office itself is on a server."""
    with suppress(OSError):  # the office stands; the backup still holds them
        _put_back(stage / FILES, paths.folder)
    shutil.rmtree(stage, ignore_errors=True)
    asked.unlink(missing_ok=True)


def _put_back(waiting: Path, folder: Path) -> None:
    for path in sorted(waiting.glob("*/*")):
        target = folder / path.parent.name / path.name
        target.parent.mkdir(mode=0o700, exist_ok=True)
        if not target.exists():
            path.rename(target)


def sync_tree(folder: Path) -> None:
    """Make every file below a folder survive a power cut."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb+") as file, suppress(OSError):
                os.fsync(file.fileno())
        elif path.is_dir():
            sync_folder(path)
    sync_folder(folder)
