"""Makes one backup: copies, seals, and opens it again before the file gets its name.

A file that carries the name of a backup has been read back from where it lies, opened with the office's
own key, and compared with the database: every page, the count of every table, the end of the journal.
"""

import hashlib
import os
import secrets
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO

from desktop.errors import BadInputError, DamagedError, RefusedError
from desktop.exchange.archive import (
    DATABASE,
    MANIFEST,
    NAMESPACE,
    RECOVERY,
    SIGNATURE,
    describe,
    hash_of,
    member_name,
    opened_archive,
    write_archive,
)
from desktop.exchange.paper_key import seal_to_recipient
from desktop.exchange.signing import sign
from desktop.marking import N_
from desktop.models.backup import file_name
from desktop.models.backup_manifest import BackupManifest, Content
from desktop.models.base import new_uid
from desktop.operations.backup_place import check_folder, require_room, unwritten, work_folder
from desktop.operations.gauge import Gauge
from desktop.operations.lanes import APP
from desktop.operations.recovery import exchange_keys, secrets_text
from desktop.progress import Progress
from desktop.settings import OfficePaths, Settings
from desktop.store.backup import (
    Database,
    Extent,
    Owner,
    copy_database,
    damaged_database,
    extent,
    faults,
    opened_copy,
    owner,
)
from desktop.vault import Vault
from desktop.whole_file import whole_file

KEPT = ("inbox", "outbox", "kept")


@dataclass(frozen=True, kw_only=True)
class Source:
    """The office as a backup needs it, of whatever age its database is."""

    engine: Database
    vault: Vault
    settings: Settings
    paths: OfficePaths
    now: Callable[[], datetime]


@dataclass(frozen=True, kw_only=True)
class Made:
    """A backup that stands, proven, in its folder."""

    uid: str
    path: Path
    size: int
    digest: str
    manifest: BackupManifest
    is_on_same_disk: bool


def make_backup(source: Source, folder: Path, progress: Progress) -> Made:
    """Write a proven backup into a folder, or nothing.

    Raises:
        BadInputError: The folder is not one to write in.
        RefusedError: The recovery paper is not on record, or there is no room.
        DamagedError: The database, the disk or the stick failed.
        CancelledError: The clerk stopped it.
    """
    check_folder(folder)
    with work_folder(source.paths, source.now()) as work:
        try:
            return _Maker(source, folder, work, Gauge(progress, 3)).make()
        except OSError as fault:
            raise unwritten(folder) from fault


class _Maker:
    """The stages of one backup."""

    def __init__(self, source: Source, folder: Path, work: Path, gauge: Gauge) -> None:
        self._source, self._folder, self._work, self._gauge = source, folder, work, gauge
        self._key = secrets.token_bytes(32)
        self._copy = work / DATABASE

    def make(self) -> Made:
        """Copy, seal, prove, name."""
        at = self._source.now()
        self._take_copy()
        with opened_copy(self._copy, self._key) as engine:
            held, office = extent(engine), owner(engine)
            if faults(engine):
                raise damaged_database()
        if not office.recipient:
            raise _no_paper()
        files = list(self._files())
        manifest = self._manifest(held, office, at, [content for _, content in files])
        uid = new_uid(at)
        path = self._folder / file_name(office.code, at, uid)
        with whole_file(path) as out:
            digest = self._seal(out, manifest, office, files)
            size = out.tell()
            self._prove(out, digest, manifest, held)
        is_near = self._folder.stat().st_dev == self._source.paths.folder.stat().st_dev
        return Made(uid=uid, path=path, size=size, digest=digest, manifest=manifest, is_on_same_disk=is_near)

    def _take_copy(self) -> None:
        database = self._source.paths.database
        size = database.stat().st_size if database.exists() else 0
        require_room(self._source.paths.folder, 2 * size)
        require_room(self._folder, size)
        self._gauge.stage(0, size, N_("Copying the database"))
        copy_database(self._source.engine, self._copy, self._key, self._gauge.reach)

    def _files(self) -> Iterator[tuple[Path, Content]]:
        """Yield the sealed files of the office; they are never changed, so each is read as it is."""
        for name in KEPT:
            for path in sorted((self._source.paths.folder / name).glob("[!.]*")):
                if path.is_file():
                    yield path, describe(f"{name}/{path.name}", path)

    def _manifest(self, held: Extent, office: Owner, at: datetime, files: list[Content]) -> BackupManifest:
        return BackupManifest(
            office_uid=office.uid,
            office_code=office.code,
            office_name=office.name,
            taken_at=at.isoformat(timespec="seconds"),
            program=APP,
            schema=held.schema,
            journal_n=held.journal_n,
            journal_head=held.journal_head,
            counts=held.counts,
            last_ids=held.last_ids,
            settings=asdict(self._source.settings),
            database=describe(DATABASE, self._copy),
            database_key=self._key.hex(),
            files=tuple(files),
        )

    def _seal(
        self, out: BinaryIO, manifest: BackupManifest, office: Owner, files: list[tuple[Path, Content]]
    ) -> str:
        keys = exchange_keys(self._source.vault)
        written = manifest.to_bytes()
        recovery = seal_to_recipient(secrets_text(self._source.vault).encode("ascii"), office.recipient)
        small = ((MANIFEST, written), (SIGNATURE, sign(written, keys, NAMESPACE)), (RECOVERY, recovery))
        large = [(DATABASE, self._copy, manifest.database)]
        large += [(member_name(n), path, content) for n, (path, content) in enumerate(files, start=1)]
        self._gauge.stage(1, sum(content.size for _, _, content in large), N_("Sealing the backup"))
        hashing = _Hashing(out)
        write_archive(hashing, (office.recipient, keys.card.age_recipient), small, large, self._gauge.advance)
        out.flush()
        os.fsync(out.fileno())
        self._copy.unlink()
        return hashing.hexdigest()

    def _prove(self, out: BinaryIO, digest: str, manifest: BackupManifest, held: Extent) -> None:
        """Read the file from where it lies, open it, and compare what is inside with what was there.

        Raises:
            DamagedError: It is not what was written.
        """
        _forget_cached(out)
        out.seek(0)
        if hash_of(out) != digest:
            raise _unproven()
        out.seek(0)
        size = manifest.database.size + sum(content.size for content in manifest.files)
        self._gauge.stage(2, size, N_("Opening the backup again and comparing"))
        proof = self._work / "proof.db"
        try:
            with opened_archive(out, (exchange_keys(self._source.vault).age_identity,)) as archive:
                archive.take(lambda one: proof if one.name == DATABASE else None, self._gauge.advance)
                is_same = archive.head.manifest == manifest
            with opened_copy(proof, self._key) as engine:
                is_same = is_same and not faults(engine) and extent(engine) == held
        except (BadInputError, DamagedError) as fault:
            raise _unproven() from fault
        if not is_same:
            raise _unproven()


class _Hashing:
    """Hands bytes on to a file and hashes them on their way."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out, self._hash = out, hashlib.sha256()
        self.hexdigest = self._hash.hexdigest

    def write(self, data: bytes) -> int:
        self._hash.update(data)
        return self._out.write(data)


def _forget_cached(file: BinaryIO) -> None:
    """Have the next reading come from the disk or stick itself, where the system can be asked."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _no_paper() -> RefusedError:
    return RefusedError(
        N_(
            "The recovery paper of this office is not on record, so nothing can be sealed to it. "
            "Ask the technician to try the paper with the verb unlock-test."
        ),
        code="E_NO_PAPER",
    )


def _unproven() -> DamagedError:
    return DamagedError(
        N_(
            "The backup was written, but what was read back is not what was written, so the file was removed. "
            "Take another stick; this one may be failing."
        ),
        code="E_UNPROVEN",
    )
