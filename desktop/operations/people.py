"""Who works in the office, for the page that shows it."""

from typing import NamedTuple

from desktop.models.user import Role
from desktop.operations.rights import Right, require
from desktop.workspace import Workspace


class PersonRow(NamedTuple):
    """One account as the table shows it."""

    uid: str
    name: str
    full_name: str
    roles: frozenset[Role]
    is_closed: bool


def people(workspace: Workspace) -> list[PersonRow]:
    """Return all accounts by name."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return [
            PersonRow(user.uid, user.name, user.full_name, user.role_set(), user.is_closed)
            for user in uow.users.everyone()
        ]
