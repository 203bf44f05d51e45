"""Words that take as many lines as they need, each beginning at the same edge."""

from PySide6 import QtGui  # its classes are made when they are named, and the door has no words that wrap
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget


class WrappedLabel(QLabel):
    """A label of plain words that wraps, from the side where reading begins or centred.

    Qt keeps the space at which a line was broken on that side, so that from right to left every line but the last
    stands a space away from the edge; there the lines are laid here.
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
        is_centred = bool(self.alignment() & Qt.AlignmentFlag.AlignHCenter)
        paragraphs, height = _laid(self.text(), self.font(), room.width(), is_centred=is_centred)
        is_top = self.alignment() & Qt.AlignmentFlag.AlignTop
        top = room.top() + (0 if is_top else (room.height() - height) / 2)
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
    text: str, font: QFont, width: float, *, is_centred: bool
) -> tuple[list["QtGui.QTextLayout"], float]:
    """Return the paragraphs, broken into lines from right to left one below the other, and their height."""
    side = Qt.AlignmentFlag.AlignHCenter if is_centred else Qt.AlignmentFlag.AlignRight
    option = QtGui.QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    option.setWrapMode(QtGui.QTextOption.WrapMode.WordWrap)
    paragraphs, height = [], 0.0
    for words in text.split("\n"):
        paragraph = QtGui.QTextLayout(words, font)
        paragraph.setTextOption(option)
        paragraph.beginLayout()
        while (line := paragraph.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        paragraph.endLayout()
        paragraphs.append(paragraph)
    return paragraphs, height
