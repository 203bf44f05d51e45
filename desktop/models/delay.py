"""The day of waiting that stands in for a second person: when it is over, and when a set clock spoils it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from desktop.models.approval import DELAY
from desktop.running import Running

LONGEST_SILENCE = timedelta(days=3)  # a weekend; a longer one proves nothing of how time went
SLACK = timedelta(minutes=2)  # what a clock is corrected by when nobody cheats


class Wait(StrEnum):
    """How a day of waiting stands."""

    OVER = "over"
    GOES_ON = "goes_on"
    NOT_BEGUN = "not_begun"
    CLOCK_BEHIND = "clock_behind"  # the clock shows less than the journal has seen: set it right
    SPOILT = "spoilt"  # nobody can say how long it was: wait anew


@dataclass(frozen=True, kw_only=True)
class Began:
    """Where a wait began: by the clock on the wall, and by the one that nobody sets."""

    at: datetime
    running: Running


def judge(
    began: Began | None, seen: Sequence[datetime], now: datetime, running: Running, delay: timedelta = DELAY
) -> Wait:
    """Return how a wait stands.

    Args:
        began: Its beginning; None before there was one.
        seen: Times of the journal's entries since then, in the order in which they were written.
        now: What the clock shows.
        running: How long the computer runs.
        delay: How long the wait is.
    """
    if began is None:
        return Wait.NOT_BEGUN
    steps = [began.at, *seen]
    if _goes_back(steps) or _is_silent([*steps, max(now, steps[-1])]):
        return Wait.SPOILT
    if now < steps[-1] - SLACK:
        return Wait.CLOCK_BEHIND
    if now < began.at + delay:
        return Wait.GOES_ON
    return Wait.SPOILT if _was_set_forward(began.running, running, delay) else Wait.OVER


def _goes_back(steps: Sequence[datetime]) -> bool:
    return any(later < earlier - SLACK for earlier, later in pairwise(steps))


def _is_silent(steps: Sequence[datetime]) -> bool:
    return any(later - earlier > LONGEST_SILENCE for earlier, later in pairwise(steps))


def _was_set_forward(then: Running, now: Running, delay: timedelta) -> bool:
    """Tell whether the computer, never restarted, ran for less than the wait that the clock shows."""
    if not then.start or then.start != now.start:
        return False
    return timedelta(seconds=now.seconds - then.seconds) < delay - SLACK
