"""Another password for the person at work."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.operations.users import change_password
from desktop.ui.desk import Desk
from desktop.ui.widgets.new_password import NewPasswordForm
from desktop.ui.widgets.work_dialog import WorkDialog


class PasswordDialog(WorkDialog):
    """Asks for the present password and for the new one twice.

    Signals:
        changed: The password was changed.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk.jobs, parent, _("Change your password"), verb=_("Change"))
        self._workspace = desk.workspace
        self.form = NewPasswordForm(self)
        self.body.addWidget(self.form)
        self.setMinimumWidth(560)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def accept(self) -> None:
        """Change it; the dialog stays open when it cannot be."""
        if not self.form.check():
            return
        self.start(
            partial(change_password, self._workspace, self.form.text("former"), self.form.text("wanted")),
            done=self._hand_over,
            writes=True,
        )

    def _hand_over(self, _workspace: object) -> None:
        self.changed.emit()
        self.finish()
