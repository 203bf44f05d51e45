"""Gregorian, Jalali and Hijri dates: converting, naming months and weekdays, reading what clerks type."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from desktop.errors import BadInputError
from desktop.i18n.digits import fold_digits
from desktop.i18n.months import Calendar, is_weekday, month_number
from desktop.marking import N_

JALALI_YEARS = range(1200, 1501)  # what a clerk may mean by a small year
GREGORIAN_YEARS = range(1800, 2200)
HIJRI_FROM, HIJRI_TO = date(1924, 8, 1), date(2077, 11, 16)  # what the Umm al-Qura tables cover


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class DateOrder(StrEnum):
    """What stands first where the numbers alone do not say it."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


class ReadDate(NamedTuple):
    """A date as it is stored, with how much of it is known."""

    date: date
    precision: Precision


class CalendarDate(NamedTuple):
    """Year, month and day in a calendar that is not Python's."""

    year: int
    month: int
    day: int


def to_jalali(day: date) -> CalendarDate:
    """Return the Jalali date of a Gregorian day."""
    from persiantools.jdatetime import JalaliDate

    converted = JalaliDate.to_jalali(day.year, day.month, day.day)  # type: ignore[no-untyped-call]  # untyped library
    return CalendarDate(converted.year, converted.month, converted.day)


def from_jalali(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a Jalali date; ValueError where there is no such day."""
    from persiantools.jdatetime import JalaliDate

    jalali = JalaliDate(year, month, day)  # type: ignore[no-untyped-call]  # untyped library
    gregorian: date = jalali.to_gregorian()
    return gregorian


def to_hijri(day: date) -> CalendarDate | None:
    """Return the Umm al-Qura date of a day, or nothing outside of what its tables cover."""
    from hijridate import Gregorian

    if not HIJRI_FROM <= day <= HIJRI_TO:
        return None
    return CalendarDate(*Gregorian(day.year, day.month, day.day).to_hijri().datetuple())


def from_hijri(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of an Umm al-Qura date; ValueError where the tables have none."""
    from hijridate import Hijri

    try:
        converted = Hijri(year, month, day).to_gregorian()
    except OverflowError as error:  # what the library raises beyond its tables
        raise ValueError(str(error)) from error
    return date(converted.year, converted.month, converted.day)


_CONVERTERS: dict[Calendar, Callable[[int, int, int], date]] = {
    Calendar.GREGORIAN: date,
    Calendar.JALALI: from_jalali,
    Calendar.HIJRI: from_hijri,
}


def in_calendar(day: date, calendar: Calendar) -> CalendarDate:
    """Return the day in a calendar; Gregorian where the Hijri tables do not reach."""
    if calendar is Calendar.JALALI:
        return to_jalali(day)
    hijri = to_hijri(day) if calendar is Calendar.HIJRI else None
    return hijri or CalendarDate(day.year, day.month, day.day)


_TIME = re.compile(r"[T\s]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*$")
_ALLOWED = re.compile(r"[\w\s/\\.,،\-]+")
_PIECES = re.compile(r"\d+|[^\W\d_]+")
_INVISIBLE = {ord(mark): None for mark in "\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u0640"}
_COMPACT = re.compile(r"\d{8}")
_MARKERS = {
    "ش": Calendar.JALALI,
    "شمسی": Calendar.JALALI,
    "شمسي": Calendar.JALALI,
    "ه": Calendar.HIJRI,
    "ق": Calendar.HIJRI,
    "م": Calendar.GREGORIAN,
}


class _Habits(NamedTuple):
    """What the text leaves open and the office's habits settle."""

    calendar: Calendar
    order: DateOrder
    small_years: Calendar
    today: date | None


class _Typed(NamedTuple):
    """The pieces of a typed date."""

    numbers: list[str]
    month: int  # named in words, or 0
    calendar: Calendar | None  # told by a month's name or a mark such as هـ


def parse_date(
    text: str,
    *,
    calendar: Calendar = Calendar.GREGORIAN,
    order: DateOrder | None = None,
    small_years: Calendar | None = None,
    today: date | None = None,
) -> ReadDate:
    """Read a date as clerks type it: 3/7/1984, 1984-07-03, ۱۳۶۵/۰۳/۱۲, 24 نوفمبر 2024, 1984.

    Args:
        text: The date with any digits and separators; a time behind it is dropped.
        calendar: The main calendar of the office.
        order: What stands first where the numbers do not say it; year first in Iran, else the day.
        small_years: The calendar of years 1200-1500: Jalali unless told otherwise.
        today: Needed to read years of two digits; without it they are refused.

    Raises:
        BadInputError: The text is no date, or a date that no calendar has.
    """
    if order is None:
        order = DateOrder.YEAR_FIRST if calendar is Calendar.JALALI else DateOrder.DAY_FIRST
    if small_years is None:
        small_years = Calendar.HIJRI if calendar is Calendar.HIJRI else Calendar.JALALI
    typed = _split(text)
    habits = _Habits(calendar, order, small_years, today)
    try:
        return _assemble(_placed(typed, habits, text), typed.calendar, habits, text)
    except ValueError as error:
        raise BadInputError(
            N_("There is no such day as “{text}” in the calendar. Check day, month and year."), text=text
        ) from error


def _split(text: str) -> _Typed:
    """Take the text apart into its numbers and what its words tell."""
    plain = _TIME.sub("", fold_digits(text).translate(_INVISIBLE)).strip()
    if not _ALLOWED.fullmatch(plain):
        raise _no_date(text)
    pieces = _PIECES.findall(plain)
    words = [piece for piece in pieces if not piece.isdigit() and not is_weekday(piece)]
    marks = [_MARKERS[word] for word in words if word in _MARKERS]
    name = " ".join(word for word in words if word not in _MARKERS)
    told = month_number(name)
    if name and told is None:
        raise _no_date(text)
    calendar, month = told or (_strongest(marks), 0)
    return _Typed([piece for piece in pieces if piece.isdigit()], month, calendar)


def _strongest(marks: list[Calendar]) -> Calendar | None:
    """Return the calendar that marks mean together: ه alone is Hijri, ه.ش is Jalali."""
    return Calendar.JALALI if Calendar.JALALI in marks else marks[0] if marks else None


def _placed(typed: _Typed, habits: _Habits, text: str) -> tuple[str, int, int]:
    """Return year, month and day, 0 for what is not given, by where the year stands."""
    numbers = typed.numbers
    if len(numbers) == 1 and _COMPACT.fullmatch(numbers[0]):
        numbers = _cut(numbers[0])
    wanted = (1, 2) if typed.month else (1, 2, 3)
    if len(numbers) not in wanted or any(len(number) > 4 for number in numbers):
        raise _no_date(text)
    has_day = len(numbers) == wanted[-1]
    if max(map(len, numbers)) <= 2 and (habits.today is None or not has_day):
        raise _no_date(text)
    year, rest = _year_apart(numbers, habits)
    if typed.month:
        rest.insert(0, typed.month)
    month, day = (*rest, 0, 0)[:2]
    return year, month, day


def _cut(compact: str) -> list[str]:
    """Cut 19840703 or 03071984 into its parts."""
    year = int(compact[:4])
    if year in JALALI_YEARS or year in GREGORIAN_YEARS:
        return [compact[:4], compact[4:6], compact[6:]]
    return [compact[:2], compact[2:4], compact[4:]]


def _year_apart(numbers: list[str], habits: _Habits) -> tuple[str, list[int]]:
    """Return the year and the rest, ordered month before day."""
    year_first = len(numbers[0]) > 2
    if max(map(len, numbers)) <= 2:
        year_first = habits.order is DateOrder.YEAR_FIRST
    if year_first:
        return numbers[0], [int(number) for number in numbers[1:]]
    rest = [int(number) for number in numbers[:-1]]
    return numbers[-1], rest if habits.order is DateOrder.MONTH_FIRST else rest[::-1]


def _assemble(placed: tuple[str, int, int], told: Calendar | None, habits: _Habits, text: str) -> ReadDate:
    written, month, day = placed
    year, calendar = _full_year(written, told, habits, text)
    if day and not month:
        raise _no_date(text)
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    return ReadDate(_CONVERTERS[calendar](year, month or 1, day or 1), precision)


def _full_year(written: str, told: Calendar | None, habits: _Habits, text: str) -> tuple[int, Calendar]:
    """Return the year in full and the calendar it is counted in."""
    year = int(written)
    if len(written) <= 2 and habits.today is not None:
        calendar = told or habits.calendar
        this_year = in_calendar(habits.today, calendar).year
        year += this_year - this_year % 100
        return (year if year <= this_year else year - 100), calendar
    if year in GREGORIAN_YEARS and told in (None, Calendar.GREGORIAN):
        return year, Calendar.GREGORIAN
    if year in JALALI_YEARS and told is not Calendar.GREGORIAN:
        return year, told or habits.small_years
    raise _no_date(text)


def _no_date(text: str) -> BadInputError:
    return BadInputError(
        N_("“{text}” is not a date. Write day, month and year with strokes between, or the year alone."),
        text=text,
    )
