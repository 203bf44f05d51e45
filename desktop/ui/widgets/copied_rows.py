"""Puts lines of a table on the clipboard so that a spreadsheet takes them as they are: numbers of persons stay text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop.i18n.digits import fold_digits
from desktop.ui.text import plain
from desktop.ui.widgets.columns import ColumnKind
from desktop.ui.widgets.table_memory import marked_lines

if TYPE_CHECKING:  # the table copies by this
    from desktop.ui.widgets.table import TableView

MOST_COPIED = 10_000  # rows; a larger block belongs in an export
# Excel would read an ID as a number and drop its first zero, and words after = as a formula: a cell says it is text.
_CELL = '<td style=\'mso-number-format:"\\@"\' sdnum="0;0;@">{words}</td>'


def copied_rows(table: TableView) -> list[list[str]]:
    """Return the marked rows as seen but without marks of direction; identifiers stand in digits that programs read."""
    places = [table.column_numbers()[key] for key in table.columns_shown()]
    return [[_cell(table, line, place) for place in places] for line in marked_lines(table, MOST_COPIED)]


def put_rows(rows: Sequence[Sequence[str]]) -> None:
    """Put rows on the clipboard, as text and as a table whose cells are text."""
    lines = ("".join(_CELL.format(words=escape(cell)) for cell in row) for row in rows)
    data = QMimeData()
    data.setText("\n".join("\t".join(row) for row in rows))
    data.setHtml(f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>")
    QGuiApplication.clipboard().setMimeData(data)


def copy_rows(table: TableView, _is_checked: object = None) -> None:
    """Hand the marked rows out."""
    table.hand_out(copied_rows(table), table.columns_shown())


def copy_cell(table: TableView, _is_checked: object = None) -> None:
    """Hand the cell out that the clerk stands on."""
    index = table.currentIndex()
    if index.isValid():
        column = table.rows.columns[index.column()].key
        table.hand_out([[_cell(table, index.row(), index.column())]], [column])


def _cell(table: TableView, line: int, place: int) -> str:
    words = " ".join(plain(str(table.rows.index(line, place).data() or "")).split())
    is_number = table.rows.columns[place].kind is ColumnKind.IDENTIFIER
    return fold_digits(words) if is_number else words
