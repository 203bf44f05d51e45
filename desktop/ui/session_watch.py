"""Hears that the computer goes to sleep or that its user's session is locked, on Linux and on Windows."""

import ctypes
import os
import sys
from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication, QWidget

_LOGIN = "org.freedesktop.login1"
_LOGIN_PATH = "/org/freedesktop/login1"
_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)
_WM_POWERBROADCAST, _PBT_APMSUSPEND = 0x0218, 4
_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK = 0x02B1, 7


class Bus(Protocol):
    """What is used of `QDBusConnection`, as it is: its stub wants bytes and it takes what SLOT gives."""

    def connect(
        self, service: str, path: str, interface: str, name: str, receiver: QObject, slot: str, /
    ) -> bool:
        """Call a slot of the receiver for each signal of the name."""


class SessionWatch(QObject):
    """Listens as long as it lives; where there is nothing to listen to, the idle watch alone is left.

    Signals:
        left: Nobody sits there now.
    """

    left = Signal()

    def listen(self, system: Bus, session: Bus, session_id: str = "") -> None:
        """Listen on the two buses of a Linux desktop."""
        sleeping, saving, locking = (
            SLOT(name) for name in ("hear_sleep(bool)", "hear_saver(bool)", "hear_lock()")
        )
        system.connect(_LOGIN, _LOGIN_PATH, f"{_LOGIN}.Manager", "PrepareForSleep", self, sleeping)
        if session_id:
            path = f"{_LOGIN_PATH}/session/{_escaped(session_id)}"
            system.connect(_LOGIN, path, f"{_LOGIN}.Session", "Lock", self, locking)
        for service, path in _SAVERS:
            session.connect(service, path, service, "ActiveChanged", self, saving)

    @Slot(bool)
    def hear_sleep(self, is_beginning: bool) -> None:
        """Take the news that the computer goes to sleep, or wakes."""
        if is_beginning:
            self.left.emit()

    @Slot(bool)
    def hear_saver(self, is_on: bool) -> None:
        """Take the news that the screen is covered, or free again."""
        if is_on:
            self.left.emit()

    @Slot()
    def hear_lock(self) -> None:
        """Take the news that the session is locked."""
        self.left.emit()


class WindowsEar(QAbstractNativeEventFilter):
    """Hears the same from Windows, which tells it to a window."""

    def __init__(self, heard: Callable[[], None]) -> None:
        super().__init__()
        self._heard = heard

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Look at a message, and let it pass."""
        if bytes(kind) == b"windows_generic_MSG":  # type: ignore[arg-type]  # a QByteArray is a buffer
            told = _Message.from_address(int(message))
            if is_leaving(told.message, told.parameter):
                self._heard()
        return False, 0


class _Message(ctypes.Structure):
    """The head of what Windows calls MSG."""

    _fields_ = (("window", ctypes.c_void_p), ("message", ctypes.c_uint), ("parameter", ctypes.c_size_t))


def is_leaving(message: int, parameter: int) -> bool:
    """Return whether a message of Windows says that the computer sleeps or the session is locked."""
    return (message, parameter) in (
        (_WM_POWERBROADCAST, _PBT_APMSUSPEND),
        (_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK),
    )


def watch_session(app: QApplication, window: QWidget) -> SessionWatch:
    """Return a watch that listens to whatever this system has."""
    watch = SessionWatch(window)
    if sys.platform == "win32":
        ear = WindowsEar(watch.hear_lock)
        app.installNativeEventFilter(ear)
        watch.destroyed.connect(lambda: app.removeNativeEventFilter(ear))
        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0)
    elif sys.platform.startswith("linux"):
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        watch.listen(
            cast("Bus", system), cast("Bus", session), session_id=os.environ.get("XDG_SESSION_ID", "")
        )
    return watch


def _escaped(name: str) -> str:
    """Spell a session's name as D-Bus does in a path: no digit first, nothing but letters and digits."""
    return "".join(
        letter if letter.isascii() and letter.isalnum() and not (place == 0 and letter.isdigit())
        else f"_{ord(letter):02x}"
        for place, letter in enumerate(name)
    )  # fmt: skip
