"""The last step of an import: what was taken in, and what to do with the rest."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _, ngettext
from desktop.models.importing import TakenIn
from desktop.ui.icons import Ink, icon
from desktop.ui.text import embedded
from desktop.ui.theme import GRID

_PICTURE = 40


class SummaryPart(QWidget):
    """A few sentences with figures."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        frame = QFrame(self)
        frame.setProperty("role", "card")
        picture = QLabel(frame, alignment=Qt.AlignmentFlag.AlignCenter)
        picture.setPixmap(icon("checkmark_circle", Ink.OK).pixmap(_PICTURE, _PICTURE))
        self.heading = QLabel(frame, alignment=Qt.AlignmentFlag.AlignCenter)
        self.heading.setProperty("role", "heading")
        self.heading.setWordWrap(True)
        self.words = QLabel(frame, alignment=Qt.AlignmentFlag.AlignCenter)
        self.words.setWordWrap(True)
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
        lines = [
            ngettext("{n} family is new.", "{n} families are new.", taken.added),
            *_members(taken.joined),
            ngettext("{n} record was changed.", "{n} records were changed.", taken.changed),
            ngettext("{n} row said nothing new.", "{n} rows said nothing new.", taken.unchanged),
        ]
        if taken.held:
            lines.append(
                ngettext(
                    "{n} row stayed out because it resembles somebody in the list. Decide, then take it in again.",
                    "{n} rows stayed out because they resemble somebody in the list. "
                    "Decide, then take them in again.",
                    taken.held,
                )
            )
        if taken.refused:
            lines.append(
                ngettext(
                    "{n} row was refused. Correct it in the workbook, then take the file in again.",
                    "{n} rows were refused. Correct them in the workbook, then take the file in again.",
                    taken.refused,
                )
            )
        lines.append(_("Should this have been the wrong list: it can be taken back under “Earlier imports”."))
        self.words.setText("\n".join(lines))


def _members(count: int) -> list[str]:
    if not count:
        return []
    return [ngettext("{n} person joined a family.", "{n} persons joined families.", count)]
