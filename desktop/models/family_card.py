"""One family as the record card shows it: members, categories, help from everybody, and what was corrected."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from desktop.models.authors import Authors
from desktop.models.beneficiary import Household
from desktop.models.family_history import Saving


class CategoryLine(NamedTuple):
    """A category of the family or of one of its members."""

    code: str
    label: str
    person_uid: str | None
    valid_from: date
    valid_to: date | None
    is_restricted: bool


class MembershipLine(NamedTuple):
    """A programme the family belongs to."""

    programme: str
    state: str
    valid_from: date
    valid_to: date | None


class HelpLine(NamedTuple):
    """Something the family received, from whichever agency."""

    agency: str
    programme: str
    aid_kind: str
    quantity: int | None
    unit: str
    period_from: date
    period_to: date | None
    source: str


@dataclass(frozen=True, kw_only=True)
class FamilyCard:
    """Everything about one family that this person may see."""

    household: Household
    categories: tuple[CategoryLine, ...]
    memberships: tuple[MembershipLine, ...]
    help: tuple[HelpLine, ...]  # newest first
    history: tuple[Saving, ...]  # newest first
    authors: Authors
    hidden: int  # sensitive categories that this person may not see
