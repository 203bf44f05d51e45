"""The timeline of a family on paper: both dates of each event, from whom, and what is left out said aloud."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop.documents import family_timeline
from desktop.i18n.tongue import tongue
from desktop.models.country import Country
from desktop.models.paper import Letterhead, Stamp
from desktop.models.timeline import EventKind, TimelineEvent
from desktop.models.timeline_paper import FamilyTimeline
from desktop.progress import Progress
from tests.documents.reading import page_texts

AT = datetime(2026, 3, 4, 9, tzinfo=UTC)
EVENTS = (
    TimelineEvent(
        id=1, kind=EventKind.RECEIVED, day=date(2026, 3, 1), by="منى حسن علي", agency="مديرية التضامن",
        what="كرتونة رمضان", quantity=2, unit="carton", source="2026/4",
    ),
    TimelineEvent(
        id=2, kind=EventKind.TOLD, day=date(2026, 2, 1), agency="مؤسسة حياة كريمة", what="قافلة",
        source="ismailia-2026-1-7", told_at=AT,
    ),
    TimelineEvent(id=3, kind=EventKind.REFERRED, day=date(2026, 1, 20), uid="x", outcome="open", is_hidden=True),
    TimelineEvent(id=4, kind=EventKind.EXCLUDED, day=date(2026, 1, 9), outcome="suspended", source="2026/1"),
    TimelineEvent(id=5, kind=EventKind.CORRECTED, day=date(2025, 9, 9), fields=("phone", "place"), by="منى"),
)  # fmt: skip
PAPER = FamilyTimeline(
    letterhead=Letterhead(country=Country.EGYPT, lines=("وزارة التضامن الاجتماعي",)),
    stamp=Stamp(number="2026/3", journal_head="ab" * 32, is_synthetic=True),
    at=AT,
    printed_by="هدى إبراهيم مصطفى",
    head="مصطفى إبراهيم خليل",
    national_id="28407031901454",
    code="2026/17",
    place="القصاصين",
    members=5,
    events=EVENTS,
    is_whole=False,
)
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
    family_timeline.render(replace(PAPER, events=EVENTS * 30), tongue("ar"), out, Progress())
    assert len(page_texts(out)) > 3
