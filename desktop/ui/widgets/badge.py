"""A state as a word on a soft colour: as a label on cards and drawn in the cells of tables."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QPixmapCache
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
        """Draw the badge; the table has drawn the row already, all but the colour of a chosen one."""
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(worn().accent_soft))
        words = str(index.data() or "")
        if words:
            drawn = self._drawn(words, index.data(TONE_ROLE) or Tone.NEUTRAL.value, option)
            room = drawn.deviceIndependentSize().toSize()
            place = option.rect.center() - QPoint(room.width() // 2, room.height() // 2)
            painter.drawPixmap(place, drawn)

    def _drawn(self, words: str, tone: str, option: QStyleOptionViewItem) -> QPixmap:
        """Return the picture of a badge; a table shows few different ones again and again."""
        room, ratio = option.rect.size().toTuple(), option.widget.devicePixelRatioF()
        key = f"badge/{words}/{tone}/{room}/{ratio}/{worn().accent}/{option.font.key()}"
        drawn = QPixmap()
        if not QPixmapCache.find(key, drawn):
            drawn = _picture(words, Tone(tone), option, ratio)
            QPixmapCache.insert(key, drawn)
        return drawn


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
