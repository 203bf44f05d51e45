"""One family as the record card shows it: members, categories, help from everybody, and what was corrected."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from desktop.models.authors import Authors
from desktop.models.beneficiary import CategoryAssignment, Household
from desktop.models.disability import Disability
from desktop.models.family_history import Saving
from desktop.models.family_paper import FamilyPaper
from desktop.models.need import Need
from desktop.models.programme import Membership


class CategoryLine(NamedTuple):
    """A category of the family or of one of its members."""

    code: str
    label: str
    person_uid: str | None
    valid_from: date
    valid_to: date | None


class MembershipLine(NamedTuple):
    """A programme the family belongs to; the reason is that of a suspension or an exit."""

    programme: str
    state: str
    valid_from: date
    valid_to: date | None
    reason: str
    told_on: date | None


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
class FamilyLines:
    """The records that stand around a family, as far as this person may see them."""

    categories: tuple[CategoryAssignment, ...] = ()  # those held now
    needs: tuple[Need, ...] = ()
    papers: tuple[FamilyPaper, ...] = ()
    memberships: tuple[Membership, ...] = ()
    disabilities: Mapping[int, Disability] = field(default_factory=dict)  # by the person's row number
    hidden: int = 0  # needs, papers and disabilities that this person may not see


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
    lines: FamilyLines = field(default_factory=FamilyLines)
