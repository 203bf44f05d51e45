"""Meeting Qt's widgets beforehand: it comes to an end by itself, and leaves nothing to be met later."""

from PySide6 import QtWidgets
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.ui.first_meeting import FirstMeeting


def test_all_are_met_in_the_rests_of_the_loop_and_then_it_goes(qtbot: QtBot) -> None:
    parent = QObject()
    meeting = FirstMeeting(parent)
    with qtbot.waitSignal(meeting.destroyed, timeout=5000):
        pass
    assert not parent.children()
    assert set(dir(QtWidgets)) <= set(vars(QtWidgets))
