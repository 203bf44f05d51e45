"""National identifiers of both countries, as typed and as workbooks hold them."""

import csv
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.i18n.calendars import Precision
from desktop.models.country import Country
from desktop.models.national_id import (
    BORN_ABROAD,
    EGYPTIAN_AREAS,
    IdReading,
    IdState,
    check_id,
    egyptian_check_digit,
    iranian_check_digit,
    is_legal_id,
    neighbours,
)
from desktop.models.problem import Severity
from desktop.resources import resource

TODAY = date(2026, 1, 15)


def egyptian(stem: str = "2900101190123") -> str:
    """Return a well-formed number: a man born 1990-01-01, registered in Ismailia."""
    return f"{stem}{egyptian_check_digit(stem)}"


def iranian(stem: str = "012345678") -> str:
    return f"{stem}{iranian_check_digit(stem)}"


def read(text: str, country: Country = Country.EGYPT, **form: object) -> IdReading:
    return check_id(text, country, today=TODAY, **form)  # type: ignore[arg-type]  # the tests name real fields


def severities(reading: IdReading) -> list[Severity]:
    return [problem.severity for problem in reading.problems]


def test_an_egyptian_number_tells_birth_sex_and_governorate() -> None:
    number = egyptian()

    assert read(number) == IdReading(number, IdState.OK, (), "male", date(1990, 1, 1), "19")


def test_the_century_and_an_even_serial_are_understood() -> None:
    reading = read(egyptian("3120229880124"))

    assert (reading.birth_date, reading.sex, reading.birth_area) == (date(2012, 2, 29), "female", BORN_ABROAD)


@pytest.mark.parametrize("typed", [" {} ", "'{}", "{}.0", "\u200f{}", "{}٫0"])
def test_what_workbooks_add_does_no_harm(typed: str) -> None:
    assert read(typed.format(egyptian())).number == egyptian()


def test_any_digits_and_gaps_are_read() -> None:
    arabic = egyptian().translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))

    assert read(arabic).number == egyptian()
    assert read(f"{egyptian()[:7]} {egyptian()[7:]}").number == egyptian()
    assert read(f"{egyptian()[:7]}-{egyptian()[7:]}").number == egyptian()


@pytest.mark.parametrize("typed", ["2.98E+13", "٢٫٩٨E+13", "2,98e13"])
def test_a_rounded_number_is_refused_with_the_way_out(typed: str) -> None:
    reading = read(typed)

    assert reading.state is IdState.NONE
    assert "as text" in reading.problems[0].message


@pytest.mark.parametrize(
    "number",
    [
        "2900101190123",  # 13 digits
        egyptian() + "1",
        egyptian("4900101190123"),
        egyptian("1900101190123"),
        egyptian("2901301190123"),
        egyptian("2900230190123"),
        egyptian("3260116190123"),  # tomorrow
        egyptian("2900101050123"),
        egyptian("2900101990123"),
        "2900101A901234",
    ],
)
def test_a_number_that_cannot_be_is_refused(number: str) -> None:
    reading = read(number)

    assert severities(reading) == [Severity.ERROR]
    assert reading.state is IdState.NONE


def test_the_unpublished_check_digit_only_warns() -> None:
    number = egyptian()
    unusual = number[:13] + str((int(number[13]) + 1) % 10)

    reading = read(unusual)

    assert (reading.state, severities(reading)) == (IdState.WARNED, [Severity.WARNING])
    assert reading.birth_area == "19"


def test_check_digits_of_both_special_remainders_are_known() -> None:
    closing = {egyptian_check_digit(f"29001011901{serial:02}") for serial in range(100)}

    assert closing == set(range(10))


@pytest.mark.parametrize(("stem", "sex"), [("2900101190123", "female"), ("2900101190124", "male")])
def test_the_sex_digit_against_the_form_stops(stem: str, sex: str) -> None:
    reading = read(egyptian(stem), sex=sex)

    assert severities(reading) == [Severity.ERROR]
    assert reading.state is IdState.NONE


def test_a_form_that_agrees_is_silent() -> None:
    assert read(egyptian(), sex="male", birth=date(1990, 1, 1)).problems == ()
    assert read(egyptian(), birth=date(1990, 7, 1), birth_precision=Precision.YEAR).problems == ()
    assert read(egyptian(), birth=date(1990, 1, 9), birth_precision=Precision.MONTH).problems == ()


def test_another_birth_date_in_the_form_warns_beside_that_field() -> None:
    reading = read(egyptian(), birth=date(1990, 1, 2))

    assert [problem.field for problem in reading.problems] == ["birth_date"]
    assert reading.state is IdState.OK


def test_no_number_is_no_problem() -> None:
    assert read("  ") == IdReading("", IdState.NONE)


def test_temporary_numbers_are_known_by_their_shape() -> None:
    assert read("t-Ism-01-٤٢") == IdReading("T-ism-01-42", IdState.TEMPORARY)
    assert read("T-42").problems


@pytest.mark.parametrize("number", ["0499370899", "0790419904", "0084575948", "0963695398"])
def test_iranian_codes_in_use_are_accepted(number: str) -> None:
    assert read(number, Country.IRAN) == IdReading(number, IdState.OK)


def test_zeros_lost_in_a_workbook_are_put_back_and_told() -> None:
    reading = read("۸۴۵۷۵۹۴۸", Country.IRAN)

    assert reading.number == "0084575948"
    assert (reading.state, severities(reading)) == (IdState.OK, [Severity.NOTE])


@pytest.mark.parametrize("number", ["0499370898", "1111111111", "1234567", "04993708991"])
def test_an_iranian_code_that_cannot_be_is_refused(number: str) -> None:
    reading = read(number, Country.IRAN)

    assert (reading.state, severities(reading)) == (IdState.NONE, [Severity.ERROR])


def test_organisations_have_their_own_eleven_digits() -> None:
    assert is_legal_id("10380284790")
    assert is_legal_id("۱۴۰۰۷۶۵۰۹۱۲")
    assert not is_legal_id("10380285690")
    assert not is_legal_id("1038028479")


def test_a_swap_or_one_wrong_digit_is_found_among_the_neighbours() -> None:
    number = egyptian()
    swapped = number[:10] + number[11] + number[10] + number[12:]
    wrong = iranian()[:4] + "0" + iranian()[5:]

    assert number in neighbours(swapped, Country.EGYPT)
    assert iranian() in neighbours(wrong, Country.IRAN)


def test_neighbours_with_the_usual_check_digit_come_first() -> None:
    states = [read(number).state for number in neighbours(egyptian("2700101190123"), Country.EGYPT)]

    assert states == sorted(states, key=lambda state: state is not IdState.OK)
    assert len(states) == len(set(neighbours(egyptian("2700101190123"), Country.EGYPT)))


def test_the_registration_codes_are_those_of_the_shipped_governorates() -> None:
    with resource("reference", "governorates_eg.csv").open(encoding="utf-8", newline="") as lines:
        assert {row["nid_code"] for row in csv.DictReader(lines)} == EGYPTIAN_AREAS


@given(st.text(max_size=20), st.sampled_from(Country))
def test_any_text_is_judged_and_none_crashes(text: str, country: Country) -> None:
    reading = read(text, country)

    assert (reading.state is IdState.NONE) == (not reading.number or Severity.ERROR in severities(reading))


@given(st.integers(0, 10**9 - 1), st.integers(0, 8), st.integers(1, 9))
def test_a_wrong_digit_of_an_iranian_code_is_caught_unless_it_ends_in_one(
    serial: int, place: int, shift: int
) -> None:
    number = iranian(f"{serial:09}")
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]

    # Two of the eleven remainders share the digit 1; nothing can tell those numbers apart.
    assert wrong[9] == "1" or read(wrong, Country.IRAN).state is IdState.NONE
