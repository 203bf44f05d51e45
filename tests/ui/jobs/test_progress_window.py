"""How far long work is, seen and stopped from wherever it was asked for."""

import threading
from typing import NoReturn

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.progress import Progress
from desktop.ui.changes import Changes
from desktop.ui.jobs.progress_window import ProgressWindows
from desktop.ui.jobs.runner import ChildRunner, Jobs
from desktop.ui.widgets.work_dialog import WorkDialog
from tests.ui.structure import show


def no_children() -> ChildRunner:
    raise AssertionError


def until_stopped(*, progress: Progress) -> NoReturn:
    while True:
        progress.advance(1, 2)
        threading.Event().wait(0.01)


def test_work_asked_for_in_a_dialog_can_be_stopped(language: str, qtbot: QtBot) -> None:
    window, jobs = QWidget(), Jobs(Changes(), no_children)
    progress = ProgressWindows(window)
    jobs.began.connect(progress.follow)
    jobs.ended.connect(progress.leave)
    qtbot.addWidget(window)
    show(window, 600, 400)
    dialog = WorkDialog(jobs, window, "طباعة", verb="طباعة")
    dialog.open()
    dialog.start(until_stopped, done=print, title="طباعة")
    (shown,) = progress.open.values()
    qtbot.waitUntil(shown.isVisible)
    assert shown.windowHandle().transientParent() is dialog.windowHandle()
    cancel = shown.cancel.mapTo(shown, shown.cancel.rect().center())
    QTest.mouseClick(shown.windowHandle(), Qt.MouseButton.LeftButton, pos=cancel)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert progress.open == {}
    assert dialog.isVisible()
    assert dialog.confirm.isEnabled()
    dialog.close()
    jobs.close()
