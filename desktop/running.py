"""How long this computer has been running, by a clock that nobody sets."""

import time
from pathlib import Path
from typing import NamedTuple

_START = Path("/proc/sys/kernel/random/boot_id")


class Running(NamedTuple):
    """Which start of the computer it is (empty where the system does not say), and the seconds since."""

    start: str
    seconds: int


def running() -> Running:
    """Return how long the computer has been running, sleep included."""
    try:
        start = _START.read_text(encoding="ascii").strip()
    except OSError:
        return Running("", 0)
    return Running(start, int(time.clock_gettime(time.CLOCK_BOOTTIME)))
