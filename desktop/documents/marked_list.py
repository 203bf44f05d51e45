"""Writes the rows of a list that need correction for who sent it: as he wrote them, bad cells marked, reasons beside."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.documents.seen_list import column_letters
from desktop.models.importing import Cell
from desktop.whole_file import whole_file

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_NOTES = 2000  # a workbook with more notes opens slowly; the column of reasons says all of them
_REFUSED, _ASKED, _HEADING = "F8D0D2", "FFE9B8", "DDE7E4"
_NOTE_SIZE = (320, 110)
_WIDTH, _REASON_WIDTH = 18, 60


class MarkedRow(NamedTuple):
    """One row of the list with what is wrong with it."""

    number: int  # in the sender's sheet
    verdict: str  # in words
    reason: str
    is_refused: bool
    cells: Sequence[Cell]
    notes: tuple[tuple[int, str], ...]  # column, from 0, and what is wrong with its cell


def write_marked(
    path: Path,
    title: str,
    headings: Sequence[str],
    own: Sequence[str],
    rows: Iterable[MarkedRow],
    *,
    is_rtl: bool,
) -> int:
    """Write the workbook and return how many rows it holds.

    Args:
        path: Where it gets its name once it is complete.
        title: Of the sheet.
        headings: Of our three columns: the row, the result, the reason.
        own: The sender's headings.
        rows: What he should look at.
        is_rtl: Whether the first column stands on the right.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "".join(" " if letter in "[]:*?/\\'" else letter for letter in title)[:31].strip() or "1"
    sheet.sheet_view.rightToLeft = is_rtl
    sheet.append([*map(_text, headings), *map(_text, own)])
    written = noted = 0
    for row in rows:
        noted += _write(sheet, row, with_notes=noted < _MOST_NOTES)
        written += 1
    _dress(sheet, len(headings), len(headings) + len(own), written + 1)
    with whole_file(path) as file:
        book.save(file)
    return written


def _write(sheet: "Worksheet", row: MarkedRow, *, with_notes: bool) -> int:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    place = sheet.max_row + 1
    values = [row.number, row.verdict, row.reason, *row.cells]
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(place, column)
        cell.value = _plain(value)
        if isinstance(cell.value, str):
            cell.data_type = "s"  # what begins with = stays text
            cell.number_format = "@"
    fill = PatternFill("solid", fgColor=_REFUSED if row.is_refused else _ASKED)
    sheet.cell(place, 2).fill = fill
    for column, words in row.notes:
        cell = sheet.cell(place, column + 4)
        cell.fill = fill
        if with_notes:
            cell.comment = Comment(words, "", width=_NOTE_SIZE[0], height=_NOTE_SIZE[1])
    return len(row.notes)


def _dress(sheet: "Worksheet", ours: int, columns: int, rows: int) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor=_HEADING)
    for column in range(1, columns + 1):
        sheet.column_dimensions[column_letters(column)].width = _REASON_WIDTH if column == ours else _WIDTH
    sheet.column_dimensions["A"].width = 8
    for row in sheet.iter_rows(min_row=2, min_col=ours, max_col=ours):
        row[0].alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = sheet.cell(2, ours + 1)
    sheet.auto_filter.ref = f"A1:{column_letters(columns)}{rows}"


def _plain(value: Cell) -> Any:
    return _text(value) if isinstance(value, str) else value


def _text(value: str) -> str:
    """Return text without what XML forbids, as long as a cell may be."""
    if not value.isprintable():
        value = "".join(letter for letter in value if letter.isprintable() or letter in "\n\u200c\u200d")
    return value[:32_000]
