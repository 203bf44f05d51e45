"""The one table of colours and measures; palette and style sheet are made from it and from nothing else."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPalette

GRID = 8
FIELD_HEIGHT = 36
ROW_HEIGHT = 36
FIELD_RADIUS = 6
CARD_RADIUS = 10
RING = 2
SIDEBAR_WIDTH = 218
SMALLEST_SIZE, USUAL_SIZE, LARGEST_SIZE = 9, 10, 16  # points


class ThemeName(StrEnum):
    """What a person may choose."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """The colours of one theme, named for their use."""

    bg: str
    surface: str
    raised: str
    line: str
    line_strong: str
    text: str
    muted: str
    sidebar: str
    sidebar_text: str
    sidebar_selected: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    warn: str
    warn_soft: str
    error: str
    error_soft: str
    ok: str
    ok_soft: str


LIGHT = Tokens(
    bg="#f4f6f8",
    surface="#ffffff",
    raised="#ffffff",
    line="#d5dbe1",
    line_strong="#8593a1",
    text="#17212b",
    muted="#52606d",
    sidebar="#12352f",
    sidebar_text="#d8e8e4",
    sidebar_selected="#1f5a50",
    accent="#0b6b5d",
    accent_hover="#085247",
    accent_soft="#e0f0ed",
    on_accent="#ffffff",
    warn="#8a5300",
    warn_soft="#fff3dc",
    error="#a4262c",
    error_soft="#fde7e9",
    ok="#0b6b3a",
    ok_soft="#e3f4ea",
)
DARK = Tokens(
    bg="#15191d",
    surface="#1d2328",
    raised="#242b31",
    line="#39424a",
    line_strong="#74828f",
    text="#e8edf1",
    muted="#a6b2bd",
    sidebar="#0f1a18",
    sidebar_text="#c5d8d3",
    sidebar_selected="#1f4a42",
    accent="#4fc3ae",
    accent_hover="#79d6c5",
    accent_soft="#1f3a36",
    on_accent="#06221d",
    warn="#f0c36d",
    warn_soft="#3a2f16",
    error="#ff9aa0",
    error_soft="#43191c",
    ok="#7fd6a3",
    ok_soft="#173524",
)
THEMES = {ThemeName.LIGHT: LIGHT, ThemeName.DARK: DARK}

# What stands on what; words need 4.5 : 1, lines and marks that carry meaning 3 : 1 (WCAG 2.2 AA).
WORDS_ON = (
    ("text", ("bg", "surface", "raised", "accent_soft", "line")),
    ("muted", ("bg", "surface", "raised", "accent_soft")),
    ("accent", ("bg", "surface", "raised", "accent_soft")),
    ("accent_hover", ("surface", "raised", "accent_soft")),
    ("on_accent", ("accent", "accent_hover")),
    ("warn", ("bg", "surface", "raised", "warn_soft")),
    ("error", ("bg", "surface", "raised", "error_soft")),
    ("ok", ("bg", "surface", "raised", "ok_soft")),
    ("text", ("warn_soft", "error_soft", "ok_soft")),
    ("sidebar_text", ("sidebar", "sidebar_selected")),
    ("bg", ("error",)),
)
LINES_ON = (
    ("accent", ("bg", "surface", "raised", "accent_soft")),
    ("line_strong", ("surface", "raised")),  # what it bounds: a field or button is never filled with bg
    ("error", ("surface", "bg")),
    ("sidebar_text", ("sidebar", "sidebar_selected")),
)
_PROPERTY = "wasl_theme"


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG counts it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def wear(app: QCoreApplication, name: ThemeName) -> None:
    """Note which theme the program wears, for what is painted by hand."""
    app.setProperty(_PROPERTY, name.value)


def worn() -> Tokens:
    """Return the colours the program wears now."""
    app = QCoreApplication.instance()
    name = app.property(_PROPERTY) if app is not None else None
    return THEMES[ThemeName(name)] if name else LIGHT


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of a theme; the style sheet does the rest."""
    roles = QPalette.ColorRole
    made = QPalette()
    for role, colour in (
        (roles.Window, tokens.bg),
        (roles.WindowText, tokens.text),
        (roles.Base, tokens.surface),
        (roles.AlternateBase, tokens.bg),
        (roles.Text, tokens.text),
        (roles.PlaceholderText, tokens.muted),
        (roles.Button, tokens.raised),
        (roles.ButtonText, tokens.text),
        (roles.BrightText, tokens.error),
        (roles.Highlight, tokens.accent_soft),
        (roles.HighlightedText, tokens.text),
        (roles.Accent, tokens.accent),
        (roles.Link, tokens.accent),
        (roles.LinkVisited, tokens.accent_hover),
        (roles.ToolTipBase, tokens.text),
        (roles.ToolTipText, tokens.surface),
        (roles.Mid, tokens.line),
        (roles.Midlight, tokens.line),
        (roles.Dark, tokens.line_strong),
        (roles.Light, tokens.raised),
        (roles.Shadow, tokens.line_strong),
    ):
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.line_strong))
    return made
