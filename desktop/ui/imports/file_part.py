"""The first step of an import: a file, chosen, let fall on the window, or rows pasted from a spreadsheet."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _
from desktop.models.importing import Pasted
from desktop.ui.icons import Ink, icon
from desktop.ui.text import embedded
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import Kind, push_button
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.pasted import pasted_block
from desktop.ui.widgets.wrapped_label import WrappedLabel

SUFFIXES = ("*.xlsx", "*.xlsm", "*.xls", "*.ods", "*.csv", "*.txt")
_PICTURE = 40


class FilePart(QWidget):
    """A place to let a file fall on, and buttons for who would rather choose or paste.

    Signals:
        chosen: The file, or the rows that were pasted.
        nothing_pasted: No rows lie on the clipboard.
        template_wished: An empty workbook for senders is wanted.
        earlier_wished: The imports so far are to be seen.
    """

    chosen = Signal(object)
    nothing_pasted = Signal()
    template_wished = Signal()
    earlier_wished = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._build()
        self.choose.clicked.connect(self._ask)
        self.paste.clicked.connect(self.take_pasted)
        self.template.clicked.connect(self.template_wished)
        self.earlier.clicked.connect(self.earlier_wished)
        self.show_file(None)

    def _build(self) -> None:
        frame = QFrame(self)
        frame.setProperty("role", "card")
        picture = QLabel(frame, alignment=Qt.AlignmentFlag.AlignCenter)
        picture.setPixmap(icon("arrow_import", Ink.ACCENT).pixmap(_PICTURE, _PICTURE))
        self.heading = WrappedLabel(parent=frame, alignment=Qt.AlignmentFlag.AlignCenter)
        self.heading.setProperty("role", "heading")
        hint = WrappedLabel(
            _(
                "Excel, LibreOffice or CSV. Titles above the heading, totals and repeated headings do no harm. "
                "Nothing is changed before you have seen what would happen."
            ),
            frame,
            alignment=Qt.AlignmentFlag.AlignCenter,
        )
        hint.setProperty("role", "muted")
        self.choose = push_button(_("Choose a file…"), frame, kind=Kind.PLAIN, picture="folder_open")
        self.paste = push_button(_("Paste copied rows"), frame, picture="clipboard_task")
        self.template = push_button(_("Empty workbook for senders…"), frame, kind=Kind.QUIET)
        self.earlier = push_button(_("Earlier imports…"), frame, kind=Kind.QUIET)
        column = QVBoxLayout(frame)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(2 * GRID)
        column.addStretch()
        for part in (picture, self.heading, hint):
            column.addWidget(part)
        for pair in ((self.choose, self.paste), (self.template, self.earlier)):
            row = QHBoxLayout()
            row.setSpacing(GRID)
            row.addStretch()
            for button in pair:
                row.addWidget(button)
            row.addStretch()
            column.addLayout(row)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def show_file(self, file: Path | Pasted | None) -> None:
        """Show which file was chosen."""
        self.heading.setText(
            _("Let a workbook fall here") if file is None else embedded(file.name, self.layoutDirection())
        )

    @Slot()
    def take_pasted(self) -> None:
        """Take what was copied from a spreadsheet."""
        block = pasted_block()
        if block is None:
            self.nothing_pasted.emit()
        else:
            self.show_file(block)
            self.chosen.emit(block)

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
        self.chosen.emit(Path(name))
