"""Makes this computer part of an office whose data several computers share."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.paper_typing import joined_groups
from desktop.operations.enrolment import join, join_as_key_holder
from desktop.settings import Settings
from desktop.ui.jobs.runner import Jobs
from desktop.ui.set_up.typed_key import PASSPHRASE, typing_problems
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog

_INVITED, _HOLDER = "invited", "holder"
_GROUPS = N_("Type them in their order, with spaces between. A slip is told by the number of its group.")
_FOLDER = Field(
    name="folder", label=N_("Folder of the office on this computer"), kind=FieldKind.LATIN, is_required=True
)
_FIELDS = {
    _INVITED: (
        Field(name="file", label=N_("The invitation"), kind=FieldKind.LATIN, is_required=True),
        Field(
            name="key", label=N_("The ten groups that open it"), kind=FieldKind.LATIN, is_required=True, help=_GROUPS
        ),
        Field(
            name="password", label=N_("Password of the account on the server"), kind=FieldKind.PASSWORD,
            is_required=True,
        ),
        _FOLDER,
    ),
    _HOLDER: (
        Field(
            name="file", label=N_("Folder with the copied files"), kind=FieldKind.LATIN, is_required=True,
            help=N_("office.toml, recovery.age and the server's certificate, from a computer of the office."),
        ),
        Field(
            name="key", label=N_("The ten groups of the recovery paper"), kind=FieldKind.LATIN, is_required=True,
            help=_GROUPS,
        ),
        Field(
            name="password", label=N_("Password of the account on the server"), kind=FieldKind.PASSWORD,
            help=N_("Left empty, the one that was sealed to the paper is taken."),
        ),
        _FOLDER,
    ),
}  # fmt: skip
_SLIPS = {
    _INVITED: (
        N_("Look at group {groups} again: it is not what was given to you."),
        N_("These are not the groups of an invitation. Type all ten again."),
    ),
    _HOLDER: (
        N_("Look at group {groups} again: it is not what the paper says."),
        N_("These are not the groups of a recovery paper. Type all ten again."),
    ),
}


class JoinDialog(WorkDialog):
    """By an invitation, for a clerk; by the recovery paper, for a key-holder.

    Signals:
        joined: The folder of the office, and how the office is called.
    """

    joined = Signal(object, str)

    def __init__(self, jobs: Jobs, home: Path, *, has_keyring: bool, parent: QWidget) -> None:
        super().__init__(jobs, parent, _("Join a shared office"), verb=_("Join"))
        self._has_keyring = has_keyring
        self._build_forms(home)
        self._connect_forms()
        self.way.begin()

    def _build_forms(self, home: Path) -> None:
        self.add_words(
            _(
                "The office's data lie on a server. An administrator of the office invites this computer in Settings, "
                "gives you the file, and the groups that open it by another way."
            )
        )
        options = [
            (_INVITED, _("By an invitation: a clerk's computer")),
            (_HOLDER, _("By the recovery paper: a key-holder's computer")),
        ]
        self.way = Form(
            (Field(name="way", label=N_("How"), kind=FieldKind.CHOICE, options=options, is_required=True),),
            parent=self,
        )
        self.way.set_values({"way": _INVITED})
        self.browse = push_button(_("Choose…"), self, picture="folder_open")
        self._forms = {way: self._new_form(fields, home) for way, fields in _FIELDS.items()}
        self.way.stand_under(*self._forms.values())
        for part in (self.way, self.browse, *self._forms.values()):
            self.body.addWidget(part)
        self.way.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._forms[_HOLDER].hide()
        self.setMinimumWidth(760)

    def _new_form(self, fields: tuple[Field, ...], home: Path) -> Form:
        form = Form((*fields, *(() if self._has_keyring else PASSPHRASE)), parent=self)
        form.set_values({"folder": str(home / "office")})
        return form

    def _connect_forms(self) -> None:
        self.way.changed.connect(self._show_way)
        self.way.submitted.connect(self._begin_form)
        self.browse.clicked.connect(self._choose)
        for form in self._forms.values():
            form.submitted.connect(self.accept)

    @property
    def _chosen(self) -> str:
        return self.way.text("way") or _INVITED

    @property
    def form(self) -> Form:
        """Return the fields of the way chosen."""
        return self._forms[self._chosen]

    @Slot()
    def _show_way(self) -> None:
        for way, form in self._forms.items():
            form.setVisible(way == self._chosen)

    @Slot()
    def _begin_form(self) -> None:
        self.form.begin()

    @Slot()
    def _choose(self) -> None:
        is_invited = self._chosen == _INVITED
        dialog = FileDialog(self, _("The invitation") if is_invited else _("Folder with the copied files"))
        mode = QFileDialog.FileMode.ExistingFile if is_invited else QFileDialog.FileMode.Directory
        dialog.setFileMode(mode)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    @Slot(str)
    def take_file(self, file: str) -> None:
        """Put a file or a folder into the form."""
        self.form.set_values(self.form.values() | {"file": file})

    def accept(self) -> None:
        """Join, unless something is missing."""
        problems = typing_problems(self.form, "key", *_SLIPS[self._chosen])
        self.form.show_problems(problems)
        if not problems:
            self.start(self._work(), title=_("Joining the office"), done=self._hand_over)

    def _work(self) -> Callable[..., Settings]:
        text = self.form.text
        verb = join if self._chosen == _INVITED else join_as_key_holder
        return partial(
            verb,
            self._folder,
            Path(text("file")).expanduser(),
            joined_groups(text("key")),
            text("password"),
            passphrase=None if self._has_keyring else text("passphrase"),
        )

    @property
    def _folder(self) -> Path:
        return Path(self.form.text("folder")).expanduser().absolute()

    def _hand_over(self, settings: Settings) -> None:
        self.joined.emit(self._folder, settings.name or settings.code)
        self.finish()
