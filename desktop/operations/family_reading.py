"""Reads what stands around a family for its form and its card, without what the person at work may not see."""

from dataclasses import replace

from desktop.models.beneficiary import Household
from desktop.models.code_list import CodeListName
from desktop.models.family_card import FamilyLines
from desktop.store.unit_of_work import UnitOfWork


def lines_of(uow: UnitOfWork, household: Household, *, may_see: bool) -> FamilyLines:
    """Return needs, papers, programmes, categories and disabilities; those that are hidden are only counted."""
    hidden: dict[CodeListName, frozenset[str]] = {
        name: frozenset() if may_see else uow.family_lines.sensitive_codes(name)
        for name in (CodeListName.CATEGORY, CodeListName.NEED, CodeListName.PAPER)
    }
    categories = uow.family_lines.open_categories(household.id)
    needs = uow.family_lines.needs(household.id)
    papers = uow.family_lines.papers(household.id)
    disabilities = uow.family_lines.disabilities([member.id for member in household.members])
    seen = FamilyLines(
        categories=tuple(one for one in categories if one.code not in hidden[CodeListName.CATEGORY]),
        needs=tuple(one for one in needs if one.kind not in hidden[CodeListName.NEED]),
        papers=tuple(one for one in papers if one.kind not in hidden[CodeListName.PAPER]),
        memberships=tuple(uow.family_lines.memberships(household.id)),
        disabilities=disabilities if may_see else {},
        hidden=0,
    )
    known = len(needs) + len(papers) + len(disabilities)
    shown = len(seen.needs) + len(seen.papers) + len(seen.disabilities)
    return replace(seen, hidden=known - shown)
