"""Amounts and counts in words, read as an official would read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.i18n.nouns import NOUNS
from desktop.i18n.words import amount_in_words, closed_amount, count_in_words, number_in_words

POUNDS = {
    0: "صفر جنيه",
    1: "جنيه واحد",
    2: "جنيهان",
    3: "ثلاثة جنيهات",
    8: "ثمانية جنيهات",
    10: "عشرة جنيهات",
    11: "أحد عشر جنيهًا",
    12: "اثنا عشر جنيهًا",
    15: "خمسة عشر جنيهًا",
    20: "عشرون جنيهًا",
    21: "واحد وعشرون جنيهًا",
    22: "اثنان وعشرون جنيهًا",
    99: "تسعة وتسعون جنيهًا",
    100: "مائة جنيه",
    101: "مائة جنيه وجنيه واحد",
    102: "مائة جنيه وجنيهان",
    103: "مائة وثلاثة جنيهات",
    110: "مائة وعشرة جنيهات",
    111: "مائة وأحد عشر جنيهًا",
    200: "مائتا جنيه",
    250: "مائتان وخمسون جنيهًا",
    300: "ثلاثمائة جنيه",
    800: "ثمانمائة جنيه",
    1000: "ألف جنيه",
    1001: "ألف جنيه وجنيه واحد",
    1250: "ألف ومائتان وخمسون جنيهًا",
    2000: "ألفا جنيه",
    2001: "ألفا جنيه وجنيه واحد",
    2200: "ألفان ومائتا جنيه",
    2500: "ألفان وخمسمائة جنيه",
    11000: "أحد عشر ألف جنيه",
    11100: "أحد عشر ألفًا ومائة جنيه",
    100000: "مائة ألف جنيه",
    101000: "مائة ألف وألف جنيه",
    102000: "مائة ألف وألفا جنيه",
    200000: "مائتا ألف جنيه",
    250000: "مائتان وخمسون ألف جنيه",
    1000000: "مليون جنيه",
    2000000: "مليونا جنيه",
    2002000: "مليونان وألفا جنيه",
    3000000: "ثلاثة ملايين جنيه",
    12345678: "اثنا عشر مليونًا وثلاثمائة وخمسة وأربعون ألفًا وستمائة وثمانية وسبعون جنيهًا",
    10**9: "مليار جنيه",
    2 * 10**12: "تريليونا جنيه",
    10**15: "ألف تريليون جنيه",
}
FAMILIES = {
    0: "صفر أسرة",
    1: "أسرة واحدة",
    2: "أسرتان",
    3: "ثلاث أسر",
    8: "ثماني أسر",
    10: "عشر أسر",
    11: "إحدى عشرة أسرة",
    12: "اثنتا عشرة أسرة",
    15: "خمس عشرة أسرة",
    18: "ثماني عشرة أسرة",
    21: "إحدى وعشرون أسرة",
    22: "اثنتان وعشرون أسرة",
    25: "خمس وعشرون أسرة",
    28: "ثمان وعشرون أسرة",
    90: "تسعون أسرة",
    100: "مائة أسرة",
    101: "مائة أسرة وأسرة واحدة",
    103: "مائة وثلاث أسر",
    111: "مائة وإحدى عشرة أسرة",
    200: "مائتا أسرة",
    350: "ثلاثمائة وخمسون أسرة",
    2000: "ألفا أسرة",
    2001: "ألفا أسرة وأسرة واحدة",
    7000: "سبعة آلاف أسرة",
    11000: "أحد عشر ألف أسرة",
}
RIALS = {
    0: "صفر",
    15: "پانزده",
    20: "بیست",
    38: "سی و هشت",
    100: "یکصد",
    110: "یکصد و ده",
    1000: "یک‌هزار",
    1404: "یک‌هزار و چهارصد و چهار",
    2000: "دو هزار",
    100_000: "یکصد هزار",
    1_250_000: "یک میلیون و دویست و پنجاه هزار",
    3_000_000_000: "سه میلیارد",
}
ENGLISH = {
    0: "zero",
    13: "thirteen",
    40: "forty",
    42: "forty-two",
    100: "one hundred",
    1001: "one thousand and one",
    1250: "one thousand two hundred and fifty",
    2_000_000: "two million",
}


@pytest.mark.parametrize(("pounds", "words"), POUNDS.items())
def test_pounds_agree_with_their_number(pounds: int, words: str) -> None:
    assert amount_in_words(pounds * 100, "EGP", "ar") == words


@pytest.mark.parametrize(("families", "words"), FAMILIES.items())
def test_families_agree_with_their_number(families: int, words: str) -> None:
    assert count_in_words(families, "household", "ar") == words


@pytest.mark.parametrize(("rials", "words"), RIALS.items())
def test_persian_amounts_leave_no_room_to_write_in_front(rials: int, words: str) -> None:
    assert amount_in_words(rials, "IRR", "fa") == f"{words} ریال"


@pytest.mark.parametrize(("n", "words"), ENGLISH.items())
def test_english_numbers_read_as_british_papers_write_them(n: int, words: str) -> None:
    assert number_in_words(n, "en") == words


@pytest.mark.parametrize(
    ("piastres", "words"),
    [
        (1275, "اثنا عشر جنيهًا وخمسة وسبعون قرشًا"),
        (101, "جنيه واحد وقرش واحد"),
        (202, "جنيهان وقرشان"),
        (305, "ثلاثة جنيهات وخمسة قروش"),
        (50, "خمسون قرشًا"),
    ],
)
def test_piastres_follow_the_pounds(piastres: int, words: str) -> None:
    assert amount_in_words(piastres, "EGP", "ar") == words


@pytest.mark.parametrize(
    ("count", "noun", "words"),
    [
        (1, "carton", "كرتونة واحدة"),
        (2, "carton", "كرتونتان"),
        (3, "carton", "ثلاث كراتين"),
        (11, "carton", "إحدى عشرة كرتونة"),
        (100, "carton", "مائة كرتونة"),
        (1, "name", "اسم واحد"),
        (2, "name", "اسمان"),
        (7, "name", "سبعة أسماء"),
        (214, "name", "مائتان وأربعة عشر اسمًا"),
        (4, "page", "أربع صفحات"),
        (15, "page", "خمس عشرة صفحة"),
        (5, "kg", "خمسة كيلوجرامات"),
        (6, "bag", "ست حقائب"),
        (9, "food_bag", "تسع شنط"),
        (4, "piece", "أربع قطع"),
        (12, "device", "اثنا عشر جهازًا"),
        (10, "blanket", "عشر بطاطين"),
        (3, "member", "ثلاثة أفراد"),
    ],
)
def test_things_are_counted_in_their_own_gender(count: int, noun: str, words: str) -> None:
    assert count_in_words(count, noun, "ar") == words


def test_persian_and_english_nouns_follow_their_number() -> None:
    assert count_in_words(15, "household", "fa") == "پانزده خانوار"
    assert count_in_words(1, "household", "en") == "one family"
    assert count_in_words(2, "household", "en") == "two families"


def test_a_closed_amount_is_fenced_on_both_sides() -> None:
    assert closed_amount(125000, "EGP", "ar") == "فقط ألف ومائتان وخمسون جنيهًا مصريًا لا غير"
    assert closed_amount(100, "EGP", "ar") == "فقط جنيه مصري واحد لا غير"
    assert closed_amount(200, "EGP", "ar") == "فقط جنيهان مصريان لا غير"
    assert closed_amount(1_250_000, "IRR", "fa") == "یک میلیون و دویست و پنجاه هزار ریال تمام"
    assert closed_amount(1275, "EGP", "en") == "twelve Egyptian pounds and seventy-five piastres only"


def test_a_unit_that_an_office_added_stands_behind_its_number() -> None:
    assert count_in_words(12, "شيكارة", "ar") == "اثنا عشر شيكارة"


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
def test_less_than_nothing_is_a_mistake_of_the_program(language: str) -> None:
    with pytest.raises(ValueError, match="counted"):
        number_in_words(-1, language)


@given(st.integers(0, 10**16), st.sampled_from(sorted(NOUNS)), st.sampled_from(["ar", "fa", "en"]))
def test_every_count_reads_cleanly(n: int, noun: str, language: str) -> None:
    words = count_in_words(n, noun, language)

    assert "  " not in words
    assert words == words.strip()
    assert not any(character.isdigit() or (character == "-" and language != "en") for character in words)


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.sampled_from(["ar", "fa", "en"]))
def test_two_numbers_never_read_alike(a: int, b: int, language: str) -> None:
    assert (number_in_words(a, language) == number_in_words(b, language)) == (a == b)
