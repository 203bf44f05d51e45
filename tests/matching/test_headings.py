"""Columns are recognised by what offices write above them; what is not recognised can be told."""

import pytest

from desktop.errors import BadInputError
from desktop.matching.fields import Field
from desktop.matching.heading_words import guessed_field
from desktop.matching.headings import field_of, recognise


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (
            ["م", "الاسم رباعيا", "الرقم القومي", "تاريخ الميلاد", "التليفون", "القرية", "النوع", "اسم الأم"],
            [None, "name", "national_id", "birth_date", "phone", "place", "sex", "mother_name"],
        ),
        (
            [
                "ردیف",
                "نام",
                "نام خانوادگی",
                "نام پدر",
                "کد ملی",
                "تاریخ تولد",
                "تلفن همراه",
                "روستا",
                "کد پستی",
            ],
            [
                None,
                "given_name",
                "family_name",
                "father_name",
                "national_id",
                "birth_date",
                "phone",
                "place",
                "postal_code",
            ],
        ),
        (
            [
                "rec_id",
                "given_name",
                "surname",
                "street_number",
                "address_1",
                "suburb",
                "postcode",
                "state",
                "date_of_birth",
            ],
            [
                None,
                "given_name",
                "family_name",
                "house_number",
                "address",
                "place",
                "postal_code",
                "region",
                "birth_date",
            ],
        ),
        (
            ["id", "Name", "DOB", "NID", "Mobile", "Village", "Father", "household"],
            [None, "name", "birth_date", "national_id", "phone", "place", "father_name", "household"],
        ),
        (
            ["الاسم الأول", "اسم الأب", "اسم الجد", "اللقب", "العنوان", "المحافظة"],
            ["name", "father_name", "grandfather_name", "family_name", "address", "region"],
        ),
        (["نام", "نام پدر"], ["name", "father_name"]),
    ],
)
def test_headings_of_offices_are_recognised(headings: list[str], fields: list[str | None]) -> None:
    header = recognise([headings], {}, "list.csv")

    told = {field.value: place for field, place in header.columns.items()}
    if "family_name" in fields and "name" in fields:
        told["name"] = told.pop("given_name", told.get("name", -1))
    assert told == {field: place for place, field in enumerate(fields) if field}
    assert (header.line, header.key) == (0, 0 if fields[0] is None else None)


def test_a_title_above_the_heading_is_passed_over() -> None:
    rows = [["كشف المستفيدين", "", ""], ["", "", ""], ["الاسم", "الرقم القومي", "ملاحظات"], ["أحمد", "1", ""]]

    header = recognise(rows, {}, "list.csv")

    assert (header.line, header.unused) == (2, ("ملاحظات",))


def test_what_is_told_goes_before_what_is_recognised() -> None:
    rows = [["Wer", "Geboren", "Name"], ["a", "b", "c"]]

    header = recognise(rows, {Field.NAME: "1", Field.BIRTH_DATE: "Geboren"}, "list.csv")

    assert header.columns == {Field.NAME: 0, Field.BIRTH_DATE: 1}


@pytest.mark.parametrize("told", [{Field.NAME: "9"}, {Field.NAME: "Wer"}, {Field.NAME: "0"}])
def test_a_column_that_is_not_there_is_named(told: dict[Field, str]) -> None:
    with pytest.raises(BadInputError, match=f"no column {told[Field.NAME]}"):
        recognise([["name", "dob"]], told, "list.csv")


@pytest.mark.parametrize("rows", [[["dob", "phone"]], [["أحمد محمد", "1990"]], [[1, 2, None]]])
def test_a_list_of_nobody_is_refused(rows: list[list[object]]) -> None:
    with pytest.raises(BadInputError, match="recognised"):
        recognise(rows, {}, "list.csv")


def test_a_list_without_rows_is_refused() -> None:
    with pytest.raises(BadInputError, match="no rows"):
        recognise([], {}, "list.csv")


def test_a_number_above_a_column_means_nothing() -> None:
    assert field_of(7) is None


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("الاسم رباعي", "name"),
        ("اسم المستفيد الثلاثي", "name"),
        ("نام و نام خانوادگی متقاضی", "name"),
        ("Beneficiary full name", "name"),
        ("الاسم الثاني", "father_name"),
        ("باقي الاسم", "family_name"),
        ("اسم والدة المستفيد", "mother_name"),
        ("فرزند", "father_name"),
        ("ت. الميلاد", "birth_date"),
        ("تاريخ ميلاده", "birth_date"),
        ("الرقم القومي (14 رقم)", "national_id"),
        ("رقم الواتساب", "phone"),
        ("الوحدة المحلية", "place"),
        ("اسم القرية", "place"),
        ("كود بريدي", "postal_code"),
        ("الرقم القومي للزوجة", None),
        ("رقم قومي الأب", None),
        ("محل الميلاد", None),
        ("نوع السكن", None),
        ("اسم الباحث", None),
        ("اسم المدرسة", None),
        ("شماره شناسنامه", None),
        ("عدد أفراد العائلة", None),
        ("الجنسية", None),
    ],
)
def test_a_heading_that_stands_in_no_list_is_guessed_where_it_is_plain(
    heading: str, field: str | None
) -> None:
    assert guessed_field(heading) == field


def test_a_guess_never_takes_the_place_of_a_known_heading() -> None:
    header = recognise([["اسم الأسرة كامل", "الاسم", "رقم تليفون الجار", "التليفون"]], {}, "list.csv")

    assert header.columns == {Field.NAME: 1, Field.PHONE: 3}
