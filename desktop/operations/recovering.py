"""An office rebuilt on another computer, from a backup and the recovery paper alone.

The folder appears whole or not at all. Numbers of packages that the lost computer may have given after the
backup are leapt over: a partner holds the first package that follows, and one of its checkers lets it in.
"""

import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from desktop import settings as office_settings
from desktop import vault as vaults
from desktop.exchange.archive import DATABASE, opened_archive
from desktop.exchange.paper_key import paper_identity, recipient_of
from desktop.marking import N_
from desktop.models.backup_manifest import BackupManifest
from desktop.models.journal import Action
from desktop.operations.authorship import note
from desktop.operations.backup_place import require_room
from desktop.operations.examining import prove, require_known, take_out, unprepared, unreadable
from desktop.operations.gauge import Gauge
from desktop.operations.offices import Clock, refuse_taken, utc_now
from desktop.operations.recovery import opened_secrets
from desktop.operations.swapping import FILES, sync_tree
from desktop.progress import Progress
from desktop.settings import OfficePaths, Settings
from desktop.store.backup import copy_database, opened_copy
from desktop.store.engine import open_file
from desktop.store.migrate import upgrade
from desktop.store.store import Store
from desktop.vault import Secret, Vault
from desktop.whole_file import sync_folder, write_whole
from desktop.workspace import Workspace

LEAP = 1000  # more packages than any lane gives between two backups
PAPER_LEAP = 100  # more papers of a kind than an office numbers between two backups


@dataclass(frozen=True, kw_only=True)
class Recovered:
    """The office that stands again."""

    folder: Path
    office: str
    taken_at: str
    families: int
    persons: int
    lanes: int  # ways to partners whose numbers leapt ahead


def recover_office(
    file: Path,
    folder: Path,
    paper: str,
    *,
    passphrase: str | None,
    now: Clock = utc_now,
    progress: Progress | None = None,
) -> Recovered:
    """Rebuild an office in an empty folder.

    Args:
        file: The backup.
        folder: Where the office shall live; it must not exist or be empty.
        paper: The key as typed from the recovery paper.
        passphrase: Of the vault file to make; None keeps the keys in the system's secret service.
        now: The clock.
        progress: Told the steps.

    Raises:
        BadInputError: The paper does not open this backup, or the backup is not whole.
        RefusedError: The folder is not empty, or there is too little room.
        DamagedError: The disk is full.
    """
    identity = paper_identity(paper)
    refuse_taken(folder)
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    building = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    rebuilding = _Rebuilding(building, identity, passphrase, now, Gauge(progress or Progress(), 2))
    try:
        recovered = rebuilding.rebuild(file, folder)
        if folder.exists():
            folder.rmdir()
        building.rename(folder)
        sync_folder(folder.parent)
    except OSError as fault:
        raise unprepared() from fault
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return recovered


class _Rebuilding:
    """The stages of one recovery."""

    def __init__(
        self, building: Path, identity: str, passphrase: str | None, now: Clock, gauge: Gauge
    ) -> None:
        self._paths = OfficePaths(building)
        self._identity, self._passphrase, self._now, self._gauge = identity, passphrase, now, gauge

    def rebuild(self, file: Path, folder: Path) -> Recovered:
        """Build the whole office in its temporary folder."""
        manifest, sealed = self._take_out(file)
        held = opened_secrets(sealed, self._identity)
        held.setdefault(Secret.DATABASE_KEY, secrets.token_bytes(32))
        held.pop(Secret.DATABASE_PASSWORD, None)  # the office now lives in a file
        settings = _settings(manifest, self._passphrase)
        vault = self._vault(settings, held)
        write_whole(self._paths.recovery, sealed)
        self._build_database(manifest, held[Secret.DATABASE_KEY])
        lanes = self._begin_anew(manifest, settings, vault)
        office_settings.write(self._paths.folder, settings)
        sync_tree(self._paths.folder)
        return Recovered(
            folder=folder,
            office=manifest.office_name,
            taken_at=manifest.taken_at,
            families=manifest.counts.get("household", 0),
            persons=manifest.counts.get("person", 0),
            lanes=lanes,
        )

    def _take_out(self, file: Path) -> tuple[BackupManifest, bytes]:
        try:
            source = file.open("rb")
        except OSError as fault:
            raise unreadable(file) from fault
        with source, opened_archive(source, (self._identity,)) as archive:
            manifest = archive.head.manifest
            require_known(manifest)
            self._paths.make()
            require_room(self._paths.folder, 2 * manifest.database.size)
            self._gauge.stage(0, manifest.database.size, N_("Opening the backup"))
            stage = self._paths.folder
            take_out(archive, self._taken, stage, stage, self._gauge)
        files = stage / FILES
        for path in sorted(files.glob("*/*")):
            path.rename(stage / path.parent.name / path.name)
        shutil.rmtree(files, ignore_errors=True)
        return manifest, archive.head.recovery

    @property
    def _taken(self) -> Path:
        return self._paths.folder / "taken.db"

    def _vault(self, settings: Settings, held: Mapping[Secret, bytes]) -> Vault:
        if self._passphrase is None:
            return vaults.keep_in_keyring(settings.vault_id, held)
        return vaults.keep_in_file(self._paths.folder, self._passphrase, held)

    def _build_database(self, manifest: BackupManifest, key: bytes) -> None:
        self._gauge.stage(1, manifest.database.size, N_("Building the database anew"))
        with opened_copy(self._taken, bytes.fromhex(manifest.database_key)) as engine:
            prove(engine, manifest)
            upgrade(engine)
            copy_database(engine, self._paths.database, key, self._gauge.reach)
        self._taken.unlink()

    def _begin_anew(self, manifest: BackupManifest, settings: Settings, vault: Vault) -> int:
        """Let the lanes leap ahead, keep the paper on record, and begin the journal's new stretch."""
        engine = open_file(self._paths.database, vault.get(Secret.DATABASE_KEY))
        workspace = Workspace(
            store=Store(engine), vault=vault, settings=settings, paths=self._paths, now=self._now
        )
        try:
            with workspace.store.write() as uow:
                lanes = uow.backups.leap_lanes(settings.code, LEAP)
                uow.backups.leap_counters(workspace.today().year, PAPER_LEAP)
                uow.backups.seal_to(recipient_of(self._identity))
                note(
                    uow,
                    workspace,
                    Action.RESTORED,
                    "office",
                    manifest.office_uid,
                    journal=manifest.journal_n,
                    lanes=lanes,
                )
        finally:
            workspace.store.close()
        return lanes


def _settings(manifest: BackupManifest, passphrase: str | None) -> Settings:
    """Return the settings of the backup for this computer: its own keeper of keys, and a file as database."""
    known = {one.name for one in fields(Settings)}
    values: dict[str, object] = {name: value for name, value in manifest.settings.items() if name in known}
    values |= {
        "key_keeper": "keyring" if passphrase is None else vaults.FILE,
        "vault_id": secrets.token_hex(8),
        "database": DATABASE,
    }
    return Settings(**values)  # type: ignore[arg-type]  # a backup's settings are those of an office.toml
