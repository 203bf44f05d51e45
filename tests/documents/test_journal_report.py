"""The report of the journal says period, result, counts and checkpoints, in the language of the paper."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.documents import journal_report
from desktop.i18n.tongue import tongue
from desktop.marking import N_
from desktop.models.country import Country
from desktop.models.journal_paper import CheckpointLine, JournalReport, TallyLine
from desktop.models.journal_view import Finding
from desktop.models.paper import digits_of
from desktop.progress import Progress
from tests.documents import office_papers
from tests.documents.reading import page_texts
from tests.documents.samples import JOURNAL

REPORT = office_papers.journal_report(Country.EGYPT)
BROKEN = Finding(
    N_("Entry {n} of the journal does not hold: it was changed, taken out or put in."), {"n": 30}
)
WORDS = {
    "ar": ("تقرير السجل", "السجل كله سليم", "نقاط التثبت الموقعة", "بيانات تجريبية"),
    "fa": ("گزارش دفتر رویدادها", "همهٔ دفتر سالم است", "نقطه‌های بازبینی امضاشده", "داده‌های آزمایشی"),
    "en": ("Report of the journal", "The whole journal holds", "Signed checkpoints", "Synthetic data"),
}


def _texts(tmp_path: Path, language: str, report: JournalReport) -> str:
    out = tmp_path / "report.pdf"
    journal_report.render(report, tongue(language), out, Progress())
    return " ".join(page_texts(out))


@pytest.mark.parametrize("language", WORDS)
def test_the_report_is_read_back_in_every_language(tmp_path: Path, language: str) -> None:
    text = _texts(tmp_path, language, REPORT)
    assert [words for words in WORDS[language] if words not in text] == []
    assert tongue(language).digits(digits_of(JOURNAL).split()[0]) in text  # in result and footer


def test_a_broken_journal_is_said_to_be_broken(tmp_path: Path) -> None:
    text = _texts(tmp_path, "en", replace(REPORT, findings=(BROKEN,), proven=29))
    assert "does NOT hold" in text
    assert "Entry 30 of the journal" in text


def test_a_period_without_entries_is_a_report_too(tmp_path: Path) -> None:
    empty = replace(REPORT, entries=0, first_entry=0, last_entry=0, tallies=(), checkpoints=())
    text = _texts(tmp_path, "en", empty)
    assert "received no entry" in text
    assert "No checkpoint was signed" in text


def test_a_year_of_checkpoints_shows_the_first_and_the_last(tmp_path: Path) -> None:
    days = tuple(
        CheckpointLine(date.fromordinal(date(2026, 1, 1).toordinal() + n), n + 1, JOURNAL) for n in range(365)
    )
    text = _texts(tmp_path, "en", replace(REPORT, checkpoints=days))
    assert "365 checkpoints" in text
    assert "31/12/2026" in text
    assert "02/01/2026" not in text


def test_a_heading_stands_on_the_page_of_its_table(tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    for count in range(20, 27):
        many = tuple(TallyLine("هدى", "read", "household", n) for n in range(count))
        full = replace(REPORT, tallies=many, checkpoints=REPORT.checkpoints[:3])
        journal_report.render(full, tongue("en"), out, Progress())
        (page,) = [text for text in page_texts(out) if "Signed checkpoints" in text]
        assert "Digits of the journal" in page


def test_each_line_names_its_person_for_it_may_begin_a_page(tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    many = tuple(TallyLine("Huda", "read", "household", n) for n in range(60))
    journal_report.render(replace(REPORT, tallies=many), tongue("en"), out, Progress())
    assert all("Times Huda" in text for text in page_texts(out)[:2])
