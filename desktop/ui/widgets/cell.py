"""Draws the words of a table's cells in one go, because a table is drawn anew at every step of scrolling."""

from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter, QStaticText, QTextOption, QTransform
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.theme import worn
from desktop.ui.widgets.badge import SELECTED
from desktop.ui.widgets.rows import RowsModel

BESIDE = 11  # pixels between the words and the edge of their cell
_MOST_KEPT = 4000  # words: some twenty screens
_UPRIGHT = QTransform()


class _Shaped(NamedTuple):
    """Words ready to be drawn, and how high they are."""

    words: QStaticText
    height: int


class CellDelegate(QStyledItemDelegate):
    """Draws words on the row that the table has drawn already, all but the colour of a chosen one.

    Qt's own asks the model seven questions for each cell and shapes its words twice; a page of the list took
    twice the time. Words are shaped once here, for most columns say the same again and again.
    """

    def __init__(self, rows: RowsModel[Any], parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self._placings = [_placing(column.alignment, parent.layoutDirection()) for column in rows.columns]
        self._shaped: dict[tuple[str, int, int], _Shaped] = {}

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the words where reading begins, centred, or units under units, as their column says."""
        cell, column = option.rect, index.column()
        if option.state.value & SELECTED:
            painter.fillRect(cell, QColor(worn().accent_soft))
        words = self._rows.words(index.row(), column)
        if words:
            room = cell.width() - 2 * BESIDE
            shaped = self._shaped.get((words, column, room)) or self._shape(words, column, room, option)
            top = cell.y() + cell.height() // 2 - shaped.height // 2
            painter.setFont(option.font)
            painter.drawStaticText(cell.x() + BESIDE, top, shaped.words)

    def forget(self) -> None:
        """Shape all words anew, for another size of writing."""
        self._shaped.clear()

    def _shape(self, words: str, column: int, room: int, option: QStyleOptionViewItem) -> _Shaped:
        """Return words as they are drawn, cut where they are too long."""
        if len(self._shaped) >= _MOST_KEPT:
            self._shaped.clear()
        text = self._placed(words, column, room, option)
        if text.size().width() > room:
            cut = option.fontMetrics.elidedText(words, option.textElideMode, room)
            text = self._placed(cut, column, room, option)
        shaped = self._shaped[words, column, room] = _Shaped(text, int(text.size().height()))
        return shaped

    def _placed(self, words: str, column: int, room: int, option: QStyleOptionViewItem) -> QStaticText:
        text = QStaticText(words)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setTextOption(self._placings[column])
        text.setTextWidth(room)
        text.prepare(_UPRIGHT, option.font)
        return text


def _placing(alignment: Qt.AlignmentFlag, direction: Qt.LayoutDirection) -> QTextOption:
    placing = QTextOption(QStyle.visualAlignment(direction, alignment))
    placing.setTextDirection(direction)
    placing.setWrapMode(QTextOption.WrapMode.NoWrap)
    return placing
