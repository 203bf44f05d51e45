"""The papers beside the receipt sheet: what stands on them, and what must not."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from desktop.documents import device_delivery, mandate, rest_minutes, tally_list, unserved_list
from desktop.i18n.tongue import tongue
from desktop.i18n.words import count_in_words
from desktop.models.country import Country
from desktop.models.paper import page_code
from desktop.models.round_paper import TALLY
from desktop.progress import Progress
from tests.documents import round_papers as samples
from tests.documents.reading import page_texts, plain, symbols


def flat(out: Path) -> str:
    return " ".join(" ".join(page_texts(out)).split())


def stands(name: str, text: str) -> bool:
    """Say whether every word of a name can be copied out; lines that wrap leave pdfium in another order."""
    return all(word in text for word in plain(name).split())


FORMS = [(Country.EGYPT, "ar"), (Country.IRAN, "fa"), (Country.EGYPT, "en")]


@pytest.mark.parametrize(("country", "language"), FORMS)
def test_the_tally_names_nobody(tmp_path: Path, country: Country, language: str) -> None:
    out, spoken = tmp_path / "a.pdf", tongue(language)
    tally_list.render(samples.tally(country, 40), spoken, out, Progress())
    text = flat(out)
    rows = samples.unserved_rows(country, 40)
    assert not [row for row in rows if plain(row.name) in text or spoken.digits(row.national_id) in text]
    assert count_in_words(40, "household", language) in text
    head = samples.head(country, TALLY)
    assert symbols(out)[0] == [page_code(head.stamp, 1)]
    assert page_code(head.stamp, 1) != page_code(samples.head(country).stamp, 1)


@pytest.mark.parametrize(("country", "language"), FORMS)
def test_who_did_not_receive_is_listed_with_the_reason(
    tmp_path: Path, country: Country, language: str
) -> None:
    out, spoken = tmp_path / "a.pdf", tongue(language)
    unserved_list.render(samples.unserved(country, 8), spoken, out, Progress())
    text = flat(out)
    assert all(stands(row.name, text) for row in samples.unserved_rows(country, 8)[5:])
    assert spoken.text("absent") in text


@pytest.mark.parametrize(("country", "language"), FORMS)
def test_the_minutes_say_every_movement_and_name_the_absent(
    tmp_path: Path, country: Country, language: str
) -> None:
    out, spoken = tmp_path / "a.pdf", tongue(language)
    minutes = samples.rest(country)
    rest_minutes.render(minutes, spoken, out, Progress())
    text = flat(out)
    for amount in (360, 341, 16):
        assert spoken.number(amount) in text
    assert all(stands(row.name, text) for row in minutes.unserved[5:])
    assert symbols(out)[0] == [page_code(minutes.head.stamp, 1)]


@pytest.mark.parametrize(("country", "language"), FORMS)
@pytest.mark.parametrize("is_blank", [False, True])
def test_a_mandate_names_both_or_leaves_room(
    tmp_path: Path, country: Country, language: str, is_blank: bool
) -> None:
    out = tmp_path / "a.pdf"
    paper = samples.mandate(country, is_blank=is_blank)
    mandate.render(paper, tongue(language), out, Progress())
    text = flat(out)
    assert stands(paper.giver.name, text)
    agent = samples.mandate(country).agent
    assert agent is not None
    assert stands(agent.name, text) is not is_blank
    assert not {",,", "،،"} & set(
        map("".join, pairwise(text.replace(" ", "")))
    )  # a clause ends, another begins


@pytest.mark.parametrize(("country", "language"), FORMS)
def test_a_device_is_handed_over_by_its_serial_number(
    tmp_path: Path, country: Country, language: str
) -> None:
    out = tmp_path / "a.pdf"
    paper = samples.device(country)
    device_delivery.render(paper, tongue(language), out, Progress())
    text = flat(out)
    assert stands(paper.receiver.name, text)
    assert "2024" in text or tongue(language).digits("2024") in text


@pytest.mark.parametrize(("country", "language"), FORMS[:2])
def test_a_mandate_names_the_goods_before_their_number(
    tmp_path: Path, country: Country, language: str
) -> None:
    out, spoken, paper = tmp_path / "a.pdf", tongue(language), samples.mandate(country)
    mandate.render(paper, spoken, out, Progress())
    assert f"{plain(paper.head.item)} × {spoken.number(1)}" in flat(out)


def test_words_drawn_with_two_outlines_to_a_letter_are_read_back(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    mandate.render(samples.mandate(Country.EGYPT), tongue("ar"), out, Progress())
    assert samples.head(Country.EGYPT).campaign in flat(out)  # قافلة الخير: pdfium read a hyphen inside it


def test_a_posted_list_tells_no_fate_and_is_signed_by_the_head_alone(tmp_path: Path) -> None:
    out, spoken = tmp_path / "a.pdf", tongue("en")
    unserved_list.render(replace(samples.unserved(Country.EGYPT, 8), is_masked=True), spoken, out, Progress())
    text = flat(out)
    assert not [word for word in ("deceased", "refused", "Remarks", "Prepared by") if word in text]
    assert text.count("Signature:") == 1


def test_below_a_thumbprint_stands_whose_it_is(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    paper = samples.mandate(Country.EGYPT)
    assert paper.agent is not None
    mandate.render(paper, tongue("ar"), out, Progress())
    for person in (paper.giver, paper.agent):
        assert flat(out).count(plain(person.name)) == 2
    device = samples.device(Country.EGYPT)
    device_delivery.render(device, tongue("ar"), out, Progress())
    assert flat(out).count(plain(device.receiver.name).split()[0]) == 2  # its line is broken once


@pytest.mark.parametrize(
    ("country", "language", "words", "goods"),
    [(Country.EGYPT, "ar", "حركة المبالغ", "المخزن"), (Country.IRAN, "fa", "گردش وجوه", "انبار ")],
)
def test_minutes_of_money_speak_of_amounts(
    tmp_path: Path, country: Country, language: str, words: str, goods: str
) -> None:
    out, paper = tmp_path / "a.pdf", samples.rest(country)
    money = replace(paper.head, unit="EGP" if country is Country.EGYPT else "IRR")
    rest_minutes.render(replace(paper, head=money), tongue(language), out, Progress())
    assert words in flat(out)
    assert goods not in flat(out)


def test_iranian_minutes_say_whether_something_is_attached(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    for missed, said in ((9, "پیوست: دارد"), (0, "پیوست: ندارد")):
        rest_minutes.render(samples.rest(Country.IRAN, missed), tongue("fa"), out, Progress())
        assert said in flat(out)


def test_minutes_of_a_round_that_served_all_have_no_annex(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    rest_minutes.render(samples.rest(Country.EGYPT, 0), tongue("en"), out, Progress())
    (text,) = page_texts(out)
    assert "Every family of the sheet received." in text
    assert "Annex" not in text


@pytest.mark.parametrize(("country", "language"), FORMS)
def test_every_paper_of_a_round_says_its_first_and_its_last_day(
    tmp_path: Path, country: Country, language: str
) -> None:
    out, spoken, days = tmp_path / "a.pdf", tongue(language), samples.of_three_days
    first = samples.head(country).day
    last = first + timedelta(days=2)
    tally_list.render(days(samples.tally(country, 3)), spoken, out, Progress())
    assert spoken.long_days(first, last) in flat(out)
    unserved_list.render(days(samples.unserved(country, 3)), spoken, out, Progress())
    assert spoken.long_days(first, last) in flat(out)
    device_delivery.render(days(samples.device(country)), spoken, out, Progress())
    assert spoken.long_date(last, is_beside=False) in flat(out)
    mandate.render(days(samples.mandate(country)), spoken, out, Progress())
    assert spoken.date(last) in flat(out)
    rest_minutes.render(days(samples.rest(country)), spoken, out, Progress())
    assert spoken.date(last) in flat(out)
