"""Makes the pages from which the learnt judge of signed sheets learns, and keeps what it sees of them.

python -m tests.learning.strips FOLDER [PAGES [SEED]]

The hands are those of `signed_pages` and `passers_by`. `other_hands` and `fresh_hands` are never shown to it: they try
what it learnt. A crowd of `test_many_signed_pages` has another seed than these pages.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from unittest.mock import patch

import numpy as np

from desktop.documents.box_judge import Strip, Verdict
from desktop.documents.learnt_judge import seen_of
from desktop.documents.sheet_reader import read_sheets
from desktop.progress import Progress
from tests.documents import passers_by, signed_pages
from tests.documents.scans import any_scan, taken
from tests.documents.signed_kinds import KINDS, Kind, Truth, black_and_white, phone, spoilt, write
from tests.documents.signed_paper import FORMS, Paper

WORLD = {
    **KINDS,
    "known hands": Kind(signed_pages.HANDS, any_scan),
    "known hands, stamps": Kind(signed_pages.HANDS, any_scan, stamps=True),
    "stamps in black and white": Kind(passers_by.ALL, black_and_white, stamps=True),
    "stamps by phone": Kind(passers_by.ALL, phone, stamps=True),
    "stamps, packed too small": Kind(passers_by.ALL, spoilt, stamps=True),
    "large in black and white": Kind(passers_by.LARGE, black_and_white),
    "large by phone": Kind(passers_by.LARGE, phone),
    "faint, packed too small": Kind((*passers_by.FAINT, *passers_by.THIN), spoilt),
}


def _strips(paper: Paper, file: Path) -> Iterator[Strip]:
    """Yield what the reader straightened out of a picture."""
    kept: list[Strip] = []

    def keep(strip: Strip) -> list[list[Verdict]]:
        kept.append(strip)
        return [[Verdict.DOUBTFUL] * (len(strip.edges) - 1) for _column in strip.columns]

    with patch("desktop.documents.sheet_reader.judge", keep):
        list(read_sheets([file], paper.expected, Progress()))
    yield from kept


def _answers(truth: Truth, columns: int) -> list[list[bool]]:
    """Return for each column which of its boxes were written in."""
    return [[one[n] for one in truth.values()] for n in range(columns)]


def make(folder: Path, pages: int, seed: int) -> None:
    """Draw, take and straighten pages of every kind."""
    papers = [Paper(folder, country, language) for country, language in FORMS]
    picture = folder / "page.bmp"
    for number in range(pages):
        for n, kind in enumerate(WORLD.values()):
            random = Random(seed * 1_000_000 + n * 10_000 + number)
            paper = random.choice(papers)
            at = random.randrange(len(paper.maps))
            page = signed_pages.printed(paper.pdf, at)
            truth = write(page, paper.maps[at], kind, random)
            taken(page, kind.device(random), random).save(picture)
            for strip in _strips(paper, picture):
                seen = seen_of(strip.dark, strip.colours, strip.scale, strip.columns, strip.edges)
                np.savez(
                    folder / f"{seed}-{n}-{number}.npz",
                    dark=seen.dark.astype(np.float16), tint=seen.tint.astype(np.float16),
                    rows=seen.rows, columns=seen.columns, answers=_answers(truth, len(seen.columns)),
                )  # fmt: skip


if __name__ == "__main__":
    into = Path(sys.argv[1])
    into.mkdir(parents=True, exist_ok=True)
    make(into, *(int(number) for number in (*sys.argv[2:4], "40", "501")[:2]))
