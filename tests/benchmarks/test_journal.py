"""How fast the journal is proven, against hashing the same bytes and reading the same rows.

python -m pytest tests/benchmarks/test_journal.py -m benchmark -s
"""

import os
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from desktop.models.journal import entry_text, moment_text
from desktop.operations.histories import History
from desktop.operations.journal_check import proven_journal
from desktop.progress import Progress
from desktop.store.chain import proven
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.operations.journals import fill

ENTRIES = int(os.environ.get("WASL_BENCHMARK_ENTRIES", "100000"))
_ROWS = 'SELECT n, at, "by", action, kind, subject, details, hash FROM journal_entry ORDER BY n'


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """Give an office with a long journal."""
    workspace = make_office(tmp_path)
    fill(workspace, ENTRIES)
    return workspace


def _best(work: Callable[[], object], times: int = 5) -> float:
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return min(seconds)


def _hash(texts: list[bytes]) -> None:
    previous = bytes(32)
    for text in texts:
        previous = sha256(b"audit-v1\0" + previous + text).digest()


def _read(office: Workspace) -> None:
    with office.store.engine.connect() as connection:
        cursor = connection.exec_driver_sql(_ROWS).cursor
        assert cursor is not None
        while cursor.fetchmany(5000):
            pass


def _prove(office: Workspace) -> None:
    with office.store.read() as uow:
        assert sum(len(block) for block in proven(uow.session)) >= ENTRIES


def _check(office: Workspace) -> None:
    with office.store.read() as uow:
        assert proven_journal(uow, office, Progress()).is_whole


@pytest.mark.benchmark
def test_proving_costs_little_more_than_reading_and_hashing(office: Workspace) -> None:
    with office.store.read() as uow:
        entries = uow.journal.latest(ENTRIES)
    texts = [
        entry_text(e.n, moment_text(e.at), e.by, e.action, e.kind, e.subject, e.details).encode()
        for e in reversed(entries)
    ]
    hashing, reading = _best(lambda: _hash(texts)), _best(lambda: _read(office))
    proving, checking = _best(lambda: _prove(office)), _best(lambda: _check(office))
    ratio = proving / (2 * hashing + reading)
    sys.stdout.write(
        f"\n{ENTRIES:,} entries: hashing {hashing:.3f} s, reading {reading:.3f} s, proving {proving:.3f} s, "
        f"whole check {checking:.3f} s; proving / (2 hashing + reading) = {ratio:.2f}\n"
    )
    assert ratio < 2.0  # the rest is building the very text that is hashed
    assert checking < 2.0 * ENTRIES / 100_000 * max(
        1.0, hashing / 0.05
    )  # T13, on a machine as fast as its prototype


@pytest.mark.benchmark
def test_a_line_of_history_costs_microseconds(office: Workspace) -> None:
    history, count = History(office), 20_000

    def note() -> None:
        for number in range(count):
            history.note("person", "01KJN9MXG0QZJ2V2ZB3BGQJ7MN", "phone", "", str(number))
        history._waiting.clear()

    each = _best(note, 3) / count * 1e6
    sys.stdout.write(f"\na line of history: {each:.1f} µs\n")
    assert each < 60
