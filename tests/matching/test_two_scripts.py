"""Lists in Latin and in Arabic letters laid side by side, and names whose spaces got lost."""

import numpy as np
import pytest

from desktop.matching.fields import Field, Part
from desktop.matching.hearing import Ear
from desktop.matching.linker import Linker
from desktop.matching.reading import TableBuilder
from desktop.matching.table import Table
from desktop.matching.verdicts import KINDS
from desktop.matching.word_pairs import WordPairs
from desktop.models.spelling import Kind
from desktop.progress import Progress
from tests.matching.lists import linked, table

ARABIC = ("محمد أحمد السيد", "فاطمة عبد الرحمن علي", "خالد مصطفى حسين", "كريم صلاح الدين سمير")
LATIN = (
    "Mohamed Ahmad El-Sayed",
    "Fatma Abdel Rahman Aly",
    "Khalid Mostafa Hussein",
    "Kareem Salah El Din Samir",
)
BIRTHS = ("1980-03-05", "1975-11-30", "1991-02-14", "1988-07-21")
PLACES = ("فايد", "أبو صوير", "نفيشة", "القصاصين")
LATIN_PLACES = ("Fayed", "Abu Sowair", "Nefisha", "El Kassasin")


def both_scripts() -> Table:
    ours = [{"name": n, "birth_date": b, "place": p} for n, b, p in zip(ARABIC, BIRTHS, PLACES, strict=True)]
    theirs = [
        {"name": n, "birth_date": b, "place": p} for n, b, p in zip(LATIN, BIRTHS, LATIN_PLACES, strict=True)
    ]
    return table(ours, theirs)


def test_a_list_in_latin_letters_finds_its_persons_in_one_in_arabic_letters() -> None:
    linker = Linker(both_scripts(), Progress())
    links = list(linker.links(linker.plan()))

    assert {(link.left, link.right) for link in links} == {(0, 0), (1, 1), (2, 2), (3, 3)}
    assert {KINDS[link.opinion] for link in links} == {Kind.REVIEW}, "sounds settle nothing"
    assert "one is written in Latin letters" in " ".join(reason.message for reason in links[0].reasons)


def test_places_of_two_scripts_that_do_not_sound_alike_say_nothing() -> None:
    built = both_scripts()
    places = built.place.reshape(2, 4)

    assert places[0, :3].tolist() == places[1, :3].tolist()


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("mahmud", "محمود"),
        ("mohammed", "محمد"),
        ("nadya", "ناديه"),
        ("reza", "رضا"),
        ("abdelrahman", "عبدالرحمن"),
    ],
)
def test_a_word_stands_for_the_likeliest_name(word: str, name: str) -> None:
    shares = {"محمد": 0.18, "محمود": 0.04, "ندي": 0.03, "ناديه": 0.015, "رضا": 0.04, "عبدالرحمن": 0.05}

    assert Ear(shares).heard(word)[0] == name


def test_scripts_mixed_in_one_cell_and_no_place_at_all_break_nothing() -> None:
    births = {"birth_date": "1980-01-02"}
    names = ("محمد Ahmed علی", "Mohamed أحمد على", "محمد أحمد علي", *ARABIC)
    links = linked([{"name": name} | births for name in names])

    assert {(0, 1), (0, 2), (1, 2)} <= {(link.left, link.right) for link in links}


def test_a_slip_inside_a_latin_word_is_heard_where_many_bear_the_name() -> None:
    names = [*["Mostafa Ibrahim"] * 12, "Nostafa Ibrahim", "Joshua Ibrahim"]
    built = table([{"name": name} for name in names])
    mostafa, nostafa, joshua = built.parts[[0, 12, 13], 0]

    judged = WordPairs(built).judged(np.array([mostafa, mostafa]), np.array([nostafa, joshua]))

    assert judged.tolist() == [Part.SLIP, Part.DIFFERENT]


def test_names_of_another_world_stay_as_they_are() -> None:
    built = table([{"name": "Joshua Berry"}, {"name": "Amber Bradshaw"}, {"name": "Corey Godfrey"}])

    assert {built.words.texts[code] for code in built.parts[:, 0].tolist()} == {"joshua", "amber", "corey"}


def test_a_name_without_its_space_is_parted_where_the_list_knows_both_halves() -> None:
    names = ["زكوان سنمار", *["زكوان همام"] * 12, *["عدنان سنمار"] * 12, "زكوانسنمار"]
    built = table([{"name": name} for name in names])

    assert built.parts[-1].tolist() == built.parts[0].tolist()


def test_rows_of_a_persian_list_are_persian_whatever_keyboard_typed_them() -> None:
    builder = TableBuilder()
    builder.expect("نام پدر")
    builder.add({Field.NAME: ["نعمت الله", "نعمت اله"]})
    built = builder.table()

    assert built.is_persian.all()
    assert built.whole[0] == built.whole[1]


def test_a_part_left_out_and_a_letter_wrong_hide_nobody_even_where_names_are_all_there_is() -> None:
    crowd = [
        {"name": f"{given} سامي {third}"} for given in ("هاني", "عصام", "نبيل") for third in ("فهمي", "بدوي")
    ]
    links = linked(
        [*crowd, {"name": "رامز قطب شندي غانم"}, {"name": "رامز شندي غانم"}, {"name": "رامذ قطب شندي غانم"}]
    )

    assert {(6, 7), (6, 8)} <= {(link.left, link.right) for link in links}
