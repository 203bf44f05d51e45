"""Lists as nobody wants them: bounded time and memory, and a word about what could not be checked."""

import numpy as np
import pytest

from desktop.matching.blocking import candidates
from desktop.matching.comparing import Comparer
from desktop.matching.fields import Birth, Field, Witness
from desktop.matching.linker import Linker
from desktop.matching.reading import TableBuilder
from desktop.progress import Progress
from tests.matching.lists import AHMED, STRANGERS, linked, table


def test_one_person_has_no_double() -> None:
    assert linked([AHMED]) == []


def test_two_persons_alone_are_judged_by_what_is_usual() -> None:
    assert len(linked([AHMED, AHMED])) == 1
    assert linked([AHMED, STRANGERS[0]]) == []


def test_ten_thousand_equal_names_are_reported_and_not_compared() -> None:
    builder = TableBuilder()
    builder.add({Field.NAME: ["محمد أحمد علي"] * 10_000})
    found = candidates(builder.table())

    assert len(found.left) == 0
    assert found.crowded_rows == 10_000


def test_ten_thousand_equal_names_with_births_are_compared() -> None:
    births = [f"{1940 + turn % 60}-{1 + turn % 12:02}-{1 + turn % 28:02}" for turn in range(10_000)]
    builder = TableBuilder()
    builder.add({Field.NAME: ["محمد أحمد علي"] * 10_000, Field.BIRTH_DATE: births})
    found = candidates(builder.table())

    assert found.crowded_rows == 0
    assert len(found.left) < 10_000 * 60


def test_a_number_that_all_bear_is_taken_as_missing() -> None:
    persons = [person | {"national_id": "11111111111111"} for person in (STRANGERS + STRANGERS)]
    built = table(persons)

    assert built.placeholders == {"number": len(persons)}
    assert not built.number.any()


def test_the_heads_number_beside_every_member_is_the_familys() -> None:
    families = [
        AHMED | {"name": f"{given} محمد علي", "national_id": f"2900703190{turn:04}"}
        for turn in range(10)
        for given in ("خالد", "سامي", "مجدي", "عادل")
    ]
    built = table(families)

    assert built.has_family_numbers
    assert not built.number.any()
    assert len(set(built.household.tolist())) == 10


def test_a_number_taken_as_missing_or_as_the_familys_tells_no_birth() -> None:
    numbered = [{"name": person["name"], "national_id": "29007031901231"} for person in STRANGERS * 2]
    families = [
        {"name": f"{given} محمد علي", "national_id": f"2900703190{turn:04}"}
        for turn in range(10)
        for given in ("خالد", "سامي", "مجدي", "عادل")
    ]

    assert not table(numbered).birth.any()
    assert not table(families).birth.any()


def test_a_number_under_two_names_tells_nobodys_birth() -> None:
    one, other = ({"name": name, "national_id": "29007031901231"} for name in ("أحمد علي", "خالد سعيد"))
    alone = {"name": "سامي فهمي", "national_id": "28501021901234"}

    assert table([one, other, alone]).birth.tolist() == [[0, 0, 0], [0, 0, 0], [1985, 1, 2]]


def test_the_same_number_for_the_same_names_stays_the_persons() -> None:
    assert not table(
        [AHMED | {"national_id": str(29007031900000 + turn)} for turn in range(30)] * 2
    ).has_family_numbers


@pytest.mark.parametrize(
    "name", ["", "أ", "12345", "احمد Ali \u200fمحمد 12", "....", "\u064e\u064f", "x" * 5000]
)
def test_strange_names_are_compared_like_any_other(name: str) -> None:
    persons = [*STRANGERS, AHMED | {"name": name}, AHMED | {"name": name}]

    found = linked(persons)

    assert [(link.left, link.right) for link in found] == [(len(STRANGERS), len(STRANGERS) + 1)]


def test_a_row_that_says_nothing_is_counted() -> None:
    assert table([*STRANGERS, {"name": "", "place": "فايد"}]).silent_rows == 1


def test_a_list_without_identifiers_is_linked_by_the_rest() -> None:
    persons = [
        {key: value for key, value in person.items() if key != "national_id"} for person in STRANGERS * 2
    ]

    assert len(linked(persons)) == len(STRANGERS)


def test_one_key_shared_by_all_costs_nothing() -> None:
    builder = TableBuilder()
    count = 50_000
    builder.add({Field.NAME: [f"اسم{turn}" for turn in range(count)], Field.PLACE: ["فايد"] * count})
    built = builder.table()

    assert len(candidates(built).left) < count
    assert len(list(Linker(built, Progress()).links(Linker(built, Progress()).plan()))) == 0


def test_names_without_their_spaces_are_brought_together() -> None:
    persons = [*STRANGERS, {"name": "آراز صوفی‌پور", "place": "نقده"}, {"name": "آرازصوفی‌پور"}]
    size = len(STRANGERS)

    found = candidates(table(persons))

    assert (size, size + 1) in set(zip(found.left.tolist(), found.right.tolist(), strict=True))


def test_births_of_near_years_speak_less_against_one_person() -> None:
    ages = [f"{year}-03-02" if year == 1960 else f"{year}-07-05" for year in (1960, 1961, 1990)]
    built = table([{"name": "أم هاشم قناوي", "birth_date": age} for age in ages])
    levels = Comparer(built).compare(np.array([0, 0]), np.array([1, 2])).levels[:, Witness.BIRTH]

    assert levels.tolist() == [Birth.AGE, Birth.DIFFERENT]


def test_names_of_digits_are_no_names() -> None:
    built = table([{"name": "12 345"}, {"name": "٧٧"}, {"name": "محمد 2"}])

    assert (built.parts[:2] < 0).all()
    assert not built.whole[:2].any()
    assert built.silent_rows == 2


def test_years_alone_are_weighed_apart_from_days() -> None:
    ages = ["1960-01-01", "1960-05-09", "1961-05-09", "1990", "1339"]  # 1339 began in March 1960
    built = table([{"name": "أم هاشم قناوي", "birth_date": age} for age in ages])
    levels = Comparer(built).compare(np.zeros(4, dtype=np.int64), np.arange(1, 5)).levels[:, Witness.BIRTH]

    assert levels.tolist() == [Birth.YEAR, Birth.YEAR_NEAR, Birth.YEAR_APART, Birth.YEAR]


def test_pairs_whose_numbers_and_births_have_nothing_in_common_are_not_compared() -> None:
    other = {"national_id": "26511121905554", "birth_date": "1965-11-12"}
    stranger = AHMED | other | {"phone": "01155555555"}
    found = candidates(built := table([AHMED, stranger, AHMED | other]))
    kept = found.undenied(built)

    assert {(0, 1), (0, 2)} <= set(zip(found.left.tolist(), found.right.tolist(), strict=True))
    assert set(zip(kept.left.tolist(), kept.right.tolist(), strict=True)) == {(0, 2), (1, 2)}
