"""Pages of signed sheets that are kept: a sealed picture each, until the round ends or a dispute that holds it."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record


class KeptPage(Record, Base, kw_only=True):
    """One picture of one page; when it is dropped the row goes, and the journal alone tells of it."""

    __tablename__ = "kept_page"
    __table_args__ = (CheckConstraint("first_row <= last_row", name="rows"),)

    distribution_id: Mapped[int] = mapped_column(ForeignKey("distribution.id"), index=True)
    page: Mapped[int]  # of the whole sheet, from 1
    first_row: Mapped[int]
    last_row: Mapped[int]
    scan: Mapped[str] = mapped_column(String(64))  # SHA-256 of the file of the scanner
    picture: Mapped[int]  # number in that file, from 1
    held_because: Mapped[str] = mapped_column(default="")  # the dispute that needs it beyond the closing
    # A PDF of one page, as an age file to the office itself; last, so that a file reads the others without it.
    sealed: Mapped[bytes] = mapped_column(LargeBinary, sort_order=99)


class KeptPageRow(NamedTuple):
    """One kept page as the table of a round shows it."""

    uid: str
    page: int
    first_row: int
    last_row: int
    kept_at: datetime
    kept_by: str
    held_because: str

    def shows(self, row: int) -> bool:
        """Say whether a row of the sheet stands on it."""
        return self.first_row <= row <= self.last_row
