"""A calendar of our own to pick a day from; it opens under a date field and goes away when a day was taken."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n.calendars import in_calendar
from desktop.i18n.catalogue import _, current
from desktop.i18n.months import month_name
from desktop.i18n.tongue import Calendar
from desktop.marking import N_
from desktop.ui.fonts import sized
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import Kind, icon_button
from desktop.ui.widgets.month_grid import MonthGrid

CALENDAR_NAMES = {
    Calendar.GREGORIAN: N_("Gregorian"),
    Calendar.HIJRI: N_("Hijri"),
    Calendar.JALALI: N_("Solar Hijri"),
}


class CalendarPopup(QFrame):
    """The month with buttons to turn it and a choice of calendar; goes away when a day was taken.

    Signals:
        picked: The day taken.
    """

    picked = Signal(object)

    def __init__(self, day: date, today: date, weekend: Sequence[int], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self._build(day, today, weekend)
        self._connect()
        self.grid.go_to(day)

    def _build(self, day: date, today: date, weekend: Sequence[int]) -> None:
        self.grid = MonthGrid(day, today, weekend, self)
        self.title = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.title.setFont(sized(self.font(), 1, is_bold=True))
        self.former = icon_button(_("Month before"), "chevron_left", self, kind=Kind.QUIET)
        self.next = icon_button(_("Month after"), "chevron_right", self, kind=Kind.QUIET)
        self.former_year = icon_button(_("Year before"), "chevron_double_left", self, kind=Kind.QUIET)
        self.next_year = icon_button(_("Year after"), "chevron_double_right", self, kind=Kind.QUIET)
        self.calendars = QComboBox(self)
        self.calendars.setAccessibleName(_("Calendar"))
        for calendar, name in CALENDAR_NAMES.items():
            self.calendars.addItem(_(name), calendar.value)
        self.calendars.setCurrentIndex(list(CALENDAR_NAMES).index(self.grid.calendar))
        head = QHBoxLayout()
        head.setSpacing(0)
        for part in (self.former_year, self.former):
            head.addWidget(part)
        head.addWidget(self.title, 1)
        for part in (self.next, self.next_year):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.addLayout(head)
        column.addWidget(self.grid)
        column.addWidget(self.calendars)

    def _connect(self) -> None:
        self.grid.moved.connect(self._show_month)
        self.grid.picked.connect(self._take)
        self.former.clicked.connect(self._turn_back)
        self.next.clicked.connect(self._turn_on)
        self.former_year.clicked.connect(self._turn_year_back)
        self.next_year.clicked.connect(self._turn_year_on)
        self.calendars.activated.connect(self._change_calendar)

    @Slot(object)
    def _show_month(self, day: date) -> None:
        here = in_calendar(day, self.grid.calendar)
        name = month_name(here.month, self.grid.calendar, current().language)
        self.title.setText(current().digits(f"{name} {here.year}"))

    @Slot(object)
    def _take(self, day: date) -> None:
        self.picked.emit(day)
        self.close()

    @Slot()
    def _turn_back(self) -> None:
        self.grid.turn(-1)

    @Slot()
    def _turn_on(self) -> None:
        self.grid.turn(1)

    @Slot()
    def _turn_year_back(self) -> None:
        self.grid.turn(-12)

    @Slot()
    def _turn_year_on(self) -> None:
        self.grid.turn(12)

    @Slot(int)
    def _change_calendar(self, number: int) -> None:
        self.grid.calendar = list(CALENDAR_NAMES)[number]
        self.grid.go_to(self.grid.day)
