"""What the record card of a list shows: its conditions in words, who asked and approved, and its digits."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.i18n.tongue import Tongue, isolated
from desktop.marking import N_
from desktop.models.approved_list import ApprovedList
from desktop.models.authors import Authors
from desktop.models.code_list import CodeListName, Sensitivity
from desktop.models.list_plan import Criteria, Source
from desktop.models.package import Package
from desktop.models.paper import digits_of
from desktop.models.share import ShareFacts
from desktop.operations.authors import authors_of
from desktop.operations.rights import Right, require
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


class ListCard(NamedTuple):
    """One edition with what is known around it."""

    edition: ApprovedList
    conditions: tuple[str, ...]
    item: str
    programme: str
    asked_by: str
    approved_by: str
    authors: Authors
    digits: str  # of the hash, as papers show them; empty before the approval
    has_former: bool  # whether there is an approved edition to compare with


def list_card(workspace: Workspace, uid: str, tongue: Tongue) -> ListCard:
    """Return what the card of an edition shows, in a reader's words."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        edition = uow.approved_lists.get(uid)
        entry = uow.code_lists.coded(CodeListName.AID_KIND, edition.aid_kind)
        programme = uow.programmes.find(edition.programme)
        names = uow.users.full_names()
        return ListCard(
            edition=edition,
            conditions=tuple(conditions(uow, tongue, edition)),
            item=edition.aid_kind if entry is None else entry.label(tongue.language),
            programme="" if programme is None else programme.name,
            asked_by=names.get(edition.asked_by, ""),
            approved_by=names.get(edition.approved_by, ""),
            authors=authors_of(uow, edition),
            digits=digits_of(edition.digest) if edition.digest else "",
            has_former=uow.approved_lists.approved_before(edition) is not None,
        )


def conditions(uow: UnitOfWork, tongue: Tongue, edition: ApprovedList) -> list[str]:
    """Return what a family had to fulfil, sentence by sentence; sensitive categories are not named.

    A list that came from a partner says whose share it is instead.
    """
    came = uow.packages.with_uid(edition.came_in or "")
    return (
        _asked(uow, tongue, Criteria.read(edition.criteria)) if came is None else [_share(uow, tongue, came)]
    )


def _share(uow: UnitOfWork, tongue: Tongue, came: Package) -> str:
    facts = ShareFacts.of_record(came.facts)
    return tongue.text(
        N_("share of list {number}, edition {edition}, of {agency}"),
        number=tongue.code(facts.list_number),
        edition=facts.edition,
        agency=uow.agencies.names().get(came.sender, came.sender),
    )


def _asked(uow: UnitOfWork, tongue: Tongue, criteria: Criteria) -> list[str]:
    said = _source(tongue, criteria)
    if criteria.area_codes:
        names = uow.areas.names()
        areas = _joined(tongue, [names.get(code, code) for code in criteria.area_codes])
        said.append(tongue.text(N_("area: {areas}"), areas=areas))
    if criteria.places:
        said.append(tongue.text(N_("village or quarter: {places}"), places=_joined(tongue, criteria.places)))
    if criteria.categories:
        said.append(tongue.text(N_("category: {categories}"), categories=_labels(uow, tongue, criteria)))
    if criteria.size_from is not None:
        said.append(tongue.text(N_("members from: {n}"), n=criteria.size_from))
    if criteria.size_to is not None:
        said.append(tongue.text(N_("members up to: {n}"), n=criteria.size_to))
    if criteria.days_apart is not None:
        said.append(
            tongue.text(N_("nothing of the same kind of aid in the last {n} days"), n=criteria.days_apart)
        )
    if criteria.programme:
        name = uow.programmes.coded(criteria.programme).name
        said.append(tongue.text(N_("programme: {programme}"), programme=name))
    return said or [tongue.text(N_("all confirmed families"))]


def _source(tongue: Tongue, criteria: Criteria) -> list[str]:
    """Return where the families were named; what a filter asked is not told on paper, for it may be sensitive."""
    if not criteria.source:
        return []
    if not criteria.source_name:
        return [tongue.text(N_("chosen from the register by a filter"))]
    words = N_("named in the list {name}") if criteria.source == Source.FILE else N_("of the view {name}")
    return [tongue.text(words, name=isolated(criteria.source_name))]


def _labels(uow: UnitOfWork, tongue: Tongue, criteria: Criteria) -> str:
    entries = [uow.code_lists.coded(CodeListName.CATEGORY, code) for code in criteria.categories]
    named = [
        entry.label(tongue.language)
        if entry.sensitivity == Sensitivity.NONE
        else tongue.text(N_("a category that is not named on paper"))
        for entry in entries
        if entry is not None
    ]
    return _joined(tongue, list(dict.fromkeys(named)))


def _joined(tongue: Tongue, names: Sequence[str]) -> str:
    return ("، " if tongue.is_rtl else ", ").join(names)
