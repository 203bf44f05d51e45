"""What a table offers beside its rows: the column chooser, the menu of a line, copying, words that are cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.i18n.catalogue import _
from desktop.ui.keys import Key, with_key
from desktop.ui.text import plain

if TYPE_CHECKING:  # the table is made of these
    from desktop.ui.widgets.table import TableView

_COPIED_AT_MOST = 10_000  # rows; a larger block belongs in an export


class ColumnsMenu(QMenu):
    """A check mark for each column but the first, which names the row.

    Signals:
        changed: A column was shown or hidden.
    """

    changed = Signal()

    def __init__(self, table: TableView, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        for column in table.rows.columns[1:]:
            action = self.addAction(_(column.heading))
            action.setCheckable(True)
            action.setChecked(column.key in table.columns_shown())
            action.setData(column.key)
        self.triggered.connect(self._take)

    @Slot(QAction)
    def _take(self, action: QAction) -> None:
        number = self._table.column_numbers()[action.data()]
        self._table.setColumnHidden(number, not action.isChecked())
        self.changed.emit()


def line_menu(table: TableView, actions: Sequence[QAction]) -> QMenu:
    """Return the menu of a line: what the page offers, then copying."""
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addActions(list(actions))
    if actions:
        menu.addSeparator()
    menu.addAction(with_key(_("Copy rows"), Key.COPY)).triggered.connect(table.copy_rows)
    return menu


def rows_as_text(table: TableView) -> str:
    """Return the marked rows as a spreadsheet takes them, as seen but without marks of direction."""
    lines = sorted(index.row() for index in table.selectionModel().selectedRows())[:_COPIED_AT_MOST]
    places = [table.column_numbers()[key] for key in table.columns_shown()]
    rows = [[plain(str(table.rows.index(line, place).data() or "")) for place in places] for line in lines]
    return "\n".join("\t".join(cells) for cells in rows)


def words_cut_at(table: TableView, place: QPoint, padding: int) -> str:
    """Return the words of the cell at a place where they do not fit into it, else nothing."""
    index = table.indexAt(place)
    words = str(index.data() or "") if index.isValid() else ""
    room = table.visualRect(index).width() - padding
    return words if table.fontMetrics().horizontalAdvance(plain(words)) > room else ""
