"""The first rows of a sheet as they stand there, the heading marked; a click on a row makes it the heading."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop.i18n.catalogue import _, current
from desktop.models.importing import SheetLook
from desktop.ui.theme import worn

_ROWS_SEEN = 4
_LONGEST = 40
_COLUMN = 140
Index = QModelIndex | QPersistentModelIndex


class _Cells(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.look: SheetLook | None = None

    def show(self, look: SheetLook) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self.look = look
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return how many rows are shown."""
        return len(self.look.first_rows) if self.look is not None and not parent.isValid() else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return how wide the widest row is."""
        if self.look is None or parent.isValid():
            return 0
        return min(max(map(len, self.look.first_rows), default=0), 60)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell; the heading stands out."""
        if self.look is None:
            return None
        is_heading = index.row() + 1 == self.look.choice.header_row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            row = self.look.first_rows[index.row()]
            text = row[index.column()].strip() if index.column() < len(row) else ""
            return text if role == Qt.ItemDataRole.ToolTipRole else text[:_LONGEST]
        if role == Qt.ItemDataRole.FontRole and is_heading:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole:
            is_above = index.row() + 1 < self.look.choice.header_row
            return QColor(worn().accent if is_heading else worn().muted if is_above else worn().text)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the number of a row."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Vertical:
            return current().number(section + 1)
        return None


class FirstRows(QTableView):
    """Shows the rows among which the heading is sought.

    Signals:
        heading_chosen: The row, from 1, that is the heading.
    """

    heading_chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cells = _Cells(self)
        self.setModel(self._cells)
        self.setAccessibleName(_("First rows of the sheet"))
        self.setToolTip(_("Click the row that holds the headings."))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setDefaultSectionSize(_COLUMN)
        height = self.fontMetrics().height() + 8
        self.verticalHeader().setDefaultSectionSize(height)
        self.setFixedHeight(_ROWS_SEEN * height + 2 * self.frameWidth() + 14)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def show_look(self, look: SheetLook) -> None:
        """Show a sheet and bring its heading into sight."""
        self._cells.show(look)
        row = max(look.choice.header_row - 2, 0)
        self.scrollTo(self._cells.index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        look = self._cells.look
        if look is not None and index.row() + 1 != look.choice.header_row:
            self.heading_chosen.emit(index.row() + 1)
