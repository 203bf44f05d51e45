"""A dialog that works: its verb sleeps meanwhile, wakes after a fault or Cancel, and every such dialog is one of these."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import desktop.ui
from desktop.errors import UserError
from desktop.marking import N_
from desktop.progress import Progress
from desktop.ui.changes import Changes
from desktop.ui.jobs.job import Job
from desktop.ui.jobs.runner import Jobs
from desktop.ui.widgets.work_dialog import WorkDialog
from tests.ui.conftest import Speak

_MESSAGE = N_("The file “{name}” is open in another program. Close it there and try again.")


class Asking(WorkDialog):
    """Runs what a test gives it."""

    def __init__(self, jobs: Jobs, parent: QWidget, call: Callable[..., object]) -> None:
        super().__init__(jobs, parent, "Work", verb="Do it")
        self._call = call
        self.results: list[object] = []

    def accept(self) -> None:
        """Do it."""
        self.start(self._call, title="Working", done=self._finish)

    def _finish(self, result: object) -> None:
        self.results.append(result)
        self.finish()


@pytest.fixture
def window(speak: Speak, qtbot: QtBot) -> Iterator[QWidget]:
    speak("en")
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.findChild(Jobs).close()  # type: ignore[union-attr]  # each test makes one


def open_dialog(window: QWidget, call: Callable[..., object]) -> Asking:
    dialog = Asking(Jobs(Changes(), lambda: pytest.fail("no child wanted"), window), window, call)
    dialog.open()
    return dialog


def _answer(*, progress: Progress) -> str:
    progress.advance(1, 1)
    return "done"


def _refuse(*, progress: Progress) -> str:
    raise UserError(_MESSAGE, name="a.pdf")


def test_the_verb_sleeps_until_the_work_is_done_and_the_dialog_closes(window: QWidget, qtbot: QtBot) -> None:
    dialog = open_dialog(window, _answer)
    with qtbot.waitSignal(dialog.accepted):
        dialog.confirm.click()
        assert not dialog.confirm.isEnabled()
        dialog.confirm.click()
    assert dialog.results == ["done"]


def test_a_fault_is_shown_and_the_verb_wakes(window: QWidget, qtbot: QtBot) -> None:
    dialog = open_dialog(window, _refuse)
    dialog.confirm.click()
    qtbot.waitUntil(dialog.confirm.isEnabled)
    assert dialog.isVisible()
    assert "a.pdf" in dialog.banner.words.text()


def test_stopped_work_wakes_the_verb(window: QWidget, qtbot: QtBot) -> None:
    dialog = open_dialog(window, _answer)
    dialog._jobs.began.connect(Job.cancel)
    dialog.confirm.click()
    qtbot.waitUntil(dialog.confirm.isEnabled)
    assert dialog.isVisible()
    assert not dialog.banner.isVisible()


def test_whoever_leaves_stops_the_work(window: QWidget, qtbot: QtBot) -> None:
    dialog = open_dialog(window, _answer)
    jobs, started = dialog._jobs, list[Job]()
    jobs.began.connect(started.append)
    jobs.hold()
    dialog.confirm.click()
    dialog.reject()
    assert started[0].is_cancelled()
    jobs.go_on()
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_no_dialog_lets_its_verb_sleep_by_itself() -> None:
    """A dialog that starts titled work without `WorkDialog` forgets one of its three ends sooner or later."""
    root = Path(desktop.ui.__file__).parent
    found = [str(path.relative_to(root)) for path in sorted(root.rglob("*.py")) if _sleeps_by_itself(path)]
    assert found == ["widgets/work_dialog.py"]


def _sleeps_by_itself(path: Path) -> bool:
    """Say whether a module puts `self.confirm` to sleep beside starting a job."""
    calls = [
        ast.unparse(node) for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)
    ]
    sleeps = any(call == "self.confirm.setEnabled(False)" for call in calls)
    return sleeps and any("jobs.start(" in call for call in calls)
