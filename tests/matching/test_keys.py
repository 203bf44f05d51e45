"""Doubles meet by some key whatever one field is wrong, and crowds are told, not swallowed."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.matching.entry import Entry
from desktop.matching.keys import candidate_keys, candidates
from desktop.models.country import Country
from desktop.models.names import fold


def person(name: str, **fields: object) -> Entry:
    return Entry(
        reference=name,
        country=Country.EGYPT,
        name=name,
        name_key=fold(name, "ar"),
        **fields,  # type: ignore[arg-type]  # real fields
    )


FULL = person(
    "أحمد محمد علي حسن",
    national_id="29007031901234",
    birth_date=date(1990, 7, 3),
    phone="01001234567",
    household="19/1234",
    area="EG1901",
    father_key="محمد",
)


@pytest.mark.parametrize(
    "wrong",
    [
        {"national_id": "29007031901243"},
        {"national_id": "92007031901234", "name_key": "خالد"},
        {"national_id": "", "name_key": "احمد محمد على حسنن"},
        {"name_key": "احمد محمد حسن"},
        {"name_key": "احمد محمد علي"},
        {"birth_date": date(1990, 3, 7), "national_id": "", "phone": "", "household": "", "name_key": "احمد"},
        {
            "phone": "+201001234567",
            "national_id": "",
            "household": "",
            "birth_date": None,
            "name_key": "احمد علي",
        },
        {"area": "EG0101", "birth_date": None, "national_id": "", "phone": ""},
    ],
)
def test_no_single_wrong_field_hides_a_double(wrong: dict[str, object]) -> None:
    other = replace(FULL, **wrong)  # type: ignore[arg-type]  # real fields

    assert candidate_keys(FULL) & candidate_keys(other)


def test_what_sounds_alike_shares_a_key() -> None:
    assert candidate_keys(person("معاذ محمد علي")) & candidate_keys(person("معاز محمود عالي"))


def test_a_record_without_a_name_still_has_its_number() -> None:
    assert candidate_keys(person("", national_id="29007031901234"))
    assert candidate_keys(person("")) == frozenset()


def test_a_name_of_weak_letters_keeps_its_letters() -> None:
    assert candidate_keys(person("هوي")) != candidate_keys(person("آية"))


def test_doubles_inside_one_list_are_paired_once() -> None:
    found = candidates([person("أحمد محمد علي"), person("منى حسن جاد"), person("احمد محمد على")])

    assert (found.pairs, found.crowds) == (((0, 2),), ())


def test_two_lists_are_paired_across() -> None:
    found = candidates([person("أحمد محمد علي")], [person("منى حسن جاد"), person("احمد محمد على")])

    assert found.pairs == ((0, 1),)


def test_a_crowd_under_one_key_is_reported_and_costs_nothing() -> None:
    crowd = [person("محمد أحمد علي") for _ in range(3000)]

    found = candidates(crowd, max_block=50)

    assert found.pairs == ()
    assert "name:محمداحمدعلي" in {crowd.key for crowd in found.crowds}
    assert {crowd.count for crowd in found.crowds} == {3000}
    assert {crowd.count for crowd in candidates(crowd, crowd, max_block=50).crowds} == {6000}
