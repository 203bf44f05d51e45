"""How fast clerks find names on a server: one alone, and twenty who type at once (goal 15).

python -m pytest tests/benchmarks/test_server.py -m benchmark -s
WASL_BENCHMARK_ROWS=1000000 makes it the size of the goal. On a machine that does other work as well the clock tells
how that work is shared out, and `nice` changes nothing: server and clerks are sessions of their own. There put
`chrt -f 5` before the line, which lets the others wait.
"""

import os
import random
import statistics
import threading
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import text

from desktop.models.beneficiary import Household, Person
from desktop.models.country import Country
from desktop.models.family_record import code_values, name_values
from desktop.models.listing import Listing, Reader
from desktop.operations.databases import open_store
from desktop.operations.population import invent
from desktop.workspace import Workspace
from tests.databases import Databases, on_server
from tests.factories import make_office

__all__ = ["on_server"]

ROWS = int(os.environ.get("WASL_BENCHMARK_ROWS", "100000"))
SEARCHES = 120  # of each clerk
KEYS_PER_S = 10
WARM = 20  # searches of a program that was just opened
BATCH = 5000


def fill(office: Workspace) -> float:
    """Put invented families in, as an import does, and return the seconds it took."""
    begin = time.perf_counter()
    with office.store.write() as uow:
        common = {"origin": "x", "created_at": office.now(), "created_by": "-", "version": 1}
        households, persons = [], []
        for number, one in enumerate(invent(Country.EGYPT, ROWS, 7), start=1):
            households.append(
                {"id": number, "uid": f"H{number:025d}", **code_values(f"{number:07d}"), "place": one.place, "address": "",
                 "state": "confirmed", "closed_reason": "", "notes": "", **common}
            )  # fmt: skip
            persons.append(
                {"uid": f"P{number:025d}", "household_id": number, "position": 0, "relation": "head",
                 **name_values(one.name, Country.EGYPT), "national_id": "", "id_state": "none",
                 "birth_precision": "day", "birth_area": "", "father_name": one.father_name, "mother_name": "",
                 "phone": one.phone, "state": "confirmed", "closed_reason": "", **common}
            )  # fmt: skip
            if len(persons) == BATCH or number == ROWS:
                uow.imports.add_rows(Household, households)
                uow.imports.add_rows(Person, persons)
                households.clear()
                persons.clear()
    return time.perf_counter() - begin


def typed(seed: int) -> list[str]:
    """Return what a clerk has typed after each key, beginning with two letters, for many names."""
    names = [one.name for one in invent(Country.EGYPT, SEARCHES, 1000 + seed)]
    picked = random.Random(seed)
    return [name[: picked.randint(2, 12)].strip() for name in names]


class Took(NamedTuple):
    """What one search took, in milliseconds: by the clock, and of work here and on the server."""

    wall: float
    work: float


def _work_ms(server: int) -> float:
    """Return the processor's milliseconds of this thread and of a process of the server on this machine."""
    beside = int(Path(f"/proc/{server}/schedstat").read_text(encoding="ascii").split()[0]) / 1e6
    return time.thread_time() * 1000 + beside


def clerk(office: Workspace, number: int, begin: Barrier, told: Connection) -> None:
    """Type in a program of one's own, at most ten keys a second, and tell how long each answer took.

    People do not strike their keys in step: each begins at another moment within the time of a key.
    """
    store = open_store(office.settings, office.paths, office.vault)
    took, pace = [], threading.Event()
    for place, one in enumerate([*typed(100 + number)[:WARM], *typed(number)]):
        if place == WARM:
            begin.wait()
            pace.wait(random.Random(number).random() / KEYS_PER_S)
        since = time.perf_counter()
        with store.read() as uow:
            server = uow.session.connection().connection.driver_connection.info.backend_pid  # type: ignore[union-attr]
            worked = _work_ms(server)
            uow.beneficiaries.find_ids(Listing(text=one), Reader("ar"), 50)
        seconds = time.perf_counter() - since
        if place >= WARM:
            took.append(Took(seconds * 1000, _work_ms(server) - worked))
            pace.wait(max(0.0, 1 / KEYS_PER_S - seconds))
    store.close()
    told.send(took)


def clerks(office: Workspace, count: int) -> list[Took]:
    """Let so many clerks type at once, each in a process as on a computer of his own."""
    fresh = get_context("fork")
    begin = fresh.Barrier(count)
    pipes = [fresh.Pipe(duplex=False) for _ in range(count)]
    programs = [
        fresh.Process(target=clerk, args=(office, number, begin, told))
        for number, (_, told) in enumerate(pipes)
    ]
    for program in programs:
        program.start()
    took = [one for heard, _ in pipes for one in heard.recv()]
    for program in programs:
        program.join()
    return took


def middle_and_slow(took: list[float]) -> tuple[float, float]:
    """Return p50 and p99."""
    return statistics.median(took), sorted(took)[int(len(took) * 0.99)]


@pytest.mark.benchmark
def test_twenty_clerks_find_names_as_fast_as_one(on_server: Databases, tmp_path: Path) -> None:
    office = make_office(tmp_path)
    took = fill(office)
    with office.store.write() as uow:
        uow.session.execute(text("analyze"))
    print(f"\n{ROWS:,} families stored in {took:.1f} s ({ROWS / took:,.0f} a second)")
    office.store.close()
    slow, hard = {}, {}
    for count in (1, 4, 10, 20):
        searches = clerks(office, count)
        middle, slow[count] = middle_and_slow([one.wall for one in searches])
        work, hard[count] = middle_and_slow([one.work for one in searches])
        print(
            f"{count:3d} clerks   p50 {middle:6.1f} ms   p99 {slow[count]:6.1f} ms"
            f"   of work, here and on the server: {work:6.1f} {hard[count]:6.1f}"
        )
    ratio = slow[20] / slow[1]
    print(f"p99 of twenty / one: {ratio:.1f} (goal 4); goal of p99: 16 ms")
    assert ratio < 4
    assert hard[20] < 16  # of work: the clock tells of the machine's other work as well
