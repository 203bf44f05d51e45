"""Stands between the program and a database server, and fails the way networks do."""

import selectors
import socket
import threading
from contextlib import suppress
from pathlib import Path

SOCKET = ".s.PGSQL.5432"
COMMIT = b"COMMIT\0"


class Proxy:
    """Passes bytes on until it is told to fail; reached through a socket in a folder, as the server is."""

    def __init__(self, folder: Path, server: Path) -> None:
        """Listen in `folder` for what shall go to the server in another folder."""
        folder.mkdir()
        self._server = str(server / SOCKET)
        self._selector = selectors.DefaultSelector()
        self._pairs: dict[
            socket.socket, tuple[socket.socket, bool]
        ] = {}  # the other end, and whether it is ours
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(folder / SOCKET))
        self._listener.listen()
        self._over = False
        self.is_silent = False
        self.is_away = False
        self.loses_answer_to_commit = False
        self.loses_commit = False
        self.stays_away_after = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop, and close everything."""
        self._over = True
        self._thread.join()
        for end in (*self._pairs, self._listener):
            end.close()
        self._selector.close()

    def _run(self) -> None:
        self._selector.register(self._listener, selectors.EVENT_READ)
        while not self._over:
            for key, _ in self._selector.select(0.05):
                if self._over:
                    return
                if key.fileobj is self._listener:
                    self._take()
                elif not self.is_silent:
                    self._pass_on(key.fileobj)  # type: ignore[arg-type]  # only sockets are registered

    def _take(self) -> None:
        client, _ = self._listener.accept()
        if self.is_away:
            client.close()
            return
        server = socket.socket(socket.AF_UNIX)
        server.connect(self._server)
        for one, other, is_client in ((client, server, True), (server, client, False)):
            self._pairs[one] = (other, is_client)
            self._selector.register(one, selectors.EVENT_READ)

    def _pass_on(self, one: socket.socket) -> None:
        if one not in self._pairs:
            return
        other, is_client = self._pairs[one]
        try:
            content = one.recv(65536)
        except OSError:
            content = b""
        is_commit = is_client and COMMIT in content
        if not content or (is_commit and self.loses_commit):
            self._cut(one, is_commit=is_commit)
            return
        with suppress(OSError):
            other.sendall(content)
        if is_commit and self.loses_answer_to_commit:
            other.recv(65536)  # the server has answered, so it has committed
            self._cut(one, is_commit=True)

    def _cut(self, one: socket.socket, *, is_commit: bool) -> None:
        other, _ = self._pairs[one]
        for end in (one, other):
            self._selector.unregister(end)
            del self._pairs[end]
            end.close()
        if is_commit:
            self.loses_commit = self.loses_answer_to_commit = False
            self.is_away = self.stays_away_after
