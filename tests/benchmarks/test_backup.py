"""How long a proven backup and a restore take, against copying and sealing the same bytes with nothing proven.

python -m pytest tests/benchmarks/test_backup.py -m benchmark -s
"""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.models.country import Country
from desktop.operations import imports
from desktop.operations.backups import back_up
from desktop.operations.decisions import grant
from desktop.operations.examining import examine
from desktop.operations.offices import Unlock, close_office, open_office
from desktop.operations.population import invent
from desktop.operations.recovering import recover_office
from desktop.operations.restoring import ask_restore
from desktop.progress import Progress
from tests.factories import PASSPHRASE, as_checker, make_office
from tests.saved import paper, with_paper

ROWS = int(os.environ.get("WASL_BENCHMARK_ROWS", "100000"))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _list(path: Path) -> Path:
    import csv

    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["م", "اسم المستفيد", "الرقم القومي", "القرية", "عدد الافراد"])
        for number, one in enumerate(invent(Country.EGYPT, ROWS, 7), start=1):
            writer.writerow([number, one.name, one.national_id, one.place, one.members])
    return path


def _copied_and_sealed(database: Path, folder: Path) -> None:
    """Do what a backup without any proof does: copy the bytes, seal them, flush them."""
    import pyrage

    shutil.copy(database, folder / "copy.db")
    recipient = pyrage.x25519.Identity.generate().to_public()
    with (folder / "copy.db").open("rb") as plain, (folder / "copy.age").open("wb") as sealed:
        pyrage.encrypt_io(plain, sealed, [recipient])
        sealed.flush()
        os.fsync(sealed.fileno())


@pytest.mark.benchmark
def test_a_proven_backup_costs_a_few_times_what_copying_and_sealing_costs(tmp_path: Path) -> None:
    office = with_paper(make_office(tmp_path))
    imports.take_in(office, _list(tmp_path / "list.csv"))
    stick, bare = tmp_path / "stick", tmp_path / "bare"
    stick.mkdir()
    bare.mkdir()
    made = []
    backup = _seconds(lambda: made.append(back_up(office, stick)))
    floor = _seconds(lambda: _copied_and_sealed(office.paths.database, bare))
    file = made[0].path
    asked: list[str] = []

    def restore() -> None:
        asked.append(ask_restore(office, file, examine(office, file).agreed))
        grant(as_checker(office), asked[0], Progress())
        close_office(office)
        open_office(office.paths.folder, Unlock(), office.now).store.close()

    restored = _seconds(restore)
    recovered = _seconds(lambda: recover_office(file, tmp_path / "new", paper(), passphrase=PASSPHRASE))
    size = file.stat().st_size / 1e6
    print(f"\npersons {made[0].persons}, backup file {size:.0f} MB")
    print(f"copy and seal, nothing proven  {floor:8.2f} s")
    print(f"proven backup                  {backup:8.2f} s   {backup / floor:5.1f} times")
    print(f"restore by two persons, to the opened office {restored:8.2f} s   {restored / floor:5.1f} times")
    print(f"recovery from paper            {recovered:8.2f} s   {recovered / floor:5.1f} times")
    assert backup / floor < 30  # the goal is 10; far above means that something became slow
