"""The window before there is an office: the ways to one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _
from desktop.operations import sample_birth
from desktop.operations.offices import is_office
from desktop.operations.recovering import Recovered
from desktop.operations.sample_birth import SampleOffice
from desktop.ui.jobs.progress_window import ProgressWindows
from desktop.ui.jobs.runner import Jobs
from desktop.ui.set_up.join_dialog import JoinDialog
from desktop.ui.set_up.recovery_dialog import RecoveryDialog
from desktop.ui.set_up.start_view import StartView
from desktop.ui.set_up.wizard import SetUpWizard
from desktop.ui.text import isolated
from desktop.ui.theme import GRID
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.dialog import message
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.tone import Tone


class SetUpWindow(QWidget):
    """Leads from nothing to an office.

    Signals:
        office_ready: The folder of an office that can be signed in to.
        language_chosen: The windows shall speak another language.
    """

    office_ready = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, jobs: Jobs, *, has_keyring: bool, home: Path | None = None) -> None:
        super().__init__()
        self._jobs = jobs
        self._home = home or _usual_home()
        self._has_keyring = has_keyring
        self.wizard: SetUpWizard | None = None
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Wasl"))
        self._build()
        self._connect()
        self.resize(1080, 700)  # fits a screen of 768 lines with its bars

    def _build(self) -> None:
        self.banner = Banner(self)
        self.start = StartView(self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.start)
        self.progress = ProgressWindows(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.start.new_wished.connect(self._begin)
        self.start.folder_wished.connect(self._choose_folder)
        self.start.recovery_wished.connect(self.begin_recovery)
        self.start.join_wished.connect(self.begin_joining)
        self.start.sample_wished.connect(self._make_sample)
        self.start.language_chosen.connect(self.language_chosen)
        self._jobs.began.connect(self.progress.follow)
        self._jobs.ended.connect(self.progress.leave)

    @Slot()
    def _begin(self) -> None:
        """Begin a new office with new keys."""
        self._leave_wizard()
        self.wizard = SetUpWizard(self._jobs, self._home, has_keyring=self._has_keyring, parent=self)
        self.wizard.office_made.connect(self.office_ready)
        self.wizard.left.connect(self._leave_wizard)
        self.stack.addWidget(self.wizard)
        self.stack.setCurrentWidget(self.wizard)
        self.wizard.country.form.begin()

    @Slot()
    def _leave_wizard(self) -> None:
        if self.wizard is not None:
            self.stack.removeWidget(self.wizard)
            self.wizard.deleteLater()
            self.wizard = None
        self.stack.setCurrentWidget(self.start)

    @Slot()
    def _choose_folder(self) -> None:
        dialog = FileDialog(self, _("Folder of the office"), str(self._home))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.open_folder)
        dialog.open()

    @Slot(str)
    def open_folder(self, folder: str) -> None:
        """Go on with an office that is already there, or say that there is none."""
        if is_office(Path(folder)):
            self.office_ready.emit(Path(folder))
        else:
            words = _("There is no office in {folder}. Choose another folder.", folder=isolated(folder))
            self.banner.say(words, Tone.WARN)

    @Slot()
    def begin_recovery(self) -> RecoveryDialog:
        """Ask for backup, paper and folder."""
        dialog = RecoveryDialog(self._jobs, self._home, has_keyring=self._has_keyring, parent=self)
        dialog.recovered.connect(self._show_recovered)
        dialog.open()
        return dialog

    @Slot()
    def begin_joining(self) -> JoinDialog:
        """Ask for invitation or paper, and for the folder."""
        dialog = JoinDialog(self._jobs, self._home, has_keyring=self._has_keyring, parent=self)
        dialog.joined.connect(self._show_joined)
        dialog.open()
        return dialog

    @Slot(object, str)
    def _show_joined(self, folder: Path, office: str) -> None:
        dialog = message(
            self,
            _("This computer belongs to the office"),
            _("{office}: sign in with the name and password that you have there.", office=office),
            verb=_("Open it"),
        )
        dialog.finished.connect(partial(self._open_sample, folder))

    @Slot(object)
    def _show_recovered(self, made: Recovered) -> None:
        dialog = message(
            self,
            _("The office stands again"),
            _(
                "{office}: {families} families and {persons} persons, as they were when the backup was made. "
                "Tell your partners: the first package to each of them is held until their checker lets it in.",
                office=made.office,
                families=made.families,
                persons=made.persons,
            ),
            verb=_("Open it"),
        )
        dialog.finished.connect(partial(self._open_sample, made.folder))

    @Slot(str)
    def _make_sample(self, country: str) -> None:
        folder = self._home / f"sample-{country}"
        if is_office(folder):
            self.office_ready.emit(folder)
            return
        self._jobs.start(
            partial(sample_birth.make_sample, folder, country),
            title=_("Making the sample office"),
            done=self._show_sample,
            failed=self.banner.show_error,
        )

    def _show_sample(self, sample: SampleOffice) -> None:
        dialog = message(
            self,
            _("The sample office is ready"),
            _(
                "Passphrase of the office: {passphrase}\n"
                "Sign in as clerk or as checker.\n"
                "Password of both: {password}",
                passphrase=sample.passphrase,
                password=sample.password,
            ),
            verb=_("Open it"),
        )
        dialog.finished.connect(partial(self._open_sample, sample.folder))

    def _open_sample(self, folder: Path, _result: int) -> None:
        self.office_ready.emit(folder)


def _usual_home() -> Path:
    """Return the folder of this account's offices."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
