"""The table of a report: its columns are those of the answer, its last line the sums."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import current
from desktop.models.report import ColumnRole, ReportTable
from desktop.models.report_words import cell_words, cells_words, headings, row_words, total_words
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.table import TableView

Line = Sequence[str]


def table_view(table: ReportTable, name: str, parent: QWidget) -> TableView:
    """Return a new table that shows a report."""
    made = TableView(_columns(table), name=name, parent=parent)
    made.show_rows(_lines(table))
    return made


def _lines(table: ReportTable) -> list[Line]:
    tongue = current()
    lines: list[Line] = [
        [*row_words(tongue, table, row), *cells_words(tongue, table, row)] for row in table.rows
    ]
    last = total_words(tongue, table)
    return [*lines, last] if last else lines


def _columns(table: ReportTable) -> list[Column[Line]]:
    words = headings(current(), table)
    labels = len(table.heads)
    return [
        Column(
            key=str(number),
            heading=heading,
            kind=ColumnKind.NAME if number < labels else ColumnKind.FIGURE,
            value=_taking(number),
            sample=_sample(table, number, labels),
            is_sortable=False,
        )
        for number, heading in enumerate(words)
    ]


def _taking(number: int) -> Callable[[Line], object]:
    return partial(_cell, number)


def _cell(number: int, line: Line) -> object:
    return line[number]


def _sample(table: ReportTable, number: int, labels: int) -> str:
    """Return the widest content of a column; numbers are short, and there are many of them."""
    tongue = current()
    if number < labels:
        return max((row_words(tongue, table, row)[number] for row in table.rows), key=len, default="")
    column = table.columns[number - labels]
    if column.role is ColumnRole.AMOUNT:
        return max(
            (cells_words(tongue, table, row)[number - labels] for row in table.rows), key=len, default=""
        )
    cells = [row.cells[number - labels] for row in table.rows]
    return max((cell_words(tongue, cell) for cell in cells), key=len, default="100,000")
