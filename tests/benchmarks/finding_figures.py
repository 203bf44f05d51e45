"""Measures what a clerk waits for: milliseconds of many tries, written as rows of one table."""

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple


class Figures(NamedTuple):
    """How long one kind of thing took, in milliseconds: of work, and by the clock on the wall.

    A shared machine lends its cores to others in between, which the work does not feel and the clock does.
    """

    median: float
    slow: float  # of a hundred tries the slowest but one
    tries: int
    found: float  # hits a try
    wall_median: float
    wall_slow: float


class Timed(NamedTuple):
    """One try, in milliseconds."""

    work: float
    wall: float
    found: int


def timed(one: Callable[[], int]) -> Timed:
    """Do something once."""
    begin, began = time.perf_counter(), time.thread_time()
    found = one()
    work = (time.thread_time() - began) * 1000
    return Timed(work, (time.perf_counter() - begin) * 1000, found)


def measured(tries: Iterable[Callable[[], int]]) -> Figures:
    """Do each once and return the milliseconds."""
    return figures([timed(one) for one in tries])


def figures(took: Sequence[Timed]) -> Figures:
    """Return what many tries took."""
    work, wall = [one.work for one in took], [one.wall for one in took]
    return Figures(
        statistics.median(work),
        _slow(work),
        len(took),
        sum(one.found for one in took) / len(took),
        statistics.median(wall),
        _slow(wall),
    )


def _slow(took: list[float]) -> float:
    return sorted(took)[int((len(took) - 1) * 0.99)]


def row(what: str, figures: Figures) -> str:
    """Return a line of the table."""
    return (
        f"{what:44s} {figures.median:9.2f} {figures.slow:9.2f} {figures.wall_median:9.2f} {figures.wall_slow:9.2f}"
        f" {figures.tries:6d} {figures.found:9.1f}"
    )


HEAD = f"{'milliseconds':44s} {'work p50':>9s} {'p99':>9s} {'wall p50':>9s} {'p99':>9s} {'tries':>6s} {'hits':>9s}"


def resident_mib() -> float:
    """Return how much memory this process holds now."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def say(words: str) -> None:
    """Write a line at once, whatever captures the output."""
    print(words)
    sys.stdout.flush()
