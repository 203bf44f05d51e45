"""Two spellings judged with their reason; nothing here speaks about persons."""

import csv

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.models.names import Kind, compare_names, key
from desktop.models.spelling import edits
from desktop.resources import resource

CASES = [
    # verdict, words of the reason, a, b, language
    (Kind.DIFFERENT, "empty", "", "محمد", "ar"),
    (Kind.DIFFERENT, "empty", "د.", "-", "fa"),
    (Kind.DIFFERENT, "another order", "أحمد محمد علي", "محمد أحمد علي", "ar"),
    (Kind.DIFFERENT, "two names", "محمد أحمد علي", "محمود أحمد حسن", "ar"),
    (Kind.DIFFERENT, "two names", "كريم", "كريمة", "ar"),
    (Kind.DIFFERENT, "two names", "عبد الله", "عبد الإله", "ar"),
    (Kind.DIFFERENT, "two names", "عبد الناصر", "ناصر", "ar"),
    (Kind.DIFFERENT, "two names", "أحمد علي سيد جاد", "منى سعد خالد فهد", "ar"),
    (Kind.DIFFERENT, "two names", "محمد أحمد", "محمد علي حسن خالد", "ar"),
    (Kind.DIFFERENT, "two names", "محمد", "علي أحمد", "xx"),
    (Kind.REVIEW, "the article", "محمد الشناوي", "محمد شناوي", "ar"),
    (Kind.REVIEW, "sound alike", "معاذ", "معاز", "ar"),
    (Kind.REVIEW, "sound alike", "رضا", "رزا", "fa"),
    (Kind.REVIEW, "alef or ya", "هدى", "هدا", "ar"),
    (Kind.REVIEW, "last hamza", "شيماء", "شيما", "ar"),
    (Kind.REVIEW, "shorter way", "نور", "نور الدين", "ar"),
    (Kind.REVIEW, "shorter way", "احمدی", "احمدی‌نژاد", "fa"),
    (Kind.REVIEW, "shorter way", "يس", "ياسين", "ar"),
    (Kind.REVIEW, "cut off", "محمد أحمد عبد الرحمن", "محمد أحمد عبد الر", "ar"),
    (Kind.REVIEW, "cut off", "محمد أ. علي", "محمد أحمد علي", "ar"),
    (Kind.REVIEW, "one letter", "محمد", "محممد", "ar"),
    (Kind.REVIEW, "one letter", "محمد", "محدم", "ar"),
    (Kind.REVIEW, "one letter", "عبد الحكيم", "عبد الحليم", "ar"),
    (Kind.REVIEW, "one letter", "ضياء الدين", "ضيا الدين", "ar"),
    (Kind.REVIEW, "two letters", "عبد العزيز", "عبد عزيز", "ar"),
    (Kind.REVIEW, "two letters", "محمد أحمد شحاتة", "محمد أحمد شجابة", "ar"),
    (Kind.REVIEW, "one side only", "محمد أحمد علي حسن", "محمد أحمد حسن", "ar"),
    (Kind.REVIEW, "one side only", "محمد أحمد علي الشناوي", "محمد أحمدد علي", "ar"),
    (Kind.REVIEW, "two letters", "فاطمه سادات موسوی", "فاطمه السادات موسوی", "fa"),
    (Kind.REVIEW, "double name", "محمدرضا احمدی", "رضا احمدی", "fa"),
    (Kind.REVIEW, "double name", "محمد رضا احمدی", "محمداحمدی", "fa"),
    (Kind.REVIEW, "in their spaces", "محمدرضا احمدی", "محمد رضا احمدیی", "fa"),
    (Kind.REVIEW, "no name", "٢٩٠٠٧", "29007", "ar"),
    (Kind.REVIEW, "no name", "م", "م.", "ar"),
    (Kind.REVIEW, "no name", "A", "a", "ar"),
    (Kind.REVIEW, "no name", "12 3", "123", "fa"),
    (Kind.SAME, "one name", "د. مُحمّد عبدالله", "محمد عبد الله", "ar"),
]
SOUNDS = [
    (Kind.SAME, "Karim Ali", "KARIM  ali"),
    (Kind.REVIEW, "Kareem", "Karim"),
    (Kind.REVIEW, "Youssef", "Yusuf"),
    (Kind.REVIEW, "Youssef", "يوسف"),
    (Kind.REVIEW, "Said", "Saeed"),
    (Kind.REVIEW, "Abdurrahman", "عبد الرحمن"),
    (Kind.REVIEW, "Abdallah", "عبد الله"),
    (Kind.REVIEW, "Fatmah", "فاطمة"),
    (Kind.REVIEW, "Mona", "منى"),
    (Kind.REVIEW, "Amr", "عمرو"),
    (Kind.REVIEW, "Fathy", "فتحي"),
    (Kind.REVIEW, "Reda", "رضا"),
    (Kind.REVIEW, "Reza", "رضا"),
    (Kind.REVIEW, "Davood Ghasemi", "داوود قاسمی"),
    (Kind.REVIEW, "Alexandra", "ألكسندرا"),
    (Kind.REVIEW, "Ahmed Mohamed", "أحمد محمد علي"),
    (Kind.REVIEW, "Mohamed Hassan", "Mohamef Hassan"),
    (Kind.REVIEW, "Ibrahim", "Ibarhim"),
    (Kind.DIFFERENT, "Mohamed Hassan", "Mohamef Hasham"),
    (Kind.DIFFERENT, "Adel", "Adela"),
    (Kind.DIFFERENT, "Adi", "Ali"),
    (Kind.DIFFERENT, "Ahmed Mohamed", "حسن محمد علي"),
    (Kind.DIFFERENT, "Hassan", "Hussein"),
    (Kind.DIFFERENT, "Mahmoud", "محمد"),
    (Kind.DIFFERENT, "Mohamed", "محمود"),
    (Kind.DIFFERENT, "Karim", "Karam"),
    (Kind.DIFFERENT, "Samir", "Samira"),
    (Kind.DIFFERENT, "Ali", ""),
    (Kind.DIFFERENT, "Ali", "Ea"),
]


def known(file: str, language: str) -> frozenset[str]:
    with resource("reference", file).open(encoding="utf-8", newline="") as lines:
        return frozenset(key(row["name"], language) for row in csv.DictReader(lines))


@pytest.mark.parametrize(("kind", "words", "a", "b", "language"), CASES)
def test_a_verdict_tells_its_reason(kind: Kind, words: str, a: str, b: str, language: str) -> None:
    for one, other in ((a, b), (b, a)):
        verdict = compare_names(one, other, language)

        assert verdict.kind is kind
        assert words in verdict.why.format(**verdict.values)


@pytest.mark.parametrize(("kind", "a", "b"), SOUNDS)
def test_latin_letters_never_settle_a_name_of_another_spelling(kind: Kind, a: str, b: str) -> None:
    assert compare_names(a, b).kind is kind
    assert compare_names(b, a).kind is kind


def test_two_names_in_common_use_are_two_names() -> None:
    common = known("names_ar_eg.csv", "ar")

    for a, b in (
        ("محمد", "محمود"),
        ("أيمن", "إيمان"),
        ("عبد الحكيم", "عبد الحليم"),
        ("محمد أحمد", "محمود أحمد"),
        ("Salem", "Saleh"),
    ):
        assert compare_names(a, b, "ar").kind is Kind.REVIEW
        assert compare_names(a, b, "ar", common).kind is Kind.DIFFERENT
    assert compare_names("محمد", "محممد", "ar", common).kind is Kind.REVIEW
    assert compare_names("زياد", "ذياد", "ar", common).kind is Kind.REVIEW
    assert compare_names("Mohamed", "Mohamef", "ar", common).kind is Kind.REVIEW


def test_family_names_are_told_apart_by_the_names_in_them() -> None:
    common = known("names_fa_ir.csv", "fa") - {key("حسن‌زاده", "fa")}

    assert compare_names("حسن‌زاده", "حسین زاده", "fa", common).kind is Kind.DIFFERENT


@pytest.mark.parametrize(("file", "language"), [("names_ar_eg.csv", "ar"), ("names_fa_ir.csv", "fa")])
def test_recorded_misspellings_are_never_called_other_names(file: str, language: str) -> None:
    with resource("reference", file).open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["spelling_variants"]]

    for row in rows:
        for variant in row["spelling_variants"].split("|"):
            assert compare_names(row["name"], variant, language).kind is not Kind.DIFFERENT


def test_names_and_their_latin_forms_find_each_other() -> None:
    with resource("reference", "names_ar_eg.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["latin"]]

    found = [row for row in rows if compare_names(row["name"], row["latin"]).kind is Kind.REVIEW]

    assert len(found) > 0.95 * len(rows)


@pytest.mark.parametrize(
    ("a", "b", "distance"),
    [
        ("", "", 0),
        ("", "ab", 2),
        ("ab", "ba", 1),
        ("abc", "cba", 2),
        ("ab", "acb", 1),
        ("kitten", "sitting", 3),
    ],
)
def test_edits_count_drops_additions_changes_and_swaps(a: str, b: str, distance: int) -> None:
    assert edits(a, b) == edits(b, a) == distance


@example("ااا", "اله")
@given(st.text("محمدعلي اه\u200cیabe", max_size=15), st.text("محمدعلي اه\u200cیabe", max_size=15))
def test_the_order_of_the_two_never_matters(a: str, b: str) -> None:
    assert compare_names(a, b).kind is compare_names(b, a).kind
