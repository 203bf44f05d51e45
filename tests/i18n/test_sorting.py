"""One order of names, the same as Qt's."""

import csv
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCollator, QLocale

from desktop.i18n.sorting import number_key, sort_key
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


TWINS = ("ءأؤإئا", "ةت", "ىي", "ب")  # each in the order of its twins


@given(
    st.lists(st.sampled_from(TWINS), max_size=9).flatmap(
        lambda groups: st.tuples(*(st.tuples(st.sampled_from(one), st.sampled_from(one)) for one in groups))
    )
)
def test_twins_decide_from_the_first_that_differs(letters: tuple[tuple[str, str], ...]) -> None:
    a, b = ("".join(one) for one in zip(*letters, strict=True)) if letters else ("", "")
    ranks_a, ranks_b = ([next(g for g in TWINS if x in g).index(x) for x in word] for word in (a, b))

    assert (sort_key(a) < sort_key(b)) is (ranks_a < ranks_b)
    assert (sort_key(a) == sort_key(b)) is (ranks_a == ranks_b)


def test_the_key_of_plain_letters_is_little_longer_than_the_name() -> None:
    assert len(sort_key("محمود ابراهيم حسن")) <= len("محمود ابراهيم حسن") + 5


def test_file_numbers_stand_as_people_count() -> None:
    ordered = [
        "7",
        "2026/0009",
        "2026/10",
        "2026/100",
        "2027/1",
        "10000/1",
        "A-2",
        "A-10",
        "A-10/1",
        "A-10b",
        "B",
    ]

    assert sorted(reversed(ordered), key=number_key) == ordered
    assert number_key("٢٠٢٦/٠٠٩") == number_key("2026/9") == number_key("۲۰۲۶/9")


@given(st.text(), st.text())
def test_every_text_has_a_place(a: str, b: str) -> None:
    assert isinstance(sort_key(a + b), bytes)
    assert sort_key(a) <= sort_key(a + "ي" * (len(b) + 1))
