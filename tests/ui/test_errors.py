"""Faults: a sentence for the clerk, the crash window for our own bugs."""

import errno
import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.errors import BadInputError
from desktop.i18n.catalogue import current
from desktop.ui.errors import CrashCatcher, CrashWindow, sentence
from desktop.ui.widgets.dialog import Dialog
from tests.ui.structure import assert_accessible, assert_nothing_cut, assert_reading_order, show


def crash(words: str) -> tuple[type[BaseException], BaseException, object]:
    try:
        raise ValueError(words)
    except ValueError as fault:
        return type(fault), fault, fault.__traceback__


def test_an_error_speaks_with_the_readers_digits_and_without_its_code(language: str) -> None:
    error = BadInputError("{rows} rows", code="E_ROWS", rows=1234)
    assert sentence(error) == f"{current().number(1234)} rows"


def test_a_crash_opens_one_window_whose_details_can_be_copied(qtbot: QtBot) -> None:
    told: list[str] = []
    catcher = CrashCatcher(log=told.append)
    kind, fault, trace = crash("broken")
    with qtbot.waitSignal(catcher.crashed):
        catcher.catch(kind, fault, trace)  # type: ignore[arg-type]  # as above
    window = catcher.window
    assert isinstance(window, CrashWindow)
    window.copy.click()
    assert QGuiApplication.clipboard().text() == window.report == told[0]
    assert "broken" not in window.report
    with qtbot.waitSignal(window.destroyed):
        window.go_on.click()
    assert catcher.window is None


def test_faults_that_repeat_stack_no_windows_and_fill_no_log(qtbot: QtBot) -> None:
    logged: list[str] = []
    catcher = CrashCatcher(log=logged.append)
    for _ in range(50):
        catcher.catch(*crash("again"))  # type: ignore[arg-type]  # a traceback in a tuple
    with qtbot.waitSignal(catcher.crashed):
        catcher.catch(KeyError, KeyError("another"), None)
    assert len(logged) == 2
    window = catcher.window
    assert isinstance(window, CrashWindow)
    assert window.report.count("ValueError") == window.report.count("KeyError") == 1
    window.go_on.click()


def test_a_fault_in_a_thread_comes_to_the_window_too(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    catcher = CrashCatcher()
    catcher.install()
    with qtbot.waitSignal(catcher.crashed):
        thread = threading.Thread(target=crash_in_thread)
        thread.start()
        thread.join()
    assert catcher.window is not None
    assert "ZeroDivisionError" in catcher.window.report
    catcher.window.go_on.click()


def crash_in_thread() -> None:
    raise ZeroDivisionError("سلمى فتّاح")


@pytest.mark.parametrize(
    "fault", [BadInputError("{rows} rows", rows=3), OSError(errno.ENOSPC, "no", "/stick/list.pdf")]
)
def test_what_a_clerk_can_mend_becomes_a_sentence_and_no_crash(qtbot: QtBot, fault: Exception) -> None:
    catcher = CrashCatcher()
    with qtbot.waitSignal(catcher.told) as told:
        catcher.catch(type(fault), fault, None)
    assert catcher.window is None
    shown = catcher.message
    assert isinstance(shown, Dialog)
    assert shown.isVisible()
    assert sentence(told.args[0]) in [label.text() for label in shown.findChildren(QLabel)]


def test_ctrl_c_still_ends_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    CrashCatcher().catch(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_it_takes_the_place_of_pythons_own_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catcher = CrashCatcher()
    catcher.install()
    assert sys.excepthook == catcher.catch


def test_the_crash_window_is_sound(language: str) -> None:
    window = CrashWindow("report")
    show(window, 560, 400)
    assert_accessible(window)
    assert_reading_order(window)
    assert_nothing_cut(window)
