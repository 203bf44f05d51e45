"""Reads a backup to its end and holds it against the office as it is now; nothing is changed by looking."""

from pathlib import Path

from desktop.errors import BadInputError, DamagedError
from desktop.exchange.archive import DATABASE, OpenArchive, hash_of, opened_archive
from desktop.marking import N_
from desktop.models.backup_manifest import BackupManifest, Content, newer_backup, timeline
from desktop.models.restore import Examined, losses
from desktop.operations.gauge import Gauge
from desktop.operations.recovery import exchange_keys
from desktop.operations.rights import Right, require
from desktop.operations.swapping import FILES
from desktop.progress import Progress
from desktop.store.backup import Database, extent, faults
from desktop.store.migrate import is_known, is_newest
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def examine(workspace: Workspace, file: Path, progress: Progress | None = None) -> Examined:
    """Read a backup of this office to its end and say what restoring it would lose; nothing is changed.

    Raises:
        BadInputError: It is no backup, of another office, cut short, damaged, forged, or of a newer program.
    """
    require(workspace, Right.BACK_UP)
    manifest, digest, size = read_backup(workspace, file, progress or Progress())
    with workspace.store.read() as uow:
        return held_against(uow, manifest, digest, size)


def take_out(archive: OpenArchive, database: Path, stage: Path, office: Path, gauge: Gauge) -> None:
    """Write the database of a backup, and those of its files that the office does not have any more.

    Args:
        archive: Whose head was read.
        database: Where its database goes.
        stage: Where missing files wait for their places.
        office: The folder in which files may be missing.
        gauge: Told the bytes.
    """

    def place(content: Content) -> Path | None:
        if content.name == DATABASE:
            return database
        target = stage / FILES / content.name
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return None if (office / content.name).exists() else target

    archive.take(place, gauge.advance)


def prove(engine: Database, manifest: BackupManifest) -> None:
    """Require that a database taken out of a backup is whole and is the one its manifest counted.

    Raises:
        DamagedError: It is not.
    """
    held = extent(engine)
    is_same = held.counts == manifest.counts and (held.journal_n, held.journal_head, held.schema) == (
        manifest.journal_n,
        manifest.journal_head,
        manifest.schema,
    )
    if not is_same or faults(engine):
        raise DamagedError(
            N_("The database inside this backup is damaged. Nothing was changed. Use another backup."),
            code="E_BACKUP_DAMAGED",
        )


def require_known(manifest: BackupManifest) -> None:
    """Refuse a backup of a program newer than this one.

    Raises:
        BadInputError: It is.
    """
    if not is_known(manifest.schema):
        raise newer_backup()


def read_backup(workspace: Workspace, path: Path, progress: Progress) -> tuple[BackupManifest, str, int]:
    """Read a backup of this office to its last byte; return what it says, its hash and its size."""
    try:
        with path.open("rb") as file:
            digest = hash_of(file)
            size = file.tell()
            file.seek(0)
            with opened_archive(file, (exchange_keys(workspace.vault).age_identity,)) as archive:
                manifest = archive.head.manifest
                _require_own(workspace, archive)
                gauge = Gauge(progress, 1)
                gauge.stage(0, manifest.database.size, N_("Reading the backup"))
                archive.take(lambda _content: None, gauge.advance)
    except OSError as fault:
        raise unreadable(path) from fault
    return manifest, digest, size


def _require_own(workspace: Workspace, archive: OpenArchive) -> None:
    """Refuse what another office made or signed, and what a newer program made."""
    manifest = archive.head.manifest
    with workspace.store.read() as uow:
        own = uow.offices.own()
    if (
        manifest.office_uid != own.uid
        or archive.head.signer != exchange_keys(workspace.vault).card.signing_key
    ):
        raise BadInputError(
            N_(
                "This is a backup of {office}, made with other keys than those of this office. "
                "Nothing was changed. Choose a backup of this office."
            ),
            office=manifest.office_name,
            code="E_BACKUP_ANOTHER",
        )
    require_known(manifest)


def held_against(uow: UnitOfWork, manifest: BackupManifest, digest: str, size: int) -> Examined:
    """Return what restoring a backup would lose now."""
    course = timeline(manifest, uow.journal.head()[0], uow.journal.hash_of(manifest.journal_n))
    lost = losses(
        course,
        uow.backups.since(manifest.last_ids),
        uow.backups.totals(),
        uow.backups.changed_since(manifest.moment),
    )
    return Examined(
        digest=digest,
        size=size,
        manifest=manifest,
        timeline=course,
        losses=lost,
        is_older_schema=not is_newest(manifest.schema),
    )


def unreadable(path: Path) -> BadInputError:
    """Return what to say of a file that cannot be read to its end."""
    return BadInputError(
        N_("The file {path} cannot be read to its end. Is the stick still in? Copy it from the stick again."),
        path=str(path),
        code="E_BACKUP_READ",
    )


def unprepared() -> DamagedError:
    """Return what to say when the disk does not take a restore."""
    return DamagedError(
        N_("The restore could not be prepared: the disk is full or failing. The office stays as it is."),
        code="E_UNWRITTEN",
    )
