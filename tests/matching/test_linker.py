"""Two rows judged as an official would judge them, and every field heard."""

from dataclasses import replace

import numpy as np
import pytest

from desktop.matching.fields import Number, Text, Witness
from desktop.matching.frequencies import shares_of
from desktop.matching.linker import Link, Linker
from desktop.matching.verdicts import KINDS, Opinion
from desktop.matching.weights import PERSON
from desktop.matching.word_pairs import judged_texts
from desktop.models.spelling import Kind
from desktop.progress import Progress
from tests.matching.lists import AHMED, STRANGERS, Person, judged, linked, table

WITHOUT_ID = {key: value for key, value in AHMED.items() if key != "national_id"}


def kind(link: Link | None) -> Kind:
    return Kind.DIFFERENT if link is None else KINDS[link.opinion]


def said(link: Link | None) -> str:
    assert link is not None
    return " ".join(reason.message.format(points=reason.points, **reason.values) for reason in link.reasons)


def test_one_number_and_one_name_are_one_person() -> None:
    link = judged(AHMED, AHMED | {"name": "احمد محمد على حسن", "phone": "", "place": ""})

    assert link is not None
    assert link.opinion is Opinion.SAME_NUMBER
    assert link.score > 0.99


@pytest.mark.parametrize("name", ["منى سعد إبراهيم", "أحمد محمد علي حسين"])
def test_one_number_under_two_names_has_to_be_asked(name: str) -> None:
    link = judged(AHMED, AHMED | {"name": name})

    assert link is not None
    assert link.opinion is Opinion.CONFLICT


@pytest.mark.parametrize("number", ["29007031901232", "29007031902131", "2900703190123"])
def test_a_slip_in_the_number_goes_to_a_person(number: str) -> None:
    link = judged(AHMED, AHMED | {"national_id": number})

    assert link is not None
    assert link.opinion is Opinion.NUMBERS_DIFFER
    assert "one digit or in two swapped ones" in said(link)


@pytest.mark.parametrize(
    "wrong",
    [
        {"birth_date": "1990-03-07"},
        {"birth_date": "1990-07-08"},
        {"birth_date": "1990"},
        {"birth_date": "1990-01-01"},
        {"place": "عزبة الناصر", "phone": ""},
        {"phone": "01277777777"},
        {"phone": "+201001234567"},
        {"name": "أحمد محمد حسن"},
        {"name": "أحمد محمد علي"},
        {"name": "أحمدد محمد علي حسن"},
        {"name": "أحمد محمد علي حسنن"},
        {"name": "محمد أحمد علي حسن"},
        {"name": "احمد محمد على حسن", "birth_date": "03/07/1990"},
    ],
)
def test_no_single_wrong_field_hides_a_double(wrong: Person) -> None:
    for one in (AHMED, WITHOUT_ID):
        assert kind(judged(one, WITHOUT_ID | wrong)) is not Kind.DIFFERENT


@pytest.mark.parametrize("wrong", [{"name": "أحمد محمد علي حسنن"}, {"name": "أحمد محمد حسن"}])
def test_a_likeness_alone_never_merges(wrong: Person) -> None:
    assert kind(judged(AHMED, AHMED | wrong)) is Kind.REVIEW
    assert kind(judged(WITHOUT_ID, WITHOUT_ID | wrong)) is Kind.REVIEW


def test_without_a_number_the_name_needs_birth_phone_or_household() -> None:
    bare = {"name": AHMED["name"], "place": AHMED["place"]}

    assert kind(judged(WITHOUT_ID, WITHOUT_ID)) is Kind.SAME
    assert kind(judged(bare, bare)) is not Kind.SAME


def test_brothers_share_a_family_and_are_two_persons() -> None:
    brother = AHMED | {
        "name": "خالد محمد علي حسن",
        "national_id": "29311021901231",
        "birth_date": "1993-11-02",
    }

    assert kind(judged(AHMED, brother)) is Kind.DIFFERENT
    assert kind(judged(WITHOUT_ID, brother)) is Kind.DIFFERENT


def test_namesakes_with_their_own_numbers_and_births_are_two_persons() -> None:
    namesake = AHMED | {
        "national_id": "28511051904321",
        "birth_date": "1985-11-05",
        "phone": "",
        "place": "فايد",
    }

    assert kind(judged(AHMED, namesake)) is Kind.DIFFERENT


def test_a_man_and_a_woman_of_one_name_are_never_merged() -> None:
    man, woman = ({**WITHOUT_ID, "name": "نور محمد علي", "sex": sex} for sex in ("ذكر", "أنثى"))

    assert kind(judged(man, woman)) is not Kind.SAME


def test_every_field_that_speaks_is_heard_in_words() -> None:
    link = judged(
        AHMED, AHMED | {"name": "أحمد محمود علي حسن", "birth_date": "1990-03-07", "phone": "01277777777"}
    )
    words = said(link)

    for word in (
        "given names",
        "Other parts",
        "national IDs",
        "swapped",
        "phone",
        "same place",
        "men or both",
    ):
        assert word in words
    assert link is not None
    assert all(abs(a.points) >= abs(b.points) for a, b in zip(link.reasons, link.reasons[1:], strict=False))


def test_what_a_family_shares_counts_little_beside_what_a_person_owns() -> None:
    link = judged(AHMED, AHMED)

    assert link is not None
    points = {reason.message: reason.points for reason in link.reasons}
    number = next(value for message, value in points.items() if "national IDs" in message)
    assert number > 5 > next(value for message, value in points.items() if "same place" in message)


def test_a_place_that_was_cut_is_no_other_place() -> None:
    table_of_places = table(
        [{"name": name, "place": name} for name in ("نجع فراج 5", "فراج 5", "فرا", "شندي")]
    )
    codes = table_of_places.place

    judged = judged_texts(table_of_places.texts, codes[[0, 0, 0]], codes[[1, 2, 3]])

    assert judged.tolist() == [Text.PARTLY, Text.DIFFERENT, Text.DIFFERENT]


def test_two_lists_are_compared_with_each_other_and_not_inside() -> None:
    found = linked([*STRANGERS, AHMED, AHMED], [AHMED | {"phone": ""}, *STRANGERS[:3]])

    assert [(link.left, link.right) for link in found] == [
        (0, 1),
        (1, 2),
        (2, 3),
        (len(STRANGERS), 0),
        (len(STRANGERS) + 1, 0),
    ]


def test_persian_rows_are_judged_by_father_and_family() -> None:
    ali = {"given_name": "علی‌اکبر", "family_name": "کریمی", "father_name": "حسن", "birth_date": "1365/03/12"}
    again = ali | {"given_name": "علي اكبر", "family_name": "كريمي", "birth_date": "۱۳۶۵/۰۳/۱۲"}
    other = ali | {"father_name": "رضا", "birth_date": "1358/10/01"}

    assert kind(judged(ali, again, "fa")) is Kind.SAME
    assert kind(judged(ali, other, "fa")) is Kind.DIFFERENT


def test_one_day_in_two_calendars_is_one_day() -> None:
    gregorian, jalali = WITHOUT_ID, WITHOUT_ID | {"birth_date": "1369/04/12"}

    assert "born on the same day" in said(judged(gregorian, jalali))


def test_rows_of_latin_letters_are_linked_by_name_and_address() -> None:
    one = {
        "given_name": "Mitchell", "family_name": "Green", "address": "Wallaby Place", "house_number": "7",
        "place": "Cleveland", "postal_code": "2119", "region": "SA", "birth_date": "19560409",
    }  # fmt: skip
    other = one | {
        "given_name": "mitchel",
        "address": "wallaby plaxe",
        "postal_code": "2191",
        "birth_date": "19560904",
    }

    link = judged(one, other)

    assert kind(link) is Kind.REVIEW
    assert "addresses are written almost alike" in said(link)


def test_the_same_lists_give_the_same_links_whatever_their_order() -> None:
    persons = [*STRANGERS, AHMED, AHMED | {"phone": ""}]
    size = len(persons) - 1

    there = {(link.left, link.right) for link in linked(persons)}
    back = {(size - link.right, size - link.left) for link in linked(persons[::-1])}

    assert there == back == {(size - 1, size)}


def test_one_number_is_not_heard_again_in_the_births_that_it_tells() -> None:
    told = said(judged(AHMED, AHMED | {"name": "سامي بدوي عطية"}))

    assert "national IDs are the same" in told
    assert "born on the same day" not in told


def test_a_list_without_doubles_still_hints_at_who_comes_again() -> None:
    again = {key: AHMED[key] for key in ("name", "phone")}
    linker = Linker(table([again], [again]), Progress())
    clean = replace(linker.usual(4000.0), prior=np.log([4e-7, 4e-4, 1.0]))

    assert list(linker.links(linker.plan(clean))) == []
    assert len(list(linker.links(linker.plan(clean.leaning(4000))))) == 1


def test_a_name_is_as_frequent_as_among_the_rows_of_its_language() -> None:
    persians = [{"name": "کاوه قادرپور"}, {"name": "کاوه مینابی"}, {"name": "هیمن قادرپور"}]
    egyptians = [{"name": f"اسم{turn} محمود"} for turn in range(300)]

    alone, among = (table(persons) for persons in (persians, [*persians, *egyptians]))
    shares = [shares_of(one, {})[Witness.GIVEN].values[one.words["كاوه"]] for one in (alone, among)]

    assert shares[0] == shares[1] > 0
    assert among.pairs == 3 + 300 * 299 / 2


def test_a_column_of_fathers_is_laid_behind_the_name_where_the_other_list_has_chains() -> None:
    chains = [{"name": person["name"]} for person in STRANGERS]
    parts = [person["name"].split(" ") for person in STRANGERS]
    beside = [{"name": given, "father_name": father} for given, father, _ in parts]

    laid = table(beside, chains)
    kept = table(beside, [{"name": f"{given} {father}"} for given, father, _ in parts])

    assert (laid.parts[: laid.split, :2] == laid.parts[laid.split :, :2]).all()
    assert (laid.father < 0).all()
    assert (kept.father[: kept.split] >= 0).all()


def test_what_the_rows_of_one_person_show_is_learnt_where_nobody_has_a_number() -> None:
    ours = [{**person, "national_id": ""} for person in STRANGERS]
    moved = [{**person, "phone": f"012{turn + 5:02}654321"} for turn, person in enumerate(ours)]

    def against(theirs: list[Person]) -> float:
        weights = Linker(table(ours, theirs), Progress()).plan().weights
        return float(weights.tables[PERSON, Witness.PHONE, Number.DIFFERENT])

    assert against(moved) > against(ours) + 0.3
