"""The parts of names as linkage compares them: torn words whole, glued names parted, likely spellings together."""

import pytest

from desktop.matching.name_words import is_short_form, name_parts, skeleton, sound
from desktop.models.names import fold


@pytest.mark.parametrize(
    ("name", "language", "parts"),
    [
        ("أحمد محمد علي", "ar", "احمد محمد علي"),
        ("محم د أحمد", "ar", "محمد احمد"),
        ("ا براهيم محمد", "ar", "براهيم محمد"),  # a title is dropped before: د. م. أ.
        ("محمداحمد علي", "ar", "محمد احمد علي"),
        ("عبد الله نورالدين", "ar", "عبدالله نورالدين"),
        ("غريبالاسم حسن", "ar", "غريبالاسم حسن"),
        ("می حسن", "ar", "مي حسن"),
        ("محمد رضا کریمی", "fa", "محمدرضا كريمي"),
        ("سید محمد رضا کریمی", "fa", "محمدرضا كريمي"),
        ("ز هرا کریمی", "fa", "زهرا كريمي"),
        ("سید کریمی", "fa", "سيد كريمي"),
    ],
)
def test_parts_of_names(name: str, language: str, parts: str) -> None:
    assert name_parts(fold(name, language), language) == parts.split(" ")


@pytest.mark.parametrize(
    ("one", "other"),
    [("معاذ", "معاز"), ("الشناوي", "شناوي"), ("ثروت", "سروت"), ("catherine", "katherin"), ("هدي", "هدا")],
)
def test_what_sounds_alike_has_one_form(one: str, other: str) -> None:
    assert sound(one) == sound(other)
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("محمد", "محمود"), ("احمد", "حمد"), ("peter", "pedro")])
def test_what_sounds_otherwise_has_two(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    ("one", "other", "is_short"),
    [
        ("نور", "نورالدين", True),
        ("رضا", "محمدرضا", True),
        ("ا", "احمد", True),
        ("ابراه", "ابراهيم", True),
        ("حسن", "حسنين", False),
        ("علي", "علي", False),
        ("", "علي", False),
    ],
)
def test_short_forms(one: str, other: str, is_short: bool) -> None:
    assert is_short_form(one, other) is is_short_form(other, one) is is_short
