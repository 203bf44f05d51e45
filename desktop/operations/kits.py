"""What the kits of lists and rounds hold, part by part."""

from desktop.models import kit
from desktop.models.code_list import CodeListName
from desktop.models.distribution import Distribution
from desktop.models.kit import Contained, Kit
from desktop.operations.rights import Right, require
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def kit_of(uow: UnitOfWork, aid_kind: str) -> Kit:
    """Return what one unit of a kind of aid holds today."""
    entry = uow.code_lists.coded(CodeListName.AID_KIND, aid_kind)
    parts = uow.code_lists.kit(entry.id) if entry is not None else []
    return tuple(Contained(one.item, one.quantity, one.unit) for one in parts)


def kit_given(uow: UnitOfWork, given: Distribution) -> Kit:
    """Return what one unit of a round holds, as its list froze it."""
    return kit.read(uow.approved_lists.with_id(given.list_id).kit)


def stock_held(workspace: Workspace, uid: str) -> Kit:
    """Return what the kits that came in for a round hold together; nothing where its aid is no kit."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        supplied = uow.distributions.get(uid)
        return kit.of_all(kit_given(uow, supplied), supplied.received)
