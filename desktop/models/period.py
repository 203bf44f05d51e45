"""A span of days, from which to which, and the months and years of the three calendars as such spans."""

from datetime import date, timedelta
from typing import NamedTuple

from desktop.i18n.calendars import from_hijri, from_jalali, in_calendar
from desktop.i18n.months import Calendar


class Period(NamedTuple):
    """Both days belong to it."""

    first: date
    last: date

    @property
    def is_right(self) -> bool:
        """Say whether it runs forward."""
        return self.first <= self.last


def first_of(year: int, month: int, calendar: Calendar) -> date:
    """Return the day a month begins; months beyond the year's end run on into the next.

    Raises:
        ValueError: The calendar has no such month.
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if calendar is Calendar.JALALI:
        return from_jalali(year, month, 1)
    return from_hijri(year, month, 1) if calendar is Calendar.HIJRI else date(year, month, 1)


def month_of(year: int, month: int, calendar: Calendar) -> Period:
    """Return a month of a calendar in days.

    Raises:
        ValueError: The calendar has no such month.
    """
    return Period(first_of(year, month, calendar), first_of(year, month + 1, calendar) - timedelta(days=1))


def year_of(year: int, calendar: Calendar) -> Period:
    """Return a year of a calendar in days.

    Raises:
        ValueError: The calendar has no such year.
    """
    return Period(first_of(year, 1, calendar), first_of(year + 1, 1, calendar) - timedelta(days=1))


def as_month(period: Period, calendar: Calendar) -> tuple[int, int] | None:
    """Return year and month where a period is just a month of a calendar."""
    here = in_calendar(period.first, calendar)
    try:
        return (here.year, here.month) if period == month_of(here.year, here.month, calendar) else None
    except (ValueError, OverflowError):  # the calendar ends here
        return None


def as_year(period: Period, calendar: Calendar) -> int | None:
    """Return the year where a period is just a year of a calendar."""
    here = in_calendar(period.first, calendar)
    try:
        return here.year if period == year_of(here.year, calendar) else None
    except (ValueError, OverflowError):  # as above
        return None
