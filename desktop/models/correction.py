"""Corrections of a closed round: entries of their own, agreed to by a second person; the round itself stays as it was."""

from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.marking import N_
from desktop.models.base import Base, Record, among
from desktop.models.distribution import Result
from desktop.models.problem import Problem, Severity


class Fate(StrEnum):
    """Where goods are that were not handed over after all, or were taken from."""

    RETURNED = "returned"
    DAMAGED = "damaged"
    MISSING = "missing"


FATE_WORDS = {
    Fate.RETURNED: N_("Returned to the store"),
    Fate.DAMAGED: N_("Damaged"),
    Fate.MISSING: N_("Missing"),
}
CORRECTABLE = (Result.RECEIVED, Result.ABSENT, Result.REFUSED, Result.MOVED, Result.DECEASED)


class ResultCorrection(Record, Base, kw_only=True):
    """What a row of a closed round should have said; it counts once it is agreed to."""

    __tablename__ = "result_correction"
    __table_args__ = (
        CheckConstraint("was <> becomes", name="changes_something"),
        CheckConstraint("trim(reason) <> ''", name="reason"),
        CheckConstraint("quantity > 0", name="quantity"),
        among("fate", Fate),
    )

    line_id: Mapped[int] = mapped_column(ForeignKey("distribution_line.id"), index=True)
    was: Mapped[str] = mapped_column(String(10))
    becomes: Mapped[str] = mapped_column(String(10))
    quantity: Mapped[int]
    reason: Mapped[str]
    fate: Mapped[str | None] = mapped_column(
        String(10), default=None
    )  # only where goods changed hands or did not
    is_agreed: Mapped[bool] = mapped_column(default=False)

    @property
    def moves_goods(self) -> int:
        """Return 1 where goods were handed over after all, -1 where they were not, else 0."""
        return int(Result(self.becomes).is_handed_over) - int(Result(self.was).is_handed_over)


class CorrectionRow(NamedTuple):
    """A correction that counts, as the card of its round shows it."""

    row: int
    was: Result
    becomes: Result
    reason: str


def check_correction(was: Result, becomes: Result, fate: Fate | None, reason: str) -> list[Problem]:
    """Return what is wrong with a correction."""
    moves = was.is_handed_over != becomes.is_handed_over
    checks = (
        (becomes in CORRECTABLE, "becomes", N_("Choose what the row should have said.")),
        (was is not becomes, "becomes", N_("The row says so already. Nothing has to be corrected.")),
        (bool(reason.strip()), "reason", N_("The reason is missing. Write how the error was found.")),
        (
            not moves or fate is not None,
            "fate",
            N_("Say where the goods of this row are, or were taken from."),
        ),
    )
    return [Problem(Severity.ERROR, message, field=name) for holds, name, message in checks if not holds]
