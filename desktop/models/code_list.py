"""Code lists: categories, kinds of aid, disability types; codes are the exchange key, labels may differ."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record, among
from desktop.models.country import Country


class Sensitivity(StrEnum):
    """Who may see a code, and in which field profile it may travel."""

    NONE = "none"
    SENSITIVE = "sensitive"
    RESTRICTED = "restricted"


class CodeListName(StrEnum):
    """The lists that ship with the program."""

    CATEGORY = "category"
    AID_KIND = "aid_kind"
    DISABILITY = "disability"
    NEED = "need"
    PAPER = "paper"
    INCOME_BAND = "income_band"
    UTILITY = "utility"
    ASSET = "asset"
    REASON = "reason"


CODE_CHARS = 40
CODE_FIELDS = ("ar", "fa", "en", "group", "unit", "level", "evidence", "sensitivity")
"""What the program ships of an entry, and the office may say otherwise."""


class Code(Record, Base, kw_only=True):
    """One entry of a code list, with its label in three languages. It is closed, never deleted."""

    __tablename__ = "code"
    __table_args__ = (
        UniqueConstraint("list_name", "code"),
        among("sensitivity", Sensitivity),
        CheckConstraint("ar <> '' or fa <> '' or en <> ''", name="labelled"),
        CheckConstraint("merged_into = '' or (merged_into <> code and closed_on is not null)", name="merged"),
    )

    list_name: Mapped[str] = mapped_column(String(20))
    code: Mapped[str] = mapped_column(String(CODE_CHARS))
    ar: Mapped[str]
    fa: Mapped[str]
    en: Mapped[str]
    group: Mapped[str] = mapped_column(String(40), default="")
    unit: Mapped[str] = mapped_column(String(40), default="")
    level: Mapped[str] = mapped_column(String(10), default="")
    evidence: Mapped[str] = mapped_column(default="")
    sensitivity: Mapped[str] = mapped_column(String(12), default=Sensitivity.NONE.value)
    position: Mapped[int] = mapped_column(default=0)  # order in the list
    closed_on: Mapped[date | None] = mapped_column(default=None)  # from this day on it is given to nobody
    merged_into: Mapped[str] = mapped_column(String(CODE_CHARS), default="", server_default="")
    shipped: Mapped[str] = mapped_column(
        default="", server_default=""
    )  # JSON: what the program last said of it

    def is_closed(self, day: date) -> bool:
        """Return whether the entry is offered no more on a day."""
        return self.closed_on is not None and self.closed_on <= day

    def is_of(self, country: Country) -> bool:
        """Return whether an entry of a list that differs by country is one of this country."""
        return self.group.split("-")[0] == country.value.upper()

    def label(self, language: str) -> str:
        """Return the label in a language, or the nearest one there is."""
        own = {"ar": self.ar, "fa": self.fa}.get(language, self.en)
        return own or self.en or self.ar or self.fa


class KitPart(Base, kw_only=True):
    """One part of a kind of aid that is a kit: what, how much of it, in which unit."""

    __tablename__ = "kit_part"
    __table_args__ = (
        UniqueConstraint("code_id", "position"),
        CheckConstraint("quantity > 0", name="quantity"),
        CheckConstraint("trim(item) <> ''", name="named"),
    )

    code_id: Mapped[int] = mapped_column(ForeignKey("code.id"))
    position: Mapped[int]
    item: Mapped[str]
    quantity: Mapped[int]
    unit: Mapped[str] = mapped_column(String(CODE_CHARS), default="")
