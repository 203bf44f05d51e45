"""Sleep and the lock of the session are heard, from a bus that is none and from messages as Windows sends them."""

import ctypes

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.session_watch import SessionWatch, WindowsEar, is_leaving, watch_session


class FakeBus:
    """Remembers who wants to hear what, and tells it like the real one: by the name of a slot."""

    def __init__(self) -> None:
        self.wanted: dict[str, tuple[QObject, str]] = {}

    def connect(
        self, service: str, path: str, interface: str, name: str, receiver: QObject, slot: str, /
    ) -> bool:
        """Note a wish."""
        assert receiver.metaObject().indexOfSlot(slot.removeprefix("1")) >= 0
        self.wanted[f"{path} {name}"] = (receiver, slot)
        return True

    def tell(self, what: str, *arguments: bool) -> None:
        """Send a signal."""
        receiver, slot = self.wanted[what]
        getattr(receiver, slot[1:].partition("(")[0])(*arguments)


@pytest.mark.parametrize(
    ("what", "arguments", "is_told"),
    [
        ("/org/freedesktop/login1 PrepareForSleep", (True,), True),
        ("/org/freedesktop/login1 PrepareForSleep", (False,), False),
        ("/org/freedesktop/login1/session/_32 Lock", (), True),
        ("/org/freedesktop/ScreenSaver ActiveChanged", (True,), True),
        ("/org/gnome/ScreenSaver ActiveChanged", (False,), False),
    ],
)
def test_the_desktop_says_that_nobody_sits_there(
    qapp: QApplication, what: str, arguments: tuple[bool, ...], is_told: bool
) -> None:
    watch, bus, told = SessionWatch(), FakeBus(), []
    watch.left.connect(lambda: told.append(1))
    watch.listen(bus, bus, session_id="2")
    bus.tell(what, *arguments)
    assert bool(told) is is_told


def test_without_a_session_only_sleep_and_the_screen_are_heard(qapp: QApplication) -> None:
    bus = FakeBus()
    SessionWatch().listen(bus, bus)
    assert not any(what.endswith("Lock") for what in bus.wanted)


@pytest.mark.parametrize(
    ("message", "parameter", "is_told"),
    [(0x02B1, 7, True), (0x02B1, 8, False), (0x0218, 4, True), (0x0218, 7, False), (0x0100, 7, False)],
)
def test_windows_says_that_nobody_sits_there(message: int, parameter: int, is_told: bool) -> None:
    class Message(ctypes.Structure):
        _fields_ = (
            ("window", ctypes.c_void_p),
            ("message", ctypes.c_uint),
            ("parameter", ctypes.c_size_t),
            ("rest", ctypes.c_byte * 64),
        )

    told: list[int] = []
    sent = Message(None, message, parameter)
    WindowsEar(lambda: told.append(1)).nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(sent))
    assert bool(told) is is_told is is_leaving(message, parameter)


def test_a_computer_without_any_bus_is_no_fault(qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert isinstance(watch_session(qapp, window).left, object)
