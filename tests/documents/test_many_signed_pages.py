"""The promise of the reader of signed sheets, on thousands of boxes of many kinds, by hands it never saw.

python -m pytest tests/documents/test_many_signed_pages.py -m long -s
WASL_SIGNED_PAGES is the number of pages of each kind, WASL_SIGNED_SEED another crowd.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.documents.signed_kinds import KINDS, Outcome, Tried, tried
from tests.documents.signed_paper import FORMS, Paper

PAGES = int(os.environ.get("WASL_SIGNED_PAGES", "40"))
SEED = int(os.environ.get("WASL_SIGNED_SEED", "1"))


class Task(NamedTuple):
    """One page to try."""

    kind: str
    seed: int
    folder: Path


@cache
def _papers(folder: Path) -> list[Paper]:
    own = folder / f"papers-{os.getpid()}"
    own.mkdir()
    return [Paper(own, country, language) for country, language in FORMS]


def _try(task: Task) -> tuple[str, Tried]:
    papers = _papers(task.folder)
    return task.kind, tried(papers[task.seed % len(papers)], KINDS[task.kind], task.seed, task.folder)


def _tasks(folder: Path) -> Iterator[Task]:
    for page in range(PAGES):
        for n, kind in enumerate(KINDS):
            yield Task(kind, SEED * 1_000_000 + n * 10_000 + page, folder)


@pytest.mark.long
def test_thousands_of_boxes_of_every_kind_keep_the_promise(tmp_path: Path) -> None:
    sums = {kind: Tried() for kind in (*KINDS, "all")}
    with ProcessPoolExecutor(2) as pool:
        for kind, found in pool.map(_try, _tasks(tmp_path)):
            print(*(f"{kind}: {fault}\n" for fault in found.faults), sep="", end="", flush=True)
            sums[kind].add(found)
            sums["all"].add(found)
    print(f"{'':26s}{'rows':>6s}{'wrong':>7s}{'doubtful':>10s}{'unread pages':>14s}{'s a page':>10s}")
    for name, one in sums.items():
        print(
            f"{name:26s}{one.rows.total():6d}{one.rows[Outcome.WRONG]:7d}{one.share(Outcome.DOUBTFUL):10.2%}"
            f"{one.unread:14d}{one.seconds / one.pages:10.2f}"
        )
    whole = sums["all"]
    assert whole.share(Outcome.WRONG) < 0.001
    assert whole.share(Outcome.DOUBTFUL) < 0.02
    assert whole.unread <= whole.pages / 100
