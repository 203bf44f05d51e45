"""The days of one month, drawn and walked in any of the three calendars, with the weekend of the country."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.i18n.calendars import in_calendar
from desktop.i18n.catalogue import current
from desktop.i18n.months import WEEKDAY_NAMES
from desktop.models.period import first_of
from desktop.ui.fonts import sized
from desktop.ui.text import widest
from desktop.ui.theme import worn

FRIDAY_AND_SATURDAY = (4, 5)  # as date.weekday()
_SATURDAY = 5  # weeks begin with it in both countries
_SMALLEST_CELL = 36
_FROM_HERE = {  # how far the keys go, in days; the sideways ones are turned round by the direction
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
}


class MonthGrid(QWidget):
    """The days of one month, six weeks of them, walked with the arrow keys.

    Signals:
        moved: Another day is marked.
        picked: A day was taken.
    """

    moved = Signal(object)
    picked = Signal(object)

    def __init__(self, day: date, today: date, weekend: Sequence[int], parent: QWidget) -> None:
        super().__init__(parent)
        self.day, self._today, self._weekend = day, today, weekend
        self.calendar = current().calendar
        language = current().language
        names = [short_weekday(weekday, language) for weekday in range(7)]
        self._cell = max(_SMALLEST_CELL, widest(self.font(), *names) + 6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return the room for the names of the days and six weeks."""
        return QSize(7 * self._cell, 7 * self._cell)

    def go_to(self, day: date) -> None:
        """Mark a day and show its month."""
        self.day = day
        self.setAccessibleName(current().long_date(day))
        self.moved.emit(day)
        self.update()

    def turn(self, months: int) -> None:
        """Show a month before or after; where the calendar ends nothing happens."""
        here = in_calendar(self.day, self.calendar)
        try:
            first = first_of(here.year, here.month + months, self.calendar)
            last = first_of(here.year, here.month + months + 1, self.calendar) - timedelta(days=1)
        except (ValueError, OverflowError):
            return
        self.go_to(min(first + timedelta(days=here.day - 1), last))

    def days(self) -> list[date]:
        """Return the 42 days shown, the first a Saturday."""
        here = in_calendar(self.day, self.calendar)
        first = self.day - timedelta(days=here.day - 1)
        start = first - timedelta(days=(first.weekday() - _SATURDAY) % 7)
        return [start + timedelta(days=number) for number in range(42)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by day and week with arrows, by month with Page keys, take the day with Enter."""
        key = Qt.Key(event.key())
        if key in _FROM_HERE:
            days = _FROM_HERE[key]
            is_sideways = abs(days) == 1
            self.go_to(self.day + timedelta(days=-days if is_sideways and self._is_rtl() else days))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            is_year = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.turn((12 if is_year else 1) * (1 if key == Qt.Key.Key_PageDown else -1))
        elif key == Qt.Key.Key_Home:
            self.go_to(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the day under the pointer."""
        for number, day in enumerate(self.days()):
            if self.cell(number).contains(event.position().toPoint()):
                self.go_to(day)
                self.picked.emit(day)

    def cell(self, number: int) -> QRect:
        """Return where the n-th day lies; weeks run from the leading side."""
        row, column = divmod(number, 7)
        return self._place(row + 1, column)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names of days, days, the marked one and today."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, month = worn(), in_calendar(self.day, self.calendar).month
        painter.setFont(sized(self.font(), 0.9))
        for column in range(7):
            weekday = (_SATURDAY + column) % 7
            painter.setPen(QColor(tokens.error if weekday in self._weekend else tokens.muted))
            name = short_weekday(weekday, current().language)
            painter.drawText(self._place(0, column), Qt.AlignmentFlag.AlignCenter, name)
        painter.setFont(self.font())
        for number, day in enumerate(self.days()):
            here = in_calendar(day, self.calendar)
            self._paint_day(painter, self.cell(number), day, here.day, is_inside=here.month == month)

    def _paint_day(self, painter: QPainter, cell: QRect, day: date, number: int, *, is_inside: bool) -> None:
        tokens = worn()
        round_cell = QRectF(cell).adjusted(2, 2, -2, -2)
        ink = tokens.text if is_inside else tokens.line_strong
        if is_inside and day.weekday() in self._weekend:
            ink = tokens.error
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if day == self.day:
            painter.setBrush(QColor(tokens.accent))
            ink = tokens.on_accent
        elif day == self._today:
            painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.drawRoundedRect(round_cell, 6, 6)
        painter.setPen(QColor(ink))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, current().digits(str(number)))

    def _place(self, row: int, column: int) -> QRect:
        shown = 6 - column if self._is_rtl() else column
        return QRect(shown * self._cell, row * self._cell, self._cell, self._cell)

    def _is_rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft


def short_weekday(weekday: int, language: str) -> str:
    """Return as much of a day's name as a calendar needs; Arabic names lose their article."""
    name = WEEKDAY_NAMES[language][weekday]
    if language == "ar":
        return name.removeprefix("ال")
    return name[0] if language == "fa" else name[:2]
