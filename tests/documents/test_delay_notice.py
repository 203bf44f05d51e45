"""The notice of an office of one person says what, who, when, and from when on."""

from pathlib import Path

import pytest

from desktop.documents import delay_notice
from desktop.i18n.tongue import tongue
from desktop.models.country import Country
from desktop.progress import Progress
from tests.documents import office_papers
from tests.documents.reading import page_texts, plain, symbols, title_of


@pytest.mark.parametrize(
    ("country", "language"), [(Country.EGYPT, "ar"), (Country.IRAN, "fa"), (Country.EGYPT, "en")]
)
def test_the_notice_names_the_request_its_maker_and_its_hour(
    tmp_path: Path, country: Country, language: str
) -> None:
    paper, spoken, out = office_papers.delay_notice(country), tongue(language), tmp_path / "notice.pdf"
    delay_notice.render(paper, spoken, out, Progress())
    (text,) = page_texts(out)
    assert title_of(out) == plain(title_of(out))
    assert plain(paper.asked_by) in text
    assert plain(paper.subject) in text
    assert spoken.time(paper.due_at) in text
    assert spoken.date(paper.due_at.date()) in text
    assert len(symbols(out)) == 1
