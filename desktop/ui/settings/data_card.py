"""Where the office's data lie, and what an administrator can do about it: move them, invite another computer."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n.catalogue import _
from desktop.operations.databases import server_words
from desktop.operations.enrolment import invite
from desktop.ui.desk import Desk
from desktop.ui.settings.invitation_dialog import InvitationDialog
from desktop.ui.settings.move_dialog import MoveToFileDialog, MoveToServerDialog
from desktop.ui.text import isolated, leading
from desktop.ui.theme import GRID
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.file_dialog import ask_where
from desktop.ui.widgets.wrapped_label import WrappedLabel

ENDING = ".invitation"


class DataCard(QWidget):
    """One sentence, and the buttons that fit it."""

    def __init__(self, desk: Desk, banner: Banner, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._banner = desk, banner
        self._place = server_words(desk.workspace.settings)
        self._build()
        self.to_server.clicked.connect(self.move_to_server)
        self.to_file.clicked.connect(self.move_to_file)
        self.invite.clicked.connect(self._choose_file)

    def _build(self) -> None:
        self.words = WrappedLabel(leading(self._said(), self.layoutDirection()), self)
        self.to_server = push_button(_("Move to a server…"), self, picture="arrow_swap")
        self.invite = push_button(_("Invite another computer…"), self, picture="people_community")
        self.to_file = push_button(_("Move back into a file…"), self, picture="arrow_undo")
        is_on_server = self._place is not None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.words)
        for button, is_offered in (
            (self.to_server, not is_on_server),
            (self.invite, is_on_server),
            (self.to_file, is_on_server),
        ):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
            button.setVisible(is_offered)
        column.addStretch(1)

    def _said(self) -> str:
        if self._place is None:
            return _(
                "The data lie in an encrypted file of this computer. "
                "For several clerks at once, move them to a database server of the office."
            )
        server, database, account = map(isolated, self._place)
        return _(
            "The data lie on the server {server}, in the database {database}, under the account {account}. "
            "Several computers share them.",
            server=server,
            database=database,
            account=account,
        )

    @Slot()
    def move_to_server(self) -> MoveToServerDialog:
        """Ask for the server, and move."""
        dialog = MoveToServerDialog(self._desk, self)
        dialog.open()
        return dialog

    @Slot()
    def move_to_file(self) -> MoveToFileDialog:
        """Say what it means, and move."""
        dialog = MoveToFileDialog(self._desk, self)
        dialog.open()
        return dialog

    @Slot()
    def _choose_file(self) -> None:
        name = f"{self._desk.workspace.settings.code}{ENDING}"
        ask_where(self, _("The invitation"), name, self.write_invitation)

    @Slot(str)
    def write_invitation(self, chosen: str) -> None:
        """Write the file, then show the groups that open it."""
        out = Path(chosen)
        self._desk.jobs.start(
            partial(invite, self._desk.workspace, out),
            done=partial(self._show_groups, out),
            failed=self._banner.show_error,
            writes=True,
        )

    def _show_groups(self, out: Path, code: str) -> None:
        InvitationDialog(self, out, code).open()
