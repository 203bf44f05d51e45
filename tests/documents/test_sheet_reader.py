"""Signed sheets come back as scans and photos: who signed, who did not, and what a person has to look at."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from desktop.documents.box_judge import Verdict
from desktop.documents.sheet_reader import (
    NO_SYMBOL,
    NOT_OURS,
    OTHER_SHEET,
    TOO_COARSE,
    ReadPage,
    UnreadPage,
    read_sheets,
)
from desktop.errors import BadInputError
from desktop.models.country import Country
from desktop.models.paper import PaperSize
from desktop.progress import Progress
from tests.documents import fresh_hands, other_hands, passers_by, signed_pages
from tests.documents.pens import black_pen
from tests.documents.scans import Scan, any_scan, taken
from tests.documents.signed_pages import Mark, printed
from tests.documents.signed_paper import FORMS, Paper

Counts = Counter[tuple[bool, Verdict]]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[Paper]:
    folder = tmp_path_factory.mktemp("sheets")
    return [Paper(folder, country, language) for country, language in FORMS]


def _read(paper: Paper, files: Sequence[Path]) -> list[ReadPage | UnreadPage]:
    return list(read_sheets(files, paper.expected, Progress()))


def _tried(
    papers: list[Paper], folder: Path, count: int, seed: int, hands: tuple[Mark, ...]
) -> tuple[Counts, int]:
    """Return how often each truth got each verdict, and how many pages were not read at all."""
    random, counts, unread = Random(seed), Counts(), 0
    for n in range(count):
        paper = papers[n % len(papers)]
        page = random.randrange(len(paper.maps))
        out = folder / "scan.png"
        truth = paper.signed(page, any_scan(random), random, out, hands)
        (read,) = _read(paper, [out])
        if isinstance(read, UnreadPage):
            unread += 1
            continue
        assert read.page == page + 1
        counts.update((truth[row.row], row.signature) for row in read.rows)
    return counts, unread


def _wrong(counts: Counts) -> int:
    return counts[True, Verdict.EMPTY] + counts[False, Verdict.FILLED]


def test_a_few_pages_of_every_kind_are_read_without_a_wrong_box(papers: list[Paper], tmp_path: Path) -> None:
    counts, unread = _tried(papers, tmp_path, 3, 11, signed_pages.HANDS)
    assert (_wrong(counts), unread) == (0, 0)
    assert counts[True, Verdict.DOUBTFUL] + counts[False, Verdict.DOUBTFUL] <= 2
    assert counts[True, Verdict.FILLED] > 15


@pytest.mark.long
@pytest.mark.parametrize(
    "hands", [signed_pages.HANDS, other_hands.HANDS, fresh_hands.HANDS], ids=["known", "other", "fresh"]
)
def test_hundreds_of_pages_keep_the_promise(
    papers: list[Paper], tmp_path: Path, hands: tuple[Mark, ...]
) -> None:
    counts, unread = _tried(papers, tmp_path, 300, 2026, hands)
    total = counts.total()
    doubtful = counts[True, Verdict.DOUBTFUL] + counts[False, Verdict.DOUBTFUL]
    print(f"{total} boxes: {_wrong(counts)} wrong, {doubtful} doubtful, {unread} pages unread")
    assert _wrong(counts) < total / 1000
    assert doubtful < total / 50
    assert unread <= 3


def test_pages_come_in_any_order_and_any_way_round(papers: list[Paper], tmp_path: Path) -> None:
    paper, random, files, truths = papers[0], Random(3), [], {}
    for page, turn in ((2, 94), (0, 180), (1, -86)):
        out = tmp_path / f"{page}.jpg"
        scan = Scan(turn=turn, jpeg=80)
        truths.update(paper.signed(page, scan, random, out, signed_pages.HANDS[:1]))
        files.append(out)
    read = _read(paper, files)
    assert [page.page for page in read if isinstance(page, ReadPage)] == [3, 1, 2]
    verdicts = {row.row: row.signature for page in read if isinstance(page, ReadPage) for row in page.rows}
    other = {
        row: verdicts[row] for row, signed in truths.items() if (verdicts[row] is Verdict.FILLED) != signed
    }
    assert set(other.values()) <= {Verdict.DOUBTFUL}, "a wrong box"
    assert len(other) <= 1


def test_a_sheet_on_a3_is_the_same_page_larger(tmp_path: Path) -> None:
    usual, large = (Paper(tmp_path, Country.EGYPT, "ar", size) for size in (PaperSize.A4, PaperSize.A3))
    sizes = []
    for paper in (usual, large):
        with pypdfium2.PdfDocument(paper.pdf) as document:
            sizes.append([round(side * 25.4 / 72) for side in document[0].get_size()])
    assert sizes == [[297, 210], [420, 297]]
    pictures = [
        np.asarray(printed(paper.pdf, 1, scale).picture.convert("L"), dtype=np.int16)
        for paper, scale in ((usual, 2**0.5), (large, 1.0))
    ]
    height, width = (min(sides) for sides in zip(*(one.shape for one in pictures), strict=True))
    one, other = (picture[:height, :width] for picture in pictures)
    assert (abs(one - other) > 128).mean() < 0.001  # what reads one of them reads the other
    files = [tmp_path / "a3.png"]
    printed(large.pdf, 1, 0.6).picture.save(files[0])
    (read,) = _read(large, files)
    assert isinstance(read, ReadPage)
    assert {row.signature for row in read.rows} == {Verdict.EMPTY}


def test_a_pdf_of_scans_is_read_page_by_page(papers: list[Paper], tmp_path: Path) -> None:
    paper, random, pictures = papers[1], Random(5), []
    for page in (1, 0):
        out = tmp_path / f"{page}.png"
        paper.signed(page, Scan(dpi=200), random, out, signed_pages.HANDS)
        pictures.append(Image.open(out))
    pictures[0].save(tmp_path / "all.pdf", save_all=True, append_images=pictures[1:], resolution=200)
    read = _read(paper, [tmp_path / "all.pdf"])
    assert [(page.picture, page.page) for page in read if isinstance(page, ReadPage)] == [(1, 2), (2, 1)]


def test_what_needs_eyes_comes_with_its_clip(papers: list[Paper], tmp_path: Path) -> None:
    paper, random = papers[0], Random(3)
    written = printed(paper.pdf, 0)
    signed_pages.writing(written, paper.maps[0].agents[2], random)
    signed_pages.signature(written, paper.maps[0].signatures[2], random)
    signed_pages.signature(written, paper.maps[0].signatures[3], random, strength=0.9)
    taken(written, Scan(), random).save(tmp_path / "a.png")
    (read,) = _read(paper, [tmp_path / "a.png"])
    assert isinstance(read, ReadPage)
    second, third = read.rows[1], read.rows[2]
    assert (second.signature, second.agent) == (Verdict.FILLED, Verdict.FILLED)
    assert second.clip.startswith(b"\xff\xd8")
    assert (third.signature, third.agent, third.clip) == (Verdict.FILLED, Verdict.EMPTY, b"")


def test_signatures_under_a_stamp_are_told_from_empty_places(papers: list[Paper], tmp_path: Path) -> None:
    paper, random, signed = papers[0], Random(4), (3, 5)
    written, places = printed(paper.pdf, 0), paper.maps[0].signatures
    for row in signed:
        passers_by.name_with(black_pen)(written, places[row], random)
    middle = (places[4].left + places[4].width / 2, places[4].top + places[4].height / 2)
    passers_by.round_stamp(written, middle, random)
    taken(written, Scan(noise=2, jpeg=85), random).save(tmp_path / "a.jpg")
    (read,) = _read(paper, [tmp_path / "a.jpg"])
    assert isinstance(read, ReadPage)
    verdicts = {row.row: row.signature for row in read.rows}
    filled = {row for row, verdict in verdicts.items() if verdict is Verdict.FILLED}
    doubtful = {row for row, verdict in verdicts.items() if verdict is Verdict.DOUBTFUL}
    assert filled <= set(signed)
    assert len(doubtful) <= 1
    assert {row.row for row in read.rows if row.clip} == doubtful


def test_a_faint_pencil_and_a_pen_that_skips_are_not_left_to_the_clerk(
    papers: list[Paper], tmp_path: Path
) -> None:
    random, found = Random(5), Counts()
    for page in (0, 1):
        out = tmp_path / f"{page}.png"
        hands = (fresh_hands.graphite, fresh_hands.skipping)
        truth = papers[0].signed(page, any_scan(random), random, out, hands)
        (read,) = _read(papers[0], [out])
        assert isinstance(read, ReadPage)
        found.update((truth[row.row], row.signature) for row in read.rows)
    assert _wrong(found) == 0
    assert found[True, Verdict.DOUBTFUL] <= 1
    assert found[True, Verdict.FILLED] > 15


def test_a_page_of_another_sheet_or_of_none_is_named(papers: list[Paper], tmp_path: Path) -> None:
    out = tmp_path / "a.png"
    papers[1].signed(0, Scan(), Random(1), out, signed_pages.HANDS)
    Image.new("RGB", (1654, 2339), "white").save(tmp_path / "b.png")
    Image.open(out).resize((420, 300)).save(tmp_path / "c.png")
    reasons = [
        page.reason for page in _read(papers[0], [out, tmp_path / "b.png"]) if isinstance(page, UnreadPage)
    ]
    assert reasons == [OTHER_SHEET, NO_SYMBOL]
    (coarse,) = _read(papers[1], [tmp_path / "c.png"])
    assert isinstance(coarse, UnreadPage)
    assert coarse.reason in {TOO_COARSE, NO_SYMBOL}


def test_a_forged_page_with_our_number_is_refused(papers: list[Paper], tmp_path: Path) -> None:
    papers[0].signed(0, Scan(), Random(1), tmp_path / "a.png", signed_pages.HANDS)
    other_key = replace(papers[0].expected, mark_of=lambda row: f"{row:024d}")
    (read,) = read_sheets([tmp_path / "a.png"], other_key, Progress())
    assert isinstance(read, UnreadPage)
    assert read.reason == NOT_OURS


def test_what_was_entered_otherwise_and_a_second_picture_come_with_clips(
    papers: list[Paper], tmp_path: Path
) -> None:
    out, hands = tmp_path / "a.png", signed_pages.HANDS[:1]
    truth = papers[2].signed(0, Scan(), Random(7), out, hands)
    contrary = {row: not was_signed for row, was_signed in truth.items()}
    for entered, clipped in ((truth, set()), (contrary, set(truth))):
        (read,) = read_sheets([out], replace(papers[2].expected, entered=entered), Progress())
        assert isinstance(read, ReadPage)
        assert {row.row for row in read.rows if row.clip} == clipped
    _first, again = _read(papers[2], [out, out])
    assert isinstance(again, ReadPage)
    assert all(row.clip for row in again.rows)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nbroken", b"\x89PNG\r\n\x1a\nbroken", b"hello"])
@pytest.mark.parametrize("suffix", [".pdf", ".png", ".txt"])
def test_what_is_no_picture_is_refused_by_name(
    papers: list[Paper], tmp_path: Path, content: bytes, suffix: str
) -> None:
    out = tmp_path / f"scan{suffix}"
    out.write_bytes(content)
    with pytest.raises(BadInputError) as refused:
        _read(papers[0], [out])
    assert refused.value.values["file"] == out.name


def test_half_a_page_is_not_guessed(papers: list[Paper], tmp_path: Path) -> None:
    out = tmp_path / "half.png"
    papers[0].signed(0, Scan(), Random(1), out, signed_pages.HANDS)
    whole = np.asarray(Image.open(out))
    Image.fromarray(whole[: whole.shape[0] // 2]).save(out)
    (read,) = _read(papers[0], [out])
    assert isinstance(read, UnreadPage) or all(
        row.signature is Verdict.DOUBTFUL for row in read.rows if row.row > 8
    )
