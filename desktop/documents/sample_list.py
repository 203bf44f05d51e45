"""Writes an Excel list as offices send them: title rows, a right-to-left sheet, local headings and digits."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from desktop.progress import Progress
from desktop.whole_file import whole_file


def write_list(
    path: Path,
    titles: Sequence[str],
    headings: Sequence[str],
    rows: Iterable[Sequence[object]],
    progress: Progress,
) -> None:
    """Write a workbook, whole or not at all.

    Args:
        path: The `.xlsx` file.
        titles: Lines above the heading row.
        headings: The heading row.
        rows: The cells; text stays text, numbers stay numbers.
        progress: Told every thousand rows.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("كشف" if "الاسم" in headings else "فهرست")
    sheet.sheet_view.rightToLeft = True
    for title in titles:
        sheet.append([title])
    sheet.append([])
    sheet.append(list(headings))
    for number, row in enumerate(rows, start=1):
        sheet.append(list(row))
        if number % 1000 == 0:
            progress.advance(number)
    with whole_file(path) as file:
        book.save(file)
