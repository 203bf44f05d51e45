"""Two records judged as an official would judge them, and every field heard."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.i18n.calendars import Precision
from desktop.matching.entry import Entry
from desktop.matching.explanation import About, Says
from desktop.matching.name_lists import known_names
from desktop.matching.scoring import Judgement, Outcome, judge
from desktop.models.country import Country
from desktop.models.names import fold

BIRTH = date(1990, 7, 3)


def person(name: str = "أحمد محمد علي حسن", country: Country = Country.EGYPT, **fields: Any) -> Entry:
    language = "ar" if country is Country.EGYPT else "fa"
    key = fold(name, language)
    return Entry(reference="1", country=country, name=name, name_key=key, **fields)


def outcome(a: Entry, b: Entry) -> Outcome:
    there, back = judge(a, b), judge(b, a)
    assert (there.outcome, there.score) == (back.outcome, back.score)
    return there.outcome


def says(judgement: Judgement, about: About) -> Says | None:
    return next((word.says for word in judgement.reasons if word.about is about), None)


def test_one_number_and_one_name_are_one_person() -> None:
    number: dict[str, Any] = {"national_id": "29007031901234"}

    assert outcome(person(**number), person("احمد محمد على حسن", **number)) is Outcome.SAME


@pytest.mark.parametrize("name", ["منى حسن علي", "أحمد محمد علي حسين"])
def test_one_number_under_two_names_has_to_be_asked(name: str) -> None:
    number: dict[str, Any] = {"national_id": "29007031901234"}

    assert outcome(person(**number), person(name, **number)) is Outcome.CONFLICT


@pytest.mark.parametrize("other", ["29007031901235", "29007031902134"])
def test_a_slip_in_the_number_goes_to_a_person(other: str) -> None:
    assert outcome(person(national_id="29007031901234"), person(national_id=other)) is Outcome.REVIEW


def test_brothers_with_neighbouring_numbers_are_two_persons() -> None:
    a = person("محمد أحمد السيد", national_id="29007031901234")
    b = person("محمود أحمد السيد", national_id="29007031901235")

    assert outcome(a, b) is Outcome.DIFFERENT


def test_namesakes_with_their_own_numbers_are_two_persons() -> None:
    a, b = person(national_id="29007031901234"), person(national_id="28511051204321")

    assert outcome(a, b) is Outcome.DIFFERENT
    assert outcome(replace(a, phone="01001234567"), replace(b, phone="01001234567")) is Outcome.REVIEW


@pytest.mark.parametrize("field", [{"birth_date": BIRTH}, {"phone": "01001234567"}, {"household": "19/1234"}])
def test_without_a_number_the_name_needs_one_more_word(field: dict[str, Any]) -> None:
    assert outcome(person(**field), person(**field)) is Outcome.SAME
    assert outcome(person(**field), person()) is Outcome.REVIEW


def test_a_given_name_alone_is_too_little_to_merge() -> None:
    field: dict[str, Any] = {"phone": "01001234567"}

    assert outcome(person("أحمد", **field), person("أحمد", **field)) is Outcome.REVIEW


def test_a_slip_in_the_name_is_never_merged() -> None:
    field: dict[str, Any] = {"birth_date": BIRTH, "phone": "01001234567"}

    assert outcome(person(**field), person("أحمد محمد علي حسنن", **field)) is Outcome.REVIEW


def test_namesakes_with_another_birth_are_two_persons_unless_something_binds_them() -> None:
    a, b = person(birth_date=BIRTH), person(birth_date=date(1972, 1, 20))

    assert outcome(a, b) is Outcome.DIFFERENT
    assert outcome(replace(a, household="7"), replace(b, household="7")) is Outcome.REVIEW


@pytest.mark.parametrize("other", [date(1990, 3, 7), date(1990, 7, 4), date(1991, 7, 3)])
def test_a_slip_in_the_birth_date_does_not_part_two_records(other: date) -> None:
    judgement = judge(person(birth_date=BIRTH), person(birth_date=other))

    assert (judgement.outcome, says(judgement, About.BIRTH)) == (Outcome.REVIEW, Says.NEAR)


@pytest.mark.parametrize("precision", [Precision.YEAR, Precision.MONTH])
def test_a_year_alone_proves_little(precision: Precision) -> None:
    a, b = person(birth_date=BIRTH), person(birth_date=date(1990, 7, 1), birth_precision=precision)

    assert outcome(a, b) is Outcome.REVIEW
    assert outcome(a, replace(b, birth_date=date(1981, 1, 1))) is Outcome.DIFFERENT


def test_a_man_and_a_woman_of_one_name_are_two_persons() -> None:
    a, b = person("نور محمد علي", sex="male"), person("نور محمد علي", sex="female")

    assert outcome(a, b) is Outcome.DIFFERENT


def test_in_iran_the_father_speaks() -> None:
    a = person("علی کریمی", Country.IRAN, father_key="حسن", area="IR-04")
    b = person("علی کریمی", Country.IRAN, father_key="رضا", area="IR-04")

    assert outcome(a, b) is Outcome.DIFFERENT
    judgement = judge(a, replace(b, father_key="حسن"))
    assert (judgement.outcome, says(judgement, About.FATHER)) == (Outcome.REVIEW, Says.NEAR)
    assert says(judgement, About.AREA) is Says.NEAR


def test_two_names_are_two_persons_whatever_else_agrees() -> None:
    field: dict[str, Any] = {"birth_date": BIRTH, "phone": "01001234567", "household": "7"}

    assert outcome(person("إسلام محمد علي", **field), person("إيمان محمد علي", **field)) is Outcome.DIFFERENT


def test_every_field_that_speaks_is_heard_in_words() -> None:
    a = person(
        national_id="1", birth_date=BIRTH, phone="2", household="3", area="4", sex="male", father_key="علي"
    )
    judgement = judge(a, replace(a, sex="female"))

    assert {word.about for word in judgement.reasons} == set(About)
    assert all(word.message.format(**word.values).endswith(".") for word in judgement.reasons)


def test_scores_put_stronger_pairs_first() -> None:
    weak, strong = judge(person(), person()), judge(person(birth_date=BIRTH), person(birth_date=BIRTH))
    nothing = judge(person(), person("منى حسن"))

    assert 0 == nothing.score < weak.score < strong.score <= 100


def test_names_in_common_use_are_known_for_two_languages() -> None:
    assert "عبدالرحمن" in known_names("ar")
    assert "محمد" in known_names("fa")
    assert known_names("en") == frozenset()
