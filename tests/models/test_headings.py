"""Headings of both countries in every spelling, and the row that holds them."""

import pytest

from desktop.models.headings import _WORDS, _meant, columns_of, field_of, recognise
from desktop.models.importing import Field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("الرقم القومى للمستفيد", Field.NATIONAL_ID),
        ("رقــم قومي", Field.NATIONAL_ID),
        ("كد ملى", Field.NATIONAL_ID),
        ("کدملی", Field.NATIONAL_ID),
        ("أسم المستفيد", Field.NAME),
        ("الإسم رباعياً", Field.NAME),
        ("نام‌خانوادگی", Field.FAMILY_NAME),
        ("عدد أفراد الأسرة:", Field.MEMBERS),
        ("کد ۱۳ رقمی", Field.CODE),
        ("#", Field.SERIAL),
        ("م", Field.SERIAL),
        ("اسم رب الأسرة رباعى", Field.NAME),
        ("الاسم ( رباعى )", Field.NAME),
        ("اسم المستفيد ثلاثيًا", Field.NAME),
        ("نام ونام خانوادگی", Field.NAME),
        ("ت. الميلاد", Field.BIRTH_DATE),
        ("ت/الميلاد", Field.BIRTH_DATE),
        ("ت.ت", Field.BIRTH_DATE),
        ("تاريخ الميلاد (يوم/شهر/سنة)", Field.BIRTH_DATE),
        ("تاريخ الميلاد\nيوم شهر سنة", None),
        ("ع. الأفراد", Field.MEMBERS),
        ("عدد الأفراد بالأسرة", Field.MEMBERS),
        ("النوع (ذكر/أنثى)", Field.SEX),
        ("الرقم القومي / رقم البطاقة", Field.NATIONAL_ID),
        ("الرقم القومي (14 رقم)", Field.NATIONAL_ID),
        ("ک.ملی (۱۰ رقمی)", Field.NATIONAL_ID),
        ("ش. پرونده", Field.CODE),
        ("تعداد افراد خانوار", Field.MEMBERS),
        ("نام روستا", Field.PLACE),
        ("تليفون المستفيد", Field.PHONE),
        ("القرية / العنوان", Field.PLACE),
        ("(#)", None),
        ("اسم الزوج", None),
        ("رقم العضوية", None),
        ("التوقيع", None),
        ("Feld A", None),
        (12.0, None),
    ],
)
def test_a_heading_is_recognised_in_any_spelling(heading: object, field: Field | None) -> None:
    assert field_of(heading) is field


def test_no_heading_means_two_things() -> None:
    meant = [(_meant(word), field) for field, words in _WORDS.items() for word in words.split("،")]
    assert {
        one: len({field for other, field in meant if other == one}) for one, _field in meant
    } == dict.fromkeys((one for one, _field in meant), 1)


def test_the_heading_is_found_below_titles() -> None:
    rows: list[list[object]] = [
        ["كشف المستفيدين", "", ""],
        [],
        ["م", "الاسم", "الرقم القومي"],
        [1.0, "أحمد", "2"],
    ]
    header = recognise(rows)
    assert header is not None
    assert (header.line, header.is_usable) == (2, True)
    assert header.columns == (Field.SERIAL, Field.NAME, Field.NATIONAL_ID)


def test_the_first_of_equal_headings_wins_and_a_usable_one_is_never_given_up() -> None:
    heading = ["الاسم", "الرقم القومي"]
    unusable = ["التليفون", "القرية", "الفئة"]
    header = recognise([heading, heading, unusable])
    assert header is not None
    assert header.line == 0


def test_rows_without_known_words_hold_no_heading() -> None:
    assert recognise([["a", "b"], [1.0, 2.0], ["التوقيع", "الكمية"]]) is None


def test_a_second_column_of_the_same_meaning_is_left_out() -> None:
    assert columns_of(["الاسم", "اسم المستفيد"]) == (Field.NAME, None)


def test_a_first_name_alone_is_the_name() -> None:
    assert columns_of(["نام", "کد ملی"]) == (Field.NAME, Field.NATIONAL_ID)
    assert columns_of(["نام", "نام خانوادگی"]) == (Field.FIRST_NAME, Field.FAMILY_NAME)


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (["اسم رب الأسرة", "الرقم القومي لرب الأسرة"], (Field.NAME, Field.NATIONAL_ID)),
        (
            ["الاسم", "الرقم القومي", "الرقم القومي لرب الأسرة"],
            (Field.NAME, Field.NATIONAL_ID, Field.HEAD_ID),
        ),
        (["نام", "نسبت", "کد ملی سرپرست"], (Field.NAME, Field.RELATION, Field.HEAD_ID)),
    ],
)
def test_the_id_of_the_head_is_the_own_one_where_each_row_is_a_head(
    headings: list[str], columns: tuple[Field, ...]
) -> None:
    assert columns_of(headings) == columns
