"""Imports that were taken in, and what was learnt of their senders: which file, by whom, with how many rows."""

from datetime import datetime

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
    sender: Mapped[str] = mapped_column(default="")
    rows: Mapped[int]
    added: Mapped[int]  # families
    joined: Mapped[int] = mapped_column(default=0)  # persons beside the head of a family
    changed: Mapped[int]
    unchanged: Mapped[int]
    held: Mapped[int]  # alike to somebody here: a person decides
    refused: Mapped[int]
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_by: Mapped[str | None] = mapped_column(String(26), default=None)


class ImportHabit(Base, kw_only=True):
    """What a heading or a value of one sender means; the next list of his is read in the same way."""

    __tablename__ = "import_habit"
    __table_args__ = (Index("uq_import_habit_heard", "sender_key", "field", "heard", unique=True),)

    sender_key: Mapped[str]  # folded name of the sender
    field: Mapped[str] = mapped_column(String(40))  # of a value; empty where `heard` is a heading
    heard: Mapped[str]  # folded
    meaning: Mapped[str] = mapped_column(default="")  # a field or a code; empty: is not taken in
    updated_at: Mapped[datetime]
    updated_by: Mapped[str] = mapped_column(String(26))
