"""What a table remembers while its rows are read anew: which lines are marked, and where the view stands."""

from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from desktop.ui.widgets.rows import RowsModel

_MOST_MARKED = 2000  # lines that are found again one by one; of more only the one the clerk stands on
_ROWS = QItemSelectionModel.SelectionFlag.Rows
_ADD = QItemSelectionModel.SelectionFlag.Select | _ROWS
_STAND_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS


def marked_lines(view: QTableView, most: int) -> list[int]:
    """Return the marked lines from top to bottom, at most so many; all of a million take no time."""
    marked = view.selectionModel().selection()
    spans = sorted((one.top(), one.bottom()) for one in marked)  # type: ignore[attr-defined]  # the stubs know it as no list
    lines: list[int] = []
    for top, bottom in spans:
        lines += range(top, min(bottom, top + most - len(lines) - 1) + 1)
        if len(lines) >= most:
            break
    return lines


class TableMemory:
    """Taken before other ids are shown, and brought back after."""

    def __init__(self, view: QTableView, rows: RowsModel[Any]) -> None:
        self._view, self._rows = view, rows
        self.chosen = rows.row_id(view.currentIndex().row())
        lines = marked_lines(view, _MOST_MARKED + 1)
        marked = {rows.row_id(line) for line in lines} if len(lines) <= _MOST_MARKED else set()
        self._marked = {one for one in marked if one is not None and one != self.chosen}
        self._height = view.rowViewportPosition(view.currentIndex().row()) if self.chosen is not None else 0

    def bring_back(self, column: int) -> bool:
        """Mark the same lines and keep the chosen one at its height; return whether it is still there."""
        line = None if self.chosen is None else self._rows.line_of(self.chosen)
        if line is None:
            return False
        index = self._rows.index(line, column)
        self._view.selectionModel().setCurrentIndex(index, _STAND_ALONE)
        self._mark_others()
        bar = self._view.verticalScrollBar()
        if self._view.verticalScrollMode() is QTableView.ScrollMode.ScrollPerItem:
            bar.setValue(max(line - self._height // max(self._view.rowHeight(line), 1), 0))
        self._view.scrollTo(index)
        return True

    def _mark_others(self) -> None:
        if not self._marked:
            return
        again = QItemSelection()
        for line in self._rows.lines_of(self._marked):
            index = self._rows.index(line, 0)
            again.select(index, index)
        self._view.selectionModel().select(again, _ADD)
