"""Takes a whole import back in one step, as long as nothing was built on it; else says what stands in the way."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from desktop.errors import NotFoundError, RefusedError
from desktop.marking import N_
from desktop.models.beneficiary import Household, Person
from desktop.models.code_list import CodeListName
from desktop.models.family import id_state_of
from desktop.models.family_record import name_values, place_values
from desktop.models.import_match import HOUSEHOLD_FIELDS
from desktop.models.import_run import ImportRun
from desktop.models.importing import DISABILITY_COLUMNS
from desktop.models.journal import Action
from desktop.models.line_words import line_parts
from desktop.operations.authorship import author, note
from desktop.operations.histories import History
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.import_removal import Trace
from desktop.store.stopping import stoppable
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

LINES = {"category": CodeListName.CATEGORY, "need": CodeListName.NEED}  # by what the history calls them
_LOOKING = N_("Looking what was built on the import")
_TAKING_BACK = N_("Taking the import back")


class Undoable(NamedTuple):
    """One import as the list of them shows it."""

    uid: str
    file_name: str
    sender: str
    day: date
    rows: int
    added: int
    joined: int
    changed: int
    is_undone: bool


class TakenBack(NamedTuple):
    """What taking an import back did."""

    file_name: str
    families: int
    persons: int
    changed: int  # families that have their old values again


def latest(workspace: Workspace, limit: int = 50) -> list[Undoable]:
    """Return the last imports, the newest first."""
    require(workspace, Right.EDIT_BENEFICIARIES)
    with workspace.store.read() as uow:
        return [
            Undoable(
                uid=run.uid,
                file_name=run.file_name,
                sender=run.sender,
                day=run.created_at.astimezone().date(),
                rows=run.rows,
                added=run.added,
                joined=run.joined,
                changed=run.changed,
                is_undone=run.undone_at is not None,
            )
            for run in uow.imports.latest(limit)
        ]


def in_the_way(workspace: Workspace, uid: str, progress: Progress | None = None) -> dict[str, int]:
    """Return what was built on an import: a count by kind; nothing when it can be taken back."""
    require(workspace, Right.EDIT_BENEFICIARIES)
    with workspace.store.read() as uow:
        return _built_on(uow, _run(uow, uid), progress or Progress())


def take_back(workspace: Workspace, uid: str, progress: Progress | None = None) -> TakenBack:
    """Take an import back, all of it in one transaction: what it added is removed, what it changed is as before.

    Raises:
        RefusedError: Something was built on it since, or it was taken back already.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    progress = progress or Progress()
    with workspace.store.write() as uow:
        run = _run(uow, uid)
        if run.undone_at is not None:
            raise RefusedError(N_("This import was taken back already."), code="E_UNDONE")
        _refuse_limited(uow)
        built = _built_on(uow, run, progress)
        if built:
            raise RefusedError(
                N_(
                    "This import cannot be taken back: its families were used or changed {count} times since. "
                    "Correct or close the families one by one."
                ),
                code="E_BUILT_ON",
                count=sum(built.values()),
            )
        history = History(workspace, run.uid)
        values, changed = uow.imports.changes_count(run)
        way = _Way(progress, values + run.added + run.joined)
        _give_back(uow, workspace, run, history, way)
        families, persons = _remove(uow, run, way)
        run.undone_at, run.undone_by = workspace.now(), author(workspace)
        uow.imports.save(run)
        sealed = history.seal(uow)
        counts = {"families": families, "persons": persons, "changed": changed}
        note(uow, workspace, Action.WITHDRAWN, "import", run.uid, **counts, **sealed)
        return TakenBack(run.file_name, families, persons, changed)


def _run(uow: UnitOfWork, uid: str) -> ImportRun:
    run = uow.imports.run(uid)
    if run is None:
        raise NotFoundError(N_("This import is not known here. Load the list of imports again."))
    return run


def _built_on(uow: UnitOfWork, run: ImportRun, progress: Progress) -> dict[str, int]:
    progress.advance(0, words=_LOOKING)
    with stoppable(uow.session, progress):
        return uow.imports.built_on(run)


def _refuse_limited(uow: UnitOfWork) -> None:
    if uow.reach.areas:
        raise RefusedError(
            N_("An import is taken back by somebody who works in all areas. Ask a colleague without limits."),
            code="E_AREAS",
        )


class _Way:
    """How many rows of an import were taken back, of all."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def go(self, rows: int) -> None:
        """Go on by some rows."""
        self._done += rows
        self._progress.advance(self._done, self._total, _TAKING_BACK)


def _give_back(uow: UnitOfWork, workspace: Workspace, run: ImportRun, history: History, way: _Way) -> None:
    """Set every changed value as it was, and note it in the history."""
    touched = {"updated_at": workspace.now(), "updated_by": author(workspace)}
    for traces in uow.imports.changes(run):
        for trace in traces:
            values: Mapping[str, object] = {}
            if trace.field in LINES:
                code = line_parts(trace.new)[0]
                uow.imports.take_line(LINES[trace.field], trace.kind, trace.record_id, code, run.created_at)
            elif trace.field in DISABILITY_COLUMNS:
                uow.imports.give_disability_back(trace.record_id, trace.field, trace.old, run.created_at)
            else:
                values = _values(uow, workspace, trace)
            uow.imports.give_back(trace.kind, trace.record_id, {**values, **touched})
            history.note(trace.kind, trace.uid, trace.field, trace.new, trace.old)
        history.write(uow)
        way.go(len(traces))


def _remove(uow: UnitOfWork, run: ImportRun, way: _Way) -> tuple[int, int]:
    """Remove what the import added; return how many families and persons."""
    families = persons = 0
    with uow.imports.removing(run):
        for added in uow.imports.added(run):
            uow.imports.remove(added)
            families += len(added.households)
            persons += len(added.persons)
            way.go(len(added.persons))
    return families, persons


def _values(uow: UnitOfWork, workspace: Workspace, trace: Trace) -> Mapping[str, object]:
    """Return the columns of an old value that the history keeps as text."""
    if trace.field == "name":
        return name_values(trace.old, workspace.country)
    if trace.field == "place":
        return place_values(trace.old, workspace.country)
    model = Household if trace.kind == "household" else Person
    column = model.__table__.c[HOUSEHOLD_FIELDS.get(trace.field, trace.field)]
    value: object = trace.old
    if trace.old == "" and column.nullable:
        value = None
    elif column.type.python_type is date:
        value = date.fromisoformat(trace.old)
    elif column.type.python_type is int:
        value = int(trace.old)
    values = {column.name: value}
    if column.name == "income_total" and value is None:
        values["income_currency"] = ""
    if column.name == "national_id":
        others = {one.uid for one in uow.imports.by_number([trace.old])} - {trace.uid} if trace.old else set()
        state = id_state_of(trace.old, workspace.country, workspace.today(), lambda _: bool(others))
        values["id_state"] = state.value
    return values
