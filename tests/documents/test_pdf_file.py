"""A paper is written whole or not at all, page by page, and twice the same."""

from pathlib import Path

import pytest

from desktop.documents import distribution_sheet
from desktop.errors import BadInputError, CancelledError, DamagedError
from desktop.i18n.tongue import tongue
from desktop.models.country import Country
from desktop.progress import Progress
from tests.documents import samples


def test_cancel_leaves_no_file(tmp_path: Path) -> None:
    steps: list[int] = []
    progress = Progress(lambda step: steps.append(step.done), lambda: len(steps) > 2)
    with pytest.raises(CancelledError):
        distribution_sheet.render(
            samples.sheet(Country.EGYPT, 200), tongue("ar"), tmp_path / "a.pdf", progress
        )
    assert steps
    assert list(tmp_path.iterdir()) == []


def test_cancel_keeps_the_file_that_was_there(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"before")
    with pytest.raises(CancelledError):
        distribution_sheet.render(
            samples.sheet(Country.EGYPT), tongue("ar"), out, Progress(is_cancelled=lambda: True)
        )
    assert out.read_bytes() == b"before"


def test_an_empty_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="no names"):
        distribution_sheet.render(
            samples.sheet(Country.EGYPT, 0), tongue("ar"), tmp_path / "a.pdf", Progress()
        )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("announced", [19, 21])
def test_rows_that_do_not_match_their_count_are_refused(tmp_path: Path, announced: int) -> None:
    sheet = samples.sheet(Country.EGYPT, announced, rows=samples.sheet_rows(Country.EGYPT, 20))
    with pytest.raises(DamagedError):
        distribution_sheet.render(sheet, tongue("ar"), tmp_path / "a.pdf", Progress())
    assert list(tmp_path.iterdir()) == []


def test_the_same_paper_is_the_same_file(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        distribution_sheet.render(samples.sheet(Country.IRAN, 30), tongue("fa"), tmp_path / name, Progress())
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_only_the_owner_may_read_the_paper(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    distribution_sheet.render(samples.sheet(Country.EGYPT, 3), tongue("ar"), out, Progress())
    assert out.stat().st_mode & 0o777 == 0o600


def test_a_font_that_helped_out_nowhere_stays_out_of_the_paper(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    distribution_sheet.render(samples.sheet(Country.IRAN, 3), tongue("fa"), out, Progress())
    paper = out.read_bytes()
    assert b"WASLAA+Vazirmatn-Regular" in paper
    assert b"Amiri" not in paper
