"""The papers a family or a member has shown: which one, its number, until when it holds, and who saw it."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record, only


class FamilyPaper(Record, Base, kw_only=True):
    """One line of the checklist; a paper that nobody has seen yet is missing."""

    __tablename__ = "family_paper"
    __table_args__ = (
        Index(
            "uq_family_paper_household",
            "household_id",
            "kind",
            unique=True,
            **only("person_id is null"),
        ),
        Index(
            "uq_family_paper_person",
            "person_id",
            "kind",
            unique=True,
            **only("person_id is not null"),
        ),
        CheckConstraint("(seen_on is null) = (seen_by = '')", name="seen"),
    )

    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None)
    kind: Mapped[str] = mapped_column(String(40))  # a code of the list of papers
    number: Mapped[str] = mapped_column(String(40), default="")
    expires_on: Mapped[date | None] = mapped_column(default=None)
    seen_on: Mapped[date | None] = mapped_column(default=None)
    seen_by: Mapped[str] = mapped_column(String(26), default="")  # uid

    @property
    def is_seen(self) -> bool:
        """Return whether somebody of the office has held the paper in hand."""
        return self.seen_on is not None
