"""The tree of areas: added, named, moved, closed and opened; spellings remembered."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from desktop.errors import BadInputError, NotFoundError, RefusedError
from desktop.marking import N_
from desktop.models.area import Area, AreaSpelling
from desktop.models.area_draft import AreaDraft, check_area, own_code
from desktop.models.clean_text import clean
from desktop.models.journal import Action
from desktop.models.names import fold, key
from desktop.models.problem import refuse_errors
from desktop.operations.authorship import author, born, note
from desktop.operations.histories import History
from desktop.operations.rights import Right, require, whole_office
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

KIND = "area"


class AreaRow(NamedTuple):
    """An area as the tree shows it."""

    uid: str
    code: str
    parent: str
    kind: str
    name: str
    name_en: str
    depth: int
    spellings: tuple[str, ...]
    closed_on: date | None
    is_closed: bool
    merged_into: str
    is_shipped: bool
    version: int

    def label(self, language: str) -> str:
        """Return how the area is called for a reader of this language."""
        return (self.name_en if language == "en" else "") or self.name


class AreaCard(NamedTuple):
    """What else is known of one area."""

    uses: int
    names: tuple[tuple[date, str, str, str], ...]  # day, field, what it said before, who changed it


def tree(workspace: Workspace) -> list[AreaRow]:
    """Return the office's area, all below it in the order of the tree, and the areas beside it."""
    require(workspace, Right.SEE_CODE_LISTS)
    today = workspace.today()
    with workspace.store.read() as uow:
        spellings = uow.areas.spellings()
        own = uow.offices.own().area_code
        return [
            _row(area, depth, spellings.get(area.code, []), today)
            for area, depth in in_order(uow.areas.whole(), own)
        ]


def area_card(workspace: Workspace, code: str) -> AreaCard:
    """Return how much an area is used and what it was before."""
    require(workspace, Right.SEE_CODE_LISTS)
    with workspace.store.read() as uow:
        area = known_area(uow, code)
        lines = uow.histories.of_records([(KIND, area.uid)], 20)
        return AreaCard(
            uses=uow.code_merges.uses(KIND, code),
            names=tuple((line.at.astimezone().date(), line.field, line.old, line.by) for line in lines),
        )


def add_area(workspace: Workspace, draft: AreaDraft) -> str:
    """Add an area below another one and return its code.

    Raises:
        BadInputError: Name or parent is missing, or the code is taken.
    """
    whole_office(workspace, Right.MANAGE_OFFICE)
    draft = cleaned(draft)
    refuse_errors(check_area(draft))
    with workspace.store.write() as uow:
        parent = open_area(uow, workspace, draft.parent)
        code = own_code(parent.code, draft.code) if draft.code else next_code(uow, parent.code)
        if uow.areas.coded(code) is not None:
            raise BadInputError(
                N_("The code {entry} is taken. Choose another, or leave it empty."), entry=code
            )
        uow.areas.add(
            Area(
                **born(workspace), code=code, parent_code=parent.code, kind=draft.kind, name=draft.name,
                name_en=draft.name_en, name_key=fold(draft.name),
            )
        )  # fmt: skip
        note(uow, workspace, Action.REGISTERED, KIND, code)
    return code


def change_area(workspace: Workspace, code: str, draft: AreaDraft, version: int | None = None) -> None:
    """Name an area anew, or say of what kind it is, or put it below another one; families and code stay.

    Raises:
        BadInputError: The name is missing.
        RefusedError: The new parent lies below the area, is closed, or somebody changed the area meanwhile.
    """
    whole_office(workspace, Right.MANAGE_OFFICE)
    with workspace.store.write() as uow:
        area = known_area(uow, code)
        draft = cleaned(replace(draft, code=code, parent=draft.parent or area.parent_code or ""))
        refuse_errors(check_area(replace(draft, code="")))
        if version is not None and area.version != version:
            raise RefusedError(N_("Somebody changed this entry meanwhile. Look at it again, then change it."))
        values: dict[str, object] = {"name": draft.name, "name_en": draft.name_en, "kind": draft.kind}
        if draft.parent != (area.parent_code or ""):
            values["parent_code"] = _new_parent(uow, workspace, area, draft.parent)
        _put(uow, workspace, area, values)


def close_area(workspace: Workspace, code: str, day: date) -> None:
    """Put nobody into an area from a day on; families that live there stay.

    Raises:
        RefusedError: The office works in it.
    """
    whole_office(workspace, Right.MANAGE_OFFICE)
    with workspace.store.write() as uow:
        if code == uow.offices.own().area_code:
            raise RefusedError(N_("The office works in this area. It cannot be closed."))
        _put(uow, workspace, known_area(uow, code), {"closed_on": day}, Action.CLOSED)


def open_area_again(workspace: Workspace, code: str) -> None:
    """Offer a closed area again.

    Raises:
        RefusedError: It went into another one.
    """
    whole_office(workspace, Right.MANAGE_OFFICE)
    with workspace.store.write() as uow:
        area = known_area(uow, code)
        if area.merged_into:
            raise RefusedError(
                N_("This entry went into {entry}. Undo that first, then it is open again."),
                entry=area.merged_into,
            )
        _put(uow, workspace, area, {"closed_on": None})


def put_spellings(workspace: Workspace, code: str, spellings: Iterable[str]) -> None:
    """Remember how else lists write an area; imports of every sender understand it. What is left out is struck."""
    whole_office(workspace, Right.MANAGE_OFFICE)
    with workspace.store.write() as uow:
        area = known_area(uow, code)
        before = uow.areas.spellings().get(code, [])
        wanted = {key(text): text for one in spellings if key(text := clean(one).text)}
        wanted.pop(key(area.name), None)
        for folded, text in wanted.items():
            _remember(uow, workspace, code, folded, text)
        for text in before:
            held = uow.areas.spelling(code, key(text))
            if held is not None and key(text) not in wanted:
                held.is_struck = True
                uow.areas.save(held)
        after = uow.areas.spellings().get(code, [])
        if after != before:
            history = History(workspace)
            history.note(KIND, area.uid, "spellings", " · ".join(before), " · ".join(after))
            note(uow, workspace, Action.CORRECTED, KIND, code, **history.seal(uow))


def known_area(uow: UnitOfWork, code: str) -> Area:
    """Return an area.

    Raises:
        NotFoundError: There is none of this code.
    """
    area = uow.areas.coded(code)
    if area is None:
        raise NotFoundError(N_("There is no area {entry}. Choose one of the list."), entry=code)
    return area


def open_area(uow: UnitOfWork, workspace: Workspace, code: str) -> Area:
    """Return an area that may take others below it.

    Raises:
        RefusedError: It is closed.
    """
    area = known_area(uow, code)
    if area.is_closed(workspace.today()):
        raise RefusedError(N_("{entry} is closed. Choose an open one."), entry=code)
    return area


def next_code(uow: UnitOfWork, parent: str, taken: Iterable[str] = ()) -> str:
    """Return the next own code below an area: it begins with the code above, as packages expect."""
    known = {area.code for area in uow.areas.children(parent)} | set(taken)
    number = len(known)
    while True:
        number += 1
        code = own_code(parent, f"{number:02}")
        if code not in known and uow.areas.coded(code) is None:
            return code


def cleaned(draft: AreaDraft) -> AreaDraft:
    """Return a draft without what must not stand in a name."""
    name, name_en = clean(draft.name).text, clean(draft.name_en).text
    return replace(draft, code=draft.code.strip(), name=name, name_en=name_en)


def _new_parent(uow: UnitOfWork, workspace: Workspace, area: Area, parent: str) -> str:
    if area.parent_code is None or area.code == uow.offices.own().area_code:
        raise RefusedError(N_("The office works in this area. It cannot be moved."))
    if parent == area.code or uow.areas.are_below([parent], [area.code]):
        raise RefusedError(
            N_("{new} lies below {old}. Move it to another place first."), new=parent, old=area.code
        )
    return open_area(uow, workspace, parent).code


def _put(
    uow: UnitOfWork,
    workspace: Workspace,
    area: Area,
    values: dict[str, object],
    action: Action = Action.CORRECTED,
) -> None:
    history = History(workspace)
    history.note_all(KIND, area.uid, {name: (getattr(area, name), new) for name, new in values.items()})
    if not len(history):
        return
    for name, new in values.items():
        setattr(area, name, new)
    area.name_key = fold(area.name)
    area.touch(workspace.now(), author(workspace))
    uow.areas.save(area)
    note(uow, workspace, action, KIND, area.code, **history.seal(uow))


def _remember(uow: UnitOfWork, workspace: Workspace, code: str, folded: str, text: str) -> None:
    held = uow.areas.spelling(code, folded)
    if held is None:
        uow.areas.add(
            AreaSpelling(
                area_code=code,
                spelling=text,
                key=folded,
                noted_at=workspace.now(),
                noted_by=author(workspace),
            )
        )
    elif held.is_struck:
        held.is_struck = False
        uow.areas.save(held)


def in_order(areas: list[Area], own: str) -> list[tuple[Area, int]]:
    """Return the areas as a tree is read, each with its depth: the office's own first, the others at -1."""
    below: dict[str, list[Area]] = {}
    for area in areas:
        below.setdefault(area.parent_code or "", []).append(area)
    found: list[tuple[Area, int]] = []

    def walk(area: Area, depth: int) -> None:
        found.append((area, depth))
        for child in below.get(area.code, ()):
            walk(child, depth + 1)

    for area in areas:
        if area.code == own:
            walk(area, 0)
    return found + [(area, -1) for area in below.get("", ()) if area.code != own]


def _row(area: Area, depth: int, spellings: list[str], today: date) -> AreaRow:
    return AreaRow(
        uid=area.uid, code=area.code, parent=area.parent_code or "", kind=area.kind, name=area.name,
        name_en=area.name_en, depth=depth, spellings=tuple(spellings), closed_on=area.closed_on,
        is_closed=area.is_closed(today), merged_into=area.merged_into or "", is_shipped=bool(area.shipped),
        version=area.version,
    )  # fmt: skip
