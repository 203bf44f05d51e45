"""How fast a list is taken in, against what SQLite alone needs for the same rows into the same kind of file.

python -m pytest tests/benchmarks/test_import.py -m benchmark -s          # WASL_BENCHMARK_ROWS=1000000 for the large run

Goal 6 of the performance page. SQLite's own share is what the same ready rows cost in an office of its own, in the way that
is cheapest for SQLite: table by table, every index kept, the index of names filled by one statement in place of a
trigger for each row. Both are done in turn, each time in a new file, and the median of the ratios counts. Seconds are
those of the processor; a million ready rows lie in 4 GiB of memory.
"""

import os
import shutil
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Table, text

from desktop.models.beneficiary import CategoryAssignment, Household, Person
from desktop.operations import imports
from desktop.store.engine import open_file
from desktop.store.search_bulk import indexed_at_once
from desktop.workspace import Workspace
from tests.benchmarks.import_list import write_list
from tests.factories import make_office

ROWS = int(os.environ.get("WASL_BENCHMARK_ROWS", "100000"))
ROUNDS = 3 if ROWS <= 200_000 else 1
TABLES = (Household, Person, CategoryAssignment)
Rows = dict[str, list[tuple[object, ...]]]


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _peak() -> int:
    """Return the most MiB that this process ever held."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024


def _stored(workspace: Workspace) -> Rows:
    with workspace.store.read() as uow:
        return {
            kind.__tablename__: [
                tuple(row) for row in uow.session.execute(text(f"select * from {kind.__tablename__}"))
            ]
            for kind in TABLES
        }


def _insert(workspace: Workspace, rows: Rows) -> None:
    """Write ready rows into the office's own tables: SQLite's share, with every index and the search."""
    with workspace.store.write() as uow:
        connection = uow.session.connection()
        for kind in TABLES:
            with indexed_at_once(connection) if kind is Person else nullcontext():
                _add(connection.exec_driver_sql, kind.__tablename__, rows[kind.__tablename__])


def _insert_bare(path: Path, rows: Rows) -> float:
    """Write ready rows into an encrypted file with the same columns and no index: the floor."""
    engine = open_file(path, os.urandom(32), create=True)
    with engine.connect().execution_options(transaction_mode="IMMEDIATE") as connection:
        for kind in TABLES:
            table = kind.__table__
            assert isinstance(table, Table)
            columns = ", ".join(column.name for column in table.columns)
            connection.exec_driver_sql(f"CREATE TABLE {table.name} ({columns})")

        def work() -> None:
            for kind in TABLES:
                _add(connection.exec_driver_sql, kind.__tablename__, rows[kind.__tablename__])
            connection.commit()

        seconds = _seconds(work)
    engine.dispose()
    return seconds


def _add(execute: Callable[..., object], name: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        execute(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)


@pytest.mark.benchmark
def test_an_import_costs_little_more_than_the_database_itself(tmp_path: Path) -> None:
    file = write_list(tmp_path / "list.xlsx", ROWS)
    office = make_office(tmp_path / "a")
    before = _peak()
    seconds = _seconds(lambda: imports.take_in(office, file))
    print(
        f"\nrows {ROWS}, XLSX {file.stat().st_size // 2**20} MiB, peak {before} MiB before and {_peak()} MiB after"
    )
    print(f"taken in            {seconds:8.2f} s {ROWS / seconds:10.0f} rows/s")
    preview = _seconds(lambda: imports.preview(office, file))
    print(f"dry run of the same {preview:8.2f} s {ROWS / preview:10.0f} rows/s, peak {_peak()} MiB")
    rows = _stored(office)
    shares = []
    for turn in range(ROUNDS):
        if turn:
            seconds = _fresh(tmp_path / f"import-{turn}", partial(imports.take_in, file=file))
        own_share = _fresh(tmp_path / f"own-{turn}", partial(_insert, rows=rows))
        shares.append(own_share / seconds)
        print(f"taken in {seconds:8.2f} s, SQLite's own share {own_share:8.2f} s   share {shares[-1]:.2f}")
    bare = _insert_bare(tmp_path / "bare.db", rows)
    print(f"bare executemany    {bare:8.2f} s   share {bare / seconds:.2f}")
    print(f"share, median       {statistics.median(shares):.2f}")
    assert statistics.median(shares) > 0.7  # goal 6


def _fresh(folder: Path, work: Callable[[Workspace], object]) -> float:
    """Return the seconds of some work in a new office, which goes afterwards."""
    office = make_office(folder)
    seconds = _seconds(lambda: work(office))
    office.store.close()
    shutil.rmtree(folder)
    return seconds
