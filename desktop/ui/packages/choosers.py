"""Asks for a package to take in."""

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n.catalogue import _
from desktop.ui.widgets.file_dialog import FileDialog


def ask_for_package(parent: QWidget, then: Callable[[str], None]) -> QFileDialog:
    """Ask which file is taken in."""
    chooser = FileDialog(parent, _("Take in a file"), "", _("Packages (*.wasl)"))
    chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
    chooser.fileSelected.connect(then)
    chooser.open()
    return chooser
