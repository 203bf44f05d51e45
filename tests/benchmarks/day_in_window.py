"""A day in the real window over a long list, in a process of its own: how long its thread stood still at each step.

Started by `test_stalls.py`. Nothing of the database is loaded before the door, so that what loads late is felt here as a
clerk feels it. Standing still is what a timer of one millisecond misses; WASL_STALLS=1 says where the thread stood.
"""

import json
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import keyring
from keyring.backend import KeyringBackend

STALL = 50  # milliseconds
_PATIENCE = 120  # seconds


class GivenKeyring(KeyringBackend):
    """Holds what the process that made the office handed over."""

    priority = 1

    def __init__(self, secrets: dict[str, str]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring is half typed
        self._secrets = secrets

    def get_password(self, service: str, username: str) -> str | None:
        """Return the secret, or None."""
        return self._secrets.get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""
        self._secrets[f"{service} {username}"] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret."""
        del self._secrets[f"{service} {username}"]


GivenKeyring.__module__ = "keyring.backends.SecretService.given"  # the vault trusts backends by this name


class Pulse:
    """A timer on the window's thread, and how late it came in the step at hand."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.figures: dict[str, tuple[float, float]] = {}
        self._late: list[tuple[float, float]] = []
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        if os.environ.get("WASL_STALLS"):
            threading.Thread(target=self._watch, args=(threading.get_ident(),), daemon=True).start()

    def _beat(self) -> None:
        now, work = time.perf_counter(), time.thread_time()
        self._late.append(((work - self._worked) * 1000, (now - self._last) * 1000))
        self._last, self._worked = now, work

    def begin(self) -> None:
        """Count from now on."""
        self._late, self._last, self._worked = [], time.perf_counter(), time.thread_time()

    def end(self, step: str) -> None:
        """Give what was counted a name: the most that its thread worked at a stretch, and the longest by the clock."""
        self._beat()
        self.figures[step] = (
            max(own for own, _clock in self._late),
            max(clock for _own, clock in self._late),
        )

    def _watch(self, thread: int) -> None:
        """Say where the thread stands whenever the pulse is late."""
        told = 0.0
        rest = threading.Event()
        while not rest.wait(0.004):
            if time.perf_counter() - self._last > 0.03 and self._last != told:
                told = self._last
                frame = sys._current_frames().get(thread)
                stack = traceback.extract_stack(frame)[-12:]
                lines = [f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in stack]
                sys.stderr.write(" < ".join(reversed(lines)) + "\n")


class Day:
    """Goes from the door through a clerk's work, step by step."""

    def __init__(self, app: Any, program: Any, folder: Path) -> None:
        from PySide6.QtCore import QEventLoop

        self.app, self.program, self.folder = app, program, folder
        self.pulse = Pulse()
        self._awaited = QEventLoop.ProcessEventsFlag.WaitForMoreEvents

    def wait(self, is_there: Callable[[], bool]) -> None:
        """Let the window work until something is there and its jobs are done."""
        until = time.monotonic() + _PATIENCE
        while not (is_there() and self.program.jobs.is_idle):
            self.app.processEvents(self._awaited)  # the pulse is the next event at the latest
            assert time.monotonic() < until, f"still busy: {self.program.jobs.titles()}"
        self.app.processEvents()

    def step(self, name: str, do: Callable[[], object], is_there: Callable[[], bool] = lambda: True) -> Any:
        """Do one thing, wait for its end, and note how late the pulse came meanwhile."""
        self.wait(lambda: True)
        self.pulse.begin()
        begin = time.perf_counter()
        made = do()
        self.wait(is_there)
        self.pulse.end(name)
        sys.stderr.write(f"{name}: {(time.perf_counter() - begin) * 1000:.0f} ms\n")
        return made

    def type_password(self) -> None:
        """Take the second that nobody is quicker than."""
        until = time.monotonic() + 1
        while time.monotonic() < until:
            self.app.processEvents(self._awaited)

    def sign_in(self, password: str) -> None:
        """Enter by the door."""
        door = self.program.window
        door.name.setText("clerk")
        door.password.setText(password)
        self.step("entering", door.enter.click, lambda: self.program.window is not door)

    def work(self) -> None:
        """Read the list, search, look at a family, export, import, link, report."""
        from desktop.ui.desk import PageKey

        window = self.program.window
        page = self.step(
            "first load of the list",
            lambda: window.go_to(PageKey.BENEFICIARIES),
            lambda: bool(window.front.list.rows.rowCount()),
        )
        page = window.front
        self.step("a family's card", lambda: page.list.selectRow(3))
        whole, rows = page.list.rows.rowCount(), page.list.rows.rowCount
        self.step("searching", lambda: page.search.setText("محمود احمد"), lambda: rows() < whole)
        self.step("the whole list again", lambda: page.search.setText(""), lambda: rows() == whole)
        out = str(self.folder / "seen.xlsx")
        self.step(
            "export",
            lambda: page.verbs._write_export(page.list.listing, page.list.headings_shown(), out),
        )
        self._import(window, page)
        window.go_to(PageKey.DUPLICATES)
        self.step("search for doubles", window.front._search)
        self.step("first report", lambda: window.go_to(PageKey.REPORTS))
        self.step("report to a workbook", lambda: window.front.export_into(str(self.folder / "report.xlsx")))

    def _import(self, window: Any, page: Any) -> None:
        from desktop.ui.imports.wizard import ImportWizard

        self.step("import: reading the headings", lambda: page.verbs.take_in(self.folder / "list.xlsx"))
        wizard = window.findChild(ImportWizard)
        while not wizard.plan.isVisible():  # words may be asked first
            self.step("import: dry run", wizard.steps.next.click)
        self.step("import: taken in", wizard.steps.next.click, wizard.summary.isVisible)
        wizard.close()


def main() -> None:
    """Spend the day in the office of the folder named, and print the figures."""
    given = json.load(sys.stdin)
    keyring.set_keyring(GivenKeyring(given["secrets"]))
    from PySide6.QtCore import QSettings

    from desktop.app import Program
    from desktop.ui.application import new_application
    from desktop.ui.preferences import Preferences

    folder = Path(given["folder"])
    preferences = Preferences(QSettings(str(folder / "likes.ini"), QSettings.Format.IniFormat))
    preferences.language, preferences.is_silent = "ar", True
    preferences.remember_office(Path(given["office"]))
    app = new_application()
    program = Program(app, preferences=preferences)
    enter = program.work_in

    def with_keys_in_hand(workspace: Any) -> None:
        """Work with a vault that a child process can be given."""
        from desktop.vault import Secret, keep_in_memory

        held = {one: value for one in Secret if (value := workspace.vault.find(one)) is not None}
        enter(replace(workspace, vault=keep_in_memory(held)))

    program.work_in = with_keys_in_hand  # type: ignore[method-assign]  # a child cannot reach this keyring
    program.start()
    for thread in threading.enumerate():
        if thread is not threading.main_thread():
            thread.join()  # what loads while the password is typed has loaded
    day = Day(app, program, folder)
    day.type_password()
    day.sign_in(given["password"])
    day.work()
    print(json.dumps(day.pulse.figures), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
