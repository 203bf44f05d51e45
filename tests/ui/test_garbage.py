"""Windows in a cycle die on the window's thread, however busy the workers are."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from desktop.ui.garbage import (
    BETWEEN_LOOKS_MS,
    GarbageCollector,
    collect_here,
    load_and_spare,
)


class Window(QDialog):
    """A dialog that holds itself, as one does by keeping its own bound method."""

    def __init__(self, graves: list[int]) -> None:
        super().__init__()
        QVBoxLayout(self).addWidget(QLineEdit(self))
        self.myself = self.show
        self.destroyed.connect(
            lambda: graves.append(threading.get_ident()), Qt.ConnectionType.DirectConnection
        )


@pytest.fixture
def busy_worker() -> Iterator[threading.Thread]:
    """Allocate on another thread, as work does, so that Python would collect there."""
    is_over = threading.Event()

    def work() -> None:
        while not is_over.wait(0.0005):
            [[] for _number in range(2000)]

    thread = threading.Thread(target=work)
    thread.start()
    yield thread
    is_over.set()
    thread.join()


def test_no_window_dies_on_a_workers_thread(
    qapp: QApplication, qtbot: QtBot, busy_worker: threading.Thread
) -> None:
    collect_here(qapp)
    collector = qapp.findChild(GarbageCollector)
    assert collector is not None
    graves: list[int] = []
    for _turn in range(120):
        Window(graves).show()
        qapp.processEvents()
    for _turn in range(3):
        gc.collect()
    qtbot.waitUntil(lambda: len(graves) == 120)
    assert set(graves) == {threading.main_thread().ident}


def test_cycles_are_collected_while_the_window_lives(qapp: QApplication, qtbot: QtBot) -> None:
    collect_here(qapp)
    graves: list[int] = []
    Window(graves)
    littered = [[] for _number in range(gc.get_threshold()[0] + 1)]  # type: ignore[var-annotated]
    qtbot.waitUntil(lambda: bool(graves), timeout=5 * BETWEEN_LOOKS_MS)
    assert littered


def test_there_is_one_collector(qapp: QApplication) -> None:
    collect_here(qapp)
    collect_here(qapp)
    assert len(qapp.findChildren(GarbageCollector)) == 1
    assert not gc.isenabled()
    assert isinstance(qapp, QObject)


def test_what_is_loaded_is_spared_once() -> None:
    gc.unfreeze()
    load_and_spare(["json", "desktop.ui.garbage"])
    spared = gc.get_freeze_count()
    lists = [[] for _number in range(100)]  # type: ignore[var-annotated]
    load_and_spare(["json"])
    still = gc.get_freeze_count()
    gc.unfreeze()
    assert spared > len(lists)
    assert still <= spared
