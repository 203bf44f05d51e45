"""How long the window stands still while it works: no step of a clerk's day may keep its thread for 50 ms.

WASL_BENCHMARK_ROWS=1000000 python -m pytest tests/benchmarks/test_stalls.py -m benchmark -s
Goal 18 of the performance page. Said are the work of the window's thread between two beats of a timer, which holds on any
machine, and the clock, which tells of waiting for other threads as well but stands still where cores are lent to others.
"""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import cast

import keyring
import pytest

from tests.benchmarks.day_in_window import STALL
from tests.benchmarks.finding_figures import say
from tests.benchmarks.finding_list import fill
from tests.benchmarks.import_list import write_list
from tests.conftest import MemoryKeyring
from tests.factories import PASSWORD, make_office

ROWS = int(os.environ.get("WASL_BENCHMARK_ROWS", "100000"))
DAYS = 2  # a third list of the same make awaits decisions, row by row
LIST = 2000  # rows of the list that comes in
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.benchmark
def test_no_step_of_a_day_keeps_the_window(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    fill(office, ROWS)
    office.store.close()
    days = [_day(tmp_path, office.paths.folder, number) for number in range(DAYS)]
    say(f"\n{ROWS:,} persons; longest time the window's thread stood still, ms (goal {STALL})")
    for step in days[0]:
        own, clock = (statistics.median(one) for one in zip(*(day[step] for day in days), strict=True))
        say(f"{step:28s} {own:6.0f}   by the clock {clock:6.0f}")


def _day(folder: Path, office: Path, number: int) -> dict[str, tuple[float, float]]:
    """Spend a day with a list of its own, and return how late the pulse came at each step."""
    held = cast("MemoryKeyring", keyring.get_keyring()).secrets
    write_list(folder / "list.xlsx", LIST, seed=20 + number)
    given = {
        "secrets": {f"{service} {name}": value for (service, name), value in held.items()},
        "folder": str(folder),
        "office": str(office),
        "password": PASSWORD,
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.day_in_window"],
        cwd=ROOT,
        input=json.dumps(given),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    figures: dict[str, tuple[float, float]] = json.loads(done.stdout.splitlines()[-1])
    return figures
