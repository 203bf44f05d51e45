"""Receipt sheets and entitlement lists: every name on them, totals that carry, and what they say of themselves."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.documents import distribution_sheet, entitlement_list
from desktop.documents.list_paper import plan_pages
from desktop.documents.quantities import mark_lines
from desktop.i18n.tongue import tongue
from desktop.models.country import Country
from desktop.models.paper import Stamp, digits_of, page_code
from desktop.models.row_mark import MARK_DIGITS
from desktop.models.sheet_paper import Sheet, VillagePart
from desktop.progress import Progress
from tests.documents import samples
from tests.documents.reading import line_distance, page_texts, plain, symbols, title_of

FORMS = [(Country.EGYPT, "ar"), (Country.IRAN, "fa"), (Country.EGYPT, "en"), (Country.IRAN, "en")]


def _texts(out: Path, sheet: Sheet, language: str) -> list[str]:
    distribution_sheet.render(sheet, tongue(language), out, Progress())
    return page_texts(out)


def _numbers(text: str) -> str:
    return text.translate(
        {ord(c): str(n % 10) for n, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")} | {0x066C: ",", 0x060C: ","}
    )


@pytest.mark.parametrize(("country", "language"), FORMS)
def test_every_name_and_number_stands_on_the_sheet(tmp_path: Path, country: Country, language: str) -> None:
    pages = _texts(tmp_path / "a.pdf", samples.sheet(country, 60), language)
    text = " ".join(pages)
    digits = _numbers(text)
    rows = list(samples.sheet_rows(country, 60))
    whole = [
        row for row in rows if len(row.name) < 40 and "(" not in row.name and not re.search("[a-z]", row.name)
    ]
    assert len(whole) > 50
    assert [row.name for row in whole if plain(row.name) not in text] == []
    assert [row.national_id for row in rows if row.national_id not in digits] == []


def test_bracketed_and_marked_names_are_read_back(tmp_path: Path) -> None:
    for country, language in ((Country.EGYPT, "ar"), (Country.IRAN, "fa")):
        text = " ".join(_texts(tmp_path / f"{language}.pdf", samples.sheet(country, 8), language))
        hard = samples.HARD_NAMES[1:] if country is Country.EGYPT else samples.HARD_NAMES_FA[1:]
        assert [name for name in hard if plain(name) not in text] == []


def test_a_name_of_ninety_letters_stands_whole_on_two_lines(tmp_path: Path) -> None:
    assert len(samples.LONG_NAME) >= 90
    assert len(samples.LONG_NAME.split()) >= 14
    text = _texts(tmp_path / "a.pdf", samples.sheet(Country.EGYPT, 1), "ar")[0]
    assert [word for word in samples.LONG_NAME.split() if word not in text] == []


def test_the_hundred_thousandth_row_has_its_number(tmp_path: Path) -> None:
    part = VillagePart(village="فايد", number=9, parts=9, first_row=99_999, first_page=7_000)
    for country, language in FORMS[:2]:
        sheet = samples.sheet(country, 4, part=part)
        text = _numbers(" ".join(_texts(tmp_path / "a.pdf", sheet, language)))
        assert [n for n in range(99_999, 100_003) if not re.search(f"{n}|{n:,}", text)] == []


def test_totals_are_counted_and_carried(tmp_path: Path) -> None:
    sheet = replace(samples.sheet(Country.EGYPT, 30), letterhead=replace(samples.EGYPT, lines=("Office",)))
    first, second, last = _texts(tmp_path / "a.pdf", sheet, "en")
    assert "This page: names 14, quantity 21" in first
    assert "Brought forward: names 0, quantity 0" in first
    assert "Carried forward: names 14, quantity 21" in first
    assert "Brought forward: names 14, quantity 21" in second
    assert "Carried forward: names 28, quantity 42" in second
    assert "Grand total: names 30, quantity 45" in last
    assert "Pages of this list: 3 (three pages). Names: 30 (thirty names), and no more." in last
    assert "forty-five cartons" in last


def test_each_page_says_which_it_is_and_shows_the_digits(tmp_path: Path) -> None:
    pages = _texts(tmp_path / "a.pdf", samples.sheet(Country.EGYPT, 40), "en")
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in text
        assert digits_of(samples.DIGEST) in text
        assert digits_of(samples.JOURNAL) in text
        assert "2024/15" in text


def test_codes_keep_their_order_on_right_to_left_pages(tmp_path: Path) -> None:
    text = _numbers(_texts(tmp_path / "a.pdf", samples.sheet(Country.EGYPT, 5), "ar")[0])
    assert digits_of(samples.DIGEST) in text
    assert "2024 0000" in text
    assert [n for n in range(1, 6) if f"F-{n:06d}" not in text] == []


@pytest.mark.parametrize(("country", "language"), FORMS[:2])
def test_every_symbol_is_read_the_pages_and_each_rows(
    tmp_path: Path, country: Country, language: str
) -> None:
    sheet = samples.sheet(country, 40)
    distribution_sheet.render(sheet, tongue(language), tmp_path / "a.pdf", Progress())
    read = symbols(tmp_path / "a.pdf")
    pages = [text for page in read for text in page if len(text) == len(page_code(sheet.stamp, 1))]
    marks = [text for page in read for text in page if len(text) == MARK_DIGITS]
    assert pages == [page_code(sheet.stamp, n) for n in range(1, len(read) + 1)]
    assert sorted(marks) == [row.mark for row in samples.sheet_rows(country, 40)]


def test_a_copy_a_masked_and_a_synthetic_paper_say_so_on_every_page(tmp_path: Path) -> None:
    stamp = replace(samples.sheet(Country.EGYPT).stamp, copy=2, is_synthetic=True)
    sheet = samples.sheet(Country.EGYPT, 30, stamp=stamp, is_masked=True)
    for text in _texts(tmp_path / "a.pdf", sheet, "en"):
        assert "Copy 2, not for signature" in text
        assert "Synthetic data" in text
        assert "masked" in text
    assert abs(line_distance(tmp_path / "a.pdf", "Synthetic", "masked")) < 1  # side by side, above the table


def test_a_masked_sheet_shows_the_last_four_digits_alone(tmp_path: Path) -> None:
    text = " ".join(_texts(tmp_path / "a.pdf", samples.sheet(Country.EGYPT, 30, is_masked=True), "en"))
    for row in samples.sheet_rows(Country.EGYPT, 30):
        assert row.national_id not in text
        assert row.national_id[-4:] in text


def test_the_usual_posts_sign_in_their_order(tmp_path: Path) -> None:
    text = _texts(tmp_path / "a.pdf", samples.sheet(Country.IRAN, 5), "en")[-1]
    posts = [
        "Distribution officer",
        "Social worker",
        "Storekeeper",
        "Charity's delegate",
        "Head of the office",
    ]
    places = [text.index(post.split()[0]) for post in posts]
    assert places == sorted(places)


@pytest.mark.parametrize("count", [*range(1, 60), 100, 1000])
def test_pages_are_planned_without_loss_and_the_last_has_rows(count: int) -> None:
    pages = list(plan_pages(count, 14, 9))
    assert sum(page.rows for page in pages) == count
    assert [page.is_last for page in pages] == [False] * (len(pages) - 1) + [True]
    assert all(0 < page.rows <= page.room for page in pages)
    assert pages[-1].room == 9


def test_an_entitlement_list_has_names_and_no_place_for_families_to_sign(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    entitlement_list.render(samples.entitlement_list(Country.EGYPT, 30), tongue("ar"), out, Progress())
    text = " ".join(page_texts(out))
    assert [
        row.name for row in list(samples.entitlement_rows(Country.EGYPT, 30))[5:] if row.name not in text
    ] == []
    assert "Signature or thumbprint" not in text
    assert "agent" not in text


def test_a_masked_entitlement_list_gives_no_reason(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    listed = samples.entitlement_list(Country.IRAN, 30)
    for is_masked in (False, True):
        paper = replace(listed, rows=samples.entitlement_rows(Country.IRAN, 30), is_masked=is_masked)
        entitlement_list.render(paper, tongue("fa"), out, Progress())
        assert (plain(listed.basis) in page_texts(out)[0]) is not is_masked


@pytest.mark.parametrize("country", Country)
def test_on_a_copy_to_be_posted_nothing_is_signed_but_by_the_head(country: Country, tmp_path: Path) -> None:
    whole, posted = (
        " ".join(_texts(tmp_path / "a.pdf", samples.sheet(country, 30, is_masked=is_masked), "en"))
        for is_masked in (False, True)
    )
    head = "head of the administration" if country is Country.EGYPT else "Head of the office"
    for words in ("thumbprint", "fingerprint", "We who sign below", "Received by", "Social", "Store"):
        assert words not in posted
    assert head in whole
    assert head in posted
    assert "We who sign below" in whole


def test_a_copy_to_be_posted_has_the_same_marks_but_none_for_a_scanner(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    marks = [mark_lines(row.mark) for row in samples.sheet_rows(Country.EGYPT, 4)]
    for is_masked in (False, True):
        sheet = samples.sheet(Country.EGYPT, 4, is_masked=is_masked)
        distribution_sheet.render(sheet, tongue("en"), out, Progress())
        assert len(symbols(out)[0]) == (1 if is_masked else 5)
        text = page_texts(out)[0].replace("\u00a0", " ")
        assert [line for lines in marks for line in lines if line.replace("\u00a0", " ") not in text] == []


def test_an_amount_of_money_is_written_in_pounds(tmp_path: Path) -> None:
    rows = samples.sheet_rows(Country.EGYPT, 3)
    sheet = samples.sheet(Country.EGYPT, 3, rows=(row._replace(quantity=125050) for row in rows), unit="EGP")
    text = _texts(tmp_path / "a.pdf", sheet, "en")[-1]
    assert "3,751.50" in text
    assert "Grand total: names 3, amount 3,751.50" in text
    assert "Total amount: " in text
    assert "uantity" not in text
    assert "three thousand seven hundred" in text.replace(" and ", " ").replace(",", "")


def test_a_long_condition_is_broken_and_not_made_small(tmp_path: Path) -> None:
    listed = samples.entitlement_list(Country.EGYPT, 3, basis="families that a woman keeps, " * 9)
    entitlement_list.render(listed, tongue("en"), tmp_path / "a.pdf", Progress())
    told = subprocess.run(
        ["pdftotext", "-bbox", tmp_path / "a.pdf", "-"], capture_output=True, text=True, check=True
    )
    heights = [
        float(b) - float(a) for a, b in re.findall(r'yMin="([\d.]+)".*yMax="([\d.]+)">keeps', told.stdout)
    ]
    assert len(heights) == 9
    assert min(heights) > 6.5


def test_a_window_calls_a_list_by_its_number(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    distribution_sheet.render(samples.sheet(Country.EGYPT, 3), tongue("en"), out, Progress())
    assert title_of(out) == "Receipt sheet 2024/15"


def test_a_paper_without_digests_prints_none(tmp_path: Path) -> None:
    text = _texts(tmp_path / "a.pdf", samples.sheet(Country.EGYPT, 3, stamp=Stamp(number="2024/1")), "en")[0]
    assert "Check:" not in text
    assert "Journal:" not in text


def test_both_dates_of_an_entitlement_list_stand_on_one_line(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    programme = "حملة إفطار صائم لدعم الأسر الأولى بالرعاية"
    approved = samples.entitlement_list(Country.EGYPT, 5, programme=programme)
    entitlement_list.render(approved, tongue("ar"), out, Progress())
    assert abs(line_distance(out, "نوفمبر", "جمادى")) < 1  # millimetre
