"""Writes an empty workbook for senders: the headings an import knows, text where digits must not be lost, lists of words."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from desktop.documents.seen_list import column_letters
from desktop.whole_file import whole_file

_ROWS = 5000
_HEADING = "DDE7E4"


class TemplateColumn(NamedTuple):
    """One column; `words` are all that its cells may hold, none lets them hold anything."""

    heading: str
    hint: str = ""
    words: Sequence[str] = ()


def write_template(
    path: Path, title: str, words_title: str, columns: Sequence[TemplateColumn], *, is_rtl: bool
) -> None:
    """Write the workbook, whole or not at all."""
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet = book.active
    words = book.create_sheet(words_title[:31])
    sheet.title = title[:31]
    for one in (sheet, words):
        one.sheet_view.rightToLeft = is_rtl
    for number, column in enumerate(columns, start=1):
        letters = column_letters(number)
        head = sheet.cell(1, number, column.heading)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor=_HEADING)
        if column.hint:
            head.comment = Comment(column.hint, "", width=280, height=90)
        sheet.column_dimensions[letters].width = max(16, len(column.heading) + 6)
        sheet.column_dimensions[letters].number_format = "@"
        if column.words:
            place = words.max_column + 1 if words.cell(1, 1).value else 1
            for row, word in enumerate((column.heading, *column.words), start=1):
                words.cell(row, place, word)
            source = column_letters(place)
            rule = DataValidation(
                type="list",
                formula1=f"'{words.title}'!${source}$2:${source}${len(column.words) + 1}",
                allow_blank=True,
                showErrorMessage=False,  # other words may be written; the import asks what they mean
            )
            rule.add(f"{letters}2:{letters}{_ROWS + 1}")
            sheet.add_data_validation(rule)
    sheet.freeze_panes = "A2"
    with whole_file(path) as file:
        book.save(file)
