"""How wide the columns of a table are: as their widest content needs, fitted to the room, or as the clerk drew them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QTableView

from desktop.ui.preferences import Preferences
from desktop.ui.text import plain, widest
from desktop.ui.widgets.columns import Column, ColumnKind, Row

PADDING = 24  # of a cell on both sides
# What shrinks where room is scarce, first to last: down to what the first rows hold, or to this share.
_BENDING: tuple[tuple[ColumnKind, ...], ...] = ((ColumnKind.NAME,), (ColumnKind.TEXT,))
_STRETCHING: tuple[tuple[ColumnKind, ...], ...] = ((ColumnKind.NAME, ColumnKind.TEXT),)
_LEAST_SHARE = 0.75
_ROWS_LOOKED_AT = 30
_MOST_LETTERS = 40  # wider content is told by a tool tip


class ColumnWidths(QObject):
    """Fits the columns until the clerk draws one; from then on his widths are kept for him."""

    def __init__(
        self, view: QTableView, columns: tuple[Column[Row], ...], preferences: Preferences | None, key: str
    ) -> None:
        super().__init__(view)
        self._view = view
        self._columns = columns
        self._preferences = preferences
        self._key = f"table/{key}" if key else ""
        self._natural: list[int] = []
        self._seen = [0] * len(columns)  # the widest content of the first rows, up to _MOST_LETTERS
        self._whole = [0] * len(columns)  # the same, however wide
        self._is_fitting = False
        self._is_drawn = False
        for number, column in enumerate(columns):
            view.setColumnHidden(number, column.is_hidden)
        self.measure()
        self._restore()
        header = view.horizontalHeader()
        header.sectionResized.connect(self._note_drawn)
        header.sectionMoved.connect(self.keep)

    def measure(self) -> None:
        """Measure again, for another size of writing."""
        font = self._view.font()
        self._seen = [0] * len(self._columns)
        self._whole = [0] * len(self._columns)
        self._natural = [widest(font, column.widest) + PADDING for column in self._columns]
        self.fit()

    def fit(self) -> None:
        """Give spare room to what is cut and then to the names; take what is missing from the words."""
        if self._is_drawn:
            return
        shown = [number for number in range(len(self._columns)) if not self._view.isColumnHidden(number)]
        header = self._view.horizontalHeader()
        headings = {number: header.sectionSizeFromContents(number).width() for number in shown}
        widths = {number: max(self._natural[number], headings[number]) for number in shown}
        spare = self._view.viewport().width() - sum(widths.values())
        if spare > 0:
            spare = self._uncut(widths, spare)
        for kinds in _BENDING if spare < 0 else _STRETCHING:
            spare = self._bend(widths, headings, kinds, spare)
        self._is_fitting = True
        for number, width in widths.items():
            self._view.setColumnWidth(number, width)
        self._is_fitting = False

    def choose(self, keys: Sequence[str]) -> None:
        """Show some columns in an order, or none given the usual ones in theirs, and fit them anew."""
        wanted = [key for key in keys if key in {column.key for column in self._columns}]
        wanted = wanted or [column.key for column in self._columns if not column.is_hidden]
        header = self._view.horizontalHeader()
        numbers = {column.key: number for number, column in enumerate(self._columns)}
        rest = [column.key for column in self._columns if column.key not in wanted]
        for place, key in enumerate([*wanted, *rest]):
            header.moveSection(header.visualIndex(numbers[key]), place)
            self._view.setColumnHidden(numbers[key], key not in wanted)
        self._is_drawn = False
        self.keep_choice()

    @Slot()
    def keep_choice(self) -> None:
        """Learn, fit and keep after a column was shown or hidden."""
        self.learn()
        self.keep()

    def _uncut(self, widths: dict[int, int], spare: int) -> int:
        """Share spare room among the columns that show their content cut; return what is left of it."""
        missing = {number: max(self._whole[number] - width, 0) for number, width in widths.items()}
        total = sum(missing.values())
        given = min(spare, total)
        for number, lack in missing.items():
            if lack:
                widths[number] += given * lack // total
        return spare - given

    def _bend(
        self, widths: dict[int, int], headings: dict[int, int], kinds: tuple[ColumnKind, ...], spare: int
    ) -> int:
        """Share the spare or missing room among the columns of some kinds; return what is left of it."""
        numbers = [number for number in widths if self._columns[number].kind in kinds]
        total = sum(widths[number] for number in numbers)
        for number in numbers:
            wished = widths[number] + spare * widths[number] // total
            least = self._seen[number] or int(self._natural[number] * _LEAST_SHARE)
            widths[number] = max(min(least, self._natural[number]), headings[number], wished)
        return spare + total - sum(widths[number] for number in numbers)

    @Slot()
    def learn(self) -> None:
        """Widen shown columns for what the first rows really hold; they never become narrower again by themselves."""
        model, metrics = self._view.model(), self._view.fontMetrics()
        shown = [number for number in range(len(self._columns)) if not self._view.isColumnHidden(number)]
        most = metrics.averageCharWidth() * _MOST_LETTERS
        for row in range(min(model.rowCount(), _ROWS_LOOKED_AT)):
            for number in shown:
                words = plain(str(model.index(row, number).data() or ""))
                whole = metrics.horizontalAdvance(words) + PADDING
                wanted = min(whole, most + PADDING)
                self._whole[number] = max(self._whole[number], whole)
                self._seen[number] = max(self._seen[number], wanted)
                self._natural[number] = max(self._natural[number], wanted)
        self.fit()

    @Slot()
    def keep(self) -> None:
        """Keep the widths, order and choice of columns for this person."""
        if self._preferences is not None and self._key:
            self._preferences.keep_shape(self._key, self._view.horizontalHeader().saveState())

    def _restore(self) -> None:
        if self._preferences is None or not self._key:
            return
        shape = self._preferences.shape(self._key)
        if not shape.isEmpty() and self._view.horizontalHeader().restoreState(shape):
            self._is_drawn = True

    @Slot()
    def _note_drawn(self) -> None:
        if not self._is_fitting and self._view.isVisible():
            self._is_drawn = True
            self.keep()
