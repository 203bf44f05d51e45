"""The window from the door to the desk: signing in, every page in three languages, locking, a dropped file."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop import settings as office_settings
from desktop.app import Program
from desktop.operations.people import reset_password
from desktop.ui.main_window import MainWindow
from desktop.ui.packages.page import ExchangePage
from desktop.ui.pages import pages_for
from desktop.ui.preferences import Preferences
from desktop.ui.set_up.window import SetUpWindow
from desktop.ui.sign_in.window import SignInWindow
from desktop.workspace import Workspace
from tests.factories import PASSWORD, as_checker, make_office
from tests.families import add_families
from tests.windows import put_away_windows

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)")  # offscreen has no window manager
ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "sqlalchemy",
    "keyring",
    "openpyxl",
    "reportlab",
    "numpy",
    "rapidfuzz",
    "alembic",
    "uharfbuzz",
    "pyrage",
)


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 12)
    return workspace


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(QSettings(str(tmp_path / "likes.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def program(
    qapp: QApplication, office: Workspace, preferences: Preferences, request: pytest.FixtureRequest
) -> Iterator[Program]:
    preferences.language = getattr(request, "param", "ar")
    preferences.remember_office(office.paths.folder)
    made = Program(qapp, preferences=preferences)
    yield made
    made.leave()
    put_away_windows(qapp)


def _sign_in(program: Program, qtbot: QtBot, person: str = "clerk") -> MainWindow:
    program.start()
    door = program.window
    assert isinstance(door, SignInWindow)
    door.name.setText(person)
    door.password.setText(PASSWORD)
    door.enter.click()
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=20_000)
    assert isinstance(program.window, MainWindow)
    return program.window


class Removals(QObject):
    """Sees tables that move into another part after they were made: Qt dresses all that is in them anew."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a table, or what holds one."""
        if event.type() == QEvent.Type.ParentChange and isinstance(watched, QWidget):
            tables = [watched] if isinstance(watched, QTableView) else watched.findChildren(QTableView)
            self.seen += [f"{table.accessibleName()} in {type(watched).__name__}" for table in tables]
        return False


@pytest.mark.parametrize("program", ["ar", "fa", "en"], indirect=True)
def test_every_page_opens_for_the_clerk(program: Program, qapp: QApplication, qtbot: QtBot) -> None:
    window = _sign_in(program, qtbot)
    removals = Removals(qapp)
    qapp.installEventFilter(removals)
    for entry in pages_for(window.desk.workspace.actor):
        window.go_to(entry.key)
        assert window.front.isVisible()
        qtbot.waitUntil(lambda: program.jobs.is_idle, timeout=10_000)
    removals.deleteLater()
    assert removals.seen == []


def test_every_page_opens_for_the_checker(program: Program, qtbot: QtBot) -> None:
    window = _sign_in(program, qtbot, "checker")
    for entry in pages_for(window.desk.workspace.actor):
        window.go_to(entry.key)
        qtbot.waitUntil(lambda: program.jobs.is_idle, timeout=10_000)


def test_a_screen_too_small_for_the_usual_size_is_filled(program: Program, qtbot: QtBot) -> None:
    window = _sign_in(program, qtbot)
    assert window.frameSize().boundedTo(window.screen().availableSize()) == window.frameSize()


def test_a_wrong_password_is_told_at_the_door(program: Program, qtbot: QtBot) -> None:
    program.start()
    door = program.window
    assert isinstance(door, SignInWindow)
    door.name.setText("clerk")
    door.password.setText("not the password")
    door.enter.click()
    qtbot.waitUntil(lambda: door.enter.isEnabled() and not door.banner.isHidden(), timeout=20_000)
    assert program.window is door
    assert door.name.text() == "clerk"
    assert door.password.text() == ""


def test_a_sample_office_says_so_on_every_page(program: Program, office: Workspace, qtbot: QtBot) -> None:
    settings = office_settings.read(office.paths.folder)
    office_settings.write(office.paths.folder, replace(settings, is_synthetic=True))
    window = _sign_in(program, qtbot)
    shown = [label for label in window.statusBar().findChildren(QLabel) if label.property("role") == "warn"]
    assert len(shown) == 1
    assert shown[0].isVisible()


def test_locking_covers_the_window_and_gives_it_back(program: Program, qtbot: QtBot) -> None:
    window = _sign_in(program, qtbot)
    window.lock_wished.emit()
    assert program.lock is not None
    door = program.lock.door
    assert isinstance(door, SignInWindow)
    assert not window.isVisible()
    program._welcome([])  # a second start of the program shows the door, not what is behind it
    assert not window.isVisible()
    door.password.setText(PASSWORD)
    with qtbot.waitSignal(program.lock.unlocked, timeout=20_000):
        door.enter.click()
    assert program.window is window
    assert window.isVisible()


def test_somebody_else_comes_in_where_the_window_was_locked(program: Program, qtbot: QtBot) -> None:
    window = _sign_in(program, qtbot)
    window.lock_wished.emit()
    assert program.lock is not None
    door = program.lock.door
    assert isinstance(door, SignInWindow)
    door.name.setText("checker")
    door.password.setText(PASSWORD)
    door.enter.click()
    qtbot.waitUntil(lambda: program.window is not window, timeout=20_000)
    assert isinstance(program.window, MainWindow)
    assert program.window.isVisible()
    assert not program.lock.is_locked


def test_a_given_password_is_changed_at_the_door(program: Program, office: Workspace, qtbot: QtBot) -> None:
    clerk = office.actor
    assert clerk is not None
    given = reset_password(as_checker(office), clerk.uid)
    program.start()
    door = program.window
    assert isinstance(door, SignInWindow)
    door.name.setText("clerk")
    door.password.setText(given)
    door.enter.click()
    qtbot.waitUntil(lambda: door.own is not None, timeout=20_000)
    assert door.own is not None
    door.own.set_values({"wanted": "a password of my own", "again": "a password of my own"})
    door.enter.click()
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=20_000)


def test_without_an_office_the_ways_to_one_are_shown(qapp: QApplication, preferences: Preferences) -> None:
    program = Program(qapp, preferences=preferences)
    program.start()
    assert isinstance(program.window, SetUpWindow)
    program.leave()


def test_an_office_whose_settings_are_damaged_is_named(program: Program, office: Workspace) -> None:
    office.paths.settings.write_text("code =", encoding="utf-8")
    program.start()
    assert isinstance(program.window, SetUpWindow)


def test_a_dropped_package_leads_to_the_exchange(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    window = _sign_in(program, qtbot)
    file = tmp_path / "x.wasl"
    file.write_bytes(b"not a package")
    window.file_dropped.emit(file)
    assert isinstance(window.front, ExchangePage)


def test_the_door_is_painted_before_anything_heavy_is_loaded(office: Workspace, tmp_path: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QLabel
from desktop import settings as office_settings
from desktop.app import Program
from desktop.ui.preferences import Preferences
likes = Preferences(QSettings({str(tmp_path / "l.ini")!r}, QSettings.Format.IniFormat))
likes.remember_office(Path({str(office.paths.folder)!r}))
app = QApplication([])
program = Program(app, preferences=likes)
program.warm_up = lambda: None
program.start()
app.processEvents()
assert program.window.isVisible()
print(",".join(name for name in {HEAVY!r} if name in sys.modules))
program.leave()
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""
