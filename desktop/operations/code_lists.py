"""The code lists of the office: entries are added, put right, ordered, closed from a day and opened again, never deleted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from desktop.errors import BadInputError, NotFoundError, RefusedError
from desktop.marking import N_
from desktop.models.clean_text import clean
from desktop.models.code_draft import CodeDraft, PartDraft, check_code, check_kit, kit_words
from desktop.models.code_list import CODE_FIELDS, Code, CodeListName, KitPart, Sensitivity
from desktop.models.country import FACTS
from desktop.models.journal import Action
from desktop.models.problem import refuse_errors
from desktop.operations.authorship import author, born, note
from desktop.operations.histories import History
from desktop.operations.rights import Right, may, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

KIND = "code"
_STEPS = [level.value for level in Sensitivity]


class CodeRow(NamedTuple):
    """An entry as it is listed; `label` is in the reader's language."""

    uid: str
    list_name: CodeListName
    code: str
    label: str
    draft: CodeDraft
    closed_on: date | None
    is_closed: bool
    merged_into: str
    is_shipped: bool
    version: int


class CodeCard(NamedTuple):
    """What else is known of one entry."""

    kit: tuple[PartDraft, ...]
    names: tuple[tuple[date, str, str, str], ...]  # day, field, what it said before, who changed it


def entries(workspace: Workspace, name: CodeListName, language: str) -> list[CodeRow]:
    """Return every entry of a list in its order."""
    require(workspace, Right.SEE_CODE_LISTS)
    today = workspace.today()
    with workspace.store.read() as uow:
        return [_row(entry, language, today) for entry in uow.code_lists.whole(name)]


def code_card(workspace: Workspace, name: CodeListName, code: str) -> CodeCard:
    """Return the parts of a kit, and what an entry was called before."""
    require(workspace, Right.SEE_CODE_LISTS)
    with workspace.store.read() as uow:
        entry = known_code(uow, name, code)
        parts = uow.code_lists.kit(entry.id)
        lines = uow.histories.of_records([(KIND, entry.uid)], 20)
        return CodeCard(
            kit=tuple(PartDraft(item=one.item, quantity=one.quantity, unit=one.unit) for one in parts),
            names=tuple((line.at.astimezone().date(), line.field, line.old, line.by) for line in lines),
        )


def uses(workspace: Workspace, name: CodeListName, code: str, progress: Progress | None = None) -> int | None:
    """Count the families, persons and lines that an entry stands in; None where the reader may not be told."""
    actor = require(workspace, Right.SEE_CODE_LISTS)
    with workspace.store.read() as uow:
        entry = known_code(uow, name, code)
        if entry.sensitivity != Sensitivity.NONE and not may(actor, Right.SEE_SENSITIVE):
            return None
        return uow.code_merges.uses(name, code)


def add_code(workspace: Workspace, name: CodeListName, draft: CodeDraft) -> str:
    """Add an entry at the end of a list and return its code; without one it gets the next of the office.

    Raises:
        BadInputError: A name is missing, or the code is taken or cannot travel.
    """
    require(workspace, Right.MANAGE_OFFICE)
    draft = _checked(workspace, draft)
    with workspace.store.write() as uow:
        code = draft.code or _next_code(uow, workspace, name)
        if uow.code_lists.coded(name, code) is not None:
            raise BadInputError(
                N_("The code {entry} is taken. Choose another, or leave it empty."), entry=code
            )
        values = {field: getattr(draft, field) for field in CODE_FIELDS}
        position = uow.code_lists.last_position(name) + 1
        entry = Code(**born(workspace), list_name=name.value, code=code, position=position, **values)
        uow.code_lists.add(entry)
        note(uow, workspace, Action.REGISTERED, KIND, code, list=name.value)
    return code


def change_code(
    workspace: Workspace, name: CodeListName, code: str, draft: CodeDraft, version: int | None = None
) -> None:
    """Put an entry right: names, group, unit, who may see it. The code stays, for files and packages name it.

    Raises:
        BadInputError: A name is missing.
        RefusedError: Somebody changed it meanwhile, or a closed word is to be opened by who may not see it.
    """
    actor = require(workspace, Right.MANAGE_OFFICE)
    draft = replace(_checked(workspace, draft), code=code)
    with workspace.store.write() as uow:
        entry = known_code(uow, name, code)
        if version is not None and entry.version != version:
            raise RefusedError(N_("Somebody changed this entry meanwhile. Look at it again, then change it."))
        is_opened = _STEPS.index(draft.sensitivity) < _STEPS.index(entry.sensitivity)
        if is_opened and not may(actor, Right.SEE_SENSITIVE):
            raise RefusedError(N_("Only who may see this entry can let others see it."), code="E_RIGHT")
        _put(uow, workspace, entry, {field: getattr(draft, field) for field in CODE_FIELDS})


def close_code(workspace: Workspace, name: CodeListName, code: str, day: date) -> None:
    """Give an entry to nobody from a day on; whoever holds it keeps it."""
    require(workspace, Right.MANAGE_OFFICE)
    with workspace.store.write() as uow:
        _put(uow, workspace, known_code(uow, name, code), {"closed_on": day}, Action.CLOSED)


def open_code(workspace: Workspace, name: CodeListName, code: str) -> None:
    """Offer a closed entry again.

    Raises:
        RefusedError: It went into another one.
    """
    require(workspace, Right.MANAGE_OFFICE)
    with workspace.store.write() as uow:
        entry = known_code(uow, name, code)
        if entry.merged_into:
            raise RefusedError(
                N_("This entry went into {entry}. Undo that first, then it is open again."),
                entry=entry.merged_into,
            )
        _put(uow, workspace, entry, {"closed_on": None})


def move_code(workspace: Workspace, name: CodeListName, code: str, step: int) -> None:
    """Move an entry up (-1) or down (1) in the order in which the list is offered."""
    require(workspace, Right.MANAGE_OFFICE)
    with workspace.store.write() as uow:
        order = uow.code_lists.whole(name)
        place = next((n for n, entry in enumerate(order) if entry.code == code), None)
        if place is None:
            raise _unknown(code)
        other = min(max(place + step, 0), len(order) - 1)
        order.insert(other, order.pop(place))
        for position, entry in enumerate(order):
            if entry.position != position:
                entry.position = position
        uow.code_lists.save(order[other])
        note(uow, workspace, Action.CORRECTED, KIND, code, list=name.value)


def put_kit(workspace: Workspace, code: str, parts: Sequence[PartDraft]) -> None:
    """Say what a kind of aid is made of; no parts mean that it is no kit.

    Raises:
        BadInputError: A part has no name or no quantity.
    """
    require(workspace, Right.MANAGE_OFFICE)
    cleaned = [replace(one, item=clean(one.item).text, unit=clean(one.unit).text) for one in parts]
    refuse_errors(check_kit(cleaned))
    with workspace.store.write() as uow:
        entry = known_code(uow, CodeListName.AID_KIND, code)
        held = uow.code_lists.kit(entry.id)
        before = [PartDraft(item=one.item, quantity=one.quantity, unit=one.unit) for one in held]
        if before == cleaned:
            return
        uow.code_lists.put_kit(
            entry.id,
            [
                KitPart(code_id=entry.id, position=place, item=one.item, quantity=one.quantity, unit=one.unit)
                for place, one in enumerate(cleaned)
            ],
        )
        history = History(workspace)
        history.note(KIND, entry.uid, "kit", kit_words(before), kit_words(cleaned))
        entry.touch(workspace.now(), author(workspace))
        uow.code_lists.save(entry)
        note(uow, workspace, Action.CORRECTED, KIND, code, list=entry.list_name, **history.seal(uow))


def known_code(uow: UnitOfWork, name: CodeListName, code: str) -> Code:
    """Return an entry.

    Raises:
        NotFoundError: The list has none of this code.
    """
    entry = uow.code_lists.coded(name, code)
    if entry is None:
        raise _unknown(code)
    return entry


def _unknown(code: str) -> NotFoundError:
    return NotFoundError(N_("There is no entry {entry} in this list. Choose one of the list."), entry=code)


def _put(
    uow: UnitOfWork,
    workspace: Workspace,
    entry: Code,
    values: dict[str, object],
    action: Action = Action.CORRECTED,
) -> None:
    history = History(workspace)
    history.note_all(KIND, entry.uid, {name: (getattr(entry, name), new) for name, new in values.items()})
    if not len(history):
        return
    for name, new in values.items():
        setattr(entry, name, new)
    entry.touch(workspace.now(), author(workspace))
    uow.code_lists.save(entry)
    note(uow, workspace, action, KIND, entry.code, list=entry.list_name, **history.seal(uow))


def _checked(workspace: Workspace, draft: CodeDraft) -> CodeDraft:
    texts = {
        name: clean(getattr(draft, name)).text for name in ("ar", "fa", "en", "group", "unit", "evidence")
    }
    draft = replace(draft, code=draft.code.strip().lower(), **texts)
    refuse_errors(check_code(draft, FACTS[workspace.country].language))
    return draft


def _next_code(uow: UnitOfWork, workspace: Workspace, name: CodeListName) -> str:
    """Return the next own code: it begins with the office's, so that no later list of the program has it."""
    number = len(uow.code_lists.whole(name))
    while True:
        number += 1
        code = f"{workspace.settings.code}.{name.value}.{number}"[-40:]
        if uow.code_lists.coded(name, code) is None:
            return code


def _row(entry: Code, language: str, today: date) -> CodeRow:
    said = {field: getattr(entry, field) for field in CODE_FIELDS}
    return CodeRow(
        uid=entry.uid,
        list_name=CodeListName(entry.list_name),
        code=entry.code,
        label=entry.label(language),
        draft=CodeDraft(code=entry.code, **said),
        closed_on=entry.closed_on,
        is_closed=entry.is_closed(today),
        merged_into=entry.merged_into,
        is_shipped=bool(entry.shipped),
        version=entry.version,
    )
