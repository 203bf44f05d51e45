"""The office itself: what its papers say of it and who signs them."""

from datetime import date

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Record
from desktop.models.country import Country
from desktop.models.paper import Letterhead, Signature


class Office(Record, Base, kw_only=True):
    """The one office of this database; `code` is its name in packages and file names."""

    __tablename__ = "office"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    code: Mapped[str] = mapped_column(String(20))
    country: Mapped[str] = mapped_column(String(2))
    name: Mapped[str]
    area_code: Mapped[str] = mapped_column(String(12))  # governorate or province, OCHA P-code
    letterhead: Mapped[str]  # up to five lines, top first, parted by line feeds
    address: Mapped[str] = mapped_column(default="")
    card: Mapped[str] = mapped_column(default="")  # exchange card of the current keys
    is_synthetic: Mapped[bool] = mapped_column(default=False)
    is_one_person: Mapped[bool] = mapped_column(
        default=False
    )  # nobody else decides: see operations/delays.py
    is_search_first: Mapped[bool] = mapped_column(default=False)  # the list shows nobody unasked
    key_keeper: Mapped[str] = mapped_column(default="")  # backend that holds the keys, for a later check
    reference_digest: Mapped[str] = mapped_column(
        String(64), default="", server_default=""
    )  # shipped lists it knows

    def head(self) -> Letterhead:
        """Return what stands at the top of every paper."""
        return Letterhead(country=Country(self.country), lines=tuple(self.letterhead.split("\n")))


class Signatory(Record, Base, kw_only=True):
    """A post that signs papers and who held it when (`valid_to` None: still)."""

    __tablename__ = "signatory"

    position: Mapped[int]  # order on paper, from the leading edge
    post: Mapped[str]
    person: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date]
    valid_to: Mapped[date | None] = mapped_column(default=None)

    def holds_on(self, day: date) -> bool:
        """Return whether the person held the post on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def signature(self) -> Signature:
        """Return the place on paper for this post."""
        return Signature(post=self.post, person=self.person)


class Counter(Base, kw_only=True):
    """The last number given for a kind of paper in a year; numbers have no gaps."""

    __tablename__ = "counter"
    __table_args__ = (UniqueConstraint("kind", "year"),)

    kind: Mapped[str] = mapped_column(String(20))
    year: Mapped[int]
    last: Mapped[int] = mapped_column(default=0)
