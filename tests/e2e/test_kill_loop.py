"""Power cuts of the program: nothing half done, nothing acknowledged lost; and the careless way does lose."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def figures(kills: int, *options: str) -> dict[str, dict[str, int]]:
    """Run the loop in a process of its own and return its figures."""
    command = [sys.executable, "-m", "tests.e2e.kill_loop", "--kills", str(kills), *options]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def test_a_killed_program_leaves_nothing_half_done() -> None:
    told = figures(8)
    assert not any(told["faults"].values()), told


@pytest.mark.long
def test_two_hundred_killed_programs_leave_nothing_half_done() -> None:
    told = figures(240)
    assert not any(told["faults"].values()), told


@pytest.mark.long
def test_the_careless_way_does_lose() -> None:
    told = figures(80, "--control")
    assert all(told["faults"].values()), told
