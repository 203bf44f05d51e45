"""Takes in the lower areas of the office from a workbook: looked through first, then all or nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from desktop.documents.workbook import open_workbook
from desktop.errors import BadInputError, RefusedError
from desktop.marking import N_
from desktop.models.area import AreaKind
from desktop.models.area_draft import AreaDraft, check_area, own_code
from desktop.models.area_headings import AreaColumn, columns_of, kind_of
from desktop.models.import_cells import text_of
from desktop.models.journal import Action
from desktop.models.names import fold, key
from desktop.models.problem import Problem, Severity
from desktop.operations.area_trees import KIND, cleaned
from desktop.operations.authorship import born, note
from desktop.operations.rights import Right, whole_office
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

MOST_ROWS = 50_000
_HEAD_ROWS = 60


class AreaFinding(NamedTuple):
    """What is wrong with a row of the list."""

    row: int
    name: str
    problem: Problem


class AreaPlan(NamedTuple):
    """What taking in a list would do; with findings it does nothing."""

    file: str
    rows: int
    added: int
    known: int
    findings: tuple[AreaFinding, ...]
    sample: tuple[tuple[str, str, str], ...]  # code, name, above: the first that would be added


class _Row(NamedTuple):
    number: int
    draft: AreaDraft  # `parent` as written: a name or a code


def look_through(
    workspace: Workspace, file: Path, parent: str, kind: AreaKind, progress: Progress | None = None
) -> AreaPlan:
    """Say what taking in a list of areas would do.

    Args:
        workspace: The office.
        file: A workbook with a column of names, and where it has them of codes, kinds and the areas above.
        parent: The area that rows lie below that name none.
        kind: What rows are that say no kind.
        progress: Is told of the rows.

    Raises:
        BadInputError: It cannot be read, or no column holds names.
    """
    whole_office(workspace, Right.MANAGE_OFFICE)
    rows = list(_rows(file, kind, progress or Progress()))
    with workspace.store.read() as uow:
        found = _Placing(uow, parent)
        found.place(rows)
    return _plan(file, rows, found)


def take_in(
    workspace: Workspace, file: Path, parent: str, kind: AreaKind, progress: Progress | None = None
) -> int:
    """Add the areas of a list, all or none; return how many were new. The same list again changes nothing.

    Raises:
        BadInputError: As `look_through` does.
        RefusedError: A row has an error.
    """
    whole_office(workspace, Right.MANAGE_OFFICE)
    rows = list(_rows(file, kind, progress or Progress()))
    with workspace.store.write() as uow:
        found = _Placing(uow, parent)
        found.place(rows)
        if found.findings:
            raise RefusedError(
                N_("{n} rows have errors. Nothing was taken in. Correct them in the list."),
                n=len(found.findings),
            )
        if found.new:
            uow.areas.load([_columns(workspace, one) for one in found.new])
            note(uow, workspace, Action.IMPORTED, KIND, parent, rows=len(rows), taken=len(found.new))
    return len(found.new)


class _Placing:
    """Finds the place of each row in the tree; rows may lie below other rows, whichever comes first."""

    def __init__(self, uow: UnitOfWork, parent: str) -> None:
        self._parent = parent
        areas = uow.areas.whole()
        self._codes = {area.code: area.name for area in areas}
        self._known = {(area.parent_code or "", key(area.name)): area.code for area in areas}
        self._named: dict[str, list[str]] = {}
        self._merged = uow.areas.successors()
        for area in areas:
            if area.closed_on is None:
                for name in {key(area.name), *(key(one) for one in uow.areas.spellings().get(area.code, ()))}:
                    self._named.setdefault(name, []).append(area.code)
        self._count: dict[str, int] = {}
        self.new: list[AreaDraft] = []
        self.known = 0
        self.findings: list[AreaFinding] = []

    def place(self, rows: Sequence[_Row]) -> None:
        """Place every row, those whose place is another row after it."""
        waiting = list(rows)
        while waiting:
            later = [row for row in waiting if not self._place(row)]
            if len(later) == len(waiting):
                for row in later:
                    self._blame(
                        row, N_("The area above, {name}, is not known. Add it to the list."), row.draft.parent
                    )
                return
            waiting = later

    def _place(self, row: _Row) -> bool:
        parents = self._above(row.draft.parent)
        if not parents:
            return False
        if len(parents) > 1:
            self._blame(row, N_("Two areas are called {name}. Write the code of the one."), row.draft.parent)
            return True
        self._take(row, replace(row.draft, parent=parents[0]))
        return True

    def _above(self, words: str) -> list[str]:
        if not words:
            return [self._parent]
        if words in self._codes:
            return [self._merged.get(words, words)]
        own = own_code(self._parent, words)
        return [own] if own in self._codes else self._named.get(key(words), [])

    def _take(self, row: _Row, draft: AreaDraft) -> None:
        code = own_code(draft.parent, draft.code) if draft.code else ""
        same = self._known.get((draft.parent, key(draft.name)))
        if same is not None and (not code or code == same):
            self.known += 1
            return
        for problem in check_area(draft):
            self.findings.append(AreaFinding(row.number, draft.name, problem))
            return
        if code in self._codes:
            self._blame(row, N_("The code belongs to {name} already."), self._codes[code])
            return
        if same is not None:
            self._blame(row, N_("An area of this name lies there already, with the code {name}."), same)
            return
        self._add(replace(draft, code=code or self._next(draft.parent)))

    def _add(self, draft: AreaDraft) -> None:
        self._codes[draft.code] = draft.name
        self._known[draft.parent, key(draft.name)] = draft.code
        self._named.setdefault(key(draft.name), []).append(draft.code)
        self.new.append(draft)

    def _next(self, parent: str) -> str:
        number = self._count.get(parent, 0) + 1
        while own_code(parent, f"{number:02}") in self._codes:
            number += 1
        self._count[parent] = number
        return own_code(parent, f"{number:02}")

    def _blame(self, row: _Row, message: str, name: str) -> None:
        problem = Problem(Severity.ERROR, message, {"name": name})
        self.findings.append(AreaFinding(row.number, row.draft.name, problem))


def _rows(file: Path, kind: AreaKind, progress: Progress) -> Iterator[_Row]:
    book = open_workbook(file)
    sheet = book.sheets[0]
    cells = ([text_of(cell) for cell in row] for row in islice(book.rows(sheet), MOST_ROWS + _HEAD_ROWS))
    columns: dict[AreaColumn, int] = {}
    for number, row in enumerate(cells, start=1):
        progress.advance(number, book.height(sheet))
        if not columns:
            found = columns_of(row)
            columns = found if AreaColumn.NAME in found else {}
        elif any(row) and columns_of(row) != columns:  # the heading stands on every printed page again
            yield _Row(number, _draft(row, columns, kind))
        if not columns and number >= _HEAD_ROWS:
            break
    if not columns:
        raise BadInputError(
            N_("No column of names was found in {file}. Write “Name” above the column of names."),
            file=file.name,
        )


def _draft(row: Sequence[str], columns: Mapping[AreaColumn, int], kind: AreaKind) -> AreaDraft:
    said = {column: row[place].strip() if place < len(row) else "" for column, place in columns.items()}
    return cleaned(
        AreaDraft(
            name=said[AreaColumn.NAME],
            kind=(kind_of(said.get(AreaColumn.KIND, "")) or kind).value,
            parent=said.get(AreaColumn.PARENT, ""),
            code=said.get(AreaColumn.CODE, ""),
            name_en=said.get(AreaColumn.NAME_EN, ""),
        )
    )


def _plan(file: Path, rows: Sequence[_Row], found: _Placing) -> AreaPlan:
    return AreaPlan(
        file=file.name,
        rows=len(rows),
        added=len(found.new),
        known=found.known,
        findings=tuple(sorted(found.findings, key=lambda one: one.row)),
        sample=tuple((one.code, one.name, one.parent) for one in found.new[:8]),
    )


def _columns(workspace: Workspace, draft: AreaDraft) -> dict[str, object]:
    return {
        **born(workspace), "version": 1, "closed_on": None, "merged_into": None, "shipped": "",
        "code": draft.code, "parent_code": draft.parent, "kind": draft.kind, "name": draft.name,
        "name_en": draft.name_en, "name_key": fold(draft.name),
    }  # fmt: skip
