"""How far each area is known: what nobody has listed is never called none."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.models.area import Area, AreaKind
from desktop.operations.area_trees import in_order
from desktop.operations.rights import Right, require
from desktop.workspace import Workspace

_LOWEST = frozenset({AreaKind.HAMLET, AreaKind.VILLAGE, AreaKind.QUARTER, AreaKind.TOWN})


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """How far an area is known; None says "not known", which is not the same as none at all."""

    code: str
    name: str
    name_en: str
    kind: str
    depth: int
    below: int | None  # areas that the office has listed directly below it
    families: int | None  # with all below it
    unplaced: int = 0  # families of the areas above of whom nobody knows whether they live here

    @property
    def uid(self) -> str:
        """Return what finds the line again."""
        return self.code

    @property
    def is_lowest(self) -> bool:
        """Return whether no areas are expected below it."""
        return self.kind in _LOWEST

    def label(self, language: str) -> str:
        """Return how the area is called for a reader of this language."""
        return (self.name_en if language == "en" else "") or self.name


def coverage(workspace: Workspace) -> list[Coverage]:
    """Return for the office's area and all below it what is listed, in the order of the tree."""
    require(workspace, Right.SEE_CODE_LISTS)
    today = workspace.today()
    with workspace.store.read() as uow:
        living = uow.areas.families()
        areas = [area for area in uow.areas.whole() if not area.is_closed(today) or living.get(area.code)]
        own = uow.offices.own().area_code
    rows = [(area, depth) for area, depth in in_order(areas, own) if depth >= 0]
    totals, children = _rolled_up([area for area, _ in rows], living)
    above: dict[str, int] = {}
    found = []
    for area, depth in rows:
        parent = area.parent_code or ""
        above[area.code] = above.get(parent, 0) + (living.get(parent, 0) if depth else 0)
        found.append(
            Coverage(
                code=area.code, name=area.name, name_en=area.name_en, kind=area.kind, depth=depth,
                below=children.get(area.code), families=totals.get(area.code) or None,
                unplaced=above[area.code],
            )
        )  # fmt: skip
    return found


def _rolled_up(areas: list[Area], living: Mapping[str, int]) -> tuple[dict[str, int], dict[str, int]]:
    """Return families with all below, and how many areas lie directly below; `areas` stand in the order of the tree."""
    totals = {area.code: living.get(area.code, 0) for area in areas}
    children: dict[str, int] = {}
    for area in reversed(areas):
        if area.parent_code in totals:
            totals[area.parent_code] += totals[area.code]
            children[area.parent_code] = children.get(area.parent_code, 0) + 1
    return totals, children
