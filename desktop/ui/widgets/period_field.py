"""The field for a period: a month or a year of any of the three calendars, or two days of one's own."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.i18n.calendars import Precision, ReadDate, in_calendar
from desktop.i18n.catalogue import _, current
from desktop.i18n.months import Calendar, month_name
from desktop.marking import N_
from desktop.models.period import Period, as_month, as_year, month_of, year_of
from desktop.models.problem import Problem, Severity
from desktop.ui.theme import GRID
from desktop.ui.widgets.calendar_popup import CALENDAR_NAMES
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.month_grid import FRIDAY_AND_SATURDAY
from desktop.ui.widgets.number_field import NumberField

_DAYS, _WHOLE_YEAR = "days", 0
_WRONG = N_("The period ends before it begins. Correct one of the days.")
_NO_MONTH = N_("This calendar has no such month. Check the year.")


class PeriodField(QWidget):
    """Calendar, month and year, or two days; one Tab stop after the other.

    Signals:
        changed: The clerk changed something.
    """

    changed = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        today: date | None = None,
        weekend: Sequence[int] = FRIDAY_AND_SATURDAY,
        empty: str = "",
    ) -> None:
        """Begin with the month of today, or, where `empty` has words for it, with no period at all."""
        super().__init__(parent)
        self._today = today or date.today()
        self._empty = empty
        self._build(weekend)
        self._connect()
        self.set_value(None)

    def _build(self, weekend: Sequence[int]) -> None:
        kinds = [(calendar.value, _(name)) for calendar, name in CALENDAR_NAMES.items()]
        self.kind = Choice([*kinds, (_DAYS, _("two days"))], self, empty=self._empty)
        self.month, self.year = Choice((), self), NumberField(self, minimum=1, maximum=9999, is_grouped=False)
        self.first = DateField(self, today=self._today, weekend=weekend)
        self.last = DateField(self, today=self._today, weekend=weekend)
        self.until = QLabel(_("to"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        parts: tuple[QWidget, ...] = (self.kind, self.month, self.year, self.first, self.until, self.last)
        for part, stretch in zip(parts, (2, 3, 2, 3, 0, 3), strict=True):
            row.addWidget(part, stretch)
        self.stops = tuple(part for part in parts if part is not self.until)
        self.setFocusProxy(self.kind)

    def _connect(self) -> None:
        self.kind.changed.connect(self._turn)
        for part in (self.month, self.year, self.first, self.last):
            part.changed.connect(self.changed)

    def setAccessibleName(self, name: str) -> None:
        """Name each part after the whole."""
        super().setAccessibleName(name)
        parts = (
            (self.kind, _("{field}: calendar", field=name)),
            (self.month, _("{field}: month", field=name)),
            (self.year, _("{field}: year", field=name)),
            (self.first, _("{field}: first day", field=name)),
            (self.last, _("{field}: last day", field=name)),
        )
        for part, words in parts:
            part.setAccessibleName(words)

    def value(self) -> Period | None:
        """Return the days, or None while they cannot be told."""
        return None if self.own_problems() else self._read()

    def set_value(self, value: object) -> None:
        """Show a period as the month or year it is, in the reader's own calendar first; else as two days."""
        period = Period(*value) if isinstance(value, tuple) else None
        own = current().calendar
        calendars = [own, *(one for one in Calendar if one is not own)]
        for calendar in calendars if period else ():
            if period and (month := as_month(period, calendar)):
                self._show_months(calendar, *month)
                return
            if period and (year := as_year(period, calendar)):
                self._show_months(calendar, year, _WHOLE_YEAR)
                return
        if period:
            self.first.set_value(ReadDate(period.first, Precision.DAY))
            self.last.set_value(ReadDate(period.last, Precision.DAY))
            self.kind.set_value(_DAYS)
            self._show_parts()
        elif self._empty:
            self.kind.set_value(None)
            self._show_parts()
        else:
            here = in_calendar(self._today, own)
            self._show_months(own, here.year, here.month)

    def own_problems(self) -> Sequence[Problem]:
        """Return why the period cannot be told."""
        if self.kind.value() == _DAYS:
            found = [*self.first.own_problems(), *self.last.own_problems()]
            period = self._read()
            if not found and period is not None and not period.is_right:
                found.append(Problem(Severity.ERROR, _WRONG))
            return found
        try:
            self._read()
        except (ValueError, OverflowError):
            return (Problem(Severity.ERROR, _NO_MONTH),)
        return ()

    def told(self) -> str:
        """Return the days in words: which month of which calendar begins when is known to few."""
        period = self.value()
        if period is None:
            return ""
        tongue = current()
        return _("{first} to {last}", first=tongue.date(period.first), last=tongue.date(period.last))

    def _read(self) -> Period | None:
        """Return what stands in the parts.

        Raises:
            ValueError: The calendar has no such month.
        """
        if self._is_empty:
            return None
        if self.kind.value() == _DAYS:
            first, last = self.first.value(), self.last.value()
            return None if first is None or last is None else Period(first.date, last.date)
        year, month = self.year.value(), self.month.value()
        if year is None or not isinstance(month, int):
            return None
        calendar = Calendar(str(self.kind.value()))
        return year_of(year, calendar) if month == _WHOLE_YEAR else month_of(year, month, calendar)

    @property
    def _is_empty(self) -> bool:
        return bool(self._empty) and not self.kind.value()

    def _show_months(self, calendar: Calendar, year: int, month: int) -> None:
        self.kind.set_value(calendar.value)
        self._offer_months(calendar)
        self.month.set_value(month)
        self.year.set_value(year)
        self._show_parts()

    def _offer_months(self, calendar: Calendar) -> None:
        language = current().language
        names = [(number, month_name(number, calendar, language)) for number in range(1, 13)]
        self.month.set_options([*names, (_WHOLE_YEAR, _("the whole year"))])

    @Slot()
    def _turn(self) -> None:
        """Ask for the parts of the other calendar; days that were told before stay the same."""
        if not self._is_empty:
            kind = str(self.kind.value() or current().calendar.value)
            self.kind.set_value(kind)
            if kind != _DAYS:
                here = in_calendar(self._today, Calendar(kind))
                self._show_months(Calendar(kind), here.year, here.month)
        self._show_parts()
        self.changed.emit()

    def _show_parts(self) -> None:
        are_days = self.kind.value() == _DAYS
        for of_days in (self.first, self.until, self.last):
            of_days.setVisible(are_days)
        for of_months in (self.month, self.year):
            of_months.setHidden(are_days or self._is_empty)


def as_period(value: object) -> Period | None:
    """Return the value of a field that is a span of days."""
    return value if isinstance(value, Period) else None


def period_name(period: Period) -> str:
    """Return what a period is called: its month or year in the reader's own calendar first, else its two days."""
    tongue = current()
    for calendar in sorted(Calendar, key=lambda one: one is not tongue.calendar):
        if month := as_month(period, calendar):
            return tongue.digits(f"{month_name(month[1], calendar, tongue.language)} {month[0]}")
        if year := as_year(period, calendar):
            return tongue.digits(str(year))
    return _("{first} to {last}", first=period.first, last=period.last)
