"""Parts of a page beside each other, with a grip between them that the clerk may pull."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.ui.theme import GRID

TABLE_AND_CARD = (5, 2)


class SideBySide(QSplitter):
    """Parts in the order of reading; none can be pulled away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GRID + GRID // 2)
        self._stay_inside()

    def hold(self, *parts: QWidget, shares: Sequence[int] = TABLE_AND_CARD) -> None:
        """Show these parts; what the window has beyond their wishes is shared in this measure."""
        for part, share in zip(parts, shares, strict=True):
            self.addWidget(part)
            self.setStretchFactor(self.indexOf(part), share)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction of writing."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._stay_inside()

    def _stay_inside(self) -> None:
        """Undo what Qt does from right to left: it lays all parts one pixel too far right, and cuts the first."""
        shift = 1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0
        self.setContentsMargins(shift, 0, -shift, 0)
