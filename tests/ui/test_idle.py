"""Locking a machine that several people use, by a clock that the test moves."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.idle import IdleWatch, seconds_running


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """Return the moment."""
        return self.now


def test_a_window_left_alone_tells_so_once(qapp: QApplication, qtbot: QtBot) -> None:
    clock, told = Clock(), []
    watch = IdleWatch(qapp, lambda: 5, clock=clock)
    watch.idle.connect(lambda: told.append(clock.now))
    for _ in range(6):
        clock.now += 60
        watch.look()
    assert told == [1300.0]


def test_a_key_begins_the_time_anew(qapp: QApplication, qtbot: QtBot) -> None:
    clock, told = Clock(), []
    watch = IdleWatch(qapp, lambda: 5, clock=clock)
    watch.idle.connect(lambda: told.append(clock.now))
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(lambda: qapp.focusWindow() is not None)
    clock.now += 299
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    clock.now += 299
    watch.look()
    assert told == []
    clock.now += 1
    watch.look()
    assert told == [1599.0]


def test_a_key_after_the_time_comes_too_late(qapp: QApplication, qtbot: QtBot) -> None:
    clock, told = Clock(), []
    watch = IdleWatch(qapp, lambda: 1, clock=clock)
    watch.idle.connect(lambda: told.append(clock.now))
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(lambda: qapp.focusWindow() is not None)
    clock.now += 8 * 3600  # the machine slept, and wakes by this key
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    assert len(told) == 1


def test_another_time_counts_at_once(qapp: QApplication, qtbot: QtBot) -> None:
    clock, told, minutes = Clock(), [], [15]
    watch = IdleWatch(qapp, lambda: minutes[0], clock=clock)
    watch.idle.connect(lambda: told.append(clock.now))
    clock.now += 120
    watch.look()
    minutes[0] = 1
    watch.look()
    assert told == [1120.0]


def test_the_own_clock_goes_forward() -> None:
    first = seconds_running()
    assert seconds_running() >= first > 0
