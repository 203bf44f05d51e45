"""Three sounds of the counter that are told apart without looking: taken, handed over before, refused.

They are made here from a few beeps and handed to the player of the system; where there is none, the
system's own beep tells at least that something is wrong. QtMultimedia would bring all Addons.
"""

import math
import shutil
import sys
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QProcess, QTemporaryDir, QTimer
from PySide6.QtWidgets import QApplication

if sys.platform == "win32":
    import winsound

RATE = 22_050
_LOUDNESS = 90  # of 127
_FADE = 220  # samples at both ends of a beep, so that it does not click
_SECOND_BEEP_MS = 260
_PLAYERS = (
    ("paplay", "--raw", "--format=u8", "--channels=1", f"--rate={RATE}"),
    ("aplay", "-q", "-t", "raw", "-f", "U8", "-c", "1", "-r", str(RATE)),
)


class Beep(NamedTuple):
    """A beep, or silence where its pitch is 0."""

    pitch: int  # in hertz
    length_ms: int


class Sound(Enum):
    """What is heard."""

    TAKEN = (Beep(1175, 80),)
    TWICE = (Beep(587, 130), Beep(0, 70), Beep(587, 130), Beep(0, 70), Beep(587, 130))
    REFUSED = (Beep(330, 160), Beep(196, 420))


class Sounds(QObject):
    """Plays a sound and returns at once; a new one does not wait for the last."""

    def __init__(self, parent: QObject, *, is_silent: bool) -> None:
        super().__init__(parent)
        self._is_silent = is_silent
        self._player = next((one for one in _PLAYERS if shutil.which(one[0])), None)
        self._folder: QTemporaryDir | None = None

    def play(self, sound: Sound) -> None:
        """Let a sound be heard, unless silence was chosen."""
        if self._is_silent:
            return
        if sys.platform == "win32":
            self._play_file(sound)
        elif self._player is not None:
            self._pipe(self._player, samples(sound.value))
        elif sound is not Sound.TAKEN:
            QApplication.beep()
            if sound is Sound.TWICE:
                QTimer.singleShot(_SECOND_BEEP_MS, QApplication.beep)

    def _pipe(self, player: Sequence[str], content: bytes) -> None:
        process = QProcess(QApplication.instance())  # the window may close before the sound ends
        process.finished.connect(process.deleteLater)
        process.start(player[0], player[1:])
        process.write(content)
        process.closeWriteChannel()

    def _play_file(self, sound: Sound) -> None:
        if sys.platform == "win32":
            self._folder = self._folder or QTemporaryDir()
            path = Path(self._folder.filePath(f"{sound.name.lower()}.wav"))
            if not path.exists():
                path.write_bytes(wave(sound))
            winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC)


def samples(beeps: Sequence[Beep]) -> bytes:
    """Return beeps one after the other as unsigned 8-bit samples."""
    out = bytearray()
    for pitch, length_ms in beeps:
        count = RATE * length_ms // 1000
        for n in range(count):
            strength = _LOUDNESS * min(1.0, n / _FADE, (count - 1 - n) / _FADE) if pitch else 0
            out.append(128 + round(strength * math.sin(2 * math.pi * pitch * n / RATE)))
    return bytes(out)


def wave(sound: Sound) -> bytes:
    """Return a sound as a WAV file."""
    content = samples(sound.value)
    numbers = ((16, 4), (1, 2), (1, 2), (RATE, 4), (RATE, 4), (1, 2), (8, 2))
    form = b"".join(value.to_bytes(size, "little") for value, size in numbers)
    body = b"WAVEfmt " + form + b"data" + len(content).to_bytes(4, "little") + content
    return b"RIFF" + len(body).to_bytes(4, "little") + body
