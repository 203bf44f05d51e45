"""Shows a password for one sign-in, once; it is kept nowhere and cannot be shown again."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from desktop.i18n.catalogue import _
from desktop.ui.text import code
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.dialog import CLOSES_AT_LOCK, Dialog


class GivenPassword(Dialog):
    """The password in large letters, to be read out or copied."""

    def __init__(self, parent: QWidget | None, person: str, password: str) -> None:
        super().__init__(parent, _("New password for {person}", person=person), verb=_("Done"))
        self._password = password
        self.setProperty(CLOSES_AT_LOCK, True)
        self.add_words(
            _(
                "Give it to the person yourself. It opens the program once; then an own password is chosen. "
                "It is not shown again."
            )
        )
        self.shown = QLabel(code(password), alignment=Qt.AlignmentFlag.AlignCenter)
        self.shown.setProperty("role", "title")
        self.shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.shown.setAccessibleName(_("Password: {password}", password=password))
        self.copy = push_button(_("Copy"), self)
        self.body.addWidget(self.shown)
        self.body.addWidget(self.copy)
        self.leave.hide()
        self.copy.clicked.connect(self._copy)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._password)
