"""The last step of an import: what was taken in, and what to do with the rest."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _, current
from desktop.models.import_told import done_lines
from desktop.models.importing import TakenIn
from desktop.ui.icons import Ink, icon
from desktop.ui.text import embedded
from desktop.ui.theme import GRID
from desktop.ui.widgets.wrapped_label import WrappedLabel

_PICTURE = 40


class SummaryPart(QWidget):
    """A few sentences with figures."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        frame = QFrame(self)
        frame.setProperty("role", "card")
        picture = QLabel(frame, alignment=Qt.AlignmentFlag.AlignCenter)
        picture.setPixmap(icon("checkmark_circle", Ink.OK).pixmap(_PICTURE, _PICTURE))
        self.heading = WrappedLabel(parent=frame, alignment=Qt.AlignmentFlag.AlignCenter)
        self.heading.setProperty("role", "heading")
        self.words = WrappedLabel(parent=frame, alignment=Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(frame)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(2 * GRID)
        column.addStretch()
        for part in (picture, self.heading, self.words):
            column.addWidget(part)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def show_result(self, taken: TakenIn) -> None:
        """Show what was done."""
        self.heading.setText(_("{file} was taken in", file=embedded(taken.file_name, self.layoutDirection())))
        lines = done_lines(current(), taken)
        lines.append(_("Should this have been the wrong list: it can be taken back under “Earlier imports”."))
        self.words.setText("\n".join(lines))
