"""The areas that a form offers: all below the office's own, by the way to them, and never another office's."""

from collections.abc import Mapping
from typing import NamedTuple

from desktop.models.area import Area
from desktop.models.country import FACTS
from desktop.operations.rights import Right, require
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


class AreaChoice(NamedTuple):
    """One area to choose, with those above it as far as they are offered."""

    code: str
    name: str
    name_en: str
    above: tuple[Area, ...] = ()

    def label(self, language: str) -> str:
        """Return how the area is called for a reader of this language, the larger ones first."""
        names = [one.name_en if language == "en" and one.name_en else one.name for one in self.above]
        return " · ".join([*names, (self.name_en if language == "en" else "") or self.name])


def choices(workspace: Workspace, also: str | None = None) -> list[AreaChoice]:
    """Return the areas that a family may live in as far as the person at work is concerned, by name.

    Args:
        workspace: Who asks.
        also: An area that is offered in any case: the one a stored family lives in, so that correcting it keeps it.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    today = workspace.today()
    with workspace.store.read() as uow:
        own = uow.offices.own().area_code
        found = uow.areas.all_below(uow.reach.areas or (own,))
        if not uow.reach.areas and len(found) > 1:
            found = [area for area in found if area.code != own]
        if also and also not in {area.code for area in found}:
            found += _of(uow, also)
    offered = {area.code: area for area in found if not area.is_closed(today) or area.code == also}
    choices = [
        AreaChoice(area.code, area.name, area.name_en, _above(area, offered)) for area in offered.values()
    ]
    return sorted(choices, key=lambda one: one.label(FACTS[workspace.country].language))


def _above(area: Area, offered: Mapping[str, Area]) -> tuple[Area, ...]:
    way: list[Area] = []
    upper = offered.get(area.parent_code or "")
    while upper is not None and upper not in way:
        way.insert(0, upper)
        upper = offered.get(upper.parent_code or "")
    return tuple(way)


def _of(uow: UnitOfWork, code: str) -> list[Area]:
    area = uow.areas.coded(code)
    return [area] if area is not None else []
