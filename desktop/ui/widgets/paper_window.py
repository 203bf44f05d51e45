"""Shows a paper as it is, the very bytes of it: one that was just saved, or one that is only looked at."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.ui.widgets.dialog import CLOSES_AT_LOCK, Dialog
from desktop.ui.widgets.pdf_view import PdfView


class _ShownPaper(Dialog):
    """One paper; saving has no place here, because every copy is numbered and journalled."""

    def __init__(self, content: bytes, title: str, parent: QWidget) -> None:
        super().__init__(parent, title, verb=_("Close"))
        self.setProperty(CLOSES_AT_LOCK, True)
        self.leave.hide()
        self.view = PdfView(self)
        self.view.save.hide()
        self.view.show_paper(content, title)
        self.body.addWidget(self.view, 1)
        self.resize(900, 640)
        self.view.setFocus()


class PaperWindow(_ShownPaper):
    """A paper that was saved; it can be sent to the printer."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(path.read_bytes(), path.stem, parent)


class PreviewWindow(_ShownPaper):
    """A paper that does not count yet: it is neither saved nor printed from here."""

    def __init__(self, content: bytes, title: str, parent: QWidget) -> None:
        super().__init__(content, title, parent)
        self.view.print.hide()
        self.view.print.setEnabled(False)
