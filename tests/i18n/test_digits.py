"""Digits of every keyboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import BadInputError
from desktop.i18n.digits import Numerals, fold_digits, localize_digits, parse_int


def test_digits_of_three_keyboards_are_one() -> None:
    assert fold_digits("٢٩٩۱۲3") == "299123"


def test_letters_stay_as_they_are() -> None:
    assert fold_digits("شارع ٥ أ") == "شارع 5 أ"


def test_superscripts_are_not_digits_of_an_identifier() -> None:
    assert fold_digits("م²") == "م²"


@given(st.text(), st.sampled_from(Numerals))
def test_digits_come_back_from_every_set(text: str, numerals: Numerals) -> None:
    assert fold_digits(localize_digits(text, numerals)) == fold_digits(text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("١٢", 12), ("۱٬۲۳۴", 1234), ("1,234,567", 1234567), (" 7 ", 7), ("-3", -3), ("−٣", -3), ("007", 7)],
)
def test_whole_numbers_are_read_with_any_digits(typed: str, meant: int) -> None:
    assert parse_int(typed) == meant


@pytest.mark.parametrize("typed", ["", "abc", "1.5", "12,34", "1 2", "٣ كيلو", "--1", "2.98E+13", "²"])
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(BadInputError, match="whole number"):
        parse_int(typed)
