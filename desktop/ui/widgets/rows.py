"""The model of a table of any length: it knows the ids of all rows and holds only the rows near those seen."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.i18n.catalogue import _
from desktop.ui.widgets.badge import TONE_ROLE
from desktop.ui.widgets.columns import Column, ColumnKind

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
Ids = Sequence[int]

BLOCK = 64  # rows asked for at once: two screens, so that a jump into the middle reads little
BLOCKS_KEPT = 200
_NOWHERE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)  # plain numbers: an enum costs as much as the whole answer
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_WORDS = (_DISPLAY, int(Qt.ItemDataRole.AccessibleTextRole))


@dataclass(slots=True)
class _Shown(Generic[Row]):
    """A row with its cells as they are written; each is written when it is first seen."""

    row: Row
    cells: list[str | None]


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Shows the rows behind a vector of ids.

    `fetch(ids)` gets up to `BLOCK` ids and returns their rows in the same order; a row that is gone is None.

    Signals:
        ids_changed: Another set of rows is shown; carries their number.
    """

    ids_changed = Signal(int)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Ids], Sequence[Row | None]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._ids: Ids = ()
        self._blocks: OrderedDict[int, list[_Shown[Row] | None]] = OrderedDict()
        self._alignments = [int(column.alignment) for column in self.columns]
        self._headings = [_(column.heading) for column in self.columns]

    def set_ids(self, ids: Ids) -> None:
        """Show other rows; the vector may be any sequence, such as an array of a million ids.

        The same ids in the same order are read anew without a reset, so that nothing jumps or flickers.
        """
        if len(ids) and _is_same(ids, self._ids):
            self.refresh()
            return
        self.beginResetModel()
        self._ids = ids
        self._blocks.clear()
        self.endResetModel()
        self.ids_changed.emit(len(ids))

    def refresh(self) -> None:
        """Read the rows anew, the same ids in the same order."""
        self._blocks.clear()
        if len(self._ids):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    def row_id(self, row: int) -> int | None:
        """Return the id behind a line of the table."""
        return int(self._ids[row]) if 0 <= row < len(self._ids) else None

    def line_of(self, row_id: int) -> int | None:
        """Return the line in which an id stands; it looks through the vector once."""
        return next(iter(self.lines_of({row_id})), None)

    def lines_of(self, row_ids: set[int]) -> list[int]:
        """Return the lines in which some ids stand, from top to bottom."""
        if _is_array(self._ids):
            import numpy

            return [int(line) for line in numpy.flatnonzero(numpy.isin(self._ids, list(row_ids)))]
        return [line for line, candidate in enumerate(self._ids) if candidate in row_ids]

    def record(self, row: int) -> Row | None:
        """Return the row behind a line."""
        shown = self._shown(row)
        return shown.row if shown else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Return what Qt asks of a cell; the common questions come first."""
        if role in _WORDS:
            return self.words(index.row(), index.column())
        if role == _ALIGNMENT:
            return self._alignments[index.column()]
        if role == TONE_ROLE:
            return self._tone(index)
        return None

    def words(self, row: int, column: int) -> str:
        """Return a cell as it is written."""
        shown = self._shown(row)
        if shown is None:
            return ""
        written = shown.cells[column]
        if written is None:
            written = shown.cells[column] = self.columns[column].written(shown.row)
        return written

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Return the heading of a column, aligned as its cells."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return self._headings[section]
        if role == _ALIGNMENT:
            return self._alignments[section]
        return None

    def _tone(self, index: Index) -> str | None:
        column = self.columns[index.column()]
        if column.kind is not ColumnKind.STATE or column.tone is None:
            return None
        shown = self._shown(index.row())
        return column.tone(shown.row).value if shown else None

    def _shown(self, row: int) -> _Shown[Row] | None:
        number, place = divmod(row, BLOCK)
        block = self._blocks.get(number)
        if block is None:
            block = self._load(number)
        elif len(self._blocks) > 1:
            self._blocks.move_to_end(number)
        return block[place] if 0 <= place < len(block) else None

    def _load(self, number: int) -> list[_Shown[Row] | None]:
        rows = self._fetch(self._ids[number * BLOCK : (number + 1) * BLOCK])
        unwritten: list[str | None] = [None] * len(self.columns)
        block = [None if row is None else _Shown(row, unwritten.copy()) for row in rows]
        self._blocks[number] = block
        while len(self._blocks) > BLOCKS_KEPT:
            self._blocks.popitem(last=False)
        return block


def _is_array(ids: Ids) -> bool:
    return hasattr(ids, "dtype")


def _is_same(ids: Ids, others: Ids) -> bool:
    if len(ids) != len(others) or _is_array(ids) != _is_array(others):
        return False
    if _is_array(ids):
        import numpy

        return bool(numpy.array_equal(ids, others))
    return all(one == other for one, other in zip(ids, others, strict=True))
