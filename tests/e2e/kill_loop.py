"""Kills import, migration, backup and restore at random moments and counts what was lost or half done.

python -m tests.e2e.kill_loop --kills 240 [--control] [--seed N]

Prints one line of JSON. With `--control` the same work is done carelessly, and losses have to appear.
"""

import argparse
import json
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import keyring

from desktop.operations.backups import back_up
from desktop.workspace import Workspace
from tests.conftest import MemoryKeyring
from tests.e2e.killing import KINDS, ROWS, Scene, families, prepare_migrations, verdict
from tests.factories import make_office
from tests.saved import register_family, with_paper

PATIENCE_S = 60.0


def prepare(home: Path) -> Scene:
    """Make an office, a backup of it with one family less, a workbook, and migrations of a newer program."""
    workspace: Workspace = with_paper(make_office(home))
    beside = home / "beside"
    for name in ("stick", "old"):
        (beside / name).mkdir(parents=True)
    for letter in "ابجدهوز":
        register_family(workspace, f"منى حسن {letter}")
    back_up(workspace, beside / "old")
    workspace.store.close()
    shutil.copy(workspace.paths.database, beside / "before.db")
    register_family(workspace, "هدى إبراهيم")
    count = families(workspace)
    workspace.store.close()
    prepare_migrations(beside)
    _write_workbook(beside / "list.xlsx")
    return Scene(workspace.paths.folder, beside, count)


def _write_workbook(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["م", "اسم المستفيد", "القرية", "عدد الافراد"])
    for number in range(ROWS):
        name = f"كريم {chr(0x628 + number % 20)}ادل {chr(0x628 + number // 20)}نصور"
        sheet.append([number + 1, name, "القصاصين", 3])
    book.save(path)


class Loop:
    """Runs work in forked children and kills them."""

    def __init__(self, prepared: Scene, home: Path, *, is_control: bool, seed: int) -> None:
        self._prepared, self._home, self._is_control = prepared, home, is_control
        self._random = random.Random(seed)
        self.kills: Counter[str] = Counter()
        self.faults: dict[str, list[str]] = {kind.name: [] for kind in KINDS}
        self.acknowledged = 0
        self._lengths: dict[str, float] = {}

    def run(self, kills: int) -> None:
        """Go round the kinds until so many were killed."""
        for kind in KINDS:
            started = time.monotonic()
            self._once(kind, None)
            self._lengths[kind.name] = time.monotonic() - started
        while sum(self.kills.values()) < kills:
            kind = min(KINDS, key=lambda one: self.kills[one.name])
            self._once(kind, self._random.uniform(0.02, self._lengths[kind.name]))

    def _once(self, kind_of: "type[object]", after: float | None) -> None:
        kind = next(one for one in KINDS if one is kind_of)()
        scene = self._scene()
        told, was_killed = self._killed(kind, scene, after)
        if after is None and len(told) != kind.tells:
            raise RuntimeError(f"{kind.name} does not work even when it is left alone: {told}")
        self.kills[kind.name] += was_killed
        self.acknowledged += len(told)
        wrong = verdict(kind, scene, told)
        if wrong:
            self.faults[kind.name].append(wrong)

    def _scene(self) -> Scene:
        place = self._home / "trial"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self._prepared.folder, place / self._prepared.folder.name)
        shutil.copytree(self._prepared.beside, place / "beside")
        return Scene(place / self._prepared.folder.name, place / "beside", self._prepared.begun_with)

    def _killed(self, kind: object, scene: Scene, after: float | None) -> tuple[list[str], bool]:
        """Run the work in a child, kill it after so many seconds; return what it told, and whether it was killed."""
        inlet, outlet = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(inlet)
            self._work(kind, scene, outlet)
        os.close(outlet)
        is_killed = not self._ends_within(child, after or PATIENCE_S)
        if is_killed:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        with os.fdopen(inlet, encoding="utf-8") as said:
            return said.read().split("\n")[:-1], is_killed

    def _work(self, kind: object, scene: Scene, outlet: int) -> None:
        """Work and leave; this is the child, which never comes back."""
        status = 1
        try:
            kind.work(  # type: ignore[attr-defined]  # one of KINDS
                scene, lambda word: os.write(outlet, f"{word}\n".encode()), is_control=self._is_control
            )
            status = 0
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(status)

    @staticmethod
    def _ends_within(child: int, seconds: float) -> bool:
        door = os.pidfd_open(child)
        try:
            has_ended = bool(select.select([door], [], [], seconds)[0])
        finally:
            os.close(door)
        if has_ended:
            os.waitpid(child, 0)
        return has_ended


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the loop and print its figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.kill_loop", description=__doc__)
    parser.add_argument("--kills", type=int, default=240)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", action="store_true")
    asked = parser.parse_args(arguments)
    os.umask(0o077)
    keyring.set_keyring(MemoryKeyring())
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="wasl-kills-") as home:
        loop = Loop(prepare(Path(home)), Path(home), is_control=asked.control, seed=asked.seed)
        loop.run(asked.kills)
    figures = {
        "kills": sum(loop.kills.values()),
        "by_kind": dict(loop.kills),
        "acknowledged": loop.acknowledged,
        "faults": {name: len(found) for name, found in loop.faults.items()},
        "examples": {name: found[:2] for name, found in loop.faults.items() if found},
        "seconds": round(time.monotonic() - started),
    }
    sys.stdout.write(json.dumps(figures, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
