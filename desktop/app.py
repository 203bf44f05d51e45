"""Puts the program together: folders, log, language, office, person, window; the only file that knows everyone.

What brings the database is imported while the password is typed, so that the first window is painted at once.
"""

import faulthandler
import logging
import threading
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from desktop.errors import UserError
from desktop.i18n.tongue import Numerals, Tongue, tongue

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.ui.jobs.runner import ChildRunner, Jobs
    from desktop.ui.main_window import MainWindow
    from desktop.ui.preferences import Preferences
    from desktop.ui.sign_in.window import Credentials
    from desktop.workspace import Workspace

OFFICES = "offices"  # folders opened last, newest first
KEPT_OFFICES = 5
FILES = (".wasl", ".xlsx", ".xls", ".ods", ".csv")
LOG_BYTES = 1_000_000
FAULT_FILE = "fault.log"


def main(arguments: Sequence[str]) -> int:
    """Run a verb, or open the window (with a file that was double-clicked), and return the exit status."""
    if arguments and not _is_file(arguments[0]):
        from desktop.cli.main import main as run_verb

        return run_verb(arguments)
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(["wasl"])
    program = Program(app, [Path(one).absolute() for one in arguments])  # type: ignore[arg-type]  # it is a QApplication
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
        from desktop.ui.errors import CrashCatcher
        from desktop.ui.preferences import Preferences

        self._app = app
        self._files = list(files)
        self.preferences = preferences or Preferences()
        self.changes = Changes(app)
        self.jobs = self._new_jobs()
        self.window: QWidget | None = None
        self._faults: TextIO | None = None
        self._catcher = CrashCatcher(app, log=logging.getLogger("wasl").error)
        self._catcher.install()
        app.aboutToQuit.connect(self.leave)

    def _new_jobs(self) -> "Jobs":
        """Return workers for the next window; a window ends its own when it closes."""
        from desktop.ui.jobs.runner import Jobs

        return Jobs(self.changes, _children, self._app)

    def _change_workers(self) -> None:
        """End the workers of the former window and take new ones."""
        former, self.jobs = self.jobs, self._new_jobs()
        former.close()

    def start(self) -> None:
        """Open the office used last, or offer to set one up."""
        folder = self._last_office()
        if folder is None:
            self.offer_offices()
        else:
            self.open_door(folder)

    def offer_offices(self) -> None:
        """Show the ways to an office: a new one, the sample, a folder."""
        from desktop.operations.offices import has_secret_service
        from desktop.ui.set_up.window import SetUpWindow

        self._speak(self._own_tongue())
        self._change_workers()
        window = SetUpWindow(self.jobs, has_keyring=has_secret_service())
        window.office_ready.connect(self.open_door)
        window.language_chosen.connect(self._change_language)
        self._show(window)

    def open_door(self, folder: Path) -> None:
        """Show the sign-in window of an office."""
        from desktop import settings as office_settings
        from desktop.ui.sign_in.window import SignInWindow

        try:
            settings = office_settings.read(folder)
        except UserError as error:
            self.offer_offices()
            _show_error(self.window, error)
            return
        self._speak(self._office_tongue(settings.language, settings.numerals))
        self._change_workers()
        window = SignInWindow(
            folder,
            office=settings.name or settings.code,
            needs_passphrase=settings.key_keeper == "vault",
            is_synthetic=settings.is_synthetic,
        )
        window.tried.connect(partial(self._let_in, folder))
        window.other_office_wished.connect(self.offer_offices)
        self._show(window)
        self.warm_up()

    def warm_up(self) -> None:
        """Load what brings the database while the password is typed."""
        threading.Thread(target=import_module, args=("desktop.operations.users",), daemon=True).start()

    def _let_in(self, folder: Path, credentials: "Credentials") -> None:
        window = self.window
        window.wait()  # type: ignore[union-attr]  # the sign-in window asked for this
        self.jobs.start(
            partial(_open, folder, credentials),
            done=self.work_in,
            failed=window.show_refusal,  # type: ignore[union-attr]  # as above
        )

    def work_in(self, workspace: "Workspace") -> None:
        """Open the main window on an office with a person signed in."""
        from desktop.ui.garbage import spare_what_is_loaded
        from desktop.ui.main_window import MainWindow
        from desktop.ui.pages import pages_for

        spare_what_is_loaded()
        self._change_workers()
        self._remember(workspace.paths.folder)
        _keep_log(workspace.paths.logs)
        self._watch_faults(workspace.paths.logs)
        workspace.store.listen(self.changes.tell)
        person = workspace.actor.full_name if workspace.actor else ""
        window = MainWindow(
            pages_for(workspace.actor),
            workspace=workspace,
            jobs=self.jobs,
            changes=self.changes,
            preferences=self.preferences,
            office=_office_name(workspace),
            person=person,
        )
        if workspace.settings.is_synthetic:
            window.statusBar().addPermanentWidget(_synthetic_notice())
        window.lock_wished.connect(partial(self._lock, workspace))
        window.file_dropped.connect(partial(self._take_file, window))
        window.closed.connect(partial(_leave, workspace))
        self._show(window)
        for file in self._files:
            self._take_file(window, file)
        self._files.clear()

    def _watch_faults(self, folder: Path) -> None:
        """Have the places in our code written down should Qt itself fall; never a value."""
        self._forget_faults()
        self._faults = (folder / FAULT_FILE).open("a", encoding="utf-8")
        faulthandler.enable(self._faults)

    def _forget_faults(self) -> None:
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def leave(self) -> None:
        """Close the window and end the workers; the program is over."""
        self._forget_faults()
        if self.window is not None:
            self.window.close()
        self.jobs.close()
        self._catcher.remove()

    def _lock(self, workspace: "Workspace") -> None:
        """Close the office and ask for the password again."""
        self.open_door(workspace.paths.folder)

    def _take_file(self, window: "MainWindow", file: Path) -> None:
        from desktop.ui.desk import PageKey, Wish

        key = PageKey.EXCHANGE if file.suffix.lower() == ".wasl" else PageKey.BENEFICIARIES
        window.show_page(key, Wish(file=file))

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

    def _own_tongue(self) -> Tongue:
        return tongue(self.preferences.language or "ar", _numerals(self.preferences.numerals))

    def _office_tongue(self, language: str, numerals: str) -> Tongue:
        return tongue(self.preferences.language or language, _numerals(self.preferences.numerals or numerals))

    def _last_office(self) -> Path | None:
        folders = (Path(one) for one in self.preferences.choices(OFFICES))
        return next((folder for folder in folders if (folder / "office.toml").is_file()), None)

    def _remember(self, folder: Path) -> None:
        others = [one for one in self.preferences.choices(OFFICES) if one != str(folder)]
        self.preferences.keep_choices(OFFICES, (str(folder), *others[: KEPT_OFFICES - 1]))


def _open(folder: Path, credentials: "Credentials", progress: object) -> "Workspace":
    """Open the office and sign the person in; runs on the worker thread."""
    from desktop.operations.offices import Unlock, close_office, open_office
    from desktop.operations.users import sign_in

    workspace = open_office(folder, Unlock(passphrase=credentials.passphrase))
    try:
        return sign_in(workspace, credentials.name, credentials.password)
    except UserError:
        close_office(workspace)
        raise


def _synthetic_notice() -> "QWidget":
    """Return the sentence that stays on screen while a sample office is open."""
    from PySide6.QtWidgets import QLabel

    from desktop.i18n.catalogue import _

    notice = QLabel(_("Sample office: everything in it is invented."))
    notice.setProperty("role", "warn")
    return notice


def _office_name(workspace: "Workspace") -> str:
    with workspace.store.read() as uow:
        return uow.offices.own().name


def _leave(workspace: "Workspace") -> None:
    from desktop.operations.offices import close_office

    close_office(workspace)


def _numerals(name: str) -> Numerals | None:
    return Numerals(name) if name in set(Numerals) else None


def _children() -> "ChildRunner":
    from desktop.ui.jobs.process import run_in_process

    return run_in_process


def _show_error(window: "QWidget | None", error: UserError) -> None:
    from desktop.ui.errors import sentence
    from desktop.ui.widgets.dialog import message

    message(window, "Wasl", sentence(error))


def _keep_log(folder: Path) -> None:
    """Write the log of this office: ids and counts, never a name."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    root = logging.getLogger()
    for old in list(root.handlers):
        if isinstance(old, RotatingFileHandler):
            root.removeHandler(old)
            old.close()
    handler = RotatingFileHandler(folder / "wasl.log", maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
