"""The backup file: age( ustar( manifest.json, its signature, recovery.age, office.db, files/0001 … ) ).

Pure streams: what it seals is already encrypted or small, and nothing of it is ever a clear file on a disk.
`age -d -i paper.txt FILE | tar x` opens it without this program.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from desktop.errors import BadInputError, UserError
from desktop.exchange import container, sealing
from desktop.exchange.errors import PackageError
from desktop.exchange.signing import SignatureRefusedError, signer_of, verify
from desktop.marking import N_
from desktop.models.backup_manifest import BackupManifest, Content, parse_manifest

NAMESPACE = "wasl-backup-v1"
MANIFEST, SIGNATURE, RECOVERY, DATABASE = "manifest.json", "manifest.json.sig", "recovery.age", "office.db"
_MAX_MANIFEST = 8 << 20
_MAX_SMALL = 1 << 16
_CHUNK = 1 << 20

_NOT_A_BACKUP = N_("This file is not a backup of Wasl. Choose a file that ends in .backup.age.")
_ANOTHER = N_(
    "This backup was made by another office, or with keys that are not on this computer. "
    "Choose a backup of this office, or use the recovery paper of that one."
)
_CUT = N_(
    "The end of this backup is missing: it was not copied completely. Copy it again, or use another backup."
)
_DAMAGED = N_(
    "This backup was changed or damaged since it was made. Nothing was taken from it. Use another backup."
)
_UNREADABLE = N_("The backup cannot be read to its end. Copy it from the stick again, or use another backup.")
_FORGED = N_(
    "This backup was not signed by the office it names. Nothing was taken from it. "
    "Use another backup, and ask where this one came from."
)
_SENTENCES = {
    "E_NOT_AGE": _NOT_A_BACKUP,
    "E_AGE_HEADER": _NOT_A_BACKUP,
    "E_NOT_FOR_US": _ANOTHER,
    "E_TRUNCATED": _CUT,
    "E_READ": _UNREADABLE,
}


@dataclass(frozen=True)
class Head:
    """The small members that stand before the database."""

    manifest: BackupManifest
    signer: bytes  # public key whose signature of the manifest holds
    recovery: bytes  # the office's secrets, sealed to its paper


def write_archive(
    out: sealing.Sink,
    recipients: Sequence[str],
    small: Sequence[tuple[str, bytes]],
    files: Sequence[tuple[str, Path, Content]],
    advance: Callable[[int], None],
) -> None:
    """Seal the members to the recipients; `advance` hears of each piece and may stop the work.

    Raises:
        OSError: The disk is full, the stick was pulled, or a file went away meanwhile.
    """
    sealing.seal(_members(small, files, advance), out, recipients)


@contextmanager
def opened_archive(file: IO[bytes], identities: Sequence[str]) -> Iterator["OpenArchive"]:
    """Give an archive that one of the identities opens, its head read and its signature checked.

    Raises:
        BadInputError: It is no backup, of another office, cut short, damaged, forged, or of a newer program.
    """
    with _told():
        sealing.check_header(file)
        with sealing.opened(file, identities) as plain:
            yield OpenArchive(container.Reader(plain))


@contextmanager
def opened_container(file: IO[bytes]) -> Iterator["OpenArchive"]:
    """Give what stock `age -d` made of a backup.

    Raises:
        BadInputError: It is not the inside of a backup, cut short, damaged or of a newer program.
    """
    with _told():
        yield OpenArchive(container.Reader(file))


class OpenArchive:
    """A backup being read from its beginning to its end, once."""

    def __init__(self, reader: container.Reader) -> None:
        self._reader = reader
        self.head = self._read_head()

    def _read_head(self) -> Head:
        written = self._reader.small(MANIFEST, _MAX_MANIFEST)
        signature = self._reader.small(SIGNATURE, _MAX_SMALL)
        manifest = parse_manifest(written)
        try:
            signer = signer_of(signature, NAMESPACE)
            verify(written, signature, signer, NAMESPACE)
        except SignatureRefusedError:
            raise BadInputError(_FORGED, code="E_BACKUP_FORGED") from None
        return Head(manifest, signer, self._reader.small(RECOVERY, _MAX_SMALL))

    def take(self, place: Callable[[Content], Path | None], advance: Callable[[int], None]) -> None:
        """Read everything that follows, to the last byte, and write what `place` names a new file for.

        Raises:
            BadInputError: A byte is missing, changed or too many.
            OSError: The disk is full.
        """
        manifest = self.head.manifest
        with _told():
            self._take_one(DATABASE, manifest.database, place, advance)
            for number, content in enumerate(manifest.files, start=1):
                self._take_one(member_name(number), content, place, advance)
            self._reader.finish(manifest.office_code)

    def _take_one(
        self,
        name: str,
        content: Content,
        place: Callable[[Content], Path | None],
        advance: Callable[[int], None],
    ) -> None:
        path, digest = place(content), hashlib.sha256()
        with nullcontext() if path is None else path.open("xb") as out:
            for chunk in self._reader.chunks(name, content.size):
                digest.update(chunk)
                if out is not None:
                    out.write(chunk)
                advance(len(chunk))
        if digest.hexdigest() != content.sha256:
            raise _refused("E_DAMAGED")


def member_name(number: int) -> str:
    """Return how a file of the office folder is called inside; the manifest says its real name."""
    return f"files/{number:04d}"


def hash_of(file: IO[bytes]) -> str:
    """Return the SHA-256 of what a file holds from where it stands to its end."""
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def describe(name: str, path: Path) -> Content:
    """Return size and hash of a file that goes into a backup."""
    with path.open("rb") as file:
        digest = hash_of(file)
        return Content(name=name, size=file.tell(), sha256=digest)


def _members(
    small: Sequence[tuple[str, bytes]],
    files: Sequence[tuple[str, Path, Content]],
    advance: Callable[[int], None],
) -> Iterator[bytes]:
    for name, content in small:
        yield from container.member(name, len(content), (content,))
    for name, path, described in files:
        yield from container.member(name, described.size, _chunks(path, advance))
    yield container.ending()


def _chunks(path: Path, advance: Callable[[int], None]) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
            advance(len(chunk))


@contextmanager
def _told() -> Iterator[None]:
    """Say of a backup what the packages' rules would say of a package."""
    try:
        yield
    except PackageError as fault:
        raise _refused(fault.code) from None


def _refused(code: str) -> UserError:
    return BadInputError(_SENTENCES.get(code, _DAMAGED), code=code.replace("E_", "E_BACKUP_", 1))
