"""Puts a backup in place of the office: examined first, agreed to by two persons, then swapped whole.

The restored database stands complete beside the old one, under the office's own key, before the request is
granted. On a file the swap is a rename at the next opening of the office, and can be repeated from any point
at which the power may go; on a server it is part of the commit (`standing_in`). Numbers of packages and papers
given since the backup are never given again.
"""

import json
import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from desktop.errors import RefusedError
from desktop.exchange.archive import DATABASE, hash_of, opened_archive
from desktop.exchange.manifest import Lane as LaneName
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.approval import Approval, ApprovalKind
from desktop.models.backup import SUFFIX
from desktop.models.backup_manifest import REPLACED, Timeline
from desktop.models.journal import Action
from desktop.models.request_sheet import Part, RequestSheet
from desktop.models.restore import Examined
from desktop.operations import standing_in
from desktop.operations.approvals import ask
from desktop.operations.authorship import note
from desktop.operations.backup_place import BACKUPS, MAKING, require_room
from desktop.operations.erasure import erase_again
from desktop.operations.examining import (
    examine,
    held_against,
    prove,
    read_backup,
    take_out,
    unprepared,
    unreadable,
)
from desktop.operations.gauge import Gauge
from desktop.operations.lanes import raise_mark
from desktop.operations.recovery import exchange_keys
from desktop.operations.swapping import make_ready, put_files_back
from desktop.progress import Progress
from desktop.store.backup import copy_database, opened_copy
from desktop.store.engine import open_file
from desktop.store.migrate import upgrade
from desktop.store.store import Store
from desktop.store.unit_of_work import UnitOfWork
from desktop.vault import Secret
from desktop.whole_file import whole_file
from desktop.workspace import Workspace

COURSES = {
    Timeline.SAME: N_("Nothing happened in the office since this backup."),
    Timeline.EARLIER: N_("The office went on from this backup."),
    Timeline.LATER: N_("This backup is newer than the office, which was set back before."),
    Timeline.PARTED: N_("This backup and the office went different ways after an earlier restore."),
}
LOST = {
    "families": N_("Families"),
    "persons": N_("Persons"),
    "corrected": N_("Corrections"),
    "receipts": N_("Receipts"),
    "lists": N_("Lists"),
    "packages": N_("Packages"),
    "entries": N_("Journal entries"),
}
ASKED = "asked-"


def ask_restore(workspace: Workspace, file: Path, agreed: str, progress: Progress | None = None) -> str:
    """File the request to restore and return its number; the backup is copied off the stick first.

    Args:
        workspace: Whose person asks.
        file: The backup.
        agreed: `Examined.agreed` of what the person was shown.
        progress: Told the steps.

    Raises:
        RefusedError: Something was saved since the person saw the numbers.
    """
    found = examine(workspace, file, progress)
    if found.agreed != agreed:
        raise RefusedError(
            N_(
                "Something was saved in the meantime, so more would be lost than you saw. Look at the numbers again."
            ),
            code="E_CHANGED_SINCE",
        )
    kept = _keep(workspace, file, found)
    with workspace.store.write() as uow:
        uow.undo_later(lambda: kept.unlink(missing_ok=True))
        office = uow.offices.own()
        approval = ask(
            uow,
            workspace,
            ApprovalKind.RESTORE,
            office.uid,
            file.name,
            agreed,
            file=kept.name,
            sha256=found.digest,
            taken_at=found.manifest.taken_at,
            families=found.families,
            persons=found.persons,
            timeline=found.timeline.value,
            lost=found.losses.as_details(),
        )
        return approval.number


def approval_digest(uow: UnitOfWork, workspace: Workspace, approval: Approval) -> str:
    """Return the hash of the file that was asked for and of what it would undo now."""
    path = _asked_file(workspace, approval)
    if not path.exists():
        raise RefusedError(
            N_(
                "The backup of this request lies on the computer on which it was asked for. "
                "Decide there, or ask for it again on this one."
            ),
            code="E_ELSEWHERE",
        )
    manifest, digest, size = read_backup(workspace, path, Progress())
    return held_against(uow, manifest, digest, size).agreed


def carry_out(uow: UnitOfWork, workspace: Workspace, approval: Approval, progress: Progress) -> str:
    """Make the restored office ready beside the working one, and let it take the place.

    On a server it does so with this very commit; on a file when the office is next opened.
    """
    path = _asked_file(workspace, approval)
    stage = _stage(uow, workspace, approval)
    require_room(workspace.paths.folder, 2 * path.stat().st_size)
    try:
        restored = _restored(uow, workspace, approval, (path, stage), Gauge(progress, 2))
    except OSError as fault:
        raise unprepared() from fault
    try:
        with restored.store.write() as new:
            _go_on(uow, new, restored, approval)
    finally:
        restored.store.close()
    if workspace.store.is_on_server:
        standing_in.take_place(uow, approval)
        uow.do_after(lambda: put_files_back(workspace.paths, stage, path))
    else:
        uow.do_after(lambda: make_ready(workspace.paths, stage, path))
    uow.touched.add(REPLACED)
    return path.name


def _stage(uow: UnitOfWork, workspace: Workspace, approval: Approval) -> Path:
    """Return a new folder for the work, gone should the unit of work not commit."""
    stage = workspace.paths.folder / BACKUPS / f"{MAKING}{approval.uid}"
    uow.undo_later(lambda: shutil.rmtree(stage, ignore_errors=True))
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(mode=0o700)
    return stage


def _restored(
    uow: UnitOfWork, workspace: Workspace, approval: Approval, places: tuple[Path, Path], gauge: Gauge
) -> Workspace:
    """Take the database out of the backup, prove it, bring it up to date, and let it stand beside the office."""
    path, stage = places
    taken = stage / "taken.db"
    with (
        path.open("rb") as file,
        opened_archive(file, (exchange_keys(workspace.vault).age_identity,)) as archive,
    ):
        manifest = archive.head.manifest
        gauge.stage(0, manifest.database.size, N_("Opening the backup"))
        take_out(archive, taken, stage, workspace.paths.folder, gauge)
    key = bytes.fromhex(manifest.database_key)
    gauge.stage(1, manifest.database.size, N_("Building the database anew"))
    with opened_copy(taken, key) as engine:
        prove(engine, manifest)
        upgrade(engine)
        if workspace.store.is_on_server:
            restored = standing_in.fill_beside(uow, workspace, approval, engine, gauge)
        else:
            copy_database(engine, stage / DATABASE, workspace.vault.get(Secret.DATABASE_KEY), gauge.reach)
            restored = _opened_stage(workspace, stage)
    taken.unlink()
    return restored


def _go_on(uow: UnitOfWork, new: UnitOfWork, restored: Workspace, approval: Approval) -> None:
    """Let the restored office give no number again, and begin its journal's new stretch."""
    reached = [(one.kind, one.year, one.last) for one in uow.backups.counters()]
    lanes = uow.backups.lanes()
    for one in lanes:  # what other computers of a shared office sent, this one's vault has yet to hear
        raise_mark(restored, LaneName(*one[:3]), one[3], one[4])
    new.backups.raise_lanes(restored.settings.code, lanes)
    erase_again(new, restored, uow.erasures.erased_uids())
    details = json.loads(approval.details)
    n, head = uow.journal.head()
    note(
        new,
        restored,
        Action.RESTORED,
        "office",
        approval.subject_uid,
        digest=details["sha256"],
        approval=approval.number,
        asked_by=approval.created_by,
        left_n=n,
        left_head=head,
        lost=details["lost"],
        counters=new.backups.raise_counters(reached),
    )


def _keep(workspace: Workspace, file: Path, found: Examined) -> Path:
    """Copy the backup off the stick, so that it is there when the second person decides."""
    kept = workspace.paths.folder / BACKUPS / f"{ASKED}{found.digest[:16]}{SUFFIX}"
    kept.parent.mkdir(mode=0o700, exist_ok=True)
    require_room(kept.parent, found.size)
    try:
        with whole_file(kept) as out, file.open("rb") as source:
            shutil.copyfileobj(source, out, 1 << 20)
            out.seek(0)
            is_same = hash_of(out) == found.digest
            if not is_same:
                raise unreadable(file)
    except OSError as fault:
        raise unprepared() from fault
    return kept


def _asked_file(workspace: Workspace, approval: Approval) -> Path:
    return workspace.paths.folder / BACKUPS / Path(json.loads(approval.details)["file"]).name


def _opened_stage(workspace: Workspace, stage: Path) -> Workspace:
    engine = open_file(stage / DATABASE, workspace.vault.get(Secret.DATABASE_KEY))
    return replace(workspace, store=Store(engine))


def show_restore(uow: UnitOfWork, workspace: Workspace, approval: Approval, tongue: Tongue) -> RequestSheet:
    """Show which backup would take the place of the office, and in numbers what would be lost."""
    text, said = tongue.text, json.loads(approval.details)
    holds = (
        (text(N_("File")), tongue.code(approval.subject)),
        (text(N_("Made")), tongue.moment(datetime.fromisoformat(said["taken_at"]))),
        (text(N_("Families")), tongue.number(said["families"])),
        (text(N_("Persons")), tongue.number(said["persons"])),
    )
    lost = tuple((text(words), tongue.number(said["lost"][name])) for name, words in LOST.items())
    return RequestSheet(
        parts=(
            Part(text(N_("The backup")), holds),
            Part(
                text(N_("Entered since then, and lost")),
                (*lost, ("", text(COURSES[Timeline(said["timeline"])]))),
            ),
        ),
        warning=text(
            N_(
                "Everything entered since the backup will be gone. The window closes, and opens on the restored office."
            )
        ),
    )
