"""Shows the paper that was just saved, the very bytes of it, and prints them."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.pdf_view import PdfView


class PaperWindow(Dialog):
    """One saved paper; saving again has no place here, because every copy is numbered and journalled."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent, path.stem, verb=_("Close"))
        self.leave.hide()
        self.view = PdfView(self)
        self.view.save.hide()
        self.view.show_paper(path.read_bytes(), path.stem)
        self.body.addWidget(self.view, 1)
        self.resize(900, 640)
        self.view.setFocus()
