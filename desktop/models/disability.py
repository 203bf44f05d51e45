"""A person's disability: what the commission's paper says, and the six questions on functioning; sensitive throughout."""

from datetime import date
from enum import IntEnum

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record

QUESTIONS = ("seeing", "hearing", "walking", "remembering", "self_care", "communicating")


class Difficulty(IntEnum):
    """The four answers of the Washington Group's short set."""

    NONE = 1
    SOME = 2
    A_LOT = 3
    CANNOT = 4


class Disability(Record, Base, kw_only=True):
    """One line a person; an answer that was not asked for is nothing, never "no difficulty"."""

    __tablename__ = "disability"
    __table_args__ = (
        CheckConstraint("second_type_code = '' or type_code <> ''", name="second_type"),
        *(CheckConstraint(f"{name} is null or {name} between 1 and 4", name=name) for name in QUESTIONS),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    type_code: Mapped[str] = mapped_column(String(40), default="")  # as the commission's paper says
    second_type_code: Mapped[str] = mapped_column(String(40), default="")
    severity_code: Mapped[str] = mapped_column(String(40), default="")
    report_number: Mapped[str] = mapped_column(String(40), default="")
    report_on: Mapped[date | None] = mapped_column(default=None)
    card_number: Mapped[str] = mapped_column(String(40), default="")
    card_expires_on: Mapped[date | None] = mapped_column(default=None)
    device: Mapped[str] = mapped_column(default="")  # which device the person needs, in words
    seeing: Mapped[int | None] = mapped_column(default=None)
    hearing: Mapped[int | None] = mapped_column(default=None)
    walking: Mapped[int | None] = mapped_column(default=None)
    remembering: Mapped[int | None] = mapped_column(default=None)
    self_care: Mapped[int | None] = mapped_column(default=None)
    communicating: Mapped[int | None] = mapped_column(default=None)
