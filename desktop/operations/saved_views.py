"""Keeps views of the list under names: for oneself, or shared with everybody in the office."""

from typing import NamedTuple

from desktop.errors import BadInputError, NotFoundError, RefusedError
from desktop.marking import N_
from desktop.models.journal import Action
from desktop.models.listing_text import View, read, written
from desktop.models.saved_view import LONGEST_NAME, SavedView
from desktop.operations.authorship import author, born, note
from desktop.operations.rights import Right, may, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

PAGE = "beneficiaries"
KIND = "saved_view"


class ViewRow(NamedTuple):
    """A view that one may use."""

    uid: str
    name: str
    is_shared: bool
    is_own: bool
    owner: str


def views(workspace: Workspace, progress: Progress | None = None) -> list[ViewRow]:
    """Return one's own views and those that others share, by name."""
    require(workspace, Right.SEE_BENEFICIARIES)
    me = author(workspace)
    with workspace.store.read() as uow:
        names = uow.users.full_names()
        return [
            ViewRow(one.uid, one.name, one.is_shared, one.created_by == me, names.get(one.created_by, ""))
            for one in uow.saved_views.seen_by(me, PAGE)
        ]


def open_view(workspace: Workspace, uid: str) -> View:
    """Return what a view shows.

    Raises:
        NotFoundError: It was taken away, or is not shared any more.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return read(_usable(uow, workspace, uid).content)


def keep_view(workspace: Workspace, name: str, view: View, *, is_shared: bool) -> str:
    """Keep a view under a name and return its uid; one's own view of that name is replaced.

    Raises:
        BadInputError: The name is missing or too long.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    name = " ".join(name.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise BadInputError(N_("Give the view a name of 1 to {most} letters."), most=LONGEST_NAME)
    with workspace.store.write() as uow:
        kept = uow.saved_views.own(author(workspace), PAGE, name)
        if kept is None:
            kept = SavedView(
                **born(workspace), page=PAGE, name=name, content=written(view), is_shared=is_shared
            )
            uow.saved_views.add(kept)
            action = Action.REGISTERED
        else:
            kept.content, kept.is_shared = written(view), is_shared
            kept.touch(workspace.now(), author(workspace))
            uow.saved_views.save(kept)
            action = Action.CORRECTED
        note(uow, workspace, action, KIND, kept.uid, shared=is_shared)
        return kept.uid


def take_away(workspace: Workspace, uid: str) -> None:
    """Take a view away: one's own, or a shared one where one manages the office.

    Raises:
        RefusedError: It belongs to somebody else.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.write() as uow:
        kept = _usable(uow, workspace, uid)
        if kept.created_by != author(workspace) and not may(workspace.actor, Right.MANAGE_OFFICE):
            raise RefusedError(N_("This view belongs to a colleague, who alone can take it away."))
        kept.is_closed = True
        kept.touch(workspace.now(), author(workspace))
        uow.saved_views.save(kept)
        note(uow, workspace, Action.CLOSED, KIND, kept.uid)


def _usable(uow: UnitOfWork, workspace: Workspace, uid: str) -> SavedView:
    kept = uow.saved_views.with_uid(uid)
    if kept is None or kept.is_closed or not (kept.is_shared or kept.created_by == author(workspace)):
        raise NotFoundError(N_("This view is not there any more. Choose another one."))
    return kept
