"""The counter test: twenty families entered in the real window by keyboard alone, and their key presses counted."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from time import monotonic

import pytest

from tests.e2e.counter_families import Family, families
from tests.plans import PASSWORD

pytestmark = pytest.mark.long
ROOT = Path(__file__).resolve().parents[2]
FAMILIES = 20
_PATIENCE = 120
_LOST = 8  # seconds without an answer


class Counter:
    """A clerk's two hands: types through the X server, counts every press, and looks where the caret is."""

    def __init__(self, display: str, folder: Path) -> None:
        self._display = display
        self.presses = 0
        self._places: Queue[str] = Queue()
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.counter_office", str(folder), display],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        Thread(target=self._listen, daemon=True).start()

    def type(self, words: str) -> None:
        """Type words, one press for each character."""
        self.presses += len(words)
        self._do("type", "--delay", "40", "--", words)

    def press(self, key: str, presses: int = 1) -> None:
        """Press a key, or several together."""
        self.presses += presses
        self._do("key", key)

    def enter(self, *cells: str) -> None:
        """Type each cell and press Enter behind it; a press that the busy screen lost is given again, uncounted."""
        for cell in cells:
            if cell:
                self.type(cell)
            self.look_away()
            self.press("Return")
            if not self._has_moved():
                self._do("key", "Return")

    def _has_moved(self) -> bool:
        """Say whether the caret goes elsewhere before long."""
        try:
            self._places.put(self._places.get(timeout=_LOST))
        except Empty:
            return False
        return True

    def look_away(self) -> None:
        """Forget where the caret was so far."""
        while not self._places.empty():
            self._places.get()

    def wait_for(self, place: str) -> None:
        """Wait until the caret comes to a place, or into a window."""
        until, seen = monotonic() + _PATIENCE, [""]
        while monotonic() < until:
            try:
                here = self._places.get(timeout=1).strip()
                seen.append(here)
                if place in (here, here.split()[0]):
                    return
            except Empty:
                assert self.program.poll() is None, "the window is gone"
                self._look_at_front()
        raise AssertionError(f"the caret never came to {place}, but to {seen[-8:]}")

    def _listen(self) -> None:
        for line in self.program.stdout or ():
            self._places.put(line)

    def _look_at_front(self) -> None:
        """Give the front window the keyboard, which a manager of windows would do."""
        found = self._do("search", "--onlyvisible", "--name", ".", check=False).split()
        if found:
            self._do("windowfocus", found[-1], check=False)

    def _do(self, *words: str, check: bool = True) -> str:
        environment = {**os.environ, "DISPLAY": self._display}
        done = subprocess.run(
            ["xdotool", *words], check=check, env=environment, capture_output=True, text=True
        )
        return done.stdout


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """Give a clerk in front of a screen of its own."""
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        display = f":{told.readline().strip()}"
    # Both alphabets on the keyboard at once: else each letter is put on a spare key first, and some are lost.
    subprocess.run(["setxkbmap", "-display", display, "us,ara"], check=True)
    made = Counter(display, tmp_path)
    yield made
    made.program.terminate()
    made.program.wait(20)
    if made.program.stdout is not None:
        made.program.stdout.close()
    screen.terminate()
    screen.wait(20)


def enter_family(counter: Counter, family: Family, *, village: str | None) -> int:
    """Type one family from its address, or the village before it, to the save; return the presses."""
    before = counter.presses
    if village is not None:
        counter.press("shift+Return", 2)
        counter.enter(village)
    counter.enter(family.address)
    head, *others = family.members
    counter.enter(head.typed_name, head.national_id, family.phone)
    for member in others:
        counter.enter(member.typed_name, member.national_id)
    counter.enter("")  # nobody more
    counter.enter(family.category_typed)
    counter.enter("")  # no further category: saved
    return counter.presses - before


def test_twenty_families_cost_fewer_presses_than_in_a_spreadsheet(
    counter: Counter, capsys: pytest.CaptureFixture[str]
) -> None:
    counter.wait_for("SignInWindow QLineEdit")
    counter.enter("clerk", PASSWORD)
    counter.wait_for("MainWindow")
    counter.press("ctrl+2", 2)
    counter.press("ctrl+n", 2)
    counter.wait_for("FamilyWindow area_code")
    counter.press("Return")  # no district; the village is gone back for
    counter.press("Return")
    rows: list[tuple[int, Family, int]] = []
    for number, family in enumerate(families(FAMILIES), start=1):
        is_new_village = number == 1 or family.village != rows[-1][1].village
        here = enter_family(counter, family, village=family.village if is_new_village else None)
        counter.wait_for("FamilyWindow address")
        rows.append((here, family, number))
    whole = sum(here for here, _, _ in rows)
    sheet = sum(one.in_a_spreadsheet(number, with_what_ids_say=True) for _, one, number in rows)
    bare = sum(one.in_a_spreadsheet(number, with_what_ids_say=False) for _, one, number in rows)
    with capsys.disabled():
        print("\nfamily members  form  spreadsheet  without what IDs say")
        for here, family, number in rows:
            whole_row = family.in_a_spreadsheet(number, with_what_ids_say=True)
            bare_row = family.in_a_spreadsheet(number, with_what_ids_say=False)
            print(f"{number:6} {len(family.members):7} {here:5} {whole_row:12} {bare_row:21}")
        print(f"{'all':>6} {sum(len(one.members) for _, one, _ in rows):7} {whole:5} {sheet:12} {bare:21}")
    assert whole < bare < sheet
