"""Months of any calendar as spans of days: a period of help is often a Hijri or a Jalali month."""

from datetime import date, timedelta
from typing import NamedTuple

from desktop.i18n.calendars import from_hijri, from_jalali, to_hijri, to_jalali
from desktop.i18n.months import Calendar, month_name


class MonthSpan(NamedTuple):
    """A month of a calendar, with its first and last day."""

    calendar: Calendar
    year: int
    month: int
    first: date
    last: date

    def name(self, language: str) -> str:
        """Return month and year; the digits are Latin."""
        return f"{month_name(self.month, self.calendar, language)} {self.year}"


def month_span(year: int, month: int, calendar: Calendar) -> MonthSpan:
    """Return a month; ValueError where the calendar has none."""
    after = (year + 1, 1) if month == 12 else (year, month + 1)
    last = _first(*after, calendar) - timedelta(days=1)
    return MonthSpan(calendar, year, month, _first(year, month, calendar), last)


def months_around(day: date, calendar: Calendar, before: int, after: int) -> list[MonthSpan]:
    """Return the months before, around and after a day, as far as the calendar is known."""
    year, month = _month_of(day, calendar)
    found = []
    for step in range(-before, after + 1):
        years, place = divmod(month - 1 + step, 12)
        try:
            found.append(month_span(year + years, place + 1, calendar))
        except ValueError:
            continue
    return found


def _month_of(day: date, calendar: Calendar) -> tuple[int, int]:
    if calendar is Calendar.JALALI:
        return to_jalali(day)[:2]
    if calendar is Calendar.HIJRI:
        hijri = to_hijri(day)
        return (hijri.year, hijri.month) if hijri is not None else (0, 1)
    return day.year, day.month


def _first(year: int, month: int, calendar: Calendar) -> date:
    if calendar is Calendar.JALALI:
        return from_jalali(year, month, 1)
    return from_hijri(year, month, 1) if calendar is Calendar.HIJRI else date(year, month, 1)
