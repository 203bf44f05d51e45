"""Brings the shipped typeface to the window, so that it looks the same on every machine."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase

from desktop.resources import resource
from desktop.ui.theme import LARGEST_SIZE, SMALLEST_SIZE, USUAL_SIZE

FAMILY = "Vazirmatn"
_BROUGHT = "wasl_fonts"
_FILES = ("Vazirmatn-Regular.ttf", "Vazirmatn-Bold.ttf")


def window_font(size: int = USUAL_SIZE) -> QFont:
    """Return the font of the window in a size between the smallest and the largest allowed."""
    app = QCoreApplication.instance()
    if app is not None and not app.property(_BROUGHT):  # to ask Qt for all families takes long at first
        for name in _FILES:
            QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        app.setProperty(_BROUGHT, True)
    font = QFont(FAMILY)
    font.setPointSize(min(max(size, SMALLEST_SIZE), LARGEST_SIZE))
    font.setStyleHint(QFont.StyleHint.SansSerif)
    return font


def sized(font: QFont, ratio: float, *, is_bold: bool = False) -> QFont:
    """Return the font larger or smaller by a ratio of the person's own size."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * ratio)
    other.setBold(is_bold)
    return other
