"""Code lists: categories, kinds of aid, disability types; codes are the exchange key, labels may differ."""

from enum import StrEnum

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base


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


class Code(Base, kw_only=True):
    """One entry of a code list, with its label in three languages."""

    __tablename__ = "code"
    __table_args__ = (UniqueConstraint("list_name", "code"),)

    list_name: Mapped[str] = mapped_column(String(20))
    code: Mapped[str] = mapped_column(String(40))
    ar: Mapped[str]
    fa: Mapped[str]
    en: Mapped[str]
    group: Mapped[str] = mapped_column(String(40), default="")
    unit: Mapped[str] = mapped_column(String(40), default="")
    level: Mapped[str] = mapped_column(String(10), default="")
    evidence: Mapped[str] = mapped_column(default="")
    sensitivity: Mapped[str] = mapped_column(String(12), default=Sensitivity.NONE.value)
    is_closed: Mapped[bool] = mapped_column(default=False)

    def label(self, language: str) -> str:
        """Return the label in a language ("ar", "fa", else English)."""
        return {"ar": self.ar, "fa": self.fa}.get(language) or self.en
