"""Row marks: digits that name a row, and are refused by name when anything in them is wrong."""

import pytest

from desktop.errors import BadInputError
from desktop.models.row_mark import MARK_DIGITS, read_mark, row_mark

KEY = bytes(range(32))


@pytest.mark.parametrize("row", [1, 42, 99_999, 100_000])
def test_a_mark_names_its_row(row: int) -> None:
    mark = row_mark(KEY, "2026/7", 1, row)
    assert len(mark) == MARK_DIGITS
    assert read_mark(KEY, f" {mark} ", "2026/7", 1) == row


@pytest.mark.parametrize("zero", ["٠", "۰"])
def test_a_mark_is_typed_on_any_keyboard(zero: str) -> None:
    digits = {ord(str(digit)): chr(ord(zero) + digit) for digit in range(10)}
    typed = row_mark(KEY, "1404/12", 2, 5).translate(digits)
    assert read_mark(KEY, typed, "1404/12", 2) == 5


def test_the_mark_never_changes() -> None:
    assert row_mark(KEY, "2026/7", 1, 42) == "202600000701000042073578"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("123", "not a row mark"),
        ("x" * MARK_DIGITS, "not a row mark"),
        ("1" * MARK_DIGITS, "does not check"),
        (row_mark(bytes(32), "2026/7", 1, 42), "does not check"),
        (row_mark(KEY, "2026/8", 1, 42), "another sheet"),
        (row_mark(KEY, "2026/7", 2, 42), "another edition"),
    ],
)
def test_a_wrong_mark_is_refused_by_name(typed: str, sentence: str) -> None:
    with pytest.raises(BadInputError, match=sentence):
        read_mark(KEY, typed, "2026/7", 1)
