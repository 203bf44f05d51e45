"""One window an office folder: the first holds the lock, a second start hands its files over and ends."""

import json
import logging
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QObject, QStandardPaths, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.disk_faults import told
from desktop.errors import RefusedError
from desktop.folder_lock import FolderLock
from desktop.marking import N_

PATIENCE_MS = 3000
MOST_BYTES = 65_536
_WELCOME = b"welcome\n"
_SILENT = N_(
    "The office in {folder} is open in another window, which does not answer. "
    "Close that window, or wait until it answers again."
)


class Door(QObject):
    """The door through which this program goes into one office folder after another.

    Signals:
        knocked: The files that a second start wants opened here; perhaps none.
    """

    knocked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._keeper: Doorkeeper | None = None

    def enter(self, folder: Path, files: Sequence[Path]) -> bool:
        """Become the one window of a folder, or hand files to the one there is and return False.

        Raises:
            RefusedError: Another program holds the folder and does not answer.
            DiskError: The folder is gone or cannot be written.
        """
        if self._keeper is not None and self._keeper.folder == folder:
            return True
        keeper = Doorkeeper(folder, self)
        if keeper.enter():
            self.leave()
            self._keeper = keeper
            keeper.knocked.connect(self.knocked)
            return True
        if not keeper.hand_over(files):
            raise RefusedError(_SILENT, folder=str(folder))
        keeper.deleteLater()
        return False

    def leave(self) -> None:
        """Let others into the folder."""
        if self._keeper is not None:
            self._keeper.leave()
            self._keeper.deleteLater()
            self._keeper = None


class Doorkeeper(QObject):
    """Stands at the door of one folder.

    Signals:
        knocked: The files that a second start wants opened here; perhaps none.
    """

    knocked = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._lock = FolderLock(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def enter(self) -> bool:
        """Become the one window of the folder, or return False where there is one.

        Raises:
            DiskError: The folder is gone or cannot be written.
        """
        try:
            is_ours = self._lock.take()
        except OSError as fault:
            raise told(fault, self.folder) from fault
        if not is_ours:
            return False
        QLocalServer.removeServer(
            self._name
        )  # of a window that fell: we hold the lock, so nobody answers there
        if not self._server.listen(self._name):
            logging.getLogger(__name__).warning("no second start will be heard")
        return True

    def leave(self) -> None:
        """Let others in."""
        self._server.close()
        self._lock.let_go()

    def hand_over(self, files: Sequence[Path]) -> bool:
        """Give files to the window that is open, and return whether it answered."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE_MS):
            return False
        socket.write(json.dumps([str(file) for file in files]).encode() + b"\n")
        is_heard = socket.waitForBytesWritten(PATIENCE_MS) and socket.waitForReadyRead(PATIENCE_MS)
        answer = bytes(socket.readAll().data()) if is_heard else b""
        socket.disconnectFromServer()
        return answer == _WELCOME

    @property
    def _name(self) -> str:
        """Return where the folder's window listens: a place of this account alone."""
        place = str(self.folder.resolve()).encode()
        digest = QCryptographicHash.hash(place, QCryptographicHash.Algorithm.Sha256).toHex()
        name = f"wasl-{bytes(digest.data()).decode()[:16]}"
        if os.name == "nt":
            return name
        return f"{QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)}/{name}"

    @Slot()
    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
            if socket.canReadLine():
                self._hear(socket)

    @Slot()
    def _read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > MOST_BYTES:
                socket.abort()
            return
        files = _files(bytes(socket.readLine(MOST_BYTES).data()))
        socket.write(_WELCOME)
        socket.flush()
        self.knocked.emit(files)


def _files(line: bytes) -> list[Path]:
    """Return the files that a message names; one that is not a message of ours names none."""
    try:
        names = json.loads(line)
    except ValueError:
        return []
    if not isinstance(names, list):
        return []
    return [Path(name) for name in names if isinstance(name, str) and Path(name).is_file()]
