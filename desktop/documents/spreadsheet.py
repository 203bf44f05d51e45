"""The sheets of a spreadsheet file: large or special .xlsx as a stream, all others by a general reader."""

import zlib
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from desktop.documents.seen_list import column_letters
from desktop.documents.workbook_faults import damaged, no_rows, no_workbook, protected, too_wide
from desktop.documents.xlsx_parts import BrokenPartError
from desktop.documents.xlsx_stream import Merged, Outline, XlsxStream
from desktop.errors import BadInputError
from desktop.marking import N_
from desktop.models.importing import MOST_COLUMNS, Cell, Line
from desktop.models.problem import Problem, Severity

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

SUFFIXES = (".xlsx", ".xls", ".ods", ".xlsb", ".xlsm")
_STREAMED = 24 * 2**20  # a sheet that unpacks to more is never held in memory whole
UNREADABLE = (
    BrokenPartError,
    BadZipFile,
    OSError,
    EOFError,
    ValueError,
    KeyError,
    zlib.error,
)  # of an archive
_MOST_CELLS = 20_000_000  # blank ones too: the general reader holds them all in memory
_UNKNOWN = Outline(0, (), (), is_plain=True)


class Spreadsheet:
    """A file of sheets."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stream = _stream(path)
        self._general: CalamineWorkbook | None = None
        self._open: dict[str, CalamineSheet] = {}  # the last one only: it lies in memory whole
        self._outlines: dict[str, Outline] = {}
        self._vast: dict[str, bool] = {}
        self.sheets, self._hidden = self._named()
        if not self.sheets:
            raise no_rows(path.name)

    def rows(self, sheet: str) -> Iterator[Sequence[Cell]]:
        """Yield every row from the first of the sheet, blank ones too.

        Raises:
            BadInputError: There is no such sheet, or it cannot be read as a list.
        """
        if sheet not in self.sheets:
            raise BadInputError(N_("There is no sheet {sheet} in the file. Choose another one."), sheet=sheet)
        outline = self._outline(sheet)
        rows = self._raw(sheet, outline)
        if outline.merged:
            rows = _merged_down(rows, outline.merged)
        is_empty = True
        for row in rows:
            if len(row) > MOST_COLUMNS:
                width = max((place for place, cell in enumerate(row, 1) if cell not in ("", None)), default=0)
                if width > MOST_COLUMNS:
                    raise too_wide(sheet, width)
            is_empty = False
            yield row
        if is_empty:
            raise no_rows(self._path.name)

    def height(self, sheet: str) -> int:
        """Return the number of rows, 0 where nobody knows before reading."""
        outline = self._outline(sheet)
        if outline.height or self._is_streamed(sheet, outline):
            return outline.height
        last = self._sheet(sheet).end
        return 0 if last is None else int(last[0]) + 1

    def remarks(self, sheet: str) -> list[Problem]:
        """Return what a person should know of the sheet before it is read."""
        found: list[Problem] = []
        if sheet in self._hidden:
            found.append(Problem(Severity.WARNING, N_("This sheet is hidden in the workbook.")))
        hidden = self._outline(sheet).hidden_columns
        if hidden:
            letters = ", ".join(column_letters(column + 1) for column in hidden[:12])
            found.append(
                Problem(
                    Severity.WARNING,
                    N_("Columns that are hidden in the workbook are read like the others: {columns}."),
                    {"columns": letters},
                )
            )
        if self._stream is not None and self._stream.has_macros:
            found.append(Problem(Severity.NOTE, N_("The workbook holds macros; they are never run.")))
        if self._stream is not None and self._stream.has_links:
            found.append(
                Problem(
                    Severity.NOTE,
                    N_(
                        "The workbook points at other files; they are not opened, the values last seen count."
                    ),
                )
            )
        return found

    def _raw(self, sheet: str, outline: Outline) -> Iterator[Sequence[Cell]]:
        if self._stream is None or not self._is_streamed(sheet, outline):
            yield from self._generally(sheet, 0)
            return
        told = 0
        try:
            for row in self._stream.rows(sheet):
                yield row
                told += 1
        except UNREADABLE:
            yield from self._generally(sheet, told)

    def _generally(self, sheet: str, after: int) -> Iterator[Sequence[Cell]]:
        found = self._sheet(sheet)
        if found.total_width > MOST_COLUMNS:
            raise too_wide(sheet, found.total_width)
        yield from islice(found.iter_rows(), after, None)

    def _is_streamed(self, sheet: str, outline: Outline) -> bool:
        if self._stream is None or outline is _UNKNOWN:
            return False
        return not outline.is_plain or self._stream.size(sheet) > _STREAMED or self._is_vast(sheet)

    def _is_vast(self, sheet: str) -> bool:
        """Return whether cells lie so far apart that no computer holds what is between them."""
        if sheet not in self._vast:
            stream = self._stream
            try:
                self._vast[sheet] = stream is not None and stream.area(sheet) > _MOST_CELLS
            except UNREADABLE:
                self._vast[sheet] = False  # the general reader says what is wrong
        return self._vast[sheet]

    def _outline(self, sheet: str) -> Outline:
        if sheet not in self._outlines:
            self._outlines[sheet] = self._drawn(sheet)
        return self._outlines[sheet]

    def _drawn(self, sheet: str) -> Outline:
        if self._stream is not None and sheet in self._stream.parts:
            try:
                return self._stream.outline(sheet)
            except UNREADABLE:
                return _UNKNOWN
        ranges = (self._sheet(sheet).merged_cell_ranges if sheet in self.sheets else None) or []
        merged = tuple(
            Merged(first[1], first[0] + 1, last[0] + 1)
            for first, last in ranges
            if first[1] == last[1] and first[0] != last[0]
        )
        return Outline(0, (), merged, is_plain=True)

    def _named(self) -> tuple[tuple[str, ...], frozenset[str]]:
        """Return the sheets, those that are seen first, and which are hidden."""
        if self._stream is not None and self._stream.parts:
            found = [(part.name, part.is_hidden) for part in self._stream.parts.values()]
        else:
            from python_calamine import SheetTypeEnum, SheetVisibleEnum

            found = [
                (one.name, one.visible != SheetVisibleEnum.Visible)
                for one in self._book().sheets_metadata
                if one.typ == SheetTypeEnum.WorkSheet
            ]
        hidden = frozenset(name for name, is_hidden in found if is_hidden)
        return tuple(name for name, _ in sorted(found, key=lambda one: one[1])), hidden

    def _book(self) -> "CalamineWorkbook":
        if self._general is None:
            self._general = _opened(self._path)
        return self._general

    def _sheet(self, name: str) -> "CalamineSheet":
        from python_calamine import CalamineError

        if name not in self._open:
            self._open.clear()
            if self._is_vast(name):
                raise damaged(self._path.name)
            try:
                self._open[name] = self._book().get_sheet_by_name(name)
            except CalamineError as fault:
                raise damaged(self._path.name) from fault
        return self._open[name]


def _stream(path: Path) -> XlsxStream | None:
    try:
        return XlsxStream(path)
    except UNREADABLE:
        return None


def _opened(path: Path) -> "CalamineWorkbook":
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_path(path)
    except PasswordError as fault:
        raise protected(path.name) from fault
    except CalamineError as fault:
        if "password" in str(fault).lower() or "encrypt" in str(fault).lower():
            raise protected(path.name) from fault
        says_workbook = path.suffix.lower() in SUFFIXES
        raise (damaged(path.name) if says_workbook else no_workbook(path.name)) from fault
    except OSError as fault:
        raise damaged(path.name) from fault


def _merged_down(rows: Iterator[Sequence[Cell]], merged: Sequence[Merged]) -> Iterator[Sequence[Cell]]:
    """Give the rows that a merged cell reaches over its value, which stands in the first of them alone."""
    starting: dict[int, list[Merged]] = {}
    for one in merged:
        starting.setdefault(one.top, []).append(one)
    running: list[tuple[Merged, Cell]] = []
    for number, row in enumerate(rows, start=1):
        running = [(one, value) for one, value in running if one.bottom >= number]
        cells = _filled(row, running) if running else row
        running += [(one, cells[one.column]) for one in starting.get(number, ()) if one.column < len(cells)]
        yield cells


def _filled(row: Sequence[Cell], running: Sequence[tuple[Merged, Cell]]) -> Line:
    """Return a row with the values of the merged cells that reach into it."""
    columns = tuple(one.column for one, _ in running)
    cells = Line(row, merged=columns)
    if isinstance(row, Line):
        cells.formulas, cells.is_hidden = row.formulas, row.is_hidden
    cells.extend([""] * (max(columns) + 1 - len(cells)))
    for one, value in running:
        cells[one.column] = value
    return cells
