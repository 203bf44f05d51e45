"""Colours that can be read, from one table."""

from dataclasses import asdict, fields
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette

from desktop.ui.style_sheet import style_sheet
from desktop.ui.theme import LINES_ON, THEMES, WORDS_ON, ThemeName, Tokens, contrast, palette
from desktop.ui.widgets.tone import Tone, colours
from tests.ui.conftest import Speak

PAIRS = [(ink, ground, 4.5) for ink, grounds in WORDS_ON for ground in grounds] + [
    (ink, ground, 3.0) for ink, grounds in LINES_ON for ground in grounds
]


@pytest.mark.parametrize("theme", list(ThemeName))
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_every_pair_can_be_read(theme: ThemeName, ink: str, ground: str, least: float) -> None:
    tokens = asdict(THEMES[theme])
    assert contrast(tokens[ink], tokens[ground]) >= least


@pytest.mark.parametrize("theme", list(ThemeName))
@pytest.mark.parametrize("tone", list(Tone))
def test_every_badge_can_be_read(theme: ThemeName, tone: Tone) -> None:
    assert contrast(*colours(tone, THEMES[theme])) >= 4.5


def test_contrast_is_counted_as_the_guideline_counts() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", list(ThemeName))
def test_palette_and_style_sheet_hold_no_colour_of_their_own(theme: ThemeName, speak: Speak) -> None:
    speak("en", theme)
    tokens = THEMES[theme]
    known = {getattr(tokens, field.name) for field in fields(Tokens)}
    sheet = style_sheet(tokens, 10)
    used = {
        word.strip(";,}") for word in sheet.split() if word.startswith("#") and len(word.strip(";,}")) == 7
    }
    assert {colour for colour in used if colour[1:].isalnum() and colour.lower() == colour} <= known | {
        "#sidebar"
    }
    assert palette(tokens).color(QPalette.ColorRole.Accent).name() == tokens.accent


@pytest.mark.parametrize("part", ["QComboBox::down-arrow", "QComboBox::drop-down", "QCheckBox::indicator"])
def test_composite_widgets_keep_their_arrows_because_all_parts_are_styled(part: str, speak: Speak) -> None:
    speak("ar")
    assert part in style_sheet(THEMES[ThemeName.LIGHT], 10)


def test_marks_of_the_style_sheet_are_files_that_exist(speak: Speak) -> None:
    speak("ar")
    sheet = style_sheet(THEMES[ThemeName.DARK], 10)
    paths = [Path(part.split('"')[0]) for part in sheet.split('url("')[1:]]
    assert paths
    assert all(path.is_file() for path in paths)
