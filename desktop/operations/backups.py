"""Backups as a clerk knows them: make one now, see whether one is due, keep only as many as are of use."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.errors import BadInputError
from desktop.marking import N_
from desktop.models.backup import SUFFIX, Backup, KeptBackup, Occasion, is_due, superfluous
from desktop.models.journal import Action
from desktop.operations.authorship import author, note
from desktop.operations.backup_making import Made, Source, make_backup
from desktop.operations.backup_place import BACKUPS
from desktop.operations.rights import Right, may, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

SHOWN = 50
LONGEST_DAYS = 90


@dataclass(frozen=True, kw_only=True)
class BackupOutcome:
    """What a backup holds and where it lies."""

    path: Path
    size: int
    families: int
    persons: int
    journal_n: int
    removed: int  # older ones that were of no more use
    is_on_same_disk: bool


@dataclass(frozen=True, kw_only=True)
class BackupRow:
    """One backup as the page lists it."""

    made_at: datetime
    file_name: str
    folder: Path
    size: int
    families: int
    persons: int
    occasion: Occasion
    is_there: bool  # the stick is in and the file lies where it was written


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """When the last backup was made, how often one should be, and whether one is due."""

    last_at: datetime | None
    days: int
    is_due: bool


def back_up(workspace: Workspace, folder: Path, progress: Progress | None = None) -> BackupOutcome:
    """Write a proven backup into a folder or onto a stick, then clear away what is of no more use there.

    Raises:
        UserError: The folder, the disk or the database does not allow it; no file was left.
    """
    require(workspace, Right.BACK_UP)
    _gather_words(workspace)
    made = make_backup(source_of(workspace), folder, progress or Progress())
    with workspace.store.write() as uow:
        remember(uow, workspace, made, Occasion.WISHED)
    removed = _thin(workspace, folder)
    return BackupOutcome(
        path=made.path,
        size=made.size,
        families=made.manifest.counts.get("household", 0),
        persons=made.manifest.counts.get("person", 0),
        journal_n=made.manifest.journal_n,
        removed=removed,
        is_on_same_disk=made.is_on_same_disk,
    )


def _gather_words(workspace: Workspace) -> None:
    """Put together what the corrections of days scattered; a backup is made when nobody minds waiting."""
    with workspace.store.read() as uow:
        is_wanted = uow.beneficiaries.has_scattered_words()
    if is_wanted:
        with workspace.store.write() as uow:
            uow.beneficiaries.gather_words()


def own_folder(workspace: Workspace) -> Path:
    """Return the folder inside the office where backups can always lie."""
    return workspace.paths.folder / BACKUPS


def reminder(workspace: Workspace) -> Reminder:
    """Return whether a backup is due; it never is for somebody who may not make one."""
    with workspace.store.read() as uow:
        plan, last = uow.backups.plan(), uow.backups.last_at()
    days = plan.days if plan else 1
    due = may(workspace.actor, Right.BACK_UP) and is_due(last, days, workspace.now())
    return Reminder(last_at=last, days=days, is_due=due)


def backups(workspace: Workspace) -> list[BackupRow]:
    """Return the last backups, newest first."""
    require(workspace, Right.BACK_UP)
    with workspace.store.read() as uow:
        return [_row(one) for one in uow.backups.latest(SHOWN)]


def remind_after(workspace: Workspace, days: int, progress: Progress | None = None) -> None:
    """Set after how many days a backup is due.

    Raises:
        BadInputError: The number is not between 1 and 90.
    """
    require(workspace, Right.MANAGE_OFFICE)
    if not 1 <= days <= LONGEST_DAYS:
        raise BadInputError(N_("Between 1 and {most} days can pass between two backups."), most=LONGEST_DAYS)
    with workspace.store.write() as uow:
        plan = uow.backups.plan()
        if plan is not None and plan.days != days:
            plan.days = days
            uow.backups.save(plan)
            note(uow, workspace, Action.CORRECTED, "backup_plan", days=days)


def source_of(workspace: Workspace) -> Source:
    """Return the open office as the making of a backup needs it."""
    return Source(
        engine=workspace.store.engine,
        vault=workspace.vault,
        settings=workspace.settings,
        paths=workspace.paths,
        now=workspace.now,
    )


def remember(uow: UnitOfWork, workspace: Workspace, made: Made, occasion: Occasion) -> None:
    """Note a proven backup in the office and in its journal."""
    manifest = made.manifest
    uow.backups.add(
        Backup(
            uid=made.uid,
            origin=workspace.settings.code,
            created_at=manifest.moment,
            created_by=author(workspace),
            file_name=made.path.name,
            folder=str(made.path.parent),
            size=made.size,
            digest=made.digest,
            occasion=occasion.value,
            journal_n=manifest.journal_n,
            journal_head=manifest.journal_head,
            families=manifest.counts.get("household", 0),
            persons=manifest.counts.get("person", 0),
        )
    )
    note(
        uow,
        workspace,
        Action.BACKED_UP,
        "backup",
        made.uid,
        occasion=occasion.value,
        digest=made.digest,
        journal=manifest.journal_n,
        persons=manifest.counts.get("person", 0),
    )


def _thin(workspace: Workspace, folder: Path) -> int:
    """Remove proven backups of this office that newer proven ones make needless; nothing else is touched."""
    lying = {
        path.name: path for path in folder.glob(f"{workspace.settings.code}-*{SUFFIX}") if path.is_file()
    }
    with workspace.store.read() as uow:
        known = [one for one in uow.backups.named(lying) if lying[one.file_name].stat().st_size == one.size]
    kept = [KeptBackup(file_name=one.file_name, made_at=one.created_at) for one in known]
    needless = superfluous(kept)
    for one in needless:
        lying[one.file_name].unlink(missing_ok=True)
    return len(needless)


def _row(one: Backup) -> BackupRow:
    folder = Path(one.folder)
    return BackupRow(
        made_at=one.created_at,
        file_name=one.file_name,
        folder=folder,
        size=one.size,
        families=one.families,
        persons=one.persons,
        occasion=Occasion(one.occasion),
        is_there=(folder / one.file_name).is_file(),
    )
