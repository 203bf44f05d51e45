"""Cuts a period into the months of a calendar, so that the database can count by Jalali and Hijri months too."""

from datetime import date, timedelta
from typing import NamedTuple

from desktop.i18n.calendars import in_calendar
from desktop.i18n.months import Calendar
from desktop.marking import N_
from desktop.models.report import Label, MonthDay, ReportQuestion

MOST = 120  # more lines say nothing; the last one then stands for all that follows


class Month(NamedTuple):
    """One month as far as the period reaches; `end` is the first day after it."""

    first: date
    end: date
    label: Label


def months_between(question: ReportQuestion) -> list[Month]:
    """Return the months of a period in the calendar that is asked for."""
    months: list[Month] = []
    first = question.first
    while first <= question.last and len(months) < MOST:
        end = _next_month(first, question.calendar)
        months.append(Month(first, end, Label(N_("{month}"), True, {"month": MonthDay(first)})))
        first = end
    return months


def _next_month(day: date, calendar: Calendar) -> date:
    year, month, dom = in_calendar(day, calendar)
    later = day + timedelta(days=28 - dom if dom < 28 else 1)
    while in_calendar(later, calendar)[:2] == (year, month):
        later += timedelta(days=1)
    return later
