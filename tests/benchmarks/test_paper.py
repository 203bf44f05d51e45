"""How fast receipt sheets print beside what a user might take instead, whole processes in turn on one machine.

    python installer/start.py test -m benchmark tests/benchmarks/test_paper.py

Every tool prints the same sheet: letterhead, rows, heads, lines, totals carried forward, page numbers. Qt's painter draws
the symbols of pages and rows as well; beside the others the program leaves those of the rows out. What is asserted is the
processor's work, which a busy machine disturbs least; the wall's time is printed beside it.

Whole processes are compared at 400 pages, of which ours spends half on its start. ReportLab's own shaping is compared
at 4,000 pages, for the plan asks how many pages it sets in the time, and so are Typst and Calc once more.

`WASL_BENCHMARK_PAGES=400,4000` chooses other sizes, `WASL_BENCHMARK_PEERS=typst,calc` the rivals, `WASL_PEERS` the
folder of their environment, made on the first run; Calc and FriBidi (for ReportLab) come from the system.
"""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

from desktop.resources import resource
from tests.benchmarks.linkage_figures import PEERS, Run, peers_python, run
from tests.benchmarks.sheet_figures import write_rows, write_words

ROUNDS = 3
GOALS = {"qt_painter": 8, "typst": 4, "calc": 8, "fpdf2": 20, "reportlab": 50}
RIVALS = os.environ.get("WASL_BENCHMARK_PEERS", ",".join(GOALS)).split(",")
_PAGES = {"typst": "400,4000", "calc": "400,4000", "reportlab": "4000"}
_SIZES = os.environ.get("WASL_BENCHMARK_PAGES", "")
TRIALS = [
    (rival, int(pages)) for rival in RIVALS for pages in (_SIZES or _PAGES.get(rival, "400")).split(",")
]


def _own(rows: Path, out: Path) -> Run:
    return run([sys.executable, "-m", "tests.benchmarks.sheet_figures", str(rows), str(out)])


@pytest.mark.benchmark
@pytest.mark.parametrize(("rival", "pages"), TRIALS)
def test_a_sheet_prints_many_times_faster_than_what_else_one_might_take(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rival: str, pages: int
) -> None:
    has_symbols = rival == "qt_painter"
    rows, words, out = tmp_path / "rows.csv", tmp_path / "words.json", tmp_path / f"{rival}.pdf"
    write_rows(pages, rows, has_symbols=has_symbols)
    write_words(rows, words)
    python = sys.executable
    if not has_symbols:
        python = peers_python(Path(os.environ.get("WASL_PEERS", "~/.cache/wasl-peers")).expanduser())
    peer = [python, str(PEERS / "sheet_peers.py"), rival, str(words), str(resource("fonts")), str(out)]
    pairs = [(_own(rows, tmp_path / "own.pdf"), run(peer)) for _ in range(ROUNDS if pages <= 400 else 1)]
    assert _pages(out) == _pages(tmp_path / "own.pdf") == pages
    wall, work = (
        median(getattr(theirs, cost) / getattr(ours, cost) for ours, theirs in pairs)
        for cost in ("seconds", "cpu_s")
    )
    ours, theirs = (pages / min(one[side].cpu_s for one in pairs) for side in (0, 1))
    with capsys.disabled():
        print(f"\n{rival}, {pages} pages: {wall:.1f} times by the wall, {work:.1f} by work", end=" ")
        print(f"({ours:.0f} and {theirs:.1f} pages a second of work, start and end included)")
    assert work >= GOALS[rival]


def _pages(paper: Path) -> int:
    told = subprocess.run(["pdfinfo", str(paper)], capture_output=True, text=True, check=True).stdout
    return int(next(line.split()[1] for line in told.splitlines() if line.startswith("Pages:")))


@pytest.mark.benchmark
def test_seven_thousand_pages_print_in_flat_memory_at_an_even_pace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = {}
    for pages in (400, 4000, 7000):
        rows, out = tmp_path / f"{pages}.csv", tmp_path / f"{pages}.pdf"
        write_rows(pages, rows, has_symbols=True)
        cost = min((_own(rows, out) for _ in range(ROUNDS)), key=lambda one: one.cpu_s)
        told[pages] = (pages / cost.cpu_s, cost.peak_mib, out.stat().st_size / pages / 1024)
    with capsys.disabled():
        for pages, (pace, mebibytes, kibibytes) in told.items():
            print(f"\n{pages} pages: {pace:.0f} a second, {mebibytes} MiB, {kibibytes:.1f} KiB/page", end="")
    for pages in (4000, 7000):
        pace, mebibytes, kibibytes = told[pages]
        assert mebibytes <= 200
        assert kibibytes <= 5
        assert pace / told[400][0] >= 0.9
