"""What an import in its child process leaves to the window: searches beside it, its memory, and nothing after Cancel.

WASL_BENCHMARK_ROWS=1000000 python -m pytest tests/benchmarks/test_import_beside.py -m benchmark -s
Goal 5 of the performance page, on the encrypted file: rows come to an office that has a tenth as many persons already.
"""

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from desktop.errors import CancelledError
from desktop.models.importing import ImportPlan, TakenIn
from desktop.models.listing import Listing, Reader
from desktop.operations import beneficiaries, import_undoing, imports
from desktop.operations.import_undoing import TakenBack
from desktop.progress import Progress
from desktop.ui.jobs.process import run_in_process
from desktop.vault import Secret, keep_in_memory
from desktop.workspace import Workspace
from tests.benchmarks.finding_figures import HEAD, Figures, measured, resident_mib, row, say
from tests.benchmarks.finding_list import fill
from tests.benchmarks.import_list import write_list
from tests.factories import make_office

ROWS = int(os.environ.get("WASL_BENCHMARK_ROWS", "100000"))
READER = Reader("ar")
KNOWN = 40_000  # persons of the office before: enough to fill the database's cache of pages
MOST_GROWTH = 1.15  # only the marks of the rows grow, some tens of bytes each
_PASSES: dict[str, Callable[..., object]] = {"dry run": imports.preview, "taken in": imports.take_in}
_CHILD = """
import sys
from desktop.operations import child
child.step_aside()
child.main(sys.stdin.buffer, sys.stdout.buffer)
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
open(sys.argv[1], "w").write(peak)
"""


_RECKONER = (
    "import time\nend = time.monotonic() + 8\nwhile time.monotonic() < end: sorted(range(100_000), key=hash)"
)


class Child:
    """Runs operations as the window's jobs do, and knows the most MiB that the last one held."""

    def __init__(self, office: Workspace, folder: Path) -> None:
        self._office = office
        self._told = folder / "peak"
        self.seconds = 0.0

    def run(self, verb: Callable[..., object], stop_at: int = 0, **arguments: object) -> object:
        """Carry an operation out; from row `stop_at` on it is asked to stop."""
        seen = [0]
        progress = Progress(lambda step: seen.append(step.done))
        begin = time.perf_counter()
        try:
            return run_in_process(
                partial(verb, self._office, **arguments),
                progress,
                lambda: 0 < stop_at <= seen[-1],
                lambda _kinds: None,
                (sys.executable, "-c", _CHILD, str(self._told)),
            )
        finally:
            self.seconds = time.perf_counter() - begin

    def peak_kib(self) -> int:
        """Return the most that the last operation held."""
        return int(self._told.read_text())

    def say(self, what: str, rows: int = ROWS) -> None:
        """Write a line of the table."""
        say(
            f"{what:28s} {self.seconds:8.1f} s {rows / self.seconds:9.0f} rows/s"
            f"  child at most {self.peak_kib() / 1024:5.0f} MiB"
        )


def _office(folder: Path, persons: int) -> Workspace:
    """Return an office with some persons, whose vault goes through the pipe as a file's vault does."""
    office = make_office(folder)
    held = {one: value for one in Secret if (value := office.vault.find(one)) is not None}
    office = replace(office, vault=keep_in_memory(held))
    fill(office, persons)
    return office


def _searches(office: Workspace) -> Iterator[Callable[[], int]]:
    """Yield what stands in the box after each key of some names."""
    with office.store.read() as uow:
        drawn = random.Random(5)
        ids = [drawn.randrange(max(ROWS // 10, 400)) // 4 * 4 + 1 for _ in range(100)]
        names = [one.name for one in uow.beneficiaries.rows(ids) if one is not None]
    for name in names:
        for length in (1, 2, 3, 4, 6, 9):
            yield partial(_find, office, name[:length].strip())


def _find(office: Workspace, words: str) -> int:
    with office.store.read() as uow:
        return len(uow.beneficiaries.find_ids(Listing(text=words), READER, 50))


def _beside(office: Workspace, work: Callable[[], object]) -> Figures:
    """Return how long searches take while some work goes on, over and over until it ends."""
    worker = threading.Thread(target=work)
    worker.start()
    worker.join(2)  # the child starts, and begins to read

    def tries() -> Iterator[Callable[[], int]]:
        while worker.is_alive():
            for search in _searches(office):
                worker.join(0.02)  # nobody types faster
                if not worker.is_alive():
                    return
                yield search

    figures = measured(tries())
    worker.join()
    return figures


@pytest.mark.benchmark
def test_a_list_is_taken_in_beside_who_searches(tmp_path: Path) -> None:
    file = write_list(tmp_path / "list.xlsx", ROWS)
    office = _office(tmp_path, max(ROWS // 10, 400))
    child = Child(office, tmp_path)
    families = beneficiaries.counts(office).families
    measured(_searches(office))
    before = resident_mib()
    plan = child.run(imports.preview, file=file)
    assert isinstance(plan, ImportPlan)
    child.say("dry run")
    with pytest.raises(CancelledError):
        child.run(imports.take_in, file=file, choice=plan.choice, stop_at=ROWS // 2)
    child.say("stopped in the middle")
    assert beneficiaries.counts(office).families == families
    idle = measured(_searches(office))
    taken: list[object] = []
    beside = _beside(
        office, lambda: taken.append(child.run(imports.take_in, file=file, expected_digest=plan.file_digest))
    )
    child.say("taken in")
    assert isinstance(taken[0], TakenIn)
    assert taken[0].added == plan.added
    say(f"this process grew by {resident_mib() - before:.0f} MiB")
    say(HEAD)
    say(row("search, idle", idle))
    say(row("search beside the import", beside))
    reckoning = partial(subprocess.run, [sys.executable, "-c", _RECKONER], check=True)
    say(row("search beside somebody who only reckons", _beside(office, reckoning)))
    say(f"p99 beside the import / idle: {beside.wall_slow / idle.wall_slow:.2f} by the clock (goal 5: 2)")
    with pytest.raises(CancelledError):
        child.run(import_undoing.take_back, stop_at=ROWS // 2, uid=taken[0].uid)
    child.say("taking back, stopped half way")
    assert beneficiaries.counts(office).families == families + plan.added
    back = child.run(import_undoing.take_back, uid=taken[0].uid)
    child.say("taken back")
    assert isinstance(back, TakenBack)
    assert back.families == plan.added
    assert beneficiaries.counts(office).families == families


@pytest.mark.benchmark
def test_twice_the_rows_need_the_same_memory(tmp_path: Path) -> None:
    few, many = ROWS // 2, ROWS
    peaks: dict[tuple[str, int], int] = {}
    for rows in (few, many):
        folder = tmp_path / str(rows)
        folder.mkdir()
        child = Child(_office(folder, KNOWN), folder)
        file = write_list(folder / "list.xlsx", rows)
        for what, verb in _PASSES.items():
            child.run(verb, file=file)
            child.say(f"{what}, {rows} rows", rows)
            peaks[what, rows] = child.peak_kib()
    for what in _PASSES:
        ratio = peaks[what, many] / peaks[what, few]
        growth = (peaks[what, many] - peaks[what, few]) * 1024 / (many - few)
        say(f"{what}: {growth:.0f} bytes more a row, {ratio:.2f} times the memory for twice the rows")
        assert ratio < MOST_GROWTH
