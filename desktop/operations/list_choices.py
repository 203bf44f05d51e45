"""What the clerk may choose from when a list is planned, in the words of a language."""

from typing import NamedTuple

from desktop.models.code_list import Code, CodeListName, Sensitivity
from desktop.operations.rights import Right, may, require
from desktop.progress import Progress
from desktop.workspace import Workspace


class Choice(NamedTuple):
    """A code and how it is shown."""

    code: str
    label: str


class AidChoice(NamedTuple):
    """A kind of aid, with the unit in which this country counts it."""

    code: str
    label: str
    unit: str


class ListChoices(NamedTuple):
    """Everything a plan points at."""

    aid_kinds: tuple[AidChoice, ...]
    categories: tuple[Choice, ...]
    areas: tuple[Choice, ...]
    places: tuple[str, ...]
    programmes: tuple[Choice, ...]


def list_choices(workspace: Workspace, language: str, progress: Progress | None = None) -> ListChoices:
    """Return what a plan may point at; sensitive categories only for those who may see them."""
    actor = require(workspace, Right.MAKE_LISTS)
    is_open = may(actor, Right.SEE_SENSITIVE)
    with workspace.store.read() as uow:
        categories = uow.code_lists.entries(CodeListName.CATEGORY, workspace.today())
        return ListChoices(
            aid_kinds=tuple(
                _aid(workspace, entry, language)
                for entry in uow.code_lists.entries(CodeListName.AID_KIND, workspace.today())
            ),
            categories=tuple(
                Choice(entry.code, entry.label(language))
                for entry in categories
                if is_open or entry.sensitivity == Sensitivity.NONE
            ),
            areas=tuple(Choice(*area) for area in uow.approved_lists.areas_in_use()),
            places=tuple(uow.approved_lists.places_in_use()),
            programmes=tuple(Choice(one.code, one.name) for one in uow.programmes.all()),
        )


def aid_labels(workspace: Workspace, language: str) -> dict[str, str]:
    """Return what each kind of aid is called, of those that are given no more too."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return {one.code: one.label(language) for one in uow.code_lists.whole(CodeListName.AID_KIND)}


def _aid(workspace: Workspace, entry: Code, language: str) -> AidChoice:
    units = entry.unit.split(";")
    currency = "IRR" if workspace.country.value == "ir" else "EGP"
    return AidChoice(entry.code, entry.label(language), currency if currency in units else units[0])
