"""A code or an area that went into another one, and every value that followed, so that it can be undone."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record

AREA = "area"  # stands in `list_name` where areas are merged


class CodeMerge(Record, Base, kw_only=True):
    """One code of a list went into another; the old one stays understood in files and packages."""

    __tablename__ = "code_merge"
    __table_args__ = (
        Index("ix_code_merge_old", "list_name", "old_code"),
        CheckConstraint("old_code <> new_code", name="two_codes"),
        CheckConstraint("(undone_at is null) = (undone_by = '')", name="undone"),
    )

    list_name: Mapped[str] = mapped_column(String(20))
    old_code: Mapped[str] = mapped_column(String(40))
    new_code: Mapped[str] = mapped_column(String(40))
    moved: Mapped[int] = mapped_column(default=0)  # values that followed
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_by: Mapped[str] = mapped_column(String(26), default="")
    left: Mapped[int] = mapped_column(default=0)  # values that an undoing left, because they changed since


class CodeMove(Base, kw_only=True):
    """One value that followed a merge: table, row and column, what stood there and what stands there now."""

    __tablename__ = "code_move"

    merge_id: Mapped[int] = mapped_column(ForeignKey("code_merge.id"), index=True)
    table_name: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[int]
    column_name: Mapped[str] = mapped_column(String(40))
    old: Mapped[str]
    new: Mapped[str]
