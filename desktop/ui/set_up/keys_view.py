"""Where the office lives and who keeps its keys: the system's secret service, or a passphrase vault."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.office_plan import check_passphrase
from desktop.models.problem import Problem, Severity
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.wrapped_label import WrappedLabel


class KeysView(QWidget):
    """The folder, and the passphrase where the system has no secret service."""

    def __init__(self, folder: Path, *, has_keyring: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_keyring = has_keyring
        self._build(folder)
        self.browse.clicked.connect(self._browse)

    def _explanation(self) -> str:
        if self._has_keyring:
            return _(
                "Everything is encrypted from the first byte. The keys are kept by this computer's "
                "secret service; nobody has to type them."
            )
        return _(
            "Everything is encrypted from the first byte. This computer has no secret service, so the "
            "keys lie in a vault that a passphrase opens. It is asked for at every start."
        )

    def _build(self, folder: Path) -> None:
        heading = QLabel(_("Where the office lives, and who keeps its keys"))
        heading.setProperty("role", "heading")
        words = WrappedLabel(self._explanation())
        self.place = Form(
            (Field(name="folder", label=N_("Folder"), kind=FieldKind.LATIN, is_required=True),), parent=self
        )
        self.place.set_values({"folder": str(folder)})
        self.browse = push_button(_("Choose…"), self, picture="folder_open")
        self.secret = Form(
            (
                Field(
                    name="passphrase", label=N_("Passphrase"), kind=FieldKind.PASSWORD, is_required=True,
                    help=N_("At least 12 characters, such as four words that do not belong together."),
                ),
                Field(name="again", label=N_("Passphrase again"), kind=FieldKind.PASSWORD, is_required=True),
            ),
            parent=self,
        )  # fmt: skip
        self.secret.stand_under(self.place)
        self.secret.setVisible(not self._has_keyring)
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        column.addWidget(heading)
        column.addWidget(words)
        column.addLayout(row)
        column.addWidget(self.secret)
        column.addStretch(1)

    @property
    def folder(self) -> Path:
        """Return the folder chosen."""
        return Path(self.place.text("folder")).expanduser().absolute()

    @property
    def passphrase(self) -> str | None:
        """Return the passphrase, or None where the secret service keeps the keys."""
        return None if self._has_keyring else self.secret.text("passphrase")

    def check(self) -> bool:
        """Show what is missing; return whether the step is complete."""
        if self._has_keyring:
            return self.place.check()
        problems = self.secret.problems()
        if self.secret.text("passphrase"):
            problems += check_passphrase(self.secret.text("passphrase"))
        if self.secret.text("passphrase") != self.secret.text("again"):
            problems.append(
                Problem(
                    Severity.ERROR, N_("The two passphrases differ. Type the same one twice."), field="again"
                )
            )
        self.secret.show_problems(problems)
        return self.place.check() and not problems

    @Slot()
    def _browse(self) -> None:
        dialog = FileDialog(self, _("Folder of the office"), str(self.folder.parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._take_folder)
        dialog.open()

    @Slot(str)
    def _take_folder(self, chosen: str) -> None:
        self.place.set_values({"folder": chosen})
