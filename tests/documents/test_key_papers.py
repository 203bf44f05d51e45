"""The recovery paper and the office card: what is typed back and what is scanned is what was made."""

from pathlib import Path

import pytest

from desktop.documents import office_card, recovery_paper
from desktop.i18n.tongue import tongue
from desktop.models.country import Country
from desktop.models.key_paper import RECOVERY_PREFIX, recovery_groups
from desktop.models.paper import grouped
from desktop.progress import Progress
from tests.documents import memoranda
from tests.documents.reading import page_texts, symbols

FORMS = [(Country.EGYPT, "ar"), (Country.IRAN, "fa"), (Country.EGYPT, "en")]


@pytest.mark.parametrize(("country", "language"), FORMS)
def test_two_copies_hold_the_key_in_groups_and_as_symbol(
    tmp_path: Path, country: Country, language: str
) -> None:
    out = tmp_path / "a.pdf"
    recovery_paper.render(memoranda.recovery_sheet(country), tongue(language), out, Progress())
    pages = page_texts(out)
    assert len(pages) == 2
    groups = recovery_groups(memoranda.SECRET)
    for text in pages:
        assert RECOVERY_PREFIX in text
        assert [group for group in groups if group not in text] == []
    assert symbols(out) == [[memoranda.SECRET]] * 2


def test_groups_give_the_key_back() -> None:
    groups = recovery_groups(memoranda.SECRET)
    assert len(groups) == 10
    assert RECOVERY_PREFIX + "".join(groups) == memoranda.SECRET


@pytest.mark.parametrize(("country", "language"), FORMS)
def test_the_card_shows_its_digits_from_left_to_right(
    tmp_path: Path, country: Country, language: str
) -> None:
    out = tmp_path / "a.pdf"
    sheet = memoranda.card_sheet(country)
    spoken = tongue(language)
    office_card.render(sheet, spoken, out, Progress())
    (text,) = page_texts(out)
    groups = [spoken.digits(group) for group in grouped(sheet.fingerprint)]
    assert " ".join(groups[:4]) in text
    assert " ".join(groups[4:]) in text
    assert symbols(out) == [[sheet.card]]
