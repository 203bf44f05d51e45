"""Memoranda: both countries' texts, two to six parties, digits that can be compared, symbols that decode."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.documents import memorandum
from desktop.documents.clauses import ModelText, clauses
from desktop.errors import BadInputError
from desktop.i18n.tongue import tongue
from desktop.models.country import Country
from desktop.models.memorandum_paper import Clause, MemorandumPaper
from desktop.models.paper import digits_of, grouped
from desktop.progress import Progress
from tests.documents import memoranda
from tests.documents.reading import line_distance, page_texts, plain, symbols

FORMS = [(Country.EGYPT, "ar"), (Country.IRAN, "fa"), (Country.EGYPT, "en")]


def _texts(out: Path, paper: MemorandumPaper, language: str) -> list[str]:
    memorandum.render(paper, tongue(language), out, Progress())
    return page_texts(out)


@pytest.mark.parametrize(("country", "language"), FORMS)
def test_clauses_annexes_and_parties_are_all_there(tmp_path: Path, country: Country, language: str) -> None:
    paper = memoranda.memorandum(country)
    text = " ".join(_texts(tmp_path / "a.pdf", paper, language))
    for party in paper.parties:
        assert plain(party.representative) in text
    for wanted in (*paper.data.fields, *paper.data.programmes, paper.data.purpose):
        assert plain(wanted) in text


@pytest.mark.parametrize(("country", "language"), FORMS)
def test_every_page_carries_the_digits_of_the_terms(tmp_path: Path, country: Country, language: str) -> None:
    paper = memoranda.memorandum(country)
    spoken = tongue(language)
    pages = _texts(tmp_path / "a.pdf", paper, language)
    assert len(pages) >= 3
    for text in pages:
        assert spoken.digits(digits_of(paper.terms_digest)) in text


@pytest.mark.parametrize(("country", "language"), FORMS)
def test_nobody_signs_a_page_without_words(tmp_path: Path, country: Country, language: str) -> None:
    paper = memoranda.memorandum(country)
    texts = _texts(tmp_path / "a.pdf", paper, language)
    agreed = list(clauses(paper, ModelText.read(language), tongue(language)))
    last = plain(agreed[-1].paragraphs[-1])[:24]
    signed = [text for text in texts if plain(tongue(language).text("Signature:")) in plain(text)]
    assert last in plain(signed[0])


def test_a_long_subject_takes_the_room_of_its_lines(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    about = "Alpha" + " exchange of the data of families that receive food aid" * 4 + " Omega"
    memorandum.render(memoranda.memorandum(Country.EGYPT, title=about), tongue("en"), out, Progress())
    assert line_distance(out, "Alpha", "Omega") > 3.5  # millimetres


def test_liaison_officers_need_no_page_of_their_own(tmp_path: Path) -> None:
    for country, language in FORMS[:2]:
        paper = memoranda.memorandum(country, timetable=())
        more = replace(paper.data, fields=paper.data.fields * 2)
        last = _texts(tmp_path / "a.pdf", replace(paper, data=more), language)[-1]
        assert plain(tongue(language).text("Annex 3: liaison officers")) in last
        assert plain(tongue(language).text("Annex 2: the keys of the parties")) in last


def test_a_party_that_named_no_liaison_officer_has_a_line_to_write_on(tmp_path: Path) -> None:
    paper = memoranda.memorandum(Country.EGYPT)
    assert {contact.party for contact in paper.contacts} == {0}
    text = " ".join(_texts(tmp_path / "a.pdf", paper, "en")).partition("Annex 3")[2].partition("Annex 4")[0]
    assert "Second party" in text


@pytest.mark.parametrize("parties", [2, 4, 6])
def test_each_party_has_its_digits_in_order_and_its_card_as_symbol(tmp_path: Path, parties: int) -> None:
    paper = memoranda.memorandum(Country.EGYPT, parties)
    spoken = tongue("ar")
    out = tmp_path / "a.pdf"
    text = " ".join(_texts(out, paper, "ar"))
    for party in paper.parties:
        groups = [spoken.digits(group) for group in grouped(party.fingerprint)]
        assert " ".join(groups[:4]) in text
        assert " ".join(groups[4:]) in text
    read = [found for page in symbols(out) for found in page]
    assert sorted(read) == sorted(party.card for party in paper.parties)


@pytest.mark.parametrize("parties", [1, 7])
def test_one_party_or_seven_make_no_memorandum(tmp_path: Path, parties: int) -> None:
    paper = memoranda.memorandum(
        Country.EGYPT, 2, parties=memoranda.memorandum(Country.EGYPT).parties[:1] * parties
    )
    with pytest.raises(BadInputError):
        memorandum.render(paper, tongue("ar"), tmp_path / "a.pdf", Progress())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
@pytest.mark.parametrize("parties", range(2, 7))
def test_the_model_text_has_no_open_field(language: str, parties: int) -> None:
    paper = memoranda.memorandum(Country.EGYPT, parties)
    text = ModelText.read(language)
    drafted = clauses(paper, text, tongue(language))
    for number, clause in enumerate(drafted, 1):
        for sentence in (text.clause_title(number, clause.title, tongue(language)), *clause.paragraphs):
            assert "{" not in sentence
            assert "}" not in sentence
    labels = [text.label(n) for n in range(parties)]
    titles = " ".join(clause.title for clause in drafted)
    assert all(label in titles for label in labels)


def test_clauses_that_the_parties_agreed_replace_the_model(tmp_path: Path) -> None:
    own = (Clause(title="اتفاق خاص", paragraphs=("نص اتفق عليه الطرفان {كما هو}.",)),)
    text = " ".join(_texts(tmp_path / "a.pdf", memoranda.memorandum(Country.EGYPT, clauses=own), "ar"))
    assert "اتفاق خاص" in text
    assert "كما هو" in text
    assert "سرية البيانات" not in text


def test_a_party_without_a_card_is_shown_as_such(tmp_path: Path) -> None:
    first, second = memoranda.memorandum(Country.EGYPT).parties
    paper = memoranda.memorandum(Country.EGYPT, 2, parties=(first, memoranda.without_card(second)))
    text = " ".join(_texts(tmp_path / "a.pdf", paper, "en"))
    assert "The card of this party is not known yet." in text


def test_a_synthetic_memorandum_says_so_on_every_page(tmp_path: Path) -> None:
    pages = _texts(tmp_path / "a.pdf", memoranda.memorandum(Country.IRAN, is_synthetic=True), "en")
    assert all("Synthetic data" in text for text in pages)


def test_what_a_draft_says_of_itself_stands_beside_its_title(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    paper = memoranda.memorandum(Country.EGYPT, number="", terms_digest="", is_synthetic=True)
    memorandum.render(paper, tongue("en"), out, Progress())
    told = subprocess.run(
        ["pdftotext", "-bbox", "-f", "2", "-l", "2", out, "-"], capture_output=True, text=True, check=True
    )
    head = [
        float(edge)
        for edge in re.findall(r'xMin="[\d.]+" yMin="[34]\d\..*xMax="([\d.]+)" .*>no\.<', told.stdout)
    ]
    said = [float(edge) for edge in re.findall(r'xMin="([\d.]+)" yMin="[34]\d\..*>Synthetic<', told.stdout)]
    assert len(head) == len(said) == 1
    assert head < said
