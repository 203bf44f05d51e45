"""Two files that may be one person: what the comparison found, what people decided about it, and each search."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record

WHOLE = 10_000  # the score of certainty; scores are stored as whole numbers


class PairState(StrEnum):
    """What became of a pair; all but the first are a person's word, which no search takes back."""

    OPEN = "open"
    SAME = "same"
    DIFFERENT = "different"
    LATER = "later"
    ASKED = "asked"  # a colleague
    MERGED = "merged"


DECISIONS = (PairState.SAME, PairState.DIFFERENT, PairState.LATER, PairState.ASKED)
WAITING = (PairState.OPEN, PairState.LATER, PairState.ASKED)
"""States in which a pair still waits for somebody."""
SETTLED = (PairState.SAME, PairState.DIFFERENT)


class DuplicatePair(Base, kw_only=True):
    """Two persons of the list, the smaller row number first, with what speaks for and against one person.

    `rank` orders the page: one number under two names stands before all likeness. `reasons` is JSON of
    `matching.wording.packed`: codes and points, worded when shown.
    """

    __tablename__ = "duplicate_pair"
    __table_args__ = (
        UniqueConstraint("left_id", "right_id"),
        CheckConstraint("left_id < right_id", name="ordered"),
        CheckConstraint(f"score between 0 and {WHOLE}", name="score"),
        CheckConstraint(
            "state in ('open', 'same', 'different', 'later', 'asked', 'merged')",
            name="state",
        ),
        Index("ix_duplicate_pair_state", "state", "rank", "id"),
    )

    left_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    right_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    score: Mapped[int]
    rank: Mapped[int]
    opinion: Mapped[str] = mapped_column(String(20))  # a `matching.verdicts.Opinion`, in lower case
    reasons: Mapped[str] = mapped_column(default="[]")
    found_at: Mapped[datetime]
    run_uid: Mapped[str] = mapped_column(String(26), default="")  # none: found while a family was saved
    state: Mapped[str] = mapped_column(String(10), default=PairState.OPEN.value)


class DuplicateDecision(Record, Base, kw_only=True):
    """What somebody said of a pair, when and why; the last one that was not taken back counts."""

    __tablename__ = "duplicate_decision"
    __table_args__ = (
        CheckConstraint("decision in ('same', 'different', 'later', 'asked')", name="decision"),
        Index("ix_duplicate_decision_batch", "batch"),
    )

    pair_id: Mapped[int] = mapped_column(ForeignKey("duplicate_pair.id"), index=True)
    decision: Mapped[str] = mapped_column(String(10))
    before: Mapped[str] = mapped_column(String(10))  # the pair's state that undoing brings back
    why: Mapped[str] = mapped_column(default="")
    asked_uid: Mapped[str] = mapped_column(String(26), default="")  # the colleague who is asked
    rule: Mapped[str] = mapped_column(String(20), default="")  # of a decision about many pairs at once
    batch: Mapped[str] = mapped_column(String(26), default="")
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_by: Mapped[str] = mapped_column(String(26), default="")


class DuplicateRun(Record, Base, kw_only=True):
    """One search of the own list; one that was stopped is continued behind the person it had come to."""

    __tablename__ = "duplicate_run"

    read_at: Mapped[datetime]  # rows that were changed later have to be compared again
    is_whole: Mapped[bool] = mapped_column(default=True)  # or the changed rows only
    done_up_to: Mapped[int] = mapped_column(default=0)  # person; pairs behind it are those of earlier runs
    finished_at: Mapped[datetime | None] = mapped_column(default=None)
    persons: Mapped[int] = mapped_column(default=0)
    pairs: Mapped[int] = mapped_column(default=0)  # that were found or found again
    learnt: Mapped[str] = mapped_column(default="")  # JSON of the weights
    notes: Mapped[str] = mapped_column(
        default="[]"
    )  # JSON of what could not be compared: sentences and counts
