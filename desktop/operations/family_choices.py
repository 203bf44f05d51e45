"""What the family form offers to choose from, in one reading: areas, lists of codes, programmes."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.models.code_list import Code, CodeListName
from desktop.models.country import Country
from desktop.operations.areas import choices as area_choices
from desktop.operations.reference_data import governorates
from desktop.operations.rights import Right, may, require
from desktop.workspace import Workspace

Choices = tuple[tuple[str, str], ...]
"""Values with their words."""


@dataclass(frozen=True, kw_only=True)
class FamilyChoices:
    """Values with their words in the reader's language, as far as this person may give them."""

    areas: Choices = ()
    categories: Choices = ()
    of_persons: frozenset[str] = frozenset()  # categories that a person holds, not a family
    needs: Choices = ()
    papers: Choices = ()
    papers_of_persons: frozenset[str] = frozenset()
    programmes: Choices = ()
    disabilities: Choices = ()
    severities: Choices = ()
    income_bands: Choices = ()
    utilities: Choices = ()
    assets: Choices = ()
    birth_areas: Choices = ()  # where an ID says it; empty where it says nothing
    may_see_sensitive: bool = False


def family_choices(workspace: Workspace, language: str, lives_in: str | None = None) -> FamilyChoices:
    """Return what the form offers; `lives_in` is an area that is offered in any case."""
    require(workspace, Right.SEE_BENEFICIARIES)
    may_see = may(workspace.actor, Right.SEE_SENSITIVE)
    today = workspace.today()
    with workspace.store.read() as uow:
        lists = {name: uow.code_lists.entries(name, today) for name in CodeListName}
        programmes = uow.programmes.all()

    def offered(name: CodeListName) -> Choices:
        return _choices((code for code in lists[name] if may_see or code.sensitivity == "none"), language)

    kinds = [code for code in lists[CodeListName.DISABILITY] if code.is_of(workspace.country)]
    bands = [code for code in lists[CodeListName.INCOME_BAND] if code.is_of(workspace.country)]
    return FamilyChoices(
        areas=tuple((one.code, one.label(language)) for one in area_choices(workspace, lives_in)),
        categories=offered(CodeListName.CATEGORY),
        of_persons=_of_persons(lists[CodeListName.CATEGORY]),
        needs=offered(CodeListName.NEED),
        papers=offered(CodeListName.PAPER),
        papers_of_persons=_of_persons(lists[CodeListName.PAPER]),
        programmes=tuple((one.code, one.name) for one in programmes),
        disabilities=_choices((one for one in kinds if "severity" not in one.group), language),
        severities=_choices((one for one in kinds if "severity" in one.group), language),
        income_bands=_choices(bands, language),
        utilities=offered(CodeListName.UTILITY),
        assets=offered(CodeListName.ASSET),
        birth_areas=_birth_areas(workspace.country, language),
        may_see_sensitive=may_see,
    )


def _choices(codes: Iterable[Code], language: str) -> Choices:
    return tuple((code.code, code.label(language)) for code in codes)


def _of_persons(codes: Iterable[Code]) -> frozenset[str]:
    return frozenset(code.code for code in codes if code.level == "person")


def _birth_areas(country: Country, language: str) -> Choices:
    """Return the governorates as an Egyptian ID numbers them."""
    if country is not Country.EGYPT:
        return ()
    return tuple((pcode[-2:], en if language == "en" else name) for pcode, name, en in governorates(country))
