"""Areas: the tree of governorates and provinces down to villages, and how else each is spelled."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record

CODE_CHARS = 20
AREA_FIELDS = ("name", "name_en", "kind")
"""What the program ships of an area, and the office may say otherwise."""


class AreaKind(StrEnum):
    """What an area is in the tree of its country."""

    GOVERNORATE = "governorate"
    MARKAZ = "markaz"
    QISM = "qism"
    LOCAL_UNIT = "local_unit"
    VILLAGE = "village"
    QUARTER = "quarter"  # of a town: shiyakha
    HAMLET = "hamlet"  # ezba, nag, kafr
    PROVINCE = "province"
    COUNTY = "shahrestan"
    DISTRICT = "district"  # bakhsh
    RURAL_DISTRICT = "rural_district"  # dehestan
    TOWN = "town"


def _of_area() -> ForeignKey:
    """Return the rule, looked at when a transaction ends: an area may stand below one that was added later."""
    return ForeignKey("area.code", deferrable=True, initially="DEFERRED")


class Area(Record, Base, kw_only=True):
    """One place; `code` is its P-code where there is one, else the office's own. It is closed, never deleted."""

    __tablename__ = "area"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="named"),
        CheckConstraint("parent_code is null or parent_code <> code", name="no_own_parent"),
        CheckConstraint(
            "merged_into is null or (merged_into <> code and closed_on is not null)", name="merged"
        ),
    )

    code: Mapped[str] = mapped_column(String(CODE_CHARS), unique=True)
    parent_code: Mapped[str | None] = mapped_column(_of_area(), default=None, index=True)
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    name_key: Mapped[str] = mapped_column(default="", index=True)
    closed_on: Mapped[date | None] = mapped_column(default=None)  # from this day on nobody is put there
    merged_into: Mapped[str | None] = mapped_column(_of_area(), default=None)
    shipped: Mapped[str] = mapped_column(
        default="", server_default=""
    )  # JSON: what the program last said of it

    def is_closed(self, day: date) -> bool:
        """Return whether the area is offered no more on a day."""
        return self.closed_on is not None and self.closed_on <= day

    def label(self, language: str) -> str:
        """Return how the area is called for a reader of this language."""
        return (self.name_en if language == "en" else "") or self.name


class AreaSpelling(Base, kw_only=True):
    """Another spelling of an area's name, as lists write it; imports understand it."""

    __tablename__ = "area_spelling"
    __table_args__ = (
        UniqueConstraint("area_code", "key"),
        CheckConstraint("trim(spelling) <> ''", name="spelled"),
    )

    area_code: Mapped[str] = mapped_column(ForeignKey("area.code"))
    spelling: Mapped[str]
    key: Mapped[str] = mapped_column(index=True)  # folded
    noted_at: Mapped[datetime]
    noted_by: Mapped[str] = mapped_column(String(26))
    is_struck: Mapped[bool] = mapped_column(default=False)  # it was noted by mistake
