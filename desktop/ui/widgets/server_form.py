"""Where a database server is and how it lets the office in, as its administrator wrote it down."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.operations.databases import Place, server_place
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.form import Form

_FIELDS = (
    Field(
        name="server", label=N_("Server"), kind=FieldKind.LATIN, is_required=True,
        help=N_("Its name in the network, such as db.office.example, perhaps with a port."),
    ),
    Field(name="database", label=N_("Database"), kind=FieldKind.LATIN, is_required=True),
    Field(name="account", label=N_("Account of the office"), kind=FieldKind.LATIN, is_required=True),
    Field(
        name="password", label=N_("Password of the account on the server"), kind=FieldKind.PASSWORD,
        is_required=True,
    ),
    Field(
        name="certificate", label=N_("Certificate file"), kind=FieldKind.LATIN,
        help=N_("By which the server proves itself. Without one, the authorities that this computer trusts count."),
    ),
)  # fmt: skip


class ServerForm(QWidget):
    """Server, database, account, password and certificate.

    Signals:
        submitted: Enter in the last field.
    """

    submitted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = Form(_FIELDS, parent=self)
        self.browse = push_button(_("Choose the certificate…"), self, picture="folder_open")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column.addWidget(self.form)
        column.addWidget(self.browse)
        column.addStretch(1)
        self.form.submitted.connect(self.submitted)
        self.browse.clicked.connect(self._choose)

    def begin(self) -> None:
        """Put the caret into the first field."""
        self.form.begin()

    def check(self) -> bool:
        """Show what is missing; return whether all is there."""
        return self.form.check()

    def place(self) -> Place:
        """Return what was typed.

        Raises:
            BadInputError: The certificate file holds none, or a part is no part of an address.
        """
        text = self.form.text
        certificate = text("certificate").strip()
        return server_place(
            text("server"),
            text("database"),
            text("account"),
            text("password"),
            Path(certificate).expanduser() if certificate else None,
        )

    @Slot()
    def _choose(self) -> None:
        dialog = FileDialog(self, _("The server's certificate"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._take)
        dialog.open()

    @Slot(str)
    def _take(self, file: str) -> None:
        self.form.set_values(self.form.values() | {"certificate": file})
