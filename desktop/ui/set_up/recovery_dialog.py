"""Restores an office on this computer from a backup and the recovery paper."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.backup import SUFFIX
from desktop.models.paper_typing import joined_groups
from desktop.models.problem import Problem
from desktop.operations.recovering import Recovered, recover_office
from desktop.ui.jobs.runner import Jobs
from desktop.ui.set_up.typed_key import PASSPHRASE, typing_problems
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog

_FILE = Field(name="file", label=N_("The backup"), kind=FieldKind.LATIN, is_required=True)
_REST = (
    Field(
        name="folder",
        label=N_("Folder of the office on this computer"),
        kind=FieldKind.LATIN,
        is_required=True,
    ),
    Field(
        name="paper",
        label=N_("The ten groups of the recovery paper"),
        kind=FieldKind.LATIN,
        is_required=True,
        help=N_("Type them in their order, with spaces between. A slip is told by the number of its group."),
    ),
)


class RecoveryDialog(WorkDialog):
    """Backup, paper, folder; then the office stands again.

    Signals:
        recovered: What stands again.
    """

    recovered = Signal(object)

    def __init__(self, jobs: Jobs, home: Path, *, has_keyring: bool, parent: QWidget) -> None:
        super().__init__(jobs, parent, _("Restore an office from a backup"), verb=_("Restore"))
        self._has_keyring = has_keyring
        self._build_form(home)
        self.browse.clicked.connect(self._choose_file)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def _build_form(self, home: Path) -> None:
        self.form = Form(
            (_FILE, *_REST, *(() if self._has_keyring else PASSPHRASE)), labels_above=True, parent=self
        )
        self.form.set_values({"folder": str(home / "office")})
        self.browse = push_button(_("Choose the backup…"), self, picture="folder_open")
        self.add_words(
            _(
                "With the backup and the recovery paper the office stands again, also when its computer is lost. "
                "Only what was entered after the backup is missing."
            )
        )
        self.body.addWidget(self.browse)
        self.body.addWidget(self.form)
        self.setMinimumWidth(720)

    @Slot()
    def _choose_file(self) -> None:
        name_filter = _("Backups ({pattern})", pattern=f"*{SUFFIX}")
        dialog = FileDialog(self, _("The backup to restore"), "", name_filter)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    @Slot(str)
    def take_file(self, file: str) -> None:
        """Put a file into the form."""
        self.form.set_values(self.form.values() | {"file": file})

    def problems(self) -> list[Problem]:
        """Return what is missing or mistyped."""
        nonsense = N_("These are not the groups of a recovery paper. Type all ten again.")
        slip = N_("Look at group {groups} again: it is not what the paper says.")
        return typing_problems(self.form, "paper", slip, nonsense)

    def accept(self) -> None:
        """Restore, unless something is missing."""
        problems = self.problems()
        self.form.show_problems(problems)
        if problems:
            return
        self.start(
            partial(
                recover_office,
                Path(self.form.text("file")).expanduser(),
                Path(self.form.text("folder")).expanduser().absolute(),
                joined_groups(self.form.text("paper")),
                passphrase=None if self._has_keyring else self.form.text("passphrase"),
            ),
            title=_("Restoring the office"),
            done=self._hand_over,
        )

    def _hand_over(self, made: Recovered) -> None:
        self.recovered.emit(made)
        self.finish()
