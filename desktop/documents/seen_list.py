"""Writes the lines that somebody sees on the screen as a workbook; text is never taken for a formula."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from desktop.whole_file import whole_file

_WIDTHS = (34, 20)  # the first column holds names


def write_seen(
    path: Path, title: str, headings: Sequence[str], rows: Iterable[Sequence[object]], *, is_rtl: bool
) -> None:
    """Write a workbook with one sheet, whole or not at all; numbers and dates stay what they are."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.sheet_view.rightToLeft = is_rtl
    sheet.freeze_panes = "A2"
    for number in range(1, len(headings) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS[number > 1]

    def written(value: object) -> object:
        if isinstance(value, int | date):
            return value
        cell = WriteOnlyCell(sheet, value="" if value is None else str(value))
        cell.data_type = "s"  # an equals sign at the beginning of a name makes no formula
        cell.number_format = "@"
        return cell

    head = [WriteOnlyCell(sheet, value=heading) for heading in headings]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    for row in rows:
        sheet.append([written(value) for value in row])
    with whole_file(path) as file:
        book.save(file)
