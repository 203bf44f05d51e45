"""Which letters of what is shown were looked for."""

import pytest

from desktop.models.found_parts import spans_in_name, spans_in_number


@pytest.mark.parametrize(
    ("shown", "typed", "marked"),
    [
        ("أحمد محمود السيد", "احم", ["أحم"]),
        ("أحمد محمود السيد", "السيد محم", ["محم", "السيد"]),
        ("مصطفى إبراهيم", "مصطفي", ["مصطفى"]),
        ("عبد الرحمن علي", "عبدالرح", ["عبد", "الرح"]),
        ("عبد الرحمن علي", "عبد الرحمن", ["عبد", "الرحمن"]),
        ("فاطِمَة حسن", "فاطمه", ["فاطِمَة"]),
        ("أحمد محمود", "زينب", []),
        ("أحمد محمود", "عبدا", []),
        ("", "احمد", []),
        ("أحمد", "", []),
    ],
)
def test_the_beginnings_looked_for_are_marked_as_they_are_written(
    shown: str, typed: str, marked: list[str]
) -> None:
    assert [shown[start:end] for start, end in spans_in_name(shown, typed, "ar")] == marked


@pytest.mark.parametrize(
    ("shown", "typed", "marked"),
    [
        ("\u2066٢٨٤٠٧٠٣\u2069", "2840", ["٢٨٤٠"]),
        ("2026/17", "026/1", ["026/1"]),
        ("0100 123", "۰۱۰۰ ۱۲۳", []),
        ("2026/17", "أحمد", []),
    ],
)
def test_the_digits_looked_for_are_marked_in_any_script(shown: str, typed: str, marked: list[str]) -> None:
    assert [shown[start:end] for start, end in spans_in_number(shown, typed)] == marked
