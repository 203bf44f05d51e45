"""What stands at the beginning of a backup: whose it is, how far its journal goes, and what lies in it."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum

from desktop.errors import BadInputError
from desktop.marking import N_
from desktop.models.canonical import canonical_bytes

FORMAT = "wasl-backup-1"
REPLACED = "replaced_office"  # the kind of change that tells windows to close: a backup waits to come in
_FILE_NAME = re.compile(r"(inbox|outbox|kept)/[^./\\\x00-\x1f][^/\\\x00-\x1f]{0,200}")
_OUR_FORMATS = re.compile(r"wasl-backup-[0-9]+")


@dataclass(frozen=True, kw_only=True)
class Content:
    """One file inside a backup."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class BackupManifest:
    """The first member of a backup; the office signs its bytes."""

    office_uid: str
    office_code: str
    office_name: str
    taken_at: str  # ISO, UTC
    program: str
    schema: str  # revision of the database
    journal_n: int
    journal_head: str
    counts: Mapping[str, int]  # rows of each table
    last_ids: Mapping[str, int]  # highest row number of the tables whose losses are counted
    settings: Mapping[str, str | bool]  # of office.toml
    database: Content
    database_key: str = field(repr=False)  # 64 hex digits: opens the database inside, and nothing else
    files: tuple[Content, ...] = ()  # sealed files of the office folder

    def to_bytes(self) -> bytes:
        """Return the one spelling that is signed and stored."""
        return canonical_bytes({"format": FORMAT} | asdict(self))

    @property
    def moment(self) -> datetime:
        """Return when the backup was taken."""
        return datetime.fromisoformat(self.taken_at)


class Timeline(StrEnum):
    """How a backup stands to the office as it is now."""

    EARLIER = "earlier"  # the office went on from it
    SAME = "same"  # nothing happened since
    LATER = "later"  # it knows more than the office: the office itself was set back
    PARTED = "parted"  # both went on from a common past


def timeline(manifest: BackupManifest, now_n: int, hash_at_n: str | None) -> Timeline:
    """Tell how a backup stands to the journal of the office.

    Args:
        manifest: Of the backup.
        now_n: Number of the office's last entry.
        hash_at_n: Hash of the office's entry with the backup's last number; None where it has none.
    """
    if hash_at_n is None:
        return Timeline.LATER
    if hash_at_n != manifest.journal_head:
        return Timeline.PARTED
    return Timeline.SAME if now_n == manifest.journal_n else Timeline.EARLIER


def parse_manifest(data: bytes) -> BackupManifest:
    """Return the manifest of a backup.

    Raises:
        BadInputError: A newer program wrote it, or it is no manifest of a backup.
    """
    try:
        said = json.loads(data)
        written = said.pop("format")
        if written != FORMAT:
            raise _strange(str(written))
        return _typed(said)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise _damaged() from fault


def _typed(said: dict[str, object]) -> BackupManifest:
    database, files = said.pop("database"), said.pop("files")
    manifest = BackupManifest(
        database=_content(database),
        files=tuple(_content(one) for one in files),  # type: ignore[attr-defined]  # a TypeError is caught above
        **said,  # type: ignore[arg-type]  # unknown and missing names are a TypeError, caught above
    )
    _check(manifest)
    return manifest


def _content(said: object) -> Content:
    content = Content(**said)  # type: ignore[arg-type]  # as above
    if not (isinstance(content.size, int) and content.size >= 0 and _is_hash(content.sha256)):
        raise ValueError("a file of the backup is not described")
    return content


def _check(manifest: BackupManifest) -> None:
    """Require of each field what its type promises; a ValueError where it does not hold."""
    texts = (
        manifest.office_uid,
        manifest.office_code,
        manifest.office_name,
        manifest.program,
        manifest.schema,
    )
    numbers = (manifest.journal_n, *manifest.counts.values(), *manifest.last_ids.values())
    holds = (
        all(isinstance(text, str) for text in texts)
        and all(isinstance(number, int) and number >= 0 for number in numbers)
        and _is_hash(manifest.journal_head)
        and _is_hash(manifest.database_key)
        and manifest.moment.tzinfo is not None
        and isinstance(manifest.settings, dict)
        and all(_FILE_NAME.fullmatch(one.name) for one in manifest.files)
    )
    if not holds:
        raise ValueError("a field of the manifest does not hold")


def _is_hash(text: object) -> bool:
    return isinstance(text, str) and re.fullmatch(r"[0-9a-f]{64}", text) is not None


def _strange(written: str) -> BadInputError:
    return newer_backup() if _OUR_FORMATS.fullmatch(written) else _damaged()


def newer_backup() -> BadInputError:
    """Return what to say of a backup that a newer program made."""
    return BadInputError(
        N_(
            "This backup was made by a newer version of the program. "
            "Install that version on this computer, then restore again; nothing was changed."
        ),
        code="E_NEWER",
    )


def _damaged() -> BadInputError:
    return BadInputError(
        N_("The description inside this backup cannot be read. Nothing was changed. Use another backup."),
        code="E_BACKUP_DAMAGED",
    )
