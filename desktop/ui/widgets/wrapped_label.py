"""Words that take as many lines as they need, each beginning at the same edge."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QStyle, QWidget


class WrappedLabel(QLabel):
    """A label of plain words that wraps.

    Qt keeps the space at which a line was broken on the side where reading begins, so that from right to left
    every line but the last stands a space away from the edge; there the lines are laid here.
    """

    def __init__(
        self,
        words: str = "",
        parent: QWidget | None = None,
        *,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        super().__init__(words, parent, alignment=alignment)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words; one line, marked words and those that can be copied are right as Qt draws them."""
        if not self._is_laid_here():
            super().paintEvent(event)
            return
        QFrame.paintEvent(self, event)
        room = QRectF(self.contentsRect())
        side = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        paragraphs, height = _laid(self.text(), self.font(), room.width(), side, self.layoutDirection())
        spare = room.height() - height
        is_top, is_bottom = side & Qt.AlignmentFlag.AlignTop, side & Qt.AlignmentFlag.AlignBottom
        top = room.top() + (0 if is_top else spare if is_bottom else spare / 2)
        with QPainter(self) as painter:
            for paragraph in paragraphs:
                paragraph.draw(painter, QPointF(room.left(), top))

    def _is_laid_here(self) -> bool:
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        is_plain = self.textFormat() == Qt.TextFormat.PlainText
        can_be_copied = self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        several = self.contentsRect().height() >= 2 * self.fontMetrics().height()
        return is_rtl and is_plain and several and not can_be_copied


def _laid(
    text: str, font: QFont, width: float, side: Qt.AlignmentFlag, direction: Qt.LayoutDirection
) -> tuple[list[QTextLayout], float]:
    """Return the paragraphs, broken into lines that stand one below the other, and their height."""
    option = QTextOption((side & Qt.AlignmentFlag.AlignHorizontal_Mask) | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    paragraphs, height = [], 0.0
    for words in text.split("\n"):
        paragraph = QTextLayout(words, font)
        paragraph.setTextOption(option)
        paragraph.beginLayout()
        while (line := paragraph.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        paragraph.endLayout()
        paragraphs.append(paragraph)
    return paragraphs, height
