"""Lets an entry of a list, or an area, go into another one: every use follows, and the record of it can undo it."""

from typing import NamedTuple

from desktop.errors import NotFoundError, RefusedError
from desktop.marking import N_
from desktop.models.area import Area
from desktop.models.code_list import Code, CodeListName, Sensitivity
from desktop.models.code_merge import AREA, CodeMerge
from desktop.models.journal import Action
from desktop.operations.area_trees import known_area
from desktop.operations.authorship import author, born, note
from desktop.operations.code_lists import known_code
from desktop.operations.rights import Right, require, whole_office
from desktop.store.code_merges import MergeRow
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


class Undone(NamedTuple):
    """How many values went back, and how many had been changed since and stayed."""

    back: int
    left: int


def merges(workspace: Workspace, list_name: str, code: str) -> list[MergeRow]:
    """Return what went into an entry or an area, and where it went itself."""
    require(workspace, Right.SEE_CODE_LISTS)
    with workspace.store.read() as uow:
        return uow.code_merges.merges(list_name, code)


def merge_codes(workspace: Workspace, name: CodeListName, old: str, new: str) -> int:
    """Let one entry go into another of its list; return how many values followed.

    Raises:
        RefusedError: One is merged or closed already, or what it says would be seen by more people.
    """
    whole_office(workspace, Right.MANAGE_OFFICE)
    with workspace.store.write() as uow:
        first, second = known_code(uow, name, old), known_code(uow, name, new)
        if first.merged_into:
            raise _is_merged()
        _refuse_target(second, second.merged_into, old == new, is_closed=second.is_closed(workspace.today()))
        if first.sensitivity != Sensitivity.NONE and second.sensitivity == Sensitivity.NONE:
            raise RefusedError(
                N_(
                    "Fewer people may see {old} than {new}. Let {new} be seen by as few first, then merge them."
                ),
                old=old,
                new=new,
            )
        moved = _carry_out(uow, workspace, name.value, old, new)
        first.merged_into = new
        _close(uow, workspace, first)
        note(uow, workspace, Action.MERGED, "code", old, list=name.value, into=new, rows=moved)
    return moved


def merge_areas(workspace: Workspace, old: str, new: str) -> int:
    """Let an area go into another one, with its families and the areas below it; return how many values followed.

    Raises:
        RefusedError: One lies below the other, is merged or closed already, or somebody's account or a memorandum
            names it.
    """
    whole_office(workspace, Right.MANAGE_OFFICE)
    with workspace.store.write() as uow:
        first, second = known_area(uow, old), known_area(uow, new)
        if first.merged_into:
            raise _is_merged()
        _refuse_target(second, second.merged_into, old == new, is_closed=second.is_closed(workspace.today()))
        _refuse_bound_area(uow, old, new)
        moved = _carry_out(uow, workspace, AREA, old, new)
        first.merged_into = new
        _close(uow, workspace, first)
        note(uow, workspace, Action.MERGED, "area", old, into=new, rows=moved)
    return moved


def undo_merge(workspace: Workspace, list_name: str, old: str) -> Undone:
    """Open a merged entry or area again and put back what followed; what was changed since stays where it is.

    Raises:
        RefusedError: It was not merged, or what it went into went on into a third one.
    """
    whole_office(workspace, Right.MANAGE_OFFICE)
    with workspace.store.write() as uow:
        merge = uow.code_merges.open_merge(list_name, old)
        if merge is None:
            raise NotFoundError(N_("This entry did not go into another one."))
        if uow.code_merges.open_merge(list_name, merge.new_code) is not None:
            raise RefusedError(
                N_("{entry} went into another one as well. Undo that first."), entry=merge.new_code
            )
        entry = _entry(uow, list_name, old)
        entry.closed_on = None
        entry.merged_into = "" if isinstance(entry, Code) else None
        entry.touch(workspace.now(), author(workspace))
        uow.code_lists.save(entry)
        back, left = uow.code_merges.take_back(merge)
        merge.undone_at, merge.undone_by, merge.left = workspace.now(), author(workspace), left
        merge.touch(workspace.now(), author(workspace))
        uow.code_lists.save(merge)
        kind = "area" if list_name == AREA else "code"
        note(uow, workspace, Action.UNMERGED, kind, old, list=list_name, rows=back, others=left)
    return Undone(back, left)


def _entry(uow: UnitOfWork, list_name: str, code: str) -> Code | Area:
    return known_area(uow, code) if list_name == AREA else known_code(uow, CodeListName(list_name), code)


def _carry_out(uow: UnitOfWork, workspace: Workspace, list_name: str, old: str, new: str) -> int:
    merge = CodeMerge(**born(workspace), list_name=list_name, old_code=old, new_code=new)
    uow.code_lists.add(merge)
    merge.moved = uow.code_merges.carry_out(merge, workspace.today())
    uow.code_lists.save(merge)
    return merge.moved


def _close(uow: UnitOfWork, workspace: Workspace, entry: Code | Area) -> None:
    entry.closed_on = entry.closed_on or workspace.today()
    entry.touch(workspace.now(), author(workspace))
    uow.code_lists.save(entry)


def _is_merged() -> RefusedError:
    return RefusedError(N_("This entry went into another one already."))


def _refuse_target(entry: Code | Area, merged: str | None, is_same: bool, *, is_closed: bool) -> None:
    if is_same:
        raise RefusedError(N_("An entry cannot go into itself. Choose another one."))
    if merged or is_closed:
        raise RefusedError(N_("{entry} is closed. Choose an open one."), entry=entry.code)


def _refuse_bound_area(uow: UnitOfWork, old: str, new: str) -> None:
    if uow.areas.are_below([new], [old]):
        raise RefusedError(N_("{new} lies below {old}. Move it to another place first."), new=new, old=old)
    if old == uow.offices.own().area_code:
        raise RefusedError(N_("The office works in this area. It cannot go into another one."))
    if any(old in user.area_codes() for user in uow.users.everyone() if not user.is_closed):
        raise RefusedError(
            N_("An account is limited to this area. Ask for other areas of that account first, then merge.")
        )
    if uow.memoranda.naming_area(old):
        raise RefusedError(
            N_("A memorandum names this area. Make a new edition of it first, then merge the areas.")
        )
