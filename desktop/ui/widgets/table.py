"""The table of every page: right in both directions, wide enough at every size, usable by keyboard alone.

table = TableView(COLUMNS, fetch, name=_("Beneficiaries"), key="beneficiaries", preferences=…, parent=self)
table.show_ids(ids)                 # or table.show_rows(list_of_rows) for a short list
table.record_chosen.connect(…)      # id of the line the clerk stands on, None for none
table.record_opened.connect(…)      # Enter or double click
table.sort_wished.connect(…)        # (column key, descending): ask the database for another order
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from desktop.i18n.catalogue import _
from desktop.ui.preferences import Preferences
from desktop.ui.theme import ROW_HEIGHT
from desktop.ui.widgets.badge import BadgeDelegate
from desktop.ui.widgets.cell import CellDelegate
from desktop.ui.widgets.column_widths import PADDING, ColumnWidths
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.copied_rows import copy_rows, put_rows
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.rows import Ids, RowsModel
from desktop.ui.widgets.table_memory import TableMemory, marked_lines
from desktop.ui.widgets.table_menu import (
    ColumnsMenu,
    TableHelp,
    line_menu,
)

_CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class TableView(QTableView):
    """Rows of one noun.

    Signals:
        record_chosen: The id of the line the clerk stands on, or None.
        record_opened: The id of the line that was entered.
        edit_wished: The id of the line on which F2 was pressed.
        sort_wished: A column's key and whether it should run downwards.
        columns_changed: Other columns are shown.
    """

    record_chosen = Signal(object)
    record_opened = Signal(object)
    edit_wished = Signal(object)
    sort_wished = Signal(str, bool)
    columns_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        fetch: Callable[[Ids], Sequence[Any]] | None = None,
        *,
        name: str,
        key: str = "",
        preferences: Preferences | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._listed_rows: Sequence[Any] = ()
        self.rows: RowsModel[Any] = RowsModel(columns, fetch or self._listed, self)
        self._build(name)
        self._widths = ColumnWidths(self, self.rows.columns, preferences, key)
        self._connect()

    def _build(self, name: str) -> None:
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table, arrows walk in it
        self.setTextElideMode(Qt.TextElideMode.ElideRight)  # the end of the text, on whichever side it lies
        self.setCornerButtonEnabled(False)
        _dress(self.verticalHeader(), self.horizontalHeader(), name)
        self.cells, self._badges = _draw_by_hand(self)
        self.empty = EmptyState(self)
        TableHelp(self, PADDING)
        self._fit_height()

    def _connect(self) -> None:
        self.horizontalHeader().sectionClicked.connect(self._wish_sort)
        self.verticalHeader().sectionClicked.connect(self.selectRow)
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)
        self.activated.connect(self._tell_opened)
        self.rows.ids_changed.connect(self.empty.stand_in_for)
        self.rows.ids_changed.connect(self._widths.learn)

    def show_ids(self, ids: Ids) -> None:
        """Show the rows of these ids; lines that are marked stay marked where they are still there."""
        before = TableMemory(self, self.rows)
        self.rows.set_ids(ids)
        if self.currentIndex().isValid():  # the same rows, read anew
            self.record_chosen.emit(before.chosen)
        elif not before.bring_back(self._first_column()) and before.chosen is not None:
            self.record_chosen.emit(None)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show a short list that is in memory; its ids are the places in the list."""
        self._listed_rows = rows
        self.show_ids(range(len(rows)))

    def chosen_id(self) -> int | None:
        """Return the id of the line the clerk stands on."""
        return self.rows.row_id(self.currentIndex().row())

    def chosen_record(self) -> Any:
        """Return the row the clerk stands on, or None."""
        return self.rows.record(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def selected_ids(self) -> list[int]:
        """Return the ids of all lines marked, from top to bottom."""
        lines = marked_lines(self, self.rows.rowCount())
        return [row_id for line in lines if (row_id := self.rows.row_id(line)) is not None]

    def selectRow(self, row: int) -> None:
        """Choose a line; Qt's own finds none in a right-to-left window."""
        index = self.rows.index(row, self._first_column())
        self.selectionModel().setCurrentIndex(index, _CHOOSE)
        self.scrollTo(index)

    def choose_beside(self, step: int) -> None:
        """Go to the next (1) or the former (-1) line."""
        row = self.currentIndex().row() + step
        if 0 <= row < self.rows.rowCount():
            self.selectRow(row)

    def mark_sorted(self, key: str, *, is_descending: bool = False) -> None:
        """Show in the headings by which column the rows are sorted."""
        order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSortIndicator(self.column_numbers()[key], order)
        self._widths.fit()  # the mark takes room

    def columns_shown(self) -> list[str]:
        """Return the keys of the columns seen, in the order in which they stand: what an export gives."""
        header = self.horizontalHeader()
        shown = [number for number in self.column_numbers().values() if not self.isColumnHidden(number)]
        return [self.rows.columns[number].key for number in sorted(shown, key=header.visualIndex)]

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show these columns in this order, as a saved view wishes it; none stands for the usual ones."""
        self._widths.choose(keys)
        self.columns_changed.emit()

    def columns_menu(self, parent: QWidget) -> QMenu:
        """Return the column chooser: a check mark for each column but the first, and the way back."""
        menu = ColumnsMenu(self, parent)
        menu.changed.connect(self._widths.keep_choice)
        menu.changed.connect(self.columns_changed)
        return menu

    def hand_out(self, lines: Sequence[Sequence[str]], _columns: Sequence[str]) -> None:
        """Put cells of these columns on the clipboard."""
        put_rows(lines)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show on which line the keyboard stands; Qt may go to the first one without marking it."""
        super().focusInEvent(event)
        is_keyboard = event.reason() is not Qt.FocusReason.MouseFocusReason
        if is_keyboard and self.rows.rowCount() and not self.selectionModel().hasSelection():
            self.selectRow(max(self.currentIndex().row(), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter for opening and Ctrl+C for copying whole rows; the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_rows(self)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell_opened(self.currentIndex())
        elif event.key() == Qt.Key.Key_F2 and self.chosen_id() is not None:
            self.edit_wished.emit(self.chosen_id())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the line; asked for by key, it opens at the line and not at the mouse."""
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        line_menu(self, self.actions()).popup(place)

    def changeEvent(self, event: QEvent) -> None:
        """Fit rows and columns to another size of writing, and badges to other colours."""
        super().changeEvent(event)
        if not hasattr(self, "_widths"):
            return  # it is still being built
        self._badges.forget()
        if event.type() is QEvent.Type.FontChange:
            self.cells.forget()
            self._fit_height()
            self._widths.measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the room."""
        super().resizeEvent(event)
        self._widths.fit()

    def _listed(self, ids: Ids) -> Sequence[Any]:
        return [self._listed_rows[number] for number in ids]

    def column_numbers(self) -> dict[str, int]:
        """Return the place of each column in the model."""
        return {column.key: number for number, column in enumerate(self.rows.columns)}

    def _first_column(self) -> int:
        return self.column_numbers()[self.columns_shown()[0]]

    def _fit_height(self) -> None:
        line = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(max(ROW_HEIGHT, line + 8))
        self.horizontalHeader().setFixedHeight(max(ROW_HEIGHT, line + 12) + 4)

    @Slot(int)
    def _wish_sort(self, section: int) -> None:
        column, header = self.rows.columns[section], self.horizontalHeader()
        if column.is_sortable:
            is_descending = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
            self.sort_wished.emit(column.key, is_descending)

    @Slot(QModelIndex)
    def _tell_chosen(self, index: QModelIndex) -> None:
        self.record_chosen.emit(self.rows.row_id(index.row()))

    @Slot(QModelIndex)
    def _tell_opened(self, index: QModelIndex) -> None:
        if (row_id := self.rows.row_id(index.row())) is not None:
            self.record_opened.emit(row_id)


def _draw_by_hand(view: TableView) -> tuple[CellDelegate, BadgeDelegate]:
    """Let our own hands draw the cells of a table."""
    cells, badges = CellDelegate(view.rows, view), BadgeDelegate(view.rows, view)
    view.setItemDelegate(cells)
    for number, column in enumerate(view.rows.columns):
        if column.kind is ColumnKind.STATE:
            view.setItemDelegateForColumn(number, badges)
    return cells, badges


def _dress(numbers: QHeaderView, header: QHeaderView, name: str) -> None:
    numbers.hide()
    numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setSectionsMovable(True)
    header.setHighlightSections(False)
    header.setSectionsClickable(True)
    header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    header.setSortIndicatorClearable(False)
    header.setAccessibleName(_("Headings of {table}", table=name))
    header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
