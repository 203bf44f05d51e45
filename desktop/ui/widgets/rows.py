"""The model of a table of any length: it knows the ids of all rows and holds only the rows near those seen."""

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
from desktop.ui.widgets.columns import Column
from desktop.ui.widgets.tone import Tone

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
Ids = Sequence[int]

AT_ONCE = 48  # rows read at once: a screen and a half, so that a jump into the middle reads little
MOST_KEPT = 12_800
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

    `fetch(ids)` gets up to `AT_ONCE` ids and returns their rows in the same order; a row that is gone is None.

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
        self._kept: dict[int, _Shown[Row] | None] = {}  # by line, the last read last
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
        self._kept.clear()
        self.endResetModel()
        self.ids_changed.emit(len(ids))

    def refresh(self) -> None:
        """Read the rows anew, the same ids in the same order."""
        self._kept.clear()
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

    def tone(self, row: int, column: int) -> Tone:
        """Return how a state looks."""
        shown, tone = self._shown(row), self.columns[column].tone
        return Tone.NEUTRAL if shown is None or tone is None else tone(shown.row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Return the heading of a column, aligned as its cells."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return self._headings[section]
        if role == _ALIGNMENT:
            return self._alignments[section]
        return None

    def _shown(self, row: int) -> _Shown[Row] | None:
        try:
            return self._kept[row]
        except KeyError:
            if 0 <= row < len(self._ids):
                self._read_around(row)
            return self._kept.get(row)

    def _read_around(self, row: int) -> None:
        """Read the missing rows from one on downwards, and upwards where those below are known already."""
        first, end = row, row + 1
        most = min(row + AT_ONCE, len(self._ids))
        while end < most and end not in self._kept:
            end += 1
        least = max(end - AT_ONCE, 0)
        while first > least and first - 1 not in self._kept:
            first -= 1
        while len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        cells: list[str | None] = [None] * len(self.columns)
        for line, one in enumerate(self._fetch(self._ids[first:end]), start=first):
            self._kept[line] = None if one is None else _Shown(one, cells.copy())


def _is_array(ids: Ids) -> bool:
    return hasattr(ids, "dtype")


def _is_same(ids: Ids, others: Ids) -> bool:
    if len(ids) != len(others) or _is_array(ids) != _is_array(others):
        return False
    if _is_array(ids):
        import numpy

        return bool(numpy.array_equal(ids, others))
    return all(one == other for one, other in zip(ids, others, strict=True))
