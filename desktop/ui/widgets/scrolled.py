"""Makes what scrolls a part that is too long for its window: without a frame, and no stop of the Tab key itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


def scrolled(parent: QWidget, part: QWidget | None = None) -> QScrollArea:
    """Return what scrolls up and down, over `part` or what is set later."""
    area = QScrollArea(parent, widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    if part is not None:
        area.setWidget(part)
    return area


def scrolled_card(area: QScrollArea, parent: QWidget) -> QFrame:
    """Return a card around what scrolls."""
    card = QFrame(parent)
    card.setProperty("role", "card")
    QVBoxLayout(card).addWidget(area)
    return card
