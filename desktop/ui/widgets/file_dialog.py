"""Qt's dialog of files, with the words that Qt's own Arabic and Persian leave in English."""

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


def _papers() -> str:
    place = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return str(place if place.is_dir() else Path.home())
