"""The timeline of a family on paper: both dates of each event, from whom, and what is left out said aloud."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.documents import family_timeline
from desktop.i18n.tongue import tongue
from desktop.models.country import Country
from desktop.models.timeline_paper import FamilyTimeline
from desktop.progress import Progress
from tests.documents import office_papers
from tests.documents.reading import page_texts

PAPER = office_papers.family_timeline(Country.EGYPT)
OTHER_DATE = {"ar": "١٢/٠٩/١٤٤٧", "fa": "۰۱/۰۳/۲۰۲۶", "en": "12/09/1447"}


def texts(tmp_path: Path, language: str, paper: FamilyTimeline) -> str:
    out = tmp_path / "timeline.pdf"
    family_timeline.render(paper, tongue(language), out, Progress())
    return " ".join(page_texts(out))


@pytest.mark.parametrize("language", OTHER_DATE)
def test_each_event_has_both_dates(tmp_path: Path, language: str) -> None:
    text, words = texts(tmp_path, language, PAPER), tongue(language)
    assert OTHER_DATE[language] in text
    assert words.date(date(2026, 3, 1)) in text
    assert words.digits("2026/17") in text


def test_what_is_left_out_is_said(tmp_path: Path) -> None:
    text = texts(tmp_path, "en", PAPER)
    for words in (
        "words of 1 event are left out",
        "Only some of the events",
        "file is suspended",
        "told on",
    ):
        assert words in text
    assert "Only some of" not in texts(tmp_path, "en", replace(PAPER, is_whole=True))


def test_a_family_without_events_says_so_and_one_with_many_turns_the_page(tmp_path: Path) -> None:
    empty = texts(tmp_path, "en", replace(PAPER, events=()))
    assert "Nothing is on record" in empty
    assert "0 events" not in empty
    out = tmp_path / "long.pdf"
    family_timeline.render(replace(PAPER, events=office_papers.EVENTS * 30), tongue("ar"), out, Progress())
    assert len(page_texts(out)) > 3
