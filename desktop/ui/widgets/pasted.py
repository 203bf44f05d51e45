"""What was copied from a spreadsheet, as it lies on the clipboard: tabs between the cells, one row a line."""

from PySide6.QtGui import QGuiApplication

from desktop.i18n.catalogue import _
from desktop.models.importing import Pasted


def pasted_block() -> Pasted | None:
    """Return the block of cells on the clipboard, or None where nothing like rows and columns lies there."""
    text = QGuiApplication.clipboard().mimeData().text()
    lines = [line for line in text.splitlines() if line.strip()]
    is_block = "\t" in text and bool(lines)
    return Pasted(_("Pasted rows"), text) if is_block else None
