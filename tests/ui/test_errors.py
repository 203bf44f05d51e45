"""Faults: a sentence for the clerk, the crash window for our own bugs."""

import sys

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.errors import BadInputError
from desktop.i18n.catalogue import current
from desktop.ui.errors import CrashCatcher, CrashWindow, details, sentence
from tests.ui.structure import assert_accessible, assert_nothing_cut, assert_reading_order, show


def crash(words: str) -> tuple[type[BaseException], BaseException, object]:
    try:
        raise ValueError(words)
    except ValueError as fault:
        return type(fault), fault, fault.__traceback__


def test_an_error_speaks_with_the_readers_digits_and_without_its_code(language: str) -> None:
    error = BadInputError("{rows} rows", code="E_ROWS", rows=1234)
    assert sentence(error) == f"{current().number(1234)} rows"


def test_the_report_names_places_but_no_person() -> None:
    kind, fault, trace = crash("no row for 'محمد أحمد' with 28407032101453 and Salma Fattah\nsecond line")
    report = details(kind, fault, trace)  # type: ignore[arg-type]  # a traceback in a tuple
    assert "test_errors.py:" in report
    assert "ValueError" in report
    for secret in ("محمد", "28407032101453", "second line", "/home", "/tests/ui/"):
        assert secret not in report


def test_the_report_leaves_out_what_a_clerk_typed() -> None:
    report = details(BadInputError, BadInputError("{name} is wrong", name="Salma"), None)
    assert "Salma" not in report


def test_a_crash_opens_one_window_whose_details_can_be_copied(qtbot: QtBot) -> None:
    told: list[str] = []
    catcher = CrashCatcher(log=told.append)
    kind, fault, trace = crash("broken")
    with qtbot.waitSignal(catcher.crashed):
        catcher.catch(kind, fault, trace)  # type: ignore[arg-type]  # as above
    window = catcher.window
    assert isinstance(window, CrashWindow)
    with qtbot.waitSignal(catcher.crashed):
        catcher.catch(kind, fault, trace)  # type: ignore[arg-type]  # as above
    assert catcher.window is window
    window.copy.click()
    assert QGuiApplication.clipboard().text() == window.report == told[0]
    with qtbot.waitSignal(window.destroyed):
        window.go_on.click()
    assert catcher.window is None


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
