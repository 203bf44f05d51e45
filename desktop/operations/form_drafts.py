"""Keeps what a person is typing until it is saved or thrown away: in the office's database, for that person alone."""

from dataclasses import dataclass
from datetime import datetime

from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.workspace import Workspace

FAMILY = "family"


@dataclass(frozen=True, kw_only=True)
class KeptForm:
    """A form in mid-way."""

    subject_uid: str  # of the record that is corrected; of a new one, a uid of its own
    version_read: int | None  # of that record; none for a new one
    content: str  # JSON
    saved_at: datetime


def keep_draft(
    workspace: Workspace, form: str, subject_uid: str, version_read: int | None, content: str
) -> None:
    """Keep a form as it stands, in place of what was kept of it before."""
    actor = require(workspace, Right.EDIT_BENEFICIARIES)
    with workspace.store.write() as uow:
        uow.form_drafts.keep(actor.uid, form, subject_uid, version_read, content, workspace.now())


def kept_drafts(workspace: Workspace, form: str) -> list[KeptForm]:
    """Return the forms that the person at work has in mid-way, the newest first."""
    actor = require(workspace, Right.EDIT_BENEFICIARIES)
    with workspace.store.read() as uow:
        drafts = uow.form_drafts.of_person(actor.uid, form)
    return [
        KeptForm(
            subject_uid=one.subject_uid,
            version_read=one.version_read,
            content=one.content,
            saved_at=one.saved_at,
        )
        for one in drafts
    ]


def count_begun(workspace: Workspace, form: str, progress: Progress | None = None) -> int:
    """Return how many forms the person at work has in mid-way."""
    actor = require(workspace, Right.EDIT_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.form_drafts.count(actor.uid, form)


def drop_draft(workspace: Workspace, form: str, subject_uid: str) -> None:
    """Throw away what was kept of a form."""
    actor = require(workspace, Right.EDIT_BENEFICIARIES)
    with workspace.store.write() as uow:
        uow.form_drafts.drop(actor.uid, form, subject_uid)
