"""Another password for the person at work."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _
from desktop.operations.users import change_password
from desktop.ui.desk import Desk
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.new_password import NewPasswordForm


class PasswordDialog(Dialog):
    """Asks for the present password and for the new one twice.

    Signals:
        changed: The password was changed.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(parent, _("Change your password"), verb=_("Change"))
        self._desk = desk
        self.banner = Banner(self)
        self.form = NewPasswordForm(self)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.form)
        self.setMinimumWidth(560)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def accept(self) -> None:
        """Change it; the dialog stays open when it cannot be."""
        if not self.form.check():
            return
        self.confirm.setEnabled(False)
        self._desk.jobs.start(
            partial(
                change_password, self._desk.workspace, self.form.text("former"), self.form.text("wanted")
            ),
            done=self._finish,
            failed=self._show_refusal,
            writes=True,
        )

    def _finish(self, _workspace: object) -> None:
        self.changed.emit()
        super().accept()

    def _show_refusal(self, error: UserError) -> None:
        self.confirm.setEnabled(True)
        self.banner.show_error(error)
