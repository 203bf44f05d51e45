"""The areas that a form offers: those below the office's own, or all of the country."""

from typing import NamedTuple

from desktop.operations.rights import Right, require
from desktop.workspace import Workspace


class AreaChoice(NamedTuple):
    """One area to choose."""

    code: str
    name: str
    name_en: str

    def label(self, language: str) -> str:
        """Return how the area is called for a reader of this language."""
        return (self.name_en if language == "en" else "") or self.name


def choices(workspace: Workspace) -> list[AreaChoice]:
    """Return the areas that a family may live in as far as the person at work is concerned, by name."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        if uow.reach.areas:
            found = uow.areas.all_below(uow.reach.areas)
        else:
            own = uow.offices.own().area_code
            found = uow.areas.children(own) or uow.areas.children(None)
    return [AreaChoice(area.code, area.name, area.name_en) for area in found if not area.is_closed]
