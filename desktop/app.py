"""Puts the program together: folders, log, language, office, person, window; the only file that knows everyone.

What brings the database is imported while the password is typed, so that the first window is painted at once.
"""

import gc
import logging
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import VERSION, late
from desktop.discretion import be_discreet
from desktop.errors import RefusedError, UserError
from desktop.i18n.tongue import Tongue
from desktop.marking import N_

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.log_file import FaultWatch
    from desktop.ui.jobs.runner import Jobs
    from desktop.ui.lock import Lock
    from desktop.ui.main_window import MainWindow
    from desktop.ui.preferences import Preferences
    from desktop.workspace import Workspace

FILES = (".wasl", ".xlsx", ".xls", ".ods", ".csv")
# A verb makes millions of rows and hardly a cycle, and its process ends with it.
_ROWS_BEFORE_COLLECTING = 100_000
log = logging.getLogger("wasl")


def main(arguments: Sequence[str]) -> int:
    """Run a verb, or open the window (with a file that was double-clicked), and return the exit status."""
    be_discreet()
    if arguments and not _is_file(arguments[0]):
        from desktop.cli.main import main as run_verb

        gc.set_threshold(_ROWS_BEFORE_COLLECTING)
        return run_verb(arguments)
    from PySide6.QtWidgets import QApplication

    from desktop.ui.application import new_application

    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else new_application()
    program = Program(app, [Path(one).absolute() for one in arguments])
    program.start()
    return app.exec()


def _is_file(argument: str) -> bool:
    return not argument.startswith("-") and argument.lower().endswith(FILES)


class Program:
    """The life of the window: choosing an office, signing in, working, leaving."""

    def __init__(
        self, app: "QApplication", files: Sequence[Path] = (), preferences: "Preferences | None" = None
    ) -> None:
        from desktop.ui.changes import Changes
        from desktop.ui.doorkeeper import Door
        from desktop.ui.errors import CrashCatcher
        from desktop.ui.preferences import Preferences

        self._app = app
        self._files = list(files)
        self.preferences = preferences or Preferences()
        self.changes = Changes(app)
        self.jobs = self._new_jobs()
        self.window: QWidget | None = None
        self.lock: Lock | None = None  # of the main window
        self._faults: FaultWatch | None = None
        self._door = Door(app)
        self._door.knocked.connect(self._welcome)
        self._catcher = CrashCatcher(app, log=log.error)
        self._catcher.install()
        app.aboutToQuit.connect(self.leave)

    def _new_jobs(self) -> "Jobs":
        """Return workers for the next window; a window ends its own when it closes."""
        from desktop.ui.jobs.runner import Jobs

        return Jobs(self.changes, late.children, self._app)

    def _change_workers(self) -> None:
        """End the workers of the former window and take new ones."""
        former, self.jobs = self.jobs, self._new_jobs()
        former.close()

    def start(self) -> None:
        """Open the office used last, or offer to set one up."""
        folder = self.preferences.last_office()
        if folder is None:
            self.offer_offices()
        else:
            self.open_door(folder)

    def offer_offices(self) -> None:
        """Show the ways to an office: a new one, the sample, a folder."""
        from desktop.operations.offices import has_secret_service
        from desktop.ui.set_up.window import SetUpWindow

        self._door.leave()
        self._speak(self.preferences.tongue())
        self._change_workers()
        window = SetUpWindow(self.jobs, has_keyring=has_secret_service())
        window.office_ready.connect(self.open_door)
        window.language_chosen.connect(self._change_language)
        self._show(window)

    def open_door(self, folder: Path) -> None:
        """Show the sign-in window of an office."""
        from desktop import settings as office_settings
        from desktop.ui.entrance import Entrance
        from desktop.ui.sign_in.window import SignInWindow

        try:
            settings = office_settings.read(folder)
            if not self._enter(folder):
                return
        except UserError as error:
            self.offer_offices()
            _show_error(self.window, error)
            return
        self.preferences.remember_office(folder)  # also an office that was just made and never entered
        self._speak(self.preferences.tongue(settings.language, settings.numerals))
        self._change_workers()
        window = SignInWindow(
            folder,
            office=settings.name or settings.code,
            needs_passphrase=settings.key_keeper == "vault",
            own_form=late.own_password,
            is_synthetic=settings.is_synthetic,
        )
        entrance = Entrance(window, self.jobs, partial(late.let_in, folder), late.change_password)
        entrance.entered.connect(self.work_in)
        window.other_office_wished.connect(self.offer_offices)
        window.server_password_wished.connect(partial(late.ask_server_password, self.jobs, folder, window))
        self._show(window)
        late.meet_widgets(window)
        self.warm_up()

    def _enter(self, folder: Path) -> bool:
        """Become the one window of a folder; a second start hands its files over and ends."""
        if self._door.enter(folder, self._files):
            return True
        self._files.clear()
        if self.window is None:
            from PySide6.QtCore import QTimer

            QTimer.singleShot(0, self._app, self._app.quit)  # the wheel does not turn yet
        else:
            _show_error(self.window, RefusedError(N_("This office is open in another window, in front now.")))
        return False

    def _welcome(self, files: Sequence[Path]) -> None:
        """Come to the front for a second start, and take its files at once or after sign-in."""
        from desktop.ui.application import bring_to_front

        front = self.lock.door if self.lock is not None and self.lock.is_locked else self.window
        if front is not None:
            bring_to_front(front)
        self._files += files
        self._take_files()

    def _take_files(self) -> None:
        """Open the files that wait, where a window is there to open them."""
        from desktop.ui.main_window import MainWindow

        is_locked = self.lock is not None and self.lock.is_locked
        if isinstance(self.window, MainWindow) and not is_locked:
            for file in self._files:
                _take_file(self.window, file)
            self._files.clear()

    def warm_up(self) -> None:
        """Load what signing in and the main window need while the password is typed."""
        threading.Thread(target=late.load_the_rest, daemon=True).start()

    def work_in(self, workspace: "Workspace") -> None:
        """Open the main window on an office with a person signed in."""
        from PySide6.QtCore import QTimer

        from desktop.ui.application import synthetic_notice
        from desktop.ui.lock import Lock
        from desktop.ui.main_window import MainWindow
        from desktop.ui.pages import pages_for

        self._change_workers()
        self._keep_logs(workspace.paths.logs)
        workspace.store.listen(self.changes.tell)
        workspace.store.serve_window()
        office = _office_name(workspace)
        window = MainWindow(
            pages_for(workspace.actor),
            workspace=workspace,
            jobs=self.jobs,
            changes=self.changes,
            preferences=self.preferences,
            office=office,
            person=workspace.actor.full_name if workspace.actor else "",
        )
        if workspace.settings.is_synthetic:
            window.statusBar().addPermanentWidget(synthetic_notice())
        self.lock = Lock(self._app, window, workspace, office)
        self.lock.came.connect(self.work_in)
        self.lock.unlocked.connect(self._take_files)
        window.file_dropped.connect(partial(_take_file, window))
        window.closed.connect(partial(late.leave, workspace))
        # To be made and to be dressed are a turn of the wheel each.
        QTimer.singleShot(0, window, partial(self._open, window))

    def _open(self, window: "MainWindow") -> None:
        self._show(window)
        self._take_files()

    def _keep_logs(self, folder: Path) -> None:
        """Write the log of this office, and where our code stood should Qt itself fall; never a value."""
        self._forget_logs()
        self._faults = late.keep_logs(folder)
        log.info("Wasl %s: office opened", VERSION)

    def _forget_logs(self) -> None:
        if self._faults is not None:
            late.forget_logs(self._faults)
            self._faults = None

    def leave(self) -> None:
        """Close the window and end the workers; the program is over."""
        self._forget_logs()
        self._door.leave()
        if self.window is not None:
            self.window.close()
        self.jobs.close()
        self._catcher.remove()

    def _change_language(self, language: str) -> None:
        self.preferences.language = language
        self.offer_offices()

    def _show(self, window: "QWidget") -> None:
        """Put a window in place of the former one, with workers of its own."""
        former, self.window = self.window, window
        window.show()
        if former is not None:
            former.close()
            former.deleteLater()

    def _speak(self, spoken: Tongue) -> None:
        from desktop.ui.application import prepare_application

        prepare_application(self._app, spoken, self.preferences.theme, self.preferences.size)


def _take_file(window: "MainWindow", file: Path) -> None:
    from desktop.ui.desk import PageKey, Wish

    key = PageKey.EXCHANGE if file.suffix.lower() == ".wasl" else PageKey.BENEFICIARIES
    window.show_page(key, Wish(file=file))


def _office_name(workspace: "Workspace") -> str:
    with workspace.store.read() as uow:
        return uow.offices.own().name


def _show_error(window: "QWidget | None", error: UserError) -> None:
    from desktop.ui.errors import sentence
    from desktop.ui.widgets.dialog import message

    message(window, "Wasl", sentence(error))
