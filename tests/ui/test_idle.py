"""Locking a machine that several people use."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.idle import IdleWatch


def test_a_window_left_alone_tells_so(qapp: QApplication, qtbot: QtBot) -> None:
    watch = IdleWatch(qapp, 1)
    watch._timer.setInterval(1)  # a minute is too long for a test
    with qtbot.waitSignal(watch.idle):
        watch._timer.start()


def test_a_key_begins_the_time_anew(qapp: QApplication, qtbot: QtBot) -> None:
    watch = IdleWatch(qapp, 1)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(lambda: qapp.focusWindow() is not None)
    watch._timer.setTimerType(Qt.TimerType.PreciseTimer)
    watch._timer.setInterval(60_000)
    qtbot.waitUntil(lambda: watch._timer.remainingTime() < 60_000)
    before = watch._timer.remainingTime()
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    assert watch._timer.remainingTime() >= before


def test_zero_minutes_never_lock(qapp: QApplication) -> None:
    watch = IdleWatch(qapp, 5)
    watch.set_minutes(0)
    assert not watch._timer.isActive()
    watch.set_minutes(5)
    assert watch._timer.isActive()
