"""What a restore would lose, in numbers, and the hash over which two persons agree to it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from desktop.models.backup_manifest import BackupManifest, Timeline
from desktop.models.canonical import sha256_hex


@dataclass(frozen=True, kw_only=True)
class Losses:
    """What was entered since the backup and would be gone; `parted` where the backup is of another course."""

    families: int
    persons: int
    receipts: int
    lists: int
    packages: int
    entries: int  # of the journal
    corrected: int  # families and persons that were corrected since

    @property
    def is_nothing(self) -> bool:
        """Return whether no family, person, receipt, list, package or correction would be lost."""
        return not (
            self.families or self.persons or self.receipts or self.lists or self.packages or self.corrected
        )

    def as_details(self) -> dict[str, int]:
        """Return the numbers by their names, for a request and the journal."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class Examined:
    """A backup that was read to its end, held against the office as it is now."""

    digest: str  # of the sealed file
    size: int
    manifest: BackupManifest
    timeline: Timeline
    losses: Losses
    is_older_schema: bool  # a former program made it: it will be brought up to date

    @property
    def families(self) -> int:
        """Return how many families it holds."""
        return self.manifest.counts.get("household", 0)

    @property
    def persons(self) -> int:
        """Return how many persons it holds."""
        return self.manifest.counts.get("person", 0)

    @property
    def agreed(self) -> str:
        """Return the hash of the exact thing agreed to: this file, and these losses."""
        return agreed_digest(self.digest, self.losses)


def losses(
    course: Timeline,
    since: Mapping[str, int],
    totals: Mapping[str, int],
    changed: tuple[int, int],
) -> Losses:
    """Return what would be lost.

    Where the courses parted, row numbers no longer mean the same, so everything that stands here counts
    as lost: the clerk is not told a smaller number than the truth.

    Args:
        course: How the backup stands to the office.
        since: Rows that came after the last of the backup, by table.
        totals: All rows here, by table.
        changed: Receipts recorded, and records corrected, after the backup was taken.
    """
    gone = totals if course in (Timeline.PARTED, Timeline.LATER) else since
    return Losses(
        families=gone.get("household", 0),
        persons=gone.get("person", 0),
        receipts=changed[0],
        lists=gone.get("approved_list", 0),
        packages=gone.get("package", 0),
        entries=gone.get("journal_entry", 0),
        corrected=changed[1],
    )


def agreed_digest(file_digest: str, lost: Losses) -> str:
    """Return the hash of a file and of what it would undo; the journal alone may go on meanwhile."""
    numbers = lost.as_details()
    numbers.pop("entries")
    return sha256_hex({"file": file_digest, "lost": numbers})
