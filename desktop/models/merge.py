"""A merge: two files that were one person or one family, what moved, and how to undo it exactly."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record


class Merge(Record, Base, kw_only=True):
    """One decision carried out: a person, or a whole family, went into another."""

    __tablename__ = "record_merge"

    survivor_uid: Mapped[str] = mapped_column(String(26), index=True)  # the person who stays
    merged_uid: Mapped[str] = mapped_column(String(26), index=True)
    survivor_household: Mapped[str] = mapped_column(String(26))
    merged_household: Mapped[str] = mapped_column(String(26))  # the same one: doubles inside a family
    is_family: Mapped[bool] = mapped_column(default=False)  # the whole family went
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_by: Mapped[str] = mapped_column(String(26), default="")


class MergedRecord(Base, kw_only=True):
    """A uid that now means another: partners and old papers go on naming it."""

    __tablename__ = "merged_record"
    __table_args__ = (
        CheckConstraint("merged_uid <> survivor_uid", name="two_records"),
        Index(
            "uq_merged_record_live",
            "merged_uid",
            unique=True,
            sqlite_where=text("is_undone = 0"),
            postgresql_where=text("not is_undone"),
        ),
    )

    merge_id: Mapped[int] = mapped_column(ForeignKey("record_merge.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))  # person or household
    merged_uid: Mapped[str] = mapped_column(String(26))
    survivor_uid: Mapped[str] = mapped_column(String(26), index=True)
    is_undone: Mapped[bool] = mapped_column(default=False)


class MergeStep(Base, kw_only=True):
    """One row that a merge changed: the changed columns before and after, as JSON."""

    __tablename__ = "merge_step"

    merge_id: Mapped[int] = mapped_column(ForeignKey("record_merge.id"), index=True)
    table_name: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[int]
    before: Mapped[str]
    after: Mapped[str]
