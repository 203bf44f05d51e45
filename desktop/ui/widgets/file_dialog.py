"""Qt's dialog of files, with the words that Qt's own Arabic and Persian leave in English."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n.catalogue import _


class FileDialog(QFileDialog):
    """Asks for a file or a folder in the language of the window, where the system has no dialog of its own.

    Left to itself it begins among the papers of the account, where people look for them.
    """

    def __init__(self, parent: QWidget, title: str, directory: str = "", name_filter: str = "") -> None:
        super().__init__(parent, title, directory or _papers(), name_filter)
        self.setLabelText(QFileDialog.DialogLabel.LookIn, _("Folder"))
        self.setLabelText(QFileDialog.DialogLabel.FileName, _("The file"))
        self.setLabelText(QFileDialog.DialogLabel.FileType, _("Kind"))
        self.setLabelText(QFileDialog.DialogLabel.Reject, _("Cancel"))


def ask_where(
    parent: QWidget, title: str, name: str, then: Callable[[str], object], kinds: str = ""
) -> FileDialog:
    """Ask under which name a file is saved; one typed without an ending gets that of the name proposed.

    Args:
        parent: The window the question belongs to.
        title: What is saved.
        name: The name proposed, with its ending.
        then: Gets the path chosen.
        kinds: Which files are shown, such as “PDF papers (*.pdf)”; all when empty.
    """
    dialog = FileDialog(parent, title, name_filter=kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(then)
    dialog.open()
    return dialog


def _papers() -> str:
    place = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return str(place if place.is_dir() else Path.home())
