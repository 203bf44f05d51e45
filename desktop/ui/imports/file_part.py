"""The first step of an import: a file, chosen or let fall on the window."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _
from desktop.ui.icons import Ink, icon
from desktop.ui.text import embedded
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import Kind, push_button
from desktop.ui.widgets.file_dialog import FileDialog

SUFFIXES = ("*.xlsx", "*.xls", "*.ods", "*.csv", "*.txt")
_PICTURE = 40


class FilePart(QWidget):
    """A place to let a file fall on, and a button for who would rather choose.

    Signals:
        chosen: The file.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.file: Path | None = None
        self._build()
        self.choose.clicked.connect(self._ask)
        self.show_file(None)

    def _build(self) -> None:
        frame = QFrame(self)
        frame.setProperty("role", "card")
        picture = QLabel(frame, alignment=Qt.AlignmentFlag.AlignCenter)
        picture.setPixmap(icon("arrow_import", Ink.ACCENT).pixmap(_PICTURE, _PICTURE))
        self.heading = QLabel(frame, alignment=Qt.AlignmentFlag.AlignCenter)
        self.heading.setProperty("role", "heading")
        self.heading.setWordWrap(True)
        hint = QLabel(
            _(
                "Excel, LibreOffice or CSV. Titles above the heading, totals and repeated headings do no harm. "
                "Nothing is changed before you have seen what would happen."
            ),
            frame,
            alignment=Qt.AlignmentFlag.AlignCenter,
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        self.choose = push_button(_("Choose a file…"), frame, kind=Kind.PLAIN, picture="folder_open")
        column = QVBoxLayout(frame)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(2 * GRID)
        column.addStretch()
        for part in (picture, self.heading, hint):
            column.addWidget(part)
        column.addWidget(self.choose, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def show_file(self, file: Path | None) -> None:
        """Show which file was chosen."""
        self.file = file
        self.heading.setText(
            _("Let a workbook fall here") if file is None else embedded(file.name, self.layoutDirection())
        )

    @Slot()
    def _ask(self) -> None:
        dialog = FileDialog(self, _("Choose a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("Lists ({patterns})", patterns=" ".join(SUFFIXES)))
        dialog.fileSelected.connect(self._take)
        dialog.open()

    @Slot(str)
    def _take(self, name: str) -> None:
        self.show_file(Path(name))
        self.chosen.emit(self.file)
