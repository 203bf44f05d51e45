"""What every test of the window stands on: the program prepared in a language, and nothing left behind by it."""

import os
from collections.abc import Callable, Iterator
from zlib import crc32

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.i18n.tongue import tongue
from desktop.ui.application import prepare_application
from desktop.ui.desk import Desk
from desktop.ui.theme import USUAL_SIZE, ThemeName
from desktop.workspace import Workspace
from tests.ui.desks import make_desk
from tests.windows import put_away_windows

pytest.register_assert_rewrite("tests.ui.structure")

LANGUAGES = ("ar", "fa", "en")
_HARMLESS = "This plugin does not support"  # the offscreen platform has no screen to raise or grab

Speak = Callable[..., QApplication]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let Qt's complaint about the screen that is not there pass; every other warning fails its test.

    A test of all languages runs in one of them, each test in its own; `WASL_LANGUAGES=all` runs it in each.
    """
    shown = [item for item in items if "/ui/" in item.path.as_posix()]
    for item in shown:
        item.add_marker(pytest.mark.qt_log_ignore(_HARMLESS, extend=True))
    if os.environ.get("WASL_LANGUAGES") == "all":
        return
    others = [item for item in shown if not _has_its_turn(item)]
    config.hook.pytest_deselected(items=others)
    left_out = set(others)
    items[:] = [item for item in items if item not in left_out]


def _has_its_turn(item: pytest.Item) -> bool:
    """Say whether a test runs in the language that its name draws; the same one in every run."""
    if not isinstance(item, pytest.Function) or not hasattr(item, "callspec"):
        return True
    spoken = item.callspec.params.get("language")
    if spoken not in LANGUAGES:
        return True
    others = [part for part in item.callspec.id.split("-") if part != spoken]
    drawn = crc32(f"{item.path.name} {item.originalname} {others}".encode()) % len(LANGUAGES)
    return bool(spoken == LANGUAGES[drawn])


@pytest.fixture
def desk(office: Workspace) -> Iterator[Desk]:
    """Give the desk of the office that a file or its folder makes."""
    made = make_desk(office)
    yield made
    made.jobs.close()


@pytest.fixture
def speak(qapp: QApplication) -> Speak:
    """Prepare the program: `speak("fa")`, `speak("ar", ThemeName.DARK, 16)`."""

    def prepare(language: str, theme: ThemeName = ThemeName.LIGHT, size: int = USUAL_SIZE) -> QApplication:
        prepare_application(qapp, tongue(language), theme, size)
        qapp.setCursorFlashTime(0)
        return qapp

    return prepare


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, speak: Speak) -> str:
    """Run the test in each language, the program prepared for it."""
    speak(request.param)
    return str(request.param)


@pytest.fixture(autouse=True)
def _nothing_left(qapp: QApplication) -> Iterator[None]:
    """Begin from left to right as the language does, close what a test opened, and fail it when a window stays."""
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    yield
    put_away_windows(qapp)
    qapp.clipboard().clear()
    assert [window for window in qapp.topLevelWidgets() if window.isVisible()] == []
