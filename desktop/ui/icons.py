"""Draws the shipped icons in the colours of the theme, turned round only where they point somewhere."""

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QByteArray, QCoreApplication, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from desktop.resources import resource
from desktop.ui.theme import worn

SIZE = 20
# Arrows that mean forward, back, in or out. Never print, search, clock, tick or anything else.
DIRECTIONAL = frozenset(
    {"arrow_export", "arrow_import", "arrow_right", "arrow_undo", "chevron_double_right", "chevron_right"}
)
# Drawn as another icon turned round.
_TURNED = {name.replace("right", "left"): name for name in DIRECTIONAL if "right" in name}


class Ink(StrEnum):
    """What an icon is drawn with, named by its token."""

    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    SIDEBAR = "sidebar_text"
    WARN = "warn"
    ERROR = "error"
    OK = "ok"


def icon(name: str, ink: Ink = Ink.TEXT) -> QIcon:
    """Return an icon that takes its colour and direction anew each time it is drawn."""
    return QIcon(_Engine(name, ink))


def recoloured(name: str, colour: str) -> bytes:
    """Return the drawing of an icon in one colour."""
    return _drawing(name).replace(b"<path ", f'<path fill="{colour}" '.encode())


@cache
def _drawing(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()


class _Engine(QIconEngine):
    """Paints one drawing; called by Qt whenever an icon is shown."""

    def __init__(self, name: str, ink: Ink) -> None:
        super().__init__()
        self._asked = name
        self._name = _TURNED.get(name, name)
        self._ink = ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon in the middle of the place given."""
        renderer = QSvgRenderer(QByteArray(recoloured(self._name, self._colour(mode))))
        side = min(rect.width(), rect.height())
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(rect).center())
        painter.save()
        if self._is_turned():
            painter.translate(2 * place.center().x(), 0)
            painter.scale(-1, 1)
        renderer.render(painter, place)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon on nothing."""
        return self._kept(size, mode, state)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """Return the icon on nothing for a screen with finer dots; Qt gives the size in dots."""
        return self._kept(size, mode, state)

    def _kept(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the drawing as it was drawn before: Qt asks for it whenever a button is painted."""
        look = (self._name, self._colour(mode), self._is_turned(), size.toTuple())
        kept = QPixmap()
        if not QPixmapCache.find(f"wasl {look}", kept):
            kept = self._drawn(size, mode, state)
            QPixmapCache.insert(f"wasl {look}", kept)
        return kept

    def _drawn(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(QColor(Qt.GlobalColor.transparent))
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter, QRect(drawn.rect()), mode, state)
        painter.end()
        return drawn

    def _colour(self, mode: QIcon.Mode) -> str:
        colour: str = worn().line_strong if mode is QIcon.Mode.Disabled else getattr(worn(), self._ink.value)
        return colour

    def _is_turned(self) -> bool:
        return self._name in DIRECTIONAL and _is_rtl() != (self._asked in _TURNED)

    def clone(self) -> QIconEngine:
        """Return an engine of its own for a copied icon."""
        return _Engine(self._asked, self._ink)


def _is_rtl() -> bool:
    app = QCoreApplication.instance()
    return isinstance(app, QGuiApplication) and app.layoutDirection() == Qt.LayoutDirection.RightToLeft
