"""How fast clerks find names on a server: one alone, and twenty who type at once (goal 15).

python -m pytest tests/benchmarks/test_server.py -m benchmark -s
WASL_BENCHMARK_ROWS=1000000 makes it the size of the goal.
"""

import os
import random
import statistics
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.i18n.sorting import sort_key
from desktop.models.beneficiary import Household, Person
from desktop.models.country import Country
from desktop.models.family_record import name_values
from desktop.models.listing import Listing, Reader
from desktop.operations.databases import open_store
from desktop.operations.population import invent
from desktop.store.store import Store
from desktop.workspace import Workspace
from tests.databases import Databases, on_server
from tests.factories import make_office

__all__ = ["on_server"]

ROWS = int(os.environ.get("WASL_BENCHMARK_ROWS", "100000"))
SEARCHES = 120  # of each clerk
KEYS_PER_S = 10
BATCH = 5000


def fill(office: Workspace) -> float:
    """Put invented families in, as an import does, and return the seconds it took."""
    begin = time.perf_counter()
    with office.store.write() as uow:
        common = {"origin": "x", "created_at": office.now(), "created_by": "-", "version": 1}
        households, persons = [], []
        for number, one in enumerate(invent(Country.EGYPT, ROWS, 7), start=1):
            values = name_values(one.name, Country.EGYPT)
            households.append(
                {"id": number, "uid": f"H{number:025d}", "code": f"{number:07d}", "place": one.place, "address": "",
                 "state": "confirmed", "closed_reason": "", "notes": "", **common}
            )  # fmt: skip
            persons.append(
                {"uid": f"P{number:025d}", "household_id": number, "position": 0, "relation": "head",
                 "name": one.name, "name_key": values["name_key"], "name_parts": values["name_parts"],
                 "sort_key": sort_key(one.name, "ar"), "national_id": "", "id_state": "none",
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


def search(store: Store, words: Sequence[str], seconds: list[float], pace: threading.Event) -> None:
    """Type, at most ten keys a second, and note how long each answer took."""
    for one in words:
        begin = time.perf_counter()
        with store.read() as uow:
            uow.beneficiaries.find_ids(Listing(text=one), Reader("ar"), 50)
        took = time.perf_counter() - begin
        seconds.append(took)
        pace.wait(max(0.0, 1 / KEYS_PER_S - took))


def clerks(office: Workspace, count: int) -> tuple[float, float]:
    """Let so many clerks type at once; return p50 and p99 in milliseconds."""
    seconds: list[float] = []
    pace = threading.Event()
    stores = [open_store(office.settings, office.paths, office.vault) for _ in range(count)]
    threads = [
        threading.Thread(target=search, args=(store, typed(number), seconds, pace))
        for number, store in enumerate(stores)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for store in stores:
        store.close()
    ordered = sorted(seconds)
    return statistics.median(ordered) * 1000, ordered[int(len(ordered) * 0.99)] * 1000


@pytest.mark.benchmark
def test_twenty_clerks_find_names_as_fast_as_one(on_server: Databases, tmp_path: Path) -> None:
    office = make_office(tmp_path)
    took = fill(office)
    with office.store.write() as uow:
        uow.session.execute(text("analyze"))
    print(f"\n{ROWS:,} families stored in {took:.1f} s ({ROWS / took:,.0f} a second)")
    clerks(office, 1)
    found = {count: clerks(office, count) for count in (1, 4, 10, 20)}
    for count, (middle, slow) in found.items():
        print(f"{count:3d} clerks   p50 {middle:6.1f} ms   p99 {slow:6.1f} ms")
    ratio = found[20][1] / found[1][1]
    print(f"p99 of twenty / one: {ratio:.1f} (goal 4)")
    assert ratio < 8  # on a machine that does other work as well
