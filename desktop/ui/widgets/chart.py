"""Light charts, drawn by hand: bars in parts, and pyramids of age; both begin where reading begins.

A chart shows what a table beside it says in numbers. It is told to screen readers as one sentence and takes no Tab
stop. Parts differ in colour and in hatching, so that they are told apart without seeing colours.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme import GRID, worn

_GAP = GRID
_HATCHES = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense4Pattern,
    Qt.BrushStyle.DiagCrossPattern,
    Qt.BrushStyle.HorPattern,
)
_LABEL_SHARE = 0.38  # of the width, at most


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One line of a chart; parts without a number are none, and `words` stands behind the bar."""

    label: str
    parts: tuple[int, ...]
    words: str
    sides: tuple[str, str] = ("", "")  # of a pyramid: what stands at the outer ends

    @property
    def length(self) -> int:
        """Return the length of the whole bar."""
        return sum(self.parts)


def series_brush(number: int) -> QBrush:
    """Return how a part is filled: its colour of the theme and a hatching of its own."""
    tokens = worn()
    colours = (tokens.accent, tokens.warn, tokens.line_strong, tokens.error, tokens.ok)
    return QBrush(QColor(colours[number % len(colours)]), _HATCHES[number % len(_HATCHES)])


class _Chart(QWidget):
    """What both charts share: places counted from where reading begins, and a legend."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._series: tuple[str, ...] = ()
        self._bars: tuple[Bar, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_bars(self, name: str, series: Sequence[str], bars: Sequence[Bar]) -> None:
        """Show other numbers.

        Args:
            name: What the chart shows, in a few words.
            series: What the parts are called; one alone needs no legend.
            bars: The lines, first at the top.
        """
        self._name, self._series, self._bars = name, tuple(series), tuple(bars)
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(f"{bar.label}: {bar.words}" for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of all lines."""
        lines = len(self._bars) + self._legend_lines()
        return QSize(40 * GRID, lines * self._step() + 2 * _GAP)

    def minimumSizeHint(self) -> QSize:
        """Keep the height; the width may shrink."""
        return QSize(20 * GRID, self.sizeHint().height())

    def _step(self) -> int:
        return self.fontMetrics().height() + _GAP

    def _legend_lines(self) -> int:
        return len(self._series) if len(self._series) > 1 else 0

    def _place(self, start: float, top: float, width: float, height: float) -> QRectF:
        """Return a place counted from where reading begins."""
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - start - width if is_rtl else start
        return QRectF(left, top, width, height)

    def _label_room(self, metrics: QFontMetrics) -> float:
        widest = max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0)
        return min(widest + 1.0, self.width() * _LABEL_SHARE)

    def _write(self, painter: QPainter, words: str, place: QRectF, *, at_end: bool = False) -> None:
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(place.width()))
        # Mirrored by hand: a painter knows no leading edge.
        is_left = (self.layoutDirection() == Qt.LayoutDirection.RightToLeft) == at_end
        side = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.setPen(QColor(worn().text))
        painter.drawText(place, int(flags), shown)

    def _fill(self, painter: QPainter, place: QRectF, series: int) -> None:
        brush = series_brush(series)
        painter.setPen(QPen(brush.color(), 1))
        painter.setBrush(brush)
        painter.drawRect(place)

    def _draw_legend(self, painter: QPainter, top: float) -> None:
        step, side = self._step(), self.fontMetrics().height() * 0.8
        for number, words in enumerate(self._series if self._legend_lines() else ()):
            at = top + number * step
            self._fill(painter, self._place(0.5, at + (step - side) / 2, side, side), number)
            room = self._place(side + _GAP, at, self.width() - side - _GAP, step)
            self._write(painter, words, room, at_end=False)


class BarChart(_Chart):
    """Bars in parts, one below the other, with their words behind them."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the legend, then every bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step, top = self._step(), _GAP / 2
        self._draw_legend(painter, top)
        top += self._legend_lines() * step
        label, words = self._label_room(painter.fontMetrics()), self._words_room(painter.fontMetrics())
        room = max(1.0, self.width() - label - words - 2 * _GAP)
        longest = max((bar.length for bar in self._bars), default=0) or 1
        for bar in self._bars:
            self._write(painter, bar.label, self._place(0, top, label, step))
            end = self._draw_bar(painter, bar, (label + _GAP, top, room / longest, step))
            self._write(painter, bar.words, self._place(end + _GAP / 2, top, words, step))
            top += step

    def _words_room(self, metrics: QFontMetrics) -> float:
        return max((metrics.horizontalAdvance(bar.words) + 2.0 for bar in self._bars), default=0.0)

    def _draw_bar(self, painter: QPainter, bar: Bar, place: tuple[float, float, float, int]) -> float:
        start, top, unit, step = place
        for number, part in enumerate(bar.parts):
            if part:
                width = part * unit
                thick = step * 0.62
                self._fill(painter, self._place(start, top + (step - thick) / 2, width, thick), number)
                start += width
        return start


class Pyramid(_Chart):
    """Ages from the oldest down: one part towards where reading begins, the other away from it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the legend, then both sides of every age."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step, top = self._step(), _GAP / 2
        self._draw_legend(painter, top)
        top += self._legend_lines() * step
        label = self._label_room(painter.fontMetrics())
        metrics = painter.fontMetrics()
        words = max(
            (metrics.horizontalAdvance(said) + 2.0 for bar in self._bars for said in bar.sides), default=0.0
        )
        side = max(1.0, (self.width() - label - 4 * _GAP) / 2 - words)
        longest = max((part for bar in self._bars for part in bar.parts[:2]), default=0) or 1
        for bar in self._bars:
            self._write(painter, bar.label, self._place(0, top, label, step))
            middle = label + _GAP + words + side
            thick = step * 0.72
            at = top + (step - thick) / 2
            for number, part in enumerate(bar.parts[:2]):
                width = part * side / longest
                start = middle - width if number == 0 else middle + _GAP
                if part:
                    self._fill(painter, self._place(start, at, width, thick), number)
                outer = start - words - 2 if number == 0 else start + width + 2
                room = self._place(outer, top, words, step)
                self._write(painter, bar.sides[number], room, at_end=number == 0)
            top += step
