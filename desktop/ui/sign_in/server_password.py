"""Asks for the new password of the office's account on its server, when the old one lets nobody in any more."""

from functools import partial
from pathlib import Path

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.operations.enrolment import renew_password
from desktop.ui.jobs.runner import Jobs
from desktop.ui.sign_in.window import SignInWindow
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.tone import Tone
from desktop.ui.widgets.work_dialog import WorkDialog

_FIELDS = (
    Field(
        name="password",
        label=N_("Password of the account on the server"),
        kind=FieldKind.PASSWORD,
        is_required=True,
        help=N_("Not your own: the one that the administrator of the server gave the office."),
    ),
)


class ServerPasswordDialog(WorkDialog):
    """Keeps the password on this computer once the server has taken it."""

    def __init__(self, jobs: Jobs, folder: Path, passphrase: str | None, door: SignInWindow) -> None:
        super().__init__(jobs, door, _("The server's new password"), verb=_("Keep it"))
        self._folder, self._passphrase, self._at_door = folder, passphrase, door
        self.form = Form(_FIELDS, labels_above=True, parent=self)
        self.body.addWidget(self.form)
        self.setMinimumWidth(520)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def accept(self) -> None:
        """Try it, unless nothing was typed."""
        if self.form.check():
            work = partial(
                renew_password, self._folder, self.form.text("password"), passphrase=self._passphrase
            )
            self.start(work, title=_("Asking the server"), done=self._tell)

    def _tell(self, _nothing: None) -> None:
        self._at_door.banner.say(_("The server took the password, and this computer keeps it."), Tone.OK)
        self._at_door.take_focus()
        self.finish()
