"""The one signal about data."""

import threading

from pytestqt.qtbot import QtBot

from desktop.ui.changes import Changes


def test_kinds_told_on_another_thread_arrive_on_the_windows_thread(qtbot: QtBot) -> None:
    changes = Changes()
    heard: list[tuple[object, object]] = []
    changes.committed.connect(lambda kinds: heard.append((kinds, threading.current_thread())))
    with qtbot.waitSignal(changes.committed):
        teller = threading.Thread(target=changes.tell, args=({"person", "household"},))
        teller.start()
        teller.join()
    assert heard == [(frozenset({"person", "household"}), threading.main_thread())]
