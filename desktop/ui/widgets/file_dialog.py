"""Qt's dialog of files, with the words that Qt's own Arabic and Persian leave in English."""

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n.catalogue import _


class FileDialog(QFileDialog):
    """Asks for a file or a folder in the language of the window, where the system has no dialog of its own."""

    def __init__(self, parent: QWidget, title: str, directory: str = "", name_filter: str = "") -> None:
        super().__init__(parent, title, directory, name_filter)
        self.setLabelText(QFileDialog.DialogLabel.LookIn, _("Folder"))
        self.setLabelText(QFileDialog.DialogLabel.FileType, _("Kind"))
        self.setLabelText(QFileDialog.DialogLabel.Reject, _("Cancel"))
