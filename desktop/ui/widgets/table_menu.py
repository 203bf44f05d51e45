"""What a table offers beside its rows: the column chooser, the menu of a line, copying, words that are cut."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from desktop.i18n.catalogue import _
from desktop.ui.keys import Key, with_key
from desktop.ui.text import plain
from desktop.ui.widgets.copied_rows import copy_cell, copy_rows

if TYPE_CHECKING:  # the table is made of these
    from desktop.ui.widgets.table import TableView


class ColumnsMenu(QMenu):
    """A check mark for each column but the first, which names the row; ticking with the mouse or Space leaves it open.

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
        self.addSeparator()
        self.addAction(_("Usual columns and widths"))
        self.triggered.connect(self._take)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick a column and stay, for more than one may be wanted."""
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space and stay; Enter ticks and closes."""
        if event.key() != Qt.Key.Key_Space or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        is_column = action is not None and action.isCheckable()
        if action is not None and is_column:
            action.trigger()
        return is_column

    @Slot(QAction)
    def _take(self, action: QAction) -> None:
        if action.data() is None:
            self._table.show_columns(())
            return
        number = self._table.column_numbers()[action.data()]
        self._table.setColumnHidden(number, not action.isChecked())
        self.changed.emit()


class _HeadingMenu(QMenu):
    """What can be done with one column."""

    def __init__(self, table: TableView, column: str) -> None:
        super().__init__(table)
        self._table, self._column = table, column
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    @Slot()
    def sort_upwards(self) -> None:
        """Begin with the least."""
        self._table.sort_wished.emit(self._column, False)

    @Slot()
    def sort_downwards(self) -> None:
        """Begin with the greatest."""
        self._table.sort_wished.emit(self._column, True)

    @Slot()
    def hide_column(self) -> None:
        """Show all the others."""
        self._table.show_columns([key for key in self._table.columns_shown() if key != self._column])


def heading_menu(table: TableView, section: int) -> QMenu:
    """Return the menu of a heading: sorting by it, hiding it, choosing others."""
    column = table.rows.columns[section]
    menu = _HeadingMenu(table, column.key)
    if column.is_sortable:
        menu.addAction(_("Sort upwards")).triggered.connect(menu.sort_upwards)
        menu.addAction(_("Sort downwards")).triggered.connect(menu.sort_downwards)
        menu.addSeparator()
    if section:
        menu.addAction(_("Hide this column")).triggered.connect(menu.hide_column)
    choose = table.columns_menu(menu)
    choose.setTitle(_("Columns"))
    menu.addMenu(choose)
    return menu


def line_menu(table: TableView, actions: Sequence[QAction]) -> QMenu:
    """Return the menu of a line: what the page offers, then copying."""
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addActions(list(actions))
    if actions:
        menu.addSeparator()
    menu.addAction(_("Copy this cell")).triggered.connect(partial(copy_cell, table))
    menu.addAction(with_key(_("Copy rows"), Key.COPY)).triggered.connect(partial(copy_rows, table))
    return menu


class TableHelp(QObject):
    """Opens the menus of the headings, and shows the whole text of a cell that is cut."""

    def __init__(self, table: TableView, padding: int) -> None:
        super().__init__(table)
        self._table, self._padding = table, padding
        table.horizontalHeader().customContextMenuRequested.connect(self._open_menu)
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer where the mouse rests."""
        if isinstance(event, QHelpEvent):
            words = words_cut_at(self._table, event.pos(), self._padding)
            QToolTip.showText(event.globalPos(), words, self._table)
            return True
        return super().eventFilter(watched, event)

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        header = self._table.horizontalHeader()
        section = header.logicalIndexAt(place)
        if section >= 0:
            heading_menu(self._table, section).popup(header.mapToGlobal(place))


def words_cut_at(table: TableView, place: QPoint, padding: int) -> str:
    """Return the words of the cell at a place where they do not fit into it, else nothing."""
    index = table.indexAt(place)
    words = str(index.data() or "") if index.isValid() else ""
    room = table.visualRect(index).width() - padding
    return words if table.fontMetrics().horizontalAdvance(plain(words)) > room else ""
