"""Moves an office from its file to a server and back: every table counted and compared, all or nothing.

The old database stays where it is as the last way back; its journal ends with the move, and it takes no changes more.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop import settings as office_settings
from desktop.errors import RefusedError
from desktop.marking import N_
from desktop.models.backup import BackupPlan
from desktop.models.journal import Action
from desktop.operations.authorship import note
from desktop.operations.databases import FILE, Place
from desktop.operations.recovery import seal_again
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.settings import OfficePaths
from desktop.store.backup import fold_journal
from desktop.store.settling import settle
from desktop.store.store import Store
from desktop.store.tables import Content, close_file, close_for_good, compare_tables, copy_tables
from desktop.store.unit_of_work import UnitOfWork
from desktop.vault import Secret
from desktop.workspace import Workspace

_COPYING = N_("Copying the tables")
_COMPARING = N_("Comparing both databases")


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A finished move."""

    database: str  # as office.toml has it now
    tables: tuple[Content, ...]  # the same in both databases
    kept: Path | None  # the old file, aside; None where the old database lies on a server, or is still open

    @property
    def rows(self) -> int:
        """Return how many rows went along."""
        return sum(one.rows for one in self.tables)


def move_to_server(workspace: Workspace, place: Place, progress: Progress | None = None) -> Moved:
    """Move the office from its file into an empty database of a server.

    The workspace is of no use afterwards: open the office anew. Where another program has the file open, it is
    given its new name by the next opening.

    Raises:
        RefusedError: It is on a server already, or the database there is not empty.
        UnreachableError: The server does not answer.
        DamagedError: The copy differs from the original; nothing was changed.
    """
    require(workspace, Right.MANAGE_OFFICE)
    if workspace.settings.is_on_server:
        raise RefusedError(N_("This office lies on a server already."))
    tables = _move(workspace, place, progress or Progress())
    kept = set_aside(workspace.paths, lambda: workspace.vault.get(Secret.DATABASE_KEY), workspace.today())
    return Moved(database=place.address, tables=tables, kept=kept)


def move_to_file(workspace: Workspace, progress: Progress | None = None) -> Moved:
    """Move the office from its server into an encrypted file of this computer; others are cut off.

    Raises:
        RefusedError: It is in a file already, or this computer does not hold the office's keys.
        DamagedError: The copy differs from the original; nothing was changed.
    """
    require(workspace, Right.MANAGE_OFFICE)
    if not workspace.settings.is_on_server:
        raise RefusedError(N_("This office lies in a file of this computer already."))
    if workspace.vault.find(Secret.SIGNING_SEED) is None:
        raise RefusedError(
            N_("The office's keys are not on this computer. Move the office on a computer of a key-holder."),
            code="E_NO_KEYS",
        )
    if workspace.paths.database.exists():
        raise RefusedError(
            N_(
                "There is an old database in {folder}. Take the file office.db out of the folder, then try again."
            ),
            folder=str(workspace.paths.folder),
        )
    return Moved(database=FILE, tables=_move(workspace, Place(), progress or Progress()), kept=None)


def _move(workspace: Workspace, place: Place, progress: Progress) -> tuple[Content, ...]:
    """Copy, compare, and let the settings name the new place as the last step that can fail."""
    try:
        with _new_store(workspace, place) as new, workspace.store.write() as old:
            direction = "server" if place.is_on_server else "file"
            note(old, workspace, Action.MOVED, "office", old.offices.own().uid, to=direction)
            with new.write() as arrived:
                tables = _copy(old, arrived, progress)
                note(arrived, workspace, Action.ARRIVED, "office", old.offices.own().uid, to=direction)
            settle(new.engine)
            close_file(old.session.connection())
            _switch(workspace, place, old.backups.plan())
            old.undo_later(lambda: office_settings.write(workspace.paths.folder, workspace.settings))
    except BaseException:
        place.take_back()
        if not place.is_on_server:
            _remove(workspace.paths.database)
        raise
    if workspace.settings.is_on_server:
        close_for_good(workspace.store.engine)
    workspace.store.let_go()
    return tables


@contextmanager
def _new_store(workspace: Workspace, place: Place) -> Iterator[Store]:
    """Give the store of the new place, with empty tables."""
    store = place.new_store(workspace.paths, workspace.vault.get(Secret.DATABASE_KEY))
    try:
        yield store
    finally:
        store.close()


def _copy(old: UnitOfWork, new: UnitOfWork, progress: Progress) -> tuple[Content, ...]:
    """Carry all rows over and return what both databases hold."""
    source, target = old.session.connection(), new.session.connection()
    copy_tables(source, target, lambda done, total: progress.advance(done, total, _COPYING))
    return compare_tables(source, target, lambda done, total: progress.advance(done, total, _COMPARING))


def _switch(workspace: Workspace, place: Place, plan: BackupPlan | None) -> None:
    """Let vault, recovery file and settings of this computer name the new place."""
    for secret, value in place.secrets().items():
        workspace.vault.put(secret, value)
    recipient = plan.recipient if plan else ""
    seal_again(workspace.paths.folder, workspace.vault, recipient, is_on_server=place.is_on_server)
    office_settings.write(workspace.paths.folder, replace(workspace.settings, database=place.address))


def set_aside(paths: OfficePaths, key: Callable[[], bytes], today: date) -> Path | None:
    """Give the file of an office that moved to a server a name that says so; None while somebody has it open."""
    if not paths.database.exists() or not fold_journal(paths.database, key()):
        return None
    number, kept = 1, paths.folder / f"moved-{today.isoformat()}.db"
    while kept.exists():
        number += 1
        kept = paths.folder / f"moved-{today.isoformat()}-{number}.db"
    os.replace(paths.database, kept)
    return kept


def _remove(database: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
