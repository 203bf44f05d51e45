"""Imports that were taken in: which file, by whom, with how many rows."""

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record


class ImportRun(Record, Base, kw_only=True):
    """One list taken in whole; the file itself is not kept."""

    __tablename__ = "import_run"
    __table_args__ = (Index("ix_import_run_file_digest", "file_digest"),)

    file_name: Mapped[str]
    file_digest: Mapped[str] = mapped_column(String(64))
    sheet: Mapped[str] = mapped_column(default="")
    rows: Mapped[int]
    added: Mapped[int]
    changed: Mapped[int]
    unchanged: Mapped[int]
    held: Mapped[int]  # alike to somebody here: a person decides
    refused: Mapped[int]
