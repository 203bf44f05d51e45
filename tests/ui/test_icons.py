"""Icons in the colours of the theme, turned round only where they point somewhere."""

import hashlib
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage

from desktop.resources import resource
from desktop.ui.icons import DIRECTIONAL, Ink, icon, recoloured
from desktop.ui.theme import DARK, LIGHT, ThemeName
from tests.ui.conftest import Speak

NAMES = sorted(path.stem for path in resource("icons").glob("*.svg"))
NEVER_TURNED = {"print", "search", "checkmark", "warning", "settings", "question_circle", "arrow_clockwise"}


def picture(name: str, ink: Ink = Ink.TEXT) -> QImage:
    return icon(name, ink).pixmap(QSize(20, 20)).toImage()


def inks(image: QImage) -> set[str]:
    return {
        QColor(image.pixelColor(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def alike(one: QImage, other: QImage) -> bool:
    """Tell whether two pictures differ by no more than the rounding of their edges."""
    places = [(x, y) for x in range(one.width()) for y in range(one.height())]
    return all(abs(one.pixelColor(x, y).alpha() - other.pixelColor(x, y).alpha()) < 16 for x, y in places)


def test_every_icon_is_the_file_that_was_taken_over() -> None:
    stated = dict(re.findall(r"\| (\S+) \| ([0-9a-f]{64}) \|", resource("icons", "SOURCES.md").read_text()))
    files = [path for path in resource("icons").iterdir() if path.name != "SOURCES.md"]
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files} == stated
    assert len(NAMES) in range(25, 61)


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_draws_something(name: str, speak: Speak) -> None:
    speak("en")
    shown = picture(name)
    assert any(shown.pixelColor(x, y).alpha() > 100 for x in range(20) for y in range(20))
    assert recoloured(name, "#123456").count(b"#123456") >= 1


def test_directional_icons_alone_are_mirrored(speak: Speak) -> None:
    turned = set()
    for name in NAMES:
        speak("en")
        left_to_right = picture(name)
        speak("ar")
        if not alike(picture(name), left_to_right):
            assert alike(picture(name), left_to_right.flipped(Qt.Orientation.Horizontal))
            turned.add(name)
    assert turned | {"arrow_undo"} == set(DIRECTIONAL)
    assert not turned & NEVER_TURNED


def test_back_is_forward_turned_round(speak: Speak) -> None:
    speak("en")
    forward = picture("chevron_right")
    assert picture("chevron_left") != forward
    speak("fa")
    assert alike(picture("chevron_left"), forward)


def test_an_icon_follows_the_theme_without_being_made_again(speak: Speak) -> None:
    speak("en", ThemeName.LIGHT)
    kept = icon("checkmark", Ink.ACCENT)
    assert LIGHT.accent in inks(kept.pixmap(QSize(40, 40)).toImage())
    speak("en", ThemeName.DARK)
    assert DARK.accent in inks(kept.pixmap(QSize(40, 40)).toImage())


def test_an_icon_is_drawn_once_however_often_it_is_painted(speak: Speak) -> None:
    speak("en")
    first = icon("checkmark").pixmap(QSize(23, 23))
    assert icon("checkmark").pixmap(QSize(23, 23)).cacheKey() == first.cacheKey()
    assert icon("checkmark", Ink.ACCENT).pixmap(QSize(23, 23)).cacheKey() != first.cacheKey()


def test_a_disabled_icon_steps_back(speak: Speak) -> None:
    speak("en")
    shown = icon("dismiss").pixmap(QSize(40, 40), QIcon.Mode.Disabled).toImage()
    assert LIGHT.line_strong in inks(shown)


def test_only_icons_that_are_there_are_asked_for() -> None:
    asked = set()
    for path in (Path(__file__).parents[2] / "desktop" / "ui").rglob("*.py"):
        asked |= set(re.findall(r'\bicon\(\s*"(\w+)"|picture="(\w+)"', path.read_text(encoding="utf-8")))
    names = {name for pair in asked for name in pair if name}
    assert names - set(NAMES) - {"chevron_left", "chevron_double_left", "arrow_left"} == set()
