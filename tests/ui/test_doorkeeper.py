"""A second start hands its files to the window that is open, and nobody else opens the door."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.disk_faults import DiskError
from desktop.errors import RefusedError
from desktop.ui import doorkeeper
from desktop.ui.doorkeeper import Door, Doorkeeper


@pytest.fixture
def first(qapp: QApplication, tmp_path: Path) -> Doorkeeper:
    keeper = Doorkeeper(tmp_path, qapp)
    assert keeper.enter()
    return keeper


def _say(keeper: Doorkeeper, message: bytes) -> QLocalSocket:
    socket = QLocalSocket(keeper)
    socket.connectToServer(keeper._name)
    assert socket.waitForConnected(2000)
    socket.write(message)
    socket.flush()
    return socket


def test_a_second_door_is_shut_and_its_files_arrive(first: Doorkeeper, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "حزمة (1).wasl"
    file.write_bytes(b"x")
    assert not Doorkeeper(tmp_path, first).enter()
    with qtbot.waitSignal(first.knocked) as knocked:
        _say(first, json.dumps([str(file), str(tmp_path / "gone.wasl"), 7]).encode() + b"\n")
    assert knocked.args == [[file]]
    first.leave()


@pytest.mark.parametrize("message", [b"\n", b"not json\n", b'{"a": 1}\n', b"[\xff]\n"])
def test_what_is_no_message_of_ours_only_brings_the_window_to_the_front(
    first: Doorkeeper, qtbot: QtBot, message: bytes
) -> None:
    with qtbot.waitSignal(first.knocked) as knocked:
        _say(first, message)
    assert knocked.args == [[]]
    first.leave()


def test_a_message_without_end_is_cut_off(first: Doorkeeper, qtbot: QtBot) -> None:
    socket = _say(first, b"x" * 200_000)
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    first.leave()


def test_a_window_that_does_not_answer_is_told(
    first: Doorkeeper, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doorkeeper, "PATIENCE_MS", 50)  # its wheel does not turn while this test waits
    owner = QObject(qapp)
    with pytest.raises(RefusedError, match="does not answer"):
        Door(owner).enter(tmp_path, [])
    first.leave()
    door = Door(owner)
    assert door.enter(tmp_path, [])
    assert door.enter(tmp_path, [])
    door.leave()


def test_a_folder_that_is_gone_is_a_sentence(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(DiskError, match="not there any more"):
        Door(QObject(qapp)).enter(tmp_path / "gone", [])


def test_the_socket_is_this_accounts_alone(first: Doorkeeper) -> None:
    assert Path(first._name).stat().st_mode & 0o077 == 0
    first.leave()
