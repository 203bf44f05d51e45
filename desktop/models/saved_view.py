"""A saved view: a filter of a list with its order and columns, under a name, private or shared with the office."""

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record, only

LONGEST_NAME = 60


class SavedView(Record, Base, kw_only=True):
    """What somebody wants to see again; it belongs to who made it, and `content` holds no result."""

    __tablename__ = "saved_view"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="named"),
        Index(
            "uq_saved_view_name",
            "page",
            "created_by",
            "name",
            unique=True,
            **only("not is_closed"),
        ),
    )

    page: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    content: Mapped[str]  # JSON of the view, as `listing_text.py` writes it
    is_shared: Mapped[bool] = mapped_column(default=False)
    is_closed: Mapped[bool] = mapped_column(default=False)
