"""The areas that a form offers: those below the office's own, and never another office's."""

from typing import NamedTuple

from desktop.models.area import Area
from desktop.operations.rights import Right, require
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


class AreaChoice(NamedTuple):
    """One area to choose."""

    code: str
    name: str
    name_en: str

    def label(self, language: str) -> str:
        """Return how the area is called for a reader of this language."""
        return (self.name_en if language == "en" else "") or self.name


def choices(workspace: Workspace, also: str | None = None) -> list[AreaChoice]:
    """Return the areas that a family may live in as far as the person at work is concerned, by name.

    Args:
        workspace: Who asks.
        also: An area that is offered in any case: the one a stored family lives in, so that correcting it keeps it.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    today = workspace.today()
    with workspace.store.read() as uow:
        if uow.reach.areas:
            found = uow.areas.all_below(uow.reach.areas)
        else:
            own = uow.offices.own().area_code
            found = uow.areas.children(own) or _of(uow, own)  # its districts, as far as anybody listed them
        if also and also not in {area.code for area in found}:
            found += _of(uow, also)
    return [
        AreaChoice(area.code, area.name, area.name_en)
        for area in found
        if not area.is_closed(today) or area.code == also
    ]


def _of(uow: UnitOfWork, code: str) -> list[Area]:
    area = uow.areas.coded(code)
    return [area] if area is not None else []
