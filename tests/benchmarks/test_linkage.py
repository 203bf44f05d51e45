"""How well, how fast and how frugally lists are linked, beside the libraries of the field, in one run on one machine.

    pytest tests/benchmarks/test_linkage.py -m benchmark -s

`WASL_BENCHMARK_ROWS=10000,100000,1000000` chooses the sizes (10,000 and 100,000), `WASL_BENCHMARK_PEERS=splink` the
rivals, `WASL_PEERS` the folder of their environment, made on the first run. Seeds are of the test half: no rule was
ever looked at with them.
"""

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks import linkage_columns as columns
from tests.benchmarks import linkage_partners
from tests.benchmarks.linkage_clans import clan_rows
from tests.benchmarks.linkage_corruption import Row
from tests.benchmarks.linkage_figures import (
    PEERS,
    Pair,
    Run,
    best,
    by_cluster,
    natural,
    own,
    peers_python,
    recall_by_kind,
    run,
    scored,
    within,
)
from tests.benchmarks.linkage_lists import Truth, mixed_rows, write
from tests.benchmarks.linkage_partner_lists import SCENES

TEST_SEED = 900_001
SIZES = [int(size) for size in os.environ.get("WASL_BENCHMARK_ROWS", "10000,100000").split(",")]
RIVALS = os.environ.get("WASL_BENCHMARK_PEERS", "splink,recordlinkage").split(",")
DEDUPE_ROWS = 10_000
PARTNERS = 10_000
LEAST_OF_PARTNERS = 0.85
LISTS: dict[str, Callable[[int], list[Row]]] = {
    "usual": lambda size: mixed_rows(size, TEST_SEED),
    "hard": lambda size: mixed_rows(size, TEST_SEED + 10, factor=2.0),
    "no ID": lambda size: mixed_rows(size, TEST_SEED + 20, has_ids=False),
    "clans": lambda size: clan_rows(size, TEST_SEED + 30),
    "clans, hard": lambda size: clan_rows(size, TEST_SEED + 40, rate=2.0),
    "clans, no ID": lambda size: clan_rows(size, TEST_SEED + 50, has_ids=False),
}


@pytest.fixture(scope="module")
def python() -> str:
    return peers_python(Path(os.environ.get("WASL_PEERS", "~/.cache/wasl-peers")).expanduser())


def told(kind: str, who: str, found: dict[Pair, float], truth: set[Pair], cost: Run | None = None) -> float:
    """Print one line of the table and return the best F1."""
    half, top, groups = natural(found, truth), best(found, truth), by_cluster(found, truth)
    price = f"{cost.seconds:7.1f} s {cost.cpu_s:7.1f} s {cost.peak_mib:6d} MiB" if cost else ""
    print(
        f"{kind:14} {who:14} best {top.f1:.4f}  half {half.f1:.4f} (P {half.precision:.4f} R {half.recall:.4f})"
        f"  groups {groups.f1:.4f}  {price}",
        flush=True,
    )
    return top.f1


def exact(path: Path) -> dict[Pair, float]:
    """Return what today's systems find: one national ID, or one name and birth date written alike."""
    seen: dict[tuple[str, ...], int] = {}
    found: dict[Pair, float] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for place, row in enumerate(csv.DictReader(file), start=1):
            for key in ((row["national_id"],), (row["name"], row["birth_date"])):
                if all(key):
                    if key in seen:
                        found[seen[key], place] = 1.0
                    seen[key] = place
    return found


def made(tmp_path: Path, kind: str, size: int) -> tuple[Path, Truth]:
    path = tmp_path / f"{kind}-{size}.csv"
    return path, write(LISTS[kind](size), path)


@pytest.mark.benchmark
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", LISTS)
def test_doubles_of_a_population(tmp_path: Path, python: str, kind: str, size: int) -> None:
    if kind not in ("usual", "clans") and size > 100_000:
        pytest.skip("hard lists are measured at 100,000")
    path, facts = made(tmp_path, kind, size)
    truth = facts.pairs()
    out = tmp_path / "own.csv"
    cost = own([path], out)
    found = within(scored(out, shift=1))
    print(f"\n{kind}, {size} rows, {len(truth)} true pairs")
    told(kind, "own", found, truth, cost)
    told(kind, "exact rule", exact(path), truth)
    prepared = columns.population(path, tmp_path / "columns.csv")
    for peer in RIVALS:
        result = tmp_path / f"{peer}.csv"
        price = run([python, str(PEERS / f"{peer}_peer.py"), "population", str(result), str(prepared)])
        top = told(kind, peer, within(scored(result)), truth, price)
        wall, processor = price.seconds / cost.seconds, price.cpu_s / cost.cpu_s
        memory = price.peak_mib / cost.peak_mib
        print(
            f"{'':14} {peer}: {wall:.1f}x our time, {processor:.1f}x on the processor, {memory:.1f}x memory"
        )
        assert natural(found, truth).f1 > top
    for suffering, share in recall_by_kind(found, truth, facts.suffered).items():
        print(f"{'':14} {suffering:20} found {share:.4f}")


@pytest.mark.benchmark
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_the_public_sets(tmp_path: Path, python: str, number: int) -> None:
    run([python, str(PEERS / "febrl_lists.py"), str(tmp_path)])
    pairs = json.loads((tmp_path / f"febrl{number}.json").read_text(encoding="utf-8"))
    lists = sorted(tmp_path.glob(f"febrl{number}[ab].csv"))
    truth = {(a, b) if len(lists) == 2 else (min(a, b), max(a, b)) for a, b in pairs}
    ordered = dict if len(lists) == 2 else within
    out = tmp_path / "own.csv"
    cost = own(lists, out)
    found = ordered(scored(out, shift=1))
    print()
    told(f"FEBRL {number}", "own", found, truth, cost)
    prepared = [str(columns.febrl(path, path.with_suffix(".columns.csv"))) for path in lists]
    for peer in RIVALS:
        result = tmp_path / f"{peer}.csv"
        price = run([python, str(PEERS / f"{peer}_peer.py"), "febrl", str(result), *prepared])
        top = told(f"FEBRL {number}", peer, ordered(scored(result)), truth, price)
        assert natural(found, truth).f1 >= top - 0.003


@pytest.mark.benchmark
@pytest.mark.parametrize("scene", SCENES)
def test_lists_of_partners(tmp_path: Path, scene: str) -> None:
    """The third population knows no peer: they would have to be told each list's columns."""
    lists, truth = linkage_partners.write(scene, PARTNERS, TEST_SEED + 60, tmp_path)
    out = tmp_path / "own.csv"
    cost = own(lists, out)
    ordered = dict if len(lists) == 2 else within
    found = ordered(scored(out, shift=1))
    print()
    told(scene, "own", found, truth, cost)
    assert natural(found, truth).f1 > LEAST_OF_PARTNERS


@pytest.mark.benchmark
def test_a_partners_list_against_a_large_one(tmp_path: Path) -> None:
    size = max(SIZES)
    rows = LISTS["usual"](size)
    partner = {row.entity for row in rows[:: max(1, size // 20_000)]}
    taken: set[int] = set()
    theirs: list[Row] = []
    ours: list[Row] = []
    for row in rows:
        is_theirs = row.entity in partner and row.entity not in taken
        (theirs if is_theirs else ours).append(row)
        taken.add(row.entity) if is_theirs else None
    left, right = write(theirs, tmp_path / "theirs.csv"), write(ours, tmp_path / "ours.csv")
    places: dict[int, list[int]] = {}
    for place, entity in enumerate(right.entities, start=1):
        places.setdefault(entity, []).append(place)
    truth = {
        (place, other)
        for place, entity in enumerate(left.entities, start=1)
        for other in places.get(entity, [])
    }
    out = tmp_path / "own.csv"
    cost = own([tmp_path / "theirs.csv", tmp_path / "ours.csv"], out)
    print()
    told("partner", f"{len(theirs)} x {len(ours)}", scored(out, shift=1), truth, cost)


@pytest.mark.benchmark
def test_dedupe_at_ten_thousand(tmp_path: Path, python: str) -> None:
    path, facts = made(tmp_path, "usual", DEDUPE_ROWS)
    truth = facts.pairs()
    (tmp_path / "truth.json").write_text(json.dumps(sorted(truth)), encoding="utf-8")
    prepared = columns.population(path, tmp_path / "columns.csv")
    result = tmp_path / "dedupe.csv"
    command = [
        str(PEERS / "dedupe_peer.py"),
        "population",
        str(result),
        str(prepared),
        str(tmp_path / "truth.json"),
    ]
    cost = run([python, *command])
    print()
    told("usual", "dedupe", within(scored(result)), truth, cost)
