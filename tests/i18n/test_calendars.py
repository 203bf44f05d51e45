"""Dates as clerks of both countries type and read them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import BadInputError
from desktop.i18n.calendars import (
    HIJRI_FROM,
    HIJRI_TO,
    DateOrder,
    Precision,
    from_hijri,
    from_jalali,
    in_calendar,
    parse_date,
    to_hijri,
    to_jalali,
)
from desktop.i18n.months import MONTH_NAMES, WEEKDAY_NAMES, Calendar, month_number

TODAY = date(2026, 1, 15)
JULY = date(1984, 7, 3)


def test_known_days_convert() -> None:
    assert to_jalali(date(2025, 5, 21)) == (1404, 2, 31)
    assert from_jalali(1404, 2, 31) == date(2025, 5, 21)
    assert to_hijri(date(2024, 11, 24)) == (1446, 5, 22)
    assert from_hijri(1446, 5, 22) == date(2024, 11, 24)


@given(st.dates(date(1850, 1, 1), date(2100, 12, 31)))
def test_jalali_days_come_back(day: date) -> None:
    assert from_jalali(*to_jalali(day)) == day


@given(st.dates(HIJRI_FROM, HIJRI_TO))
def test_hijri_days_come_back(day: date) -> None:
    hijri = to_hijri(day)

    assert hijri is not None
    assert from_hijri(*hijri) == day


def test_outside_the_hijri_tables_the_gregorian_date_stands() -> None:
    early = date(1920, 1, 1)

    assert to_hijri(early) is None
    assert in_calendar(early, Calendar.HIJRI) == (1920, 1, 1)
    assert in_calendar(date(2024, 11, 24), Calendar.HIJRI) == (1446, 5, 22)
    with pytest.raises(ValueError, match="year must"):
        from_hijri(1300, 1, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "3/7/1984",
        "03/07/1984",
        "٣/٧/١٩٨٤",
        "۱۹۸۴/۷/۳",
        "1984-07-03",
        "1984/07/03",
        "3.7.1984",
        "3\\7\\1984",
        "3 7 1984",
        "19840703",
        "03071984",
        "3 يوليو 1984",
        "3 يوليه 1984",
        "3 July 1984",
        "1984 Jul 3",
        "الثلاثاء، 3 يوليو 1984",
        "3/7/1984م",
        "1984-07-03 00:00:00",
        "1984-07-03T09:30",
        "\u200f3/7/1984\u200f",
        "1363/04/12",
        "۱۲ تیر ۱۳۶۳",
        "12/4/1363 ه.ش",
        "12 تير 1363 شمسی",
    ],
)
def test_one_day_typed_in_many_ways(typed: str) -> None:
    assert parse_date(typed) == (JULY, Precision.DAY)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("22 جمادى الأولى 1446", date(2024, 11, 24)),
        ("22/5/1446هـ", date(2024, 11, 24)),
        ("1446/5/22 ه", date(2024, 11, 24)),
        ("۱۲ ربیع‌الاول ۱۴۴۶", date(2024, 9, 15)),
    ],
)
def test_hijri_days_are_known_by_month_or_mark(typed: str, day: date) -> None:
    assert parse_date(typed).date == day


@pytest.mark.parametrize(
    ("typed", "first", "precision"),
    [
        ("1985", date(1985, 1, 1), Precision.YEAR),
        ("١٩٨٥", date(1985, 1, 1), Precision.YEAR),
        ("11/1985", date(1985, 11, 1), Precision.MONTH),
        ("1985/11", date(1985, 11, 1), Precision.MONTH),
        ("نوفمبر 1985", date(1985, 11, 1), Precision.MONTH),
        ("00/00/1985", date(1985, 1, 1), Precision.YEAR),
        ("1350/00/00", date(1971, 3, 21), Precision.YEAR),
        ("1350/04/00", date(1971, 6, 22), Precision.MONTH),
    ],
)
def test_what_is_not_known_stays_unknown(typed: str, first: date, precision: Precision) -> None:
    assert parse_date(typed) == (first, precision)


def test_small_years_belong_to_the_calendar_of_the_office() -> None:
    assert parse_date("1/1/1400").date == date(2021, 3, 21)
    assert parse_date("1/1/1400", calendar=Calendar.HIJRI).date == date(1979, 11, 20)
    assert parse_date("1/1/1400", small_years=Calendar.HIJRI).date == date(1979, 11, 20)


def test_the_order_of_the_office_settles_what_numbers_leave_open() -> None:
    assert parse_date("3/7/1984", order=DateOrder.MONTH_FIRST).date == date(1984, 3, 7)
    assert parse_date("3/7/84", today=TODAY).date == JULY
    assert parse_date("63/4/12", calendar=Calendar.JALALI, today=TODAY).date == JULY
    assert (
        parse_date("12/4/63", calendar=Calendar.JALALI, order=DateOrder.DAY_FIRST, today=TODAY).date == JULY
    )
    assert parse_date("3 يوليو 84", today=TODAY).precision is Precision.DAY


def test_two_digit_years_never_lie_ahead() -> None:
    assert parse_date("1/1/26", today=TODAY).date.year == 2026
    assert parse_date("1/1/27", today=TODAY).date.year == 1927


@pytest.mark.parametrize(
    "typed", ["31/04/2020", "30/2/2024", "1403/13/01", "1402/12/30", "12/0/1985", "24/24/2024"]
)
def test_a_day_that_no_calendar_has_is_refused(typed: str) -> None:
    with pytest.raises(BadInputError):
        parse_date(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abc",
        "يوم ما",
        "3/7",
        "3/7/84",
        "1/2/3/4",
        "1700",
        "12/1/1700",
        "12345",
        "1/1/12345",
        "12 تير",
        "نوفمبر",
        "5/7/1446م",
        "1/1/1984 هـ",
        "3+7+1984",
        "2.98E+13",
        "1 2 نوفمبر 1984",
    ],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(BadInputError):
        parse_date(typed)


@given(st.text(max_size=20))
def test_no_text_crashes_the_reader(text: str) -> None:
    try:
        read = parse_date(text, today=TODAY)
    except BadInputError:
        return
    assert isinstance(read.date, date)


def test_every_month_name_is_read_back() -> None:
    for (calendar, _), names in MONTH_NAMES.items():
        assert len(names) == 12
        assert [month_number(name) for name in names] == [(calendar, month) for month in range(1, 13)]


def test_weeks_begin_on_monday_as_python_counts() -> None:
    day = date(2024, 11, 24)

    assert [WEEKDAY_NAMES[language][day.weekday()] for language in ("ar", "fa", "en")] == [
        "الأحد",
        "یکشنبه",
        "Sunday",
    ]
