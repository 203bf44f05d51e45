"""Runs a linker as a process of its own, and tells how good, how quick and how hungry it was."""

import csv
import json
import subprocess
import sys
import venv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

PEERS = Path(__file__).parent / "peers"
ROOT = PEERS.parents[2]
Pair = tuple[int, int]


class Run(NamedTuple):
    """What a process cost."""

    seconds: float
    cpu_s: float
    peak_mib: int


class Quality(NamedTuple):
    """How well pairs were found."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


# A process of few megabytes starts the one that is measured: Linux counts a parent's memory for its child.
_MEASURE = (
    "import json, resource, subprocess, sys, time; start = time.perf_counter();"
    "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE);"
    "used = resource.getrusage(resource.RUSAGE_CHILDREN); sys.stderr.buffer.write(done.stderr[-2000:]);"
    "print(json.dumps([time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024]));"
    "sys.exit(done.returncode)"
)


def run(command: list[str]) -> Run:
    """Run a process to its end and measure it."""
    measured = [sys.executable, "-c", _MEASURE, *command]
    done = subprocess.run(measured, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return Run(*json.loads(done.stdout))


def peers_python(folder: Path) -> str:
    """Return the interpreter of the peers, installing them on the first call and when others are wanted."""
    python, wanted, installed = (
        folder / "bin" / "python",
        PEERS / "requirements.txt",
        folder / "installed.txt",
    )
    if not installed.exists() or installed.read_text() != wanted.read_text():
        if not python.exists():
            venv.create(folder, with_pip=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", "-r", str(wanted)], check=True)
        installed.write_text(wanted.read_text())
    return str(python)


def own(lists: list[Path], out: Path) -> Run:
    """Link with the program's own verb."""
    paths = [str(path) for path in lists]
    return run([sys.executable, "-m", "desktop", "link", *paths, "--out", str(out), "--least", "0.05"])


def scored(path: Path, shift: int = 0) -> dict[Pair, float]:
    """Return the pairs of a result with their scores; rows are counted from 1, `shift` lines above them."""
    found: dict[Pair, float] = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for row in rows:
            found[int(row[0]) - shift, int(row[1]) - shift] = float(row[2])
    return found


def within(found: dict[Pair, float]) -> dict[Pair, float]:
    """Return the pairs of one list with the smaller row first."""
    return {(min(pair), max(pair)): score for pair, score in found.items()}


def quality(found: Iterable[Pair], truth: set[Pair]) -> Quality:
    """Compare the pairs found with the true ones."""
    told = set(found)
    hits = len(told & truth)
    return Quality(hits / max(1, len(told)), hits / max(1, len(truth)))


def natural(found: dict[Pair, float], truth: set[Pair]) -> Quality:
    """Judge at one half, as who has no labels must."""
    return quality((pair for pair, score in found.items() if score >= 0.5), truth)


def best(found: dict[Pair, float], truth: set[Pair]) -> Quality:
    """Judge at the threshold that the truth would choose."""
    hits, top = 0, Quality(0.0, 0.0)
    ordered = sorted(found.items(), key=lambda pair: -pair[1])
    for count, (pair, score) in enumerate(ordered, start=1):
        hits += pair in truth
        if count == len(ordered) or ordered[count][1] != score:
            here = Quality(hits / count, hits / max(1, len(truth)))
            top = max(top, here, key=lambda one: one.f1)
    return top


def by_cluster(found: dict[Pair, float], truth: set[Pair]) -> Quality:
    """Judge the groups that the pairs from one half on join: the share of groups that are exactly right."""
    told = _groups(pair for pair, score in found.items() if score >= 0.5)
    wanted = _groups(truth)
    return Quality(len(told & wanted) / max(1, len(told)), len(told & wanted) / max(1, len(wanted)))


def _groups(pairs: Iterable[Pair]) -> set[frozenset[int]]:
    head: dict[int, int] = {}

    def find(row: int) -> int:
        while head.setdefault(row, row) != row:
            head[row] = head[head[row]]
            row = head[row]
        return row

    for a, b in pairs:
        head[find(a)] = find(b)
    members: dict[int, set[int]] = {}
    for row in head:
        members.setdefault(find(row), set()).add(row)
    return {frozenset(group) for group in members.values()}


def recall_by_kind(
    found: dict[Pair, float], truth: set[Pair], suffered: dict[int, frozenset[str]]
) -> dict[str, float]:
    """Return, for each kind of corruption, the share of true pairs with such a row that were found."""
    seen: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    for pair in truth:
        kinds = suffered.get(pair[0], frozenset()) | suffered.get(pair[1], frozenset())
        seen.update(kinds)
        if found.get(pair, 0.0) >= 0.5:
            hit.update(kinds)
    return {kind: hit[kind] / count for kind, count in sorted(seen.items())}
