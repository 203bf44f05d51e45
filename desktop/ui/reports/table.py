"""The table of a report: its columns are those of the answer, its last line the sums."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import current
from desktop.models.report import ReportTable
from desktop.models.report_words import cells_words, headings, label_words, row_words, total_words
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.table import TableView

Line = Sequence[str]


def table_view(table: ReportTable, name: str, parent: QWidget) -> TableView:
    """Return a new table that shows a report; a line is put into words when it is seen."""
    last = total_words(current(), table)
    made = TableView(_columns(table), partial(_lines, table, last), name=name, parent=parent)
    made.show_ids(range(len(table.rows) + bool(last)))
    return made


def _lines(table: ReportTable, last: Line, numbers: Sequence[int]) -> list[Line]:
    tongue = current()
    rows = [table.rows[number] for number in numbers if number < len(table.rows)]
    lines: list[Line] = [[*row_words(tongue, table, row), *cells_words(tongue, table, row)] for row in rows]
    return [*lines, last] if len(rows) < len(numbers) else lines


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
    """Return the widest content of a column; numbers are short, and of thousands only that one is put into words."""
    tongue = current()
    if number < labels:
        names = (label_words(tongue, table.question, row.labels[number]) for row in table.rows)
        return max(names, key=len, default="")
    place = number - labels
    widest = max(table.rows, key=lambda row: len(str(row.cells[place])) + len(row.unit), default=None)
    return "100,000" if widest is None else cells_words(tongue, table, widest)[place]
