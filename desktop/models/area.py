"""Areas: the tree of governorates and provinces down to villages."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base


class Area(Base, kw_only=True):
    """One place; `code` is its P-code where there is one, else the office's own."""

    __tablename__ = "area"

    code: Mapped[str] = mapped_column(String(20), unique=True)
    parent_code: Mapped[str | None] = mapped_column(ForeignKey("area.code"), default=None, index=True)
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    name_key: Mapped[str] = mapped_column(default="", index=True)
    is_closed: Mapped[bool] = mapped_column(default=False)
