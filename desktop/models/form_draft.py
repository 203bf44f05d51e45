"""What a person was typing and has not saved yet: kept in the database, for that person alone."""

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base


class FormDraft(Base, kw_only=True):
    """One form as it stood; it goes as soon as the form is saved or thrown away."""

    __tablename__ = "form_draft"
    __table_args__ = (UniqueConstraint("user_uid", "form", "subject_uid"),)

    user_uid: Mapped[str] = mapped_column(String(26))
    form: Mapped[str] = mapped_column(String(20))
    content: Mapped[str]  # JSON
    saved_at: Mapped[datetime]
    subject_uid: Mapped[str] = mapped_column(
        String(26), default=""
    )  # the record that is corrected, none for a new one
    version_read: Mapped[int | None] = mapped_column(
        default=None
    )  # of that record, so that a stale save is seen
