"""Marks in the cells of a table the letters that somebody looked for."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from desktop.ui.theme import worn
from desktop.ui.widgets.columns import ColumnKind

Spans = Callable[[str], tuple[tuple[int, int], ...]]
_LINE = 2  # pixels of the line under what was found


class FoundDelegate(QStyledItemDelegate):
    """Draws a cell as ever, with a line and a soft ground under what was found in it."""

    def __init__(self, spans: Spans, parent: QWidget) -> None:
        super().__init__(parent)
        self._spans = spans

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the ground first and the line last, so that both show on a chosen row."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        places = self._places(shown) if self._spans(shown.text) else []
        if not option.state & QStyle.StateFlag.State_Selected:
            for place in places:
                painter.fillRect(place, QColor(worn().accent_soft))
        super().paint(painter, option, index)
        for place in places:
            foot = QRectF(place.left(), place.bottom() - _LINE, place.width(), _LINE)
            painter.fillRect(foot, QColor(worn().accent))

    def _places(self, shown: QStyleOptionViewItem) -> list[QRectF]:
        """Return where on the screen the letters found stand; letters that do not fit are not marked."""
        room = _room(shown)
        words = shown.fontMetrics.elidedText(shown.text, shown.textElideMode, room.width())
        layout = QTextLayout(words, shown.font)
        direction = QTextOption()
        direction.setTextDirection(shown.direction)
        layout.setTextOption(direction)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width())
        layout.endLayout()
        width = line.naturalTextWidth()
        left = _left(shown, room, width) - _first_x(line, len(words))
        height = shown.fontMetrics.height()
        top = room.center().y() - height / 2 + 1
        found = []
        for start, end in self._spans(words):
            one, other = _x(line, start), _x(line, end)
            found.append(QRectF(left + min(one, other), top, abs(one - other), height))
        return found


def mark_found(view: QTableView, kinds: dict[ColumnKind, Spans], columns: list[ColumnKind]) -> None:
    """Let the columns of some kinds mark what is found in them; none where nothing is looked for."""
    for number, kind in enumerate(columns):
        if kind is ColumnKind.STATE:
            continue
        former = view.itemDelegateForColumn(number)
        spans = kinds.get(kind)
        view.setItemDelegateForColumn(number, FoundDelegate(spans, view) if spans else None)  # type: ignore[arg-type]  # none takes it away
        if isinstance(former, FoundDelegate):
            former.deleteLater()
    view.viewport().update()


def _room(shown: QStyleOptionViewItem) -> QRect:
    """Return where the style writes the words."""
    style = shown.widget.style()
    room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, shown.widget)
    margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, shown, shown.widget) + 1
    return room.adjusted(margin, 0, -margin, 0)


def _left(shown: QStyleOptionViewItem, room: QRect, width: float) -> float:
    """Return where the written words begin on their left side."""
    side = QStyle.visualAlignment(shown.direction, shown.displayAlignment)
    if side & Qt.AlignmentFlag.AlignHCenter:
        return room.left() + (room.width() - width) / 2
    if side & Qt.AlignmentFlag.AlignRight:
        return room.right() + 1 - width
    return float(room.left())


def _first_x(line: QTextLine, length: int) -> float:
    """Return where the layout itself put the left side of the words: right-to-left lines end at its width."""
    return min(_x(line, 0), _x(line, length))


def _x(line: QTextLine, place: int) -> float:
    found: tuple[float, int] = line.cursorToX(place)  # type: ignore[assignment]  # the stubs know only one of them
    return found[0]
