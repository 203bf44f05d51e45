"""Reads single cells into the numbers that linkage compares; nothing here refuses, it compares what is there."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from desktop.errors import BadInputError
from desktop.i18n.calendars import JALALI_YEARS, Precision, from_jalali, parse_date, to_jalali
from desktop.i18n.digits import fold_digits
from desktop.matching.arrays import Array
from desktop.models.names import key

_YEAR_FIRST = re.compile(r"\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})\s*")
# The same letter by letter, as nearly every cell of a list has it: 2001-07-31.
_DAY_LETTERS, _DAY_MARKS, _DAY_DIGITS = 10, [4, 7], [0, 1, 2, 3, 5, 6, 8, 9]
_DAY_UNITS = [(1000, 0, 0), (100, 0, 0), (10, 0, 0), (1, 0, 0), (0, 10, 0), (0, 1, 0), (0, 0, 10), (0, 0, 1)]
_POWER = re.compile(r"\d([.,]\d+)?[eE]\+?\d+")  # 2.9007E+13: what a spreadsheet leaves of an identifier
_CENTURIES_END = date(2029, 12, 31)  # years of two digits are taken to lie in the hundred years before
_SERIALS_BEGIN = date(1899, 12, 30)  # a spreadsheet that lost the form of its cells shows days since then
_SERIAL_DIGITS = 5
JALALI_EPOCH = 621  # years between the two counts
NEAR_YEARS = 2  # births of the old were written from memory
_MOST_DIGITS = 18  # what a 64-bit number holds
_COUNTRY_CODES = ("0020", "0098", "20", "98")
_PHONE_DIGITS = 10  # without the zero or the country code in front
_SEXES = {
    **dict.fromkeys(("ذكر", "مرد", "پسر", "male", "m", "man", "boy", "1"), 1),
    **dict.fromkeys(("انثي", "زن", "دختر", "female", "f", "woman", "girl", "2", "امراه", "بنت"), 2),
}
_PLACE_WORDS = (
    "قريه",
    "قرية",
    "مدينه",
    "مركز",
    "روستاي",
    "روستا",
    "شهر",
    "شهرستان",
    "بخش",
    "village",
    "city",
)


class TypedDay(NamedTuple):
    """A birth date as typed, in its own calendar, because slips happen there; 0 for what is not known."""

    year: int = 0
    month: int = 0
    day: int = 0


NO_DAY = TypedDay()


@lru_cache(maxsize=200_000)
def read_day(text: str) -> TypedDay:
    """Return a birth date; one that no calendar has keeps its parts, so that its double still resembles it."""
    if not text:
        return NO_DAY
    plain = _YEAR_FIRST.fullmatch(text)
    if plain:
        return TypedDay(*map(int, plain.groups()))
    if len(text) == _SERIAL_DIGITS and text.isdecimal():
        told = _SERIALS_BEGIN + timedelta(days=int(text))
        return TypedDay(told.year, told.month, told.day) if told <= _CENTURIES_END else NO_DAY
    try:
        read = parse_date(text, today=_CENTURIES_END)
    except BadInputError:
        return _impossible_day(text)
    jalali = to_jalali(read.date)
    is_jalali = str(jalali.year) in fold_digits(text)
    year, month, day = jalali if is_jalali else (read.date.year, read.date.month, read.date.day)
    known = {Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}[read.precision]
    return TypedDay(*(year, month, day)[:known])


def read_days(cells: Sequence[str]) -> Array:
    """Return birth dates, year, month and day of each cell; the plain ones, most of any list, are read all at once."""
    import numpy as np

    letters = np.array(cells, dtype=f"U{_DAY_LETTERS + 1}").view(np.uint32).reshape(len(cells), -1)
    digits = letters[:, _DAY_DIGITS] - np.uint32(ord("0"))
    is_plain = (digits < 10).all(axis=1) & (letters[:, _DAY_LETTERS] == 0)
    is_plain &= np.isin(letters[:, _DAY_MARKS], (ord("-"), ord("/"))).all(axis=1)
    found = digits.astype(np.int32) @ np.array(_DAY_UNITS, dtype=np.int32)
    for place in np.flatnonzero(~is_plain).tolist():
        found[place] = read_day(cells[place])
    return np.asarray(found)


def _impossible_day(text: str) -> TypedDay:
    digits = "".join(letter for letter in fold_digits(text) if letter.isdigit())
    if len(digits) != 8:
        return TypedDay()
    return TypedDay(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


@lru_cache(maxsize=50_000)
def day_count(year: int, month: int, day: int) -> int:
    """Return a date of either calendar as a count of days; 0 for what no calendar has."""
    try:
        return (from_jalali if year in JALALI_YEARS else date)(year, month, day).toordinal()
    except ValueError:
        return 0


def common_years(years: Array) -> Array:
    """Return the years of both calendars as those of one."""
    import numpy as np

    is_jalali = (years >= JALALI_YEARS.start) & (years < JALALI_YEARS.stop)
    return np.asarray(np.where(is_jalali, years + JALALI_EPOCH, years))


def read_number(text: str) -> int:
    """Return an identifier as a number; zeros in front do not count, letters make it a hash below zero."""
    if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS:
        return int(text)
    plain = fold_digits(text).strip().removesuffix(".0")
    digits = "".join(letter for letter in plain if letter.isalnum())
    if not digits or _POWER.fullmatch(plain):
        return 0
    if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS:
        return int(digits)
    return -abs(hash(digits.casefold())) or -1


def read_phone(text: str) -> int:
    """Return a phone as its last ten digits, whatever stands in front."""
    digits = text
    if not (text.isascii() and text.isdigit()):
        digits = "".join(letter for letter in fold_digits(text).removesuffix(".0") if letter.isdigit())
    for code in _COUNTRY_CODES:
        if digits.startswith(code) and len(digits) >= len(code) + _PHONE_DIGITS:
            digits = digits[len(code) :]
            break
    return int(digits[-_PHONE_DIGITS:]) if len(digits) > 4 else 0


@lru_cache(maxsize=100_000)
def read_place(text: str) -> str:
    """Return a place without spaces and without the word that says what kind of place it is."""
    folded = key(text)
    for word in _PLACE_WORDS:
        if folded.startswith(word) and len(folded) > len(word) + 2:
            return folded.removeprefix(word)
    return folded


@lru_cache(maxsize=1000)
def read_sex(text: str) -> int:
    """Return 1 for a man, 2 for a woman, 0 where the cell says neither."""
    return _SEXES.get(key(text), 0)
