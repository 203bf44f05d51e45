"""A state as a word on a soft colour: as a label on cards and drawn in the cells of tables."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.theme import worn
from desktop.ui.widgets.tone import Tone, colours

TONE_ROLE = Qt.ItemDataRole.UserRole + 1
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
    """Draws the cells of a column of states."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the background of the row, then the badge."""
        words = str(index.data() or "")
        self.initStyleOption(option, index)
        option.text = ""
        widget: QWidget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        if words:
            rect: QRect = option.rect
            metrics = QFontMetrics(option.font)
            room = QRect(
                0,
                0,
                min(metrics.horizontalAdvance(words) + 2 * _BESIDE, rect.width() - 4),
                min(metrics.height() + 2 * _ABOVE, rect.height() - 4),
            )
            room.moveCenter(rect.center())
            painter.setFont(option.font)
            paint_badge(painter, room, words, Tone(index.data(TONE_ROLE) or Tone.NEUTRAL))


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
