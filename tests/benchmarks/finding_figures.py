"""Measures what a clerk waits for: milliseconds of many tries, written as rows of one table."""

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple


class Figures(NamedTuple):
    """How long one kind of thing took."""

    median: float
    slow: float  # of a hundred tries the slowest but one
    most: float
    tries: int
    found: float = 0.0  # hits a try


def measured(tries: Iterable[Callable[[], int]]) -> Figures:
    """Do each once and return the milliseconds."""
    took, found = [], 0
    for one in tries:
        begin = time.perf_counter()
        found += one()
        took.append((time.perf_counter() - begin) * 1000)
    took.sort()
    return Figures(
        statistics.median(took), took[int((len(took) - 1) * 0.99)], took[-1], len(took), found / len(took)
    )


def row(what: str, figures: Figures) -> str:
    """Return a line of the table."""
    return (
        f"{what:44s} {figures.median:9.2f} {figures.slow:9.2f} {figures.most:9.2f}"
        f" {figures.tries:6d} {figures.found:8.1f}"
    )


HEAD = f"{'':44s} {'p50 ms':>9s} {'p99 ms':>9s} {'max ms':>9s} {'tries':>6s} {'hits':>8s}"


def resident_mib() -> float:
    """Return how much memory this process holds now."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def say(words: str) -> None:
    """Write a line at once, whatever captures the output."""
    print(words)
    sys.stdout.flush()
