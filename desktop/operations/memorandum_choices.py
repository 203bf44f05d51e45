"""What the form of a memorandum may point at: agencies with a card, programmes, and the areas of the office."""

from typing import NamedTuple

from desktop.operations.list_choices import Choice
from desktop.operations.rights import Right, require
from desktop.store.agencies import AgencyRow
from desktop.workspace import Workspace


class MemorandumChoices(NamedTuple):
    """Everything a memorandum points at; the own office comes first among the agencies."""

    agencies: tuple[AgencyRow, ...]
    programmes: tuple[Choice, ...]
    areas: tuple[Choice, ...]


def memorandum_choices(workspace: Workspace) -> MemorandumChoices:
    """Return what a memorandum may point at."""
    require(workspace, Right.EXCHANGE)
    with workspace.store.read() as uow:
        own = uow.areas.coded(uow.offices.own().area_code)
        areas = [own, *uow.areas.children(own.code)] if own is not None else uow.areas.children(None)
        return MemorandumChoices(
            agencies=tuple(row for row in uow.agencies.rows() if row.fingerprint),
            programmes=tuple(Choice(one.code, one.name) for one in uow.programmes.all()),
            areas=tuple(Choice(area.code, area.name) for area in areas if area is not None),
        )
