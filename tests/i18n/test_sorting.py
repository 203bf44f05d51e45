"""One order of names, the same as Qt's."""

import csv
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCollator, QLocale

from desktop.i18n.sorting import sort_key
from desktop.resources import resource


def names(file: str) -> list[str]:
    with resource("reference", file).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    variants = (spelling for row in rows for spelling in row["spelling_variants"].split("|"))
    single = sorted({row["name"] for row in rows} | {spelling for spelling in variants if spelling})
    return single + [f"{a} {b}" for a, b in zip(single, single[7:], strict=False)]


@pytest.mark.parametrize(("language", "file"), [("ar", "names_ar_eg.csv"), ("fa", "names_fa_ir.csv")])
def test_names_stand_in_the_order_of_the_system(language: str, file: str) -> None:
    collator = QCollator(QLocale(language))

    ordered = sorted(names(file), key=lambda name: sort_key(name, language))

    assert len(ordered) > 1000
    assert all(collator.compare(a, b) <= 0 for a, b in pairwise(ordered))


def test_the_alphabet_is_the_offices() -> None:
    persian = [
        "آبان",
        "ابان",
        "بابا",
        "پاپا",
        "تاب",
        "جمال",
        "چمن",
        "زمان",
        "ژاله",
        "کاوه",
        "گلی",
        "لیلا",
        "نادر",
        "وحید",
        "هاله",
        "یاسر",
    ]
    arabic = ["أحمد", "بدر", "تامر", "نادر", "هاني", "وائل", "ياسر"]

    assert sorted(reversed(persian), key=lambda name: sort_key(name, "fa")) == persian
    assert sorted(reversed(arabic), key=sort_key) == arabic


def test_hamza_and_vowel_signs_decide_only_between_equals() -> None:
    assert sorted(["أحمد ب", "احمد ا"], key=sort_key) == ["احمد ا", "أحمد ب"]
    assert sorted(["مُحمد", "محمد"], key=sort_key) == ["محمد", "مُحمد"]
    assert sort_key("محـــمد") == sort_key("محمد")
    assert sort_key("مح\u200eمد") == sort_key("محمد")


def test_keyboards_make_no_difference_to_the_letters() -> None:
    for language in ("ar", "fa"):
        assert sorted(["كريم ب", "کریم ا"], key=lambda name: sort_key(name, language)) == ["کریم ا", "كريم ب"]


def test_signs_digits_arabic_and_latin_follow_each_other() -> None:
    ordered = ["-", "10", "٢", "محمد", "adam", "Adam", "éva", "Zaki", "Ж"]

    assert sorted(reversed(ordered), key=sort_key) == ordered
    assert sort_key("٢") == sort_key("2") == sort_key("۲")


def test_a_name_stands_before_its_continuations() -> None:
    assert sort_key("علي") < sort_key("علي أحمد") < sort_key("علياء")


@given(st.text(), st.text())
def test_every_text_has_a_place(a: str, b: str) -> None:
    assert isinstance(sort_key(a + b), bytes)
    assert sort_key(a) <= sort_key(a + "ي" * (len(b) + 1))
