"""Cells become what is compared, as typed: nothing is refused, and a slip stays a slip."""

import numpy as np
import pytest

from desktop.matching.near_numbers import are_near
from desktop.matching.values import (
    day_count,
    read_day,
    read_days,
    read_number,
    read_phone,
    read_place,
    read_sex,
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1990-07-03", (1990, 7, 3)),
        ("3/7/1990", (1990, 7, 3)),
        ("٣/٧/١٩٩٠", (1990, 7, 3)),
        ("1990/07/03", (1990, 7, 3)),
        ("1990-07-03 00:00:00", (1990, 7, 3)),
        ("19900703", (1990, 7, 3)),
        ("03/07/90", (1990, 7, 3)),
        ("۱۳۶۵/۰۳/۱۲", (1365, 3, 12)),
        ("1990", (1990, 0, 0)),
        ("7/1990", (1990, 7, 0)),
        ("1990-17-03", (1990, 17, 3)),
        ("19901703", (1990, 17, 3)),
        ("32874", (1990, 1, 1)),
        ("99999", (0, 0, 0)),
        ("", (0, 0, 0)),
        ("لا يوجد", (0, 0, 0)),
    ],
)
def test_birth_dates(text: str, day: tuple[int, int, int]) -> None:
    assert read_day(text) == day
    assert read_days((text, "2001-01-31", text)).tolist() == [[*day], [2001, 1, 31], [*day]]


def test_days_of_both_calendars_are_counted_alike() -> None:
    assert day_count(1990, 7, 3) == day_count(1369, 4, 12) > 0
    assert day_count(1990, 17, 3) == 0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("29007031901231", 29007031901231),
        ("٢٩٠٠٧٠٣١٩٠١٢٣١", 29007031901231),
        ("0012345678", 12345678),
        ("290-070 31901231", 29007031901231),
        ("12345678.0", 12345678),
        ("", 0),
        ("-", 0),
        ("2.90070E+13", 0),
        ("۲.۹E+۱۳", 0),
    ],
)
def test_identifiers(text: str, number: int) -> None:
    assert read_number(text) == number


def test_an_identifier_with_letters_is_equal_only_to_itself() -> None:
    assert read_number("A-1234567") == read_number("a1234567") < 0 != read_number("A-1234568")


@pytest.mark.parametrize(
    "text", ["01001234567", "+201001234567", "00201001234567", "0100-123-4567", "1001234567", "٠١٠٠١٢٣٤٥٦٧"]
)
def test_phones_lose_what_stands_in_front(text: str) -> None:
    assert read_phone(text) == 1001234567


def test_a_phone_of_a_few_digits_is_none() -> None:
    assert read_phone("123") == read_phone("لا يوجد") == 0


def test_places_lose_the_word_for_their_kind() -> None:
    assert read_place("قرية كفر سليم") == read_place("كفرسليم")
    assert read_place("شهر") == "شهر"


@pytest.mark.parametrize(
    ("text", "sex"), [("ذكر", 1), ("زن", 2), ("Male", 1), ("أنثى", 2), ("؟", 0), ("", 0)]
)
def test_sexes(text: str, sex: int) -> None:
    assert read_sex(text) == sex


@pytest.mark.parametrize(
    ("a", "b", "is_near"),
    [
        (29007031901231, 29007031901231 + 1, True),
        (29007031901231, 29007031901231 + 9, False),  # carries: two digits
        (29007031901231, 92007031901231, True),
        (29007031901231, 29007031902131, True),
        (29007031901231, 2900703190123, True),
        (29007031901231, 2907031901231, True),
        (29007031901231, 28007041901231, False),
        (12, 1, False),
        (0, 5, False),
        (-7, -8, False),
    ],
)
def test_numbers_one_slip_apart(a: int, b: int, is_near: bool) -> None:
    assert are_near(np.array([a, b]), np.array([b, a])).tolist() == [is_near, is_near]
