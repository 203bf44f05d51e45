"""The sounds of the counter: told apart by the ear alone, and silent where that was chosen."""

import io
import wave as wave_file

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui import sounds
from desktop.ui.sounds import RATE, Beep, Sound, Sounds, samples, wave


def test_no_sound_has_the_pitches_or_the_rhythm_of_another() -> None:
    pitches = [tuple(beep.pitch for beep in one.value if beep.pitch) for one in Sound]
    assert len({pitch[0] for pitch in pitches}) == len({len(pitch) for pitch in pitches}) == 3
    assert all(sum(beep.length_ms for beep in one.value) < 700 for one in Sound)


@pytest.mark.parametrize("sound", list(Sound))
def test_a_sound_is_a_wave_file_that_begins_and_ends_in_silence(sound: Sound) -> None:
    with wave_file.open(io.BytesIO(wave(sound))) as file:
        content = file.readframes(file.getnframes())
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 1, 1)
    assert content == samples(sound.value)
    assert (content[0], content[-1]) == (128, 128)
    assert max(content) - min(content) > 150


def test_a_pause_is_silent() -> None:
    assert set(samples((Beep(0, 20),))) == {128}


@pytest.mark.parametrize(("is_silent", "heard"), [(False, 2), (True, 0)])
def test_without_a_player_faults_are_beeped_and_silence_is_kept(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, is_silent: bool, heard: int
) -> None:
    beeps: list[None] = []
    monkeypatch.setattr(sounds, "_PLAYERS", ())
    monkeypatch.setattr(sounds, "_SECOND_BEEP_MS", 0)
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(None))
    parent = QObject()
    player = Sounds(parent, is_silent=is_silent)
    player.play(Sound.TAKEN)
    assert not beeps
    player.play(Sound.TWICE)
    if heard:
        qtbot.waitUntil(lambda: len(beeps) == heard)
    assert len(beeps) == heard
