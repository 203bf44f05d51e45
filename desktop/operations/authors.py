"""The persons behind a record: who entered it, and who changed it last."""

from desktop.models.agency import Agency
from desktop.models.authors import Authors
from desktop.models.base import Record
from desktop.operations.rights import Right, require
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def authors_of(uow: UnitOfWork, record: Record) -> Authors:
    """Return the persons behind a record that was read."""
    names = uow.users.full_names()
    return Authors(
        entered_at=record.created_at,
        entered_by=names.get(record.created_by, ""),
        changed_at=record.updated_at,
        changed_by=names.get(record.updated_by or "", ""),
    )


def agency_authors(workspace: Workspace, uid: str) -> Authors:
    """Return who entered a partner and who changed it last."""
    require(workspace, Right.EXCHANGE)
    with workspace.store.read() as uow:
        return authors_of(uow, uow.users.record(Agency, uid))
