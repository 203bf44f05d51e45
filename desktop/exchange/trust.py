"""What this office knows before it looks into a package: itself, its partners, memoranda and lanes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from desktop.exchange.card import Card
from desktop.exchange.manifest import ZEROS, Lane
from desktop.models.agency import CardState
from desktop.models.memorandum import Terms


@dataclass(frozen=True, kw_only=True)
class OurSide:
    """This office as a recipient; older identities open what was sealed before a change of keys."""

    office: str
    card: Card
    identities: Sequence[str]  # AGE-SECRET-KEY-1…, the current one first


@dataclass(frozen=True, kw_only=True)
class Partner:
    """An office whose card stands in the list of agencies."""

    office: str
    card: Card
    state: CardState


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """A memorandum as this office holds it."""

    terms: Terms
    is_active: bool  # two persons activated it and nobody closed it

    def is_in_force(self, day: date) -> bool:
        """Whether data may travel under it on that day of the office: a term is agreed on paper, not in UTC."""
        return self.is_active and self.terms.is_in_force(day)


@dataclass(frozen=True, kw_only=True)
class LaneState:
    """How far a lane has come: in the database, and by the mark kept outside it."""

    last_seq: int = 0
    last_sha256: str = ZEROS
    high_seq: int = 0
    high_sha256: str = ZEROS


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A package that already has its place in a lane."""

    sha256: str
    on: date


class LookUp(Protocol):
    """The questions a check asks of the office's list; each is asked at most once a package."""

    def partner(self, signing_key: bytes) -> Partner | None:
        """Return the agency whose card holds this signing key, whatever the card's state."""

    def agreement(self, memorandum: str) -> Agreement | None:
        """Return the latest edition of a memorandum by its number."""

    def lane(self, lane: Lane) -> LaneState:
        """Return how far the lane has come."""

    def taken(self, lane: Lane, seq: int) -> Taken | None:
        """Return what has this number in the lane, if this office took it."""
