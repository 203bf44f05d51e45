"""Draws the words of a table's cells in one go, because a table is drawn anew at every step of scrolling."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QStaticText, QTextOption, QTransform
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.theme import worn
from desktop.ui.widgets.found_marks import Places, Spans, places_found
from desktop.ui.widgets.rows import RowsModel

BESIDE = 11  # pixels between the words and the edge of their cell
_MOST_KEPT = 4000  # words: some twenty screens
_LINE = 2  # pixels of the line under what was found
_UPRIGHT = QTransform()


class _Shaped(NamedTuple):
    """Words ready to be drawn, how high they are, and where in them stands what somebody looked for."""

    words: QStaticText
    height: int
    found: Places


class CellDelegate(QStyledItemDelegate):
    """Draws words on the row that the table has drawn already, all but the colour of a chosen one.

    Qt's own asks the model seven questions for each cell and shapes its words twice; a page of the list took
    twice the time. Words are shaped once here, for most columns say the same again and again.
    """

    def __init__(self, rows: RowsModel[Any], parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._rows = rows
        # The option's state says it as well, but as an enum, which costs ten times as much.
        self._is_chosen = parent.selectionModel().isSelected
        self._placings = [_placing(column.alignment, parent.layoutDirection()) for column in rows.columns]
        self._shaped: dict[tuple[str, int, int], _Shaped] = {}
        self._spans: Mapping[int, Spans] = {}

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the words where reading begins, centred, or units under units, as their column says."""
        cell, column = option.rect, index.column()
        is_selected = self._is_chosen(index)
        if is_selected:
            painter.fillRect(cell, QColor(worn().accent_soft))
        words = self._rows.words(index.row(), column)
        if words:
            room = cell.width() - 2 * BESIDE
            shaped = self._shaped.get((words, column, room)) or self._shape(words, column, room, option)
            top = cell.y() + cell.height() // 2 - shaped.height // 2
            begin = QPoint(cell.x() + BESIDE, top)
            if shaped.found and not is_selected:
                _fill(painter, shaped.found, begin, worn().accent_soft)
            painter.setFont(option.font)
            painter.drawStaticText(begin, shaped.words)
            if shaped.found:
                _fill(painter, shaped.found, begin, worn().accent, _LINE)

    def mark(self, spans: Mapping[int, Spans]) -> None:
        """Mark what was found, by column: a soft ground and a line under it, which shows on a chosen row as well."""
        self._spans = spans
        self.forget()

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
        spans = self._spans.get(column)
        placing = self._placings[column]
        found = places_found(spans, text.text(), option.font, placing, room) if spans else ()
        shaped = self._shaped[words, column, room] = _Shaped(text, int(text.size().height()), found)
        return shaped

    def _placed(self, words: str, column: int, room: int, option: QStyleOptionViewItem) -> QStaticText:
        text = QStaticText(words)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setTextOption(self._placings[column])
        text.setTextWidth(room)
        text.prepare(_UPRIGHT, option.font)
        return text


def _fill(painter: QPainter, found: Places, begin: QPoint, colour: str, height: int = 0) -> None:
    """Fill the places of what was found, or their feet alone."""
    for place in found:
        top = place.height() - height if height else 0
        foot = QRectF(place.x(), top, place.width(), place.height() - top)
        painter.fillRect(foot.translated(begin), QColor(colour))


def _placing(alignment: Qt.AlignmentFlag, direction: Qt.LayoutDirection) -> QTextOption:
    placing = QTextOption(QStyle.visualAlignment(direction, alignment))
    placing.setTextDirection(direction)
    placing.setWrapMode(QTextOption.WrapMode.NoWrap)
    return placing
