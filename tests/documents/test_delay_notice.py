"""The notice of an office of one person says what, who, when, and from when on."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.documents import delay_notice
from desktop.i18n.tongue import tongue
from desktop.models.approval import ApprovalKind
from desktop.models.country import Country
from desktop.models.notice_paper import DelayNotice
from desktop.models.paper import Signature, Stamp
from desktop.models.request_sheet import EFFECTS, TITLES
from desktop.progress import Progress
from tests.documents import samples
from tests.documents.reading import page_texts, plain, symbols, title_of

NOON = datetime(2026, 3, 1, 10, 0, tzinfo=UTC)


def notice(country: Country, kind: ApprovalKind = ApprovalKind.LIST) -> DelayNotice:
    """Return a notice of an invented office."""
    head = samples.EGYPT if country is Country.EGYPT else samples.IRAN
    return DelayNotice(
        letterhead=head,
        stamp=Stamp(number="2026/7", digest=samples.DIGEST, journal_head=samples.JOURNAL, is_synthetic=True),
        kind=TITLES[kind],
        effect=EFFECTS[kind],
        subject="كراتين شهر رمضان" if country is Country.EGYPT else "بسته معیشتی ماه رمضان",
        facts=(("عدد الأسر", "٢٠٤"),) if country is Country.EGYPT else (("خانوار", "۲۰۴"),),
        asked_by="منى حسن علي" if country is Country.EGYPT else "رضا کریمی",
        asked_at=NOON,
        posted_at=NOON,
        due_at=NOON.replace(day=2),
        head=Signature(post="مدير الإدارة"),
    )


@pytest.mark.parametrize(
    ("country", "language"), [(Country.EGYPT, "ar"), (Country.IRAN, "fa"), (Country.EGYPT, "en")]
)
def test_the_notice_names_the_request_its_maker_and_its_hour(
    tmp_path: Path, country: Country, language: str
) -> None:
    paper, spoken, out = notice(country), tongue(language), tmp_path / "notice.pdf"
    delay_notice.render(paper, spoken, out, Progress())
    (text,) = page_texts(out)
    assert title_of(out) == plain(title_of(out))
    assert plain(paper.asked_by) in text
    assert plain(paper.subject) in text
    assert spoken.time(paper.due_at) in text
    assert spoken.date(paper.due_at.date()) in text
    assert len(symbols(out)) == 1
