"""A state as a word on a soft colour: as a label on cards and drawn in the cells of tables."""

from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QLabel, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.theme import worn
from desktop.ui.widgets.rows import RowsModel
from desktop.ui.widgets.tone import Tone, colours

_MOST_KEPT = 200  # pictures of a table
_BESIDE, _ABOVE = 10, 3  # room between the word and the edge of its colour


class Badge(QLabel):
    """One state on a card."""

    def __init__(self, words: str = "", tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._tone = tone
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContentsMargins(_BESIDE, _ABOVE, _BESIDE, _ABOVE)

    def show_state(self, words: str, tone: Tone) -> None:
        """Show another state."""
        self._tone = tone
        self.setText(words)
        self.setVisible(bool(words))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the word and its colour."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * _BESIDE + 2, metrics.height() + 2 * _ABOVE)

    def minimumSizeHint(self) -> QSize:
        """Never cut the word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the colour and the word on it."""
        painter = QPainter(self)
        paint_badge(painter, self.rect(), self.text(), self._tone)


class BadgeDelegate(QStyledItemDelegate):
    """Draws the cells of a column of states; a table shows few different ones again and again."""

    def __init__(self, rows: RowsModel[Any], parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._rows = rows
        # The option's state says it as well, but as an enum, which costs ten times as much.
        self._is_chosen = parent.selectionModel().isSelected
        self._drawn: dict[_Look, tuple[QPixmap, QPoint]] = {}

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the badge; the table has drawn the row already, all but the colour of a chosen one."""
        cell, row, column = option.rect, index.row(), index.column()
        if self._is_chosen(index):
            painter.fillRect(cell, QColor(worn().accent_soft))
        words = self._rows.words(row, column)
        if words:
            ratio = painter.device().devicePixelRatioF()
            look = _Look(words, self._rows.tone(row, column), cell.size(), ratio)
            picture, corner = self._drawn.get(look) or self._draw(look, option)
            painter.drawPixmap(cell.center() - corner, picture)

    def forget(self) -> None:
        """Draw all anew, for another size of writing or other colours."""
        self._drawn.clear()

    def _draw(self, look: "_Look", option: QStyleOptionViewItem) -> tuple[QPixmap, QPoint]:
        """Return the picture of a badge, and where in it the middle of its cell lies."""
        if len(self._drawn) >= _MOST_KEPT:
            self._drawn.clear()
        picture = _picture(look.words, look.tone, option, look.ratio)
        room = picture.deviceIndependentSize().toSize()
        drawn = self._drawn[look] = picture, QPoint(room.width() // 2, room.height() // 2)
        return drawn


class _Look(NamedTuple):
    """All that tells two badges of a table apart."""

    words: str
    tone: Tone
    room: QSize
    ratio: float


def _picture(words: str, tone: Tone, option: QStyleOptionViewItem, ratio: float) -> QPixmap:
    metrics = option.fontMetrics
    width = min(metrics.horizontalAdvance(words) + 2 * _BESIDE, option.rect.width() - 4)
    height = min(metrics.height() + 2 * _ABOVE, option.rect.height() - 4)
    drawn = QPixmap(QSize(width, height) * ratio)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setFont(option.font)
    paint_badge(painter, QRect(0, 0, width, height), words, tone)
    painter.end()
    return drawn


def paint_badge(painter: QPainter, room: QRect, words: str, tone: Tone) -> None:
    """Draw a word on its soft colour."""
    ink, ground = colours(tone, worn())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    half = min(room.height() / 2, 12)
    painter.drawRoundedRect(QRectF(room), half, half)
    painter.setPen(QColor(ink))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
