"""How long a round of a hundred thousand families takes on the encrypted file, and how much memory each step holds.

WASL_BENCHMARK_FAMILIES=100000 python -m pytest tests/benchmarks/test_rounds.py -m benchmark -s
Point 7 of the approved lists: drafted, approved, planned, printed, entered, closed. What a window waits for without a
bar is asserted as a share of one reading of all rows in order; printing and closing may hold no more memory for more rows.
"""

import os
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypeVar

import pytest

from desktop.models.distribution import Result
from desktop.models.handover import ResultEntry
from desktop.models.list_plan import Division, ListPlan, Part, Selection
from desktop.models.listing import Listing
from desktop.operations import (
    approvals,
    approved_lists,
    distributions,
    handovers,
    list_changes,
    list_printing,
    round_papers,
)
from desktop.operations.named_families import families_seen
from desktop.operations.round_card import round_card
from desktop.operations.village_sheets import print_village_sheets
from desktop.progress import Progress
from desktop.workspace import Workspace
from tests.benchmarks.finding_figures import resident_mib, say
from tests.benchmarks.finding_list import OF_A_FAMILY, fill
from tests.factories import as_checker, make_office
from tests.operations.test_approved_lists import plan
from tests.rounds import ARABIC, wish

FAMILIES = int(os.environ.get("WASL_BENCHMARK_FAMILIES", "100000"))
MOST_MIB = 120  # more than was held before: the database's cache of pages and no list
Found = TypeVar("Found")


class Taken(NamedTuple):
    """What a step took."""

    seconds: float
    mebibytes: float
    silence: float  # the longest time between two words of its progress


class Steps:
    """Measures one step after the other."""

    def __init__(self) -> None:
        self.taken: dict[str, Taken] = {}

    def __call__(self, name: str, work: Callable[[Progress], Found]) -> Found:
        """Do the work with a progress that listens for silence."""
        said = [time.perf_counter()]
        before = _forget_peak()
        result = work(Progress(lambda _step: said.append(time.perf_counter())))
        said.append(time.perf_counter())
        silence = max(later - earlier for earlier, later in pairwise(said))
        taken = self.taken[name] = Taken(said[-1] - said[0], _peak() - before, silence)
        say(f"{name:34s} {taken.seconds:9.2f} s {taken.mebibytes:6.0f} MiB {taken.silence:8.2f} s silent")
        return result


def _forget_peak() -> float:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return resident_mib()


def _peak() -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


def _approved(office: Workspace, steps: Steps, whole: ListPlan) -> str:
    steps("preview", lambda p: approved_lists.list_preview(office, whole, p))
    uid = steps("draft", lambda p: approved_lists.draft_list(office, whole, p)).uid
    steps("leave one out", lambda _: list_changes.leave_out(office, uid, 5, "انتقلت"))
    told = steps("left out", lambda _: list_changes.left_out(office, uid))[0]
    steps("take one in", lambda _: list_changes.take_in(office, uid, told.household_uid, "عادت"))
    halves = Division(parts=(Part(agency="", count=FAMILIES // 2),))
    steps("divide", lambda _: list_changes.divide(office, uid, halves))
    number = steps("ask", lambda p: approved_lists.ask_approval(office, uid, p))
    digest, carry_out = approved_lists.approval_digest, approved_lists.carry_out
    steps("approve", lambda p: approvals.settle(as_checker(office), number, digest, carry_out, p))
    return uid


def _printed(office: Workspace, steps: Steps, list_uid: str, folder: Path) -> str:
    steps("list, printed", lambda p: list_printing.print_list(office, list_uid, ARABIC, folder / "l.pdf", p))
    steps("places", lambda _: distributions.list_places(office, list_uid))
    steps("free", lambda _: distributions.free_sums(office, list_uid, Selection()))
    uid = steps("plan", lambda p: distributions.plan(office, wish(list_uid, received=FAMILIES), p)).uid
    steps("sheet, printed", lambda p: distributions.print_sheet(office, uid, ARABIC, folder / "s.pdf", p))
    steps("villages, printed", lambda p: print_village_sheets(office, uid, ARABIC, folder, p))
    steps("tally, printed", lambda p: round_papers.print_tally(office, uid, ARABIC, folder / "t.pdf", p))
    return uid


def _closed(office: Workspace, steps: Steps, uid: str, folder: Path) -> None:
    absent = [ResultEntry(row=n, result=Result.ABSENT) for n in range(10, 1010)]
    steps("look up a name", lambda _: handovers.look_up(office, uid, "محمد"))
    row = distributions.rows(office, uid, FAMILIES // 2, 1)[0]
    steps("look up an ID", lambda _: handovers.look_up(office, uid, row.national_id))
    steps("look up nobody", lambda _: handovers.look_up(office, uid, "زقزوقة"))
    steps("last rows", lambda _: distributions.rows(office, uid, FAMILIES - 200))
    steps("one row entered", lambda _: handovers.record_results(office, uid, absent[:1]))
    steps("a thousand rows", lambda p: handovers.record_results(office, uid, absent[1:], progress=p))
    steps("all others", lambda p: handovers.record_results(office, uid, rest=Result.RECEIVED, progress=p))
    steps("card of the round", lambda _: round_card(office, uid))
    steps("unserved", lambda p: round_papers.print_unserved(office, uid, ARABIC, folder / "u.pdf", p))
    back = len(absent)
    steps(
        "closed",
        lambda p: handovers.close(office, uid, returned=back, damaged=0, missing=0, progress=p),
    )
    steps("minutes", lambda p: round_papers.print_rest_minutes(office, uid, ARABIC, folder / "r.pdf", p))


@pytest.mark.benchmark
def test_a_round_of_a_hundred_thousand_families_holds_no_list_in_memory(tmp_path: Path) -> None:
    office, steps = make_office(tmp_path), Steps()
    steps("fill", lambda _: fill(office, FAMILIES * OF_A_FAMILY))
    whole = plan(period_from=office.today(), period_to=office.today())
    list_uid = _approved(office, steps, whole)
    _closed(office, steps, _printed(office, steps, list_uid, tmp_path), tmp_path)
    steps("named by a view", lambda p: families_seen(office, Listing(), p))
    steps("new edition", lambda p: approved_lists.new_edition(office, list_uid, p))
    beside = {name: one for name, one in steps.taken.items() if name not in {"fill", "named by a view"}}
    assert max(one.mebibytes for one in beside.values()) <= MOST_MIB
    proven = steps.taken["ask"].seconds  # reads all rows in order and proves them
    for name in (
        "card of the round",
        "last rows",
        "one row entered",
        "free",
        "look up a name",
        "look up an ID",
    ):
        assert steps.taken[name].seconds <= proven / 3, name
