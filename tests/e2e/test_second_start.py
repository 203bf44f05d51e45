"""Two programs on one folder: a second start hands its file over and ends; verbs work beside the window."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Program, main
from desktop.folder_lock import is_open
from desktop.ui.main_window import MainWindow
from desktop.ui.packages.page import ExchangePage
from desktop.ui.preferences import Preferences
from desktop.ui.sign_in.window import SignInWindow
from desktop.workspace import Workspace
from tests.factories import PASSWORD, make_office
from tests.families import add_families
from tests.windows import put_away_windows

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)")  # offscreen has no window manager
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 3)
    return workspace


@pytest.fixture
def likes(tmp_path: Path, office: Workspace) -> Path:
    """Return the configuration of an account that opened the office last."""
    folder = tmp_path / "account"
    settings = QSettings(str(folder / "Wasl" / "Wasl.conf"), QSettings.Format.NativeFormat)
    preferences = Preferences(settings)
    preferences.language = "en"
    preferences.remember_office(office.paths.folder)
    settings.sync()
    return folder


@pytest.fixture
def program(qapp: QApplication, likes: Path) -> Iterator[Program]:
    settings = QSettings(str(likes / "Wasl" / "Wasl.conf"), QSettings.Format.NativeFormat)
    made = Program(qapp, preferences=Preferences(settings))
    made.start()
    yield made
    made.leave()
    put_away_windows(qapp)


def _sign_in(program: Program, qtbot: QtBot) -> MainWindow:
    door = program.window
    assert isinstance(door, SignInWindow)
    door.name.setText("clerk")
    door.password.setText(PASSWORD)
    door.enter.click()
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=20_000)
    assert isinstance(program.window, MainWindow)
    return program.window


def _start_again(likes: Path, qtbot: QtBot, *files: Path) -> int:
    """Start the program a second time, as a double click does, and return how it ended."""
    names = [str(file) for file in files]
    environment = {**os.environ, "XDG_CONFIG_HOME": str(likes)}
    with subprocess.Popen([sys.executable, "-m", "desktop", *names], cwd=ROOT, env=environment) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=60_000)
        return second.returncode


def test_a_double_clicked_package_opens_in_the_window_that_is_there(
    program: Program, likes: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = _sign_in(program, qtbot)
    window.showMinimized()
    file = tmp_path / "x.wasl"
    file.write_bytes(b"not a package")
    assert _start_again(likes, qtbot, file) == 0
    qtbot.waitUntil(lambda: isinstance(window.front, ExchangePage))
    assert not window.isMinimized()


def test_a_file_that_comes_before_the_sign_in_waits_for_it(
    program: Program, likes: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "x.wasl"
    file.write_bytes(b"not a package")
    assert _start_again(likes, qtbot, file) == 0
    assert isinstance(program.window, SignInWindow)
    assert isinstance(_sign_in(program, qtbot).front, ExchangePage)


def test_the_folder_is_free_once_the_program_is_left(program: Program, office: Workspace) -> None:
    assert is_open(office.paths.folder)
    program.leave()
    assert not is_open(office.paths.folder)


def test_a_verb_writes_while_the_window_is_open(
    program: Program, office: Workspace, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _sign_in(program, qtbot)
    password = tmp_path / "password"
    password.write_text(PASSWORD)
    folder = str(office.paths.folder)
    words = ["find", "محمد", "--office", folder, "--user", "clerk", "--password-file", str(password)]
    assert main(words) == 0  # a search is written into the journal
    assert capsys.readouterr().err == ""
