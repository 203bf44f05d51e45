"""The noun backup: what the office remembers of each, when the next is due, and which old ones may go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record

SUFFIX = ".backup.age"
USUAL_DAYS = 7
_ALL_STAY = timedelta(days=2)
_KEPT = ((7, "%Y-%m-%d"), (4, "%G-%V"), (12, "%Y-%m"))  # how many, of which periods


class Occasion(StrEnum):
    """Why a backup was made."""

    WISHED = "wished"  # somebody pressed the button
    UPGRADE = "upgrade"  # before a newer program changed the database
    RESTORE = "restore"  # the office as it was before a backup took its place


class Backup(Record, Base, kw_only=True):
    """One backup that was written, opened again and compared; others leave no row."""

    __tablename__ = "backup"
    __table_args__ = (
        CheckConstraint("length(digest) = 64", name="digest"),
        CheckConstraint("size > 0", name="size"),
        Index("ix_backup_made", "created_at"),
    )

    file_name: Mapped[str] = mapped_column(String(80))
    folder: Mapped[str]
    size: Mapped[int]  # bytes
    digest: Mapped[str] = mapped_column(String(64))  # of the sealed file
    occasion: Mapped[str] = mapped_column(String(8), default=Occasion.WISHED.value)
    journal_n: Mapped[int]
    journal_head: Mapped[str] = mapped_column(String(64))
    families: Mapped[int] = mapped_column(default=0)
    persons: Mapped[int] = mapped_column(default=0)


class BackupPlan(Base, kw_only=True):
    """The one row that says to which paper backups are sealed, and how often one is due."""

    __tablename__ = "backup_plan"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"), CheckConstraint("days > 0", name="days"))

    recipient: Mapped[str] = mapped_column(String(80))  # public half of the recovery paper's key: age1…
    days: Mapped[int] = mapped_column(default=USUAL_DAYS)


@dataclass(frozen=True, kw_only=True)
class KeptBackup:
    """A proven backup that lies in a folder, as thinning sees it."""

    file_name: str
    made_at: datetime  # aware


def file_name(code: str, made_at: datetime, uid: str) -> str:
    """Return the name of a backup: office, moment in UTC, and the end of its uid against doubles."""
    return f"{code}-{made_at:%Y-%m-%d-%H%M}-{uid[-4:].lower()}{SUFFIX}"


def is_due(last: datetime | None, days: int, now: datetime) -> bool:
    """Return whether a new backup is due; a clock that went backwards makes it due as well."""
    return last is None or not timedelta(0) <= now - last < timedelta(days=days)


def superfluous(backups: Iterable[KeptBackup]) -> list[KeptBackup]:
    """Return which of the proven backups may go: all but the last of 7 days, 4 weeks and 12 months.

    Those of the two days before the newest all stay: a mistake is often noticed after the next backup.
    """
    newest_first = sorted(backups, key=lambda one: (one.made_at, one.file_name), reverse=True)
    kept = {one.file_name for one in newest_first if newest_first[0].made_at - one.made_at <= _ALL_STAY}
    for count, period in _KEPT:
        last_of_each: dict[str, str] = {}
        for one in newest_first:
            last_of_each.setdefault(one.made_at.strftime(period), one.file_name)
        kept.update(list(last_of_each.values())[:count])
    return [one for one in newest_first if one.file_name not in kept]
