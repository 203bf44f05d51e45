"""Brings an office's database up to date when a newer program opens it: never without a proven backup before."""

from desktop.errors import DamagedError, UserError
from desktop.marking import N_
from desktop.models.backup import Occasion
from desktop.models.journal import Action
from desktop.operations.authorship import SYSTEM, note
from desktop.operations.backup_making import make_backup
from desktop.operations.backup_place import BACKUPS
from desktop.operations.backups import remember, source_of
from desktop.operations.reference_data import Stamp, reference_digest, renew_reference_data
from desktop.progress import Progress
from desktop.store.migrate import is_current, is_empty, upgrade
from desktop.workspace import Workspace


def bring_up_to_date(workspace: Workspace, progress: Progress | None = None) -> bool:
    """Run the migrations that the database lacks, after a backup of it; return whether there were any.

    Raises:
        DamagedError: A newer program made the database, it is none of this program, or the backup failed.
    """
    engine = workspace.store.engine
    if is_current(engine):
        return False
    if is_empty(engine):
        raise _foreign()
    folder = workspace.paths.folder / BACKUPS
    folder.mkdir(mode=0o700, exist_ok=True)
    try:
        made = make_backup(source_of(workspace), folder, progress or Progress())
    except UserError as fault:
        raise _not_without_backup() from fault
    upgrade(engine)
    with workspace.store.write() as uow:
        remember(uow, workspace, made, Occasion.UPGRADE)
        note(uow, workspace, Action.UPGRADED, "office", made.manifest.office_uid, schema=made.manifest.schema)
    return True


def renew_lists(workspace: Workspace) -> int:
    """Take in the code lists and areas of a newer program, never over what the office says; return how many."""
    with workspace.store.read() as uow:
        if uow.offices.own().reference_digest == reference_digest():
            return 0
    with workspace.store.write() as uow:
        stamp = Stamp(workspace.settings.code, SYSTEM, workspace.now())
        count = renew_reference_data(uow, workspace.country, stamp)
        if count:
            note(uow, workspace, Action.UPGRADED, "code_list", rows=count)
    return count


def _foreign() -> DamagedError:
    return DamagedError(
        N_(
            "The database of this office holds no office: another program made it. Nothing was changed. "
            "Restore the office from its last backup."
        ),
        code="E_FOREIGN",
    )


def _not_without_backup() -> DamagedError:
    return DamagedError(
        N_(
            "This version of the program has to bring the database up to date, and makes a backup before it does. "
            "The backup failed, so nothing was changed. Free some room on the disk, then start again."
        ),
        code="E_NO_BACKUP_BEFORE",
    )
