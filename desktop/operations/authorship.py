"""Stamps new records with identity and author, and notes in the journal what was done."""

from datetime import datetime
from typing import TypedDict

from desktop.models.base import new_uid
from desktop.models.canonical import canonical_bytes
from desktop.models.journal import Action
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

SYSTEM = "-"


class Birth(TypedDict):
    """What every new record starts with; pass it on as keywords: `Household(**born(workspace), …)`."""

    uid: str
    origin: str
    created_at: datetime
    created_by: str


def born(workspace: Workspace) -> Birth:
    """Return the identity, origin, moment and author of a record made now by the person at work."""
    now = workspace.now()
    return Birth(
        uid=new_uid(now), origin=workspace.settings.code, created_at=now, created_by=author(workspace)
    )


def author(workspace: Workspace) -> str:
    """Return the uid of the person at work, or "-" while the office is being born."""
    return workspace.actor.uid if workspace.actor else SYSTEM


def note(
    uow: UnitOfWork, workspace: Workspace, action: Action, kind: str, subject: str = "", **details: object
) -> None:
    """Append one entry to the journal in the same transaction; details are ids, counts and field names."""
    uow.journal.append(
        at=workspace.now(),
        by=author(workspace),
        action=action.value,
        kind=kind,
        subject=subject,
        details=canonical_bytes(details).decode(),
    )


def note_check(workspace: Workspace, kind: str, subject: str = "", **details: object) -> None:
    """Note what a check found, unless the journal is damaged so that nothing can be added to it."""
    with workspace.store.write() as uow:
        if uow.journal.can_grow():
            note(uow, workspace, Action.CHECKED, kind, subject, **details)
