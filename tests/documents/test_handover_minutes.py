"""Minutes of a handing over: goods, persons and numbers stand on them, in both countries' words."""

from pathlib import Path

import pytest

from desktop.documents import handover_minutes
from desktop.errors import BadInputError
from desktop.i18n.tongue import tongue
from desktop.i18n.words import count_in_words
from desktop.models.country import Country
from desktop.models.minutes_paper import GoodsLine, Member
from desktop.models.paper import page_code
from desktop.progress import Progress
from tests.documents import samples
from tests.documents.reading import page_texts, plain, symbols

FORMS = [(Country.EGYPT, "ar"), (Country.IRAN, "fa"), (Country.EGYPT, "en")]


@pytest.mark.parametrize(("country", "language"), FORMS)
def test_goods_and_persons_stand_on_the_minutes(tmp_path: Path, country: Country, language: str) -> None:
    out = tmp_path / "a.pdf"
    minutes = samples.handover(country)
    spoken = tongue(language)
    handover_minutes.render(minutes, spoken, out, Progress())
    (text,) = page_texts(out)
    for member in (minutes.giver, minutes.receiver, *minutes.committee):
        assert plain(member.name) in text
    assert spoken.digits(minutes.receiver.national_id) in text
    assert spoken.digits("350") in text
    assert "WC-2024-0117" in text or language == "en"  # pdfium turns codes beside Arabic round on such pages
    assert symbols(out) == [[page_code(minutes.stamp, 1)]]


def test_remarks_replace_the_sentence_that_all_was_well(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    minutes = samples.handover(Country.EGYPT, remarks="كرتونتان مفتوحتان")
    handover_minutes.render(minutes, tongue("ar"), out, Progress())
    text = " ".join(page_texts(out))
    assert "كرتونتان مفتوحتان" in text
    assert "بحالة جيدة" not in text


def test_who_hands_over_and_takes_is_named_where_he_signs_and_so_is_the_paper(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    minutes = samples.handover(Country.IRAN, paper="حواله ۵۵", persons=("رضا نعمتی", "لیلا صادقی"))
    handover_minutes.render(minutes, tongue("fa"), out, Progress())
    (text,) = page_texts(out)
    assert text.count(minutes.giver.name) == text.count(minutes.receiver.name) == 2
    assert "حواله ۵۵" in text


@pytest.mark.parametrize(("country", "language"), FORMS)
def test_goods_without_serial_numbers_are_told_in_words(
    tmp_path: Path, country: Country, language: str
) -> None:
    out, spoken = tmp_path / "a.pdf", tongue(language)
    box = GoodsLine(item="A", unit="carton", quantity=350)
    handover_minutes.render(samples.handover(country, goods=(box,)), spoken, out, Progress())
    text = " ".join(page_texts(out))
    assert count_in_words(350, "carton", language) in text
    assert spoken.text("Serial number") not in text


def test_minutes_of_money_speak_of_an_amount(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    money = GoodsLine(item="معاش", unit="EGP", quantity=125075)
    handover_minutes.render(samples.handover(Country.EGYPT, goods=(money,)), tongue("ar"), out, Progress())
    text = " ".join(page_texts(out))
    assert "ألف ومائتان وخمسون جنيهًا مصريًا وخمسة وسبعون قرشًا" in text
    assert "الأصناف" not in text


def test_a_giver_whom_nobody_named_is_written_in_by_hand(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    minutes = samples.handover(Country.EGYPT, giver=Member(name="", post="المورد"))
    handover_minutes.render(minutes, tongue("ar"), out, Progress())
    assert "." * 40 in " ".join(page_texts(out))


def test_a_member_without_a_post_is_named_alone(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    minutes = samples.handover(Country.EGYPT, committee=(Member(name="Hala", post=""),))
    handover_minutes.render(minutes, tongue("ar"), out, Progress())
    assert "Hala،" not in " ".join(page_texts(out))


def test_many_goods_go_on_to_further_pages_under_the_same_heads(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    minutes = samples.handover(Country.IRAN, goods=samples.handover(Country.IRAN).goods * 40)
    handover_minutes.render(minutes, tongue("en"), out, Progress())
    pages = page_texts(out)
    assert len(pages) > 1
    assert all("Item" in text and "Condition" in text for text in pages[:-1])
    assert f"Page 1 of {len(pages)}" in pages[0]


def test_minutes_without_goods_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        handover_minutes.render(
            samples.handover(Country.EGYPT, goods=()), tongue("ar"), tmp_path / "a.pdf", Progress()
        )
    assert list(tmp_path.iterdir()) == []
