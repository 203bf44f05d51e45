"""What the first window may ask for later; each brings the part of the program that it needs only when it is asked."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.log_file import FaultWatch
    from desktop.ui.jobs.runner import ChildRunner, Jobs
    from desktop.ui.sign_in.window import Credentials, SignInWindow
    from desktop.ui.widgets.new_password import NewPasswordForm
    from desktop.workspace import Workspace


def load_the_rest() -> None:
    """Load what brings the database, then the pages; runs beside the door while the password is typed."""
    from desktop.ui.garbage import load_and_spare

    load_and_spare(
        (
            "sqlalchemy.orm",
            "desktop.operations.users",
            "desktop.ui.lock",
            "desktop.ui.main_window",
            "desktop.ui.pages",
            *("hijridate", "persiantools.jdatetime"),  # the first period that a page shows asks for both
        )
    )


def meet_widgets(door: "QWidget") -> None:
    """Meet Qt's widgets as well; they are made on the window's thread."""
    from desktop.ui.first_meeting import FirstMeeting

    FirstMeeting(door)


def let_in(folder: Path, credentials: "Credentials") -> "Workspace":
    """Open an office and sign a person in; runs on the worker."""
    from desktop.operations.offices import Unlock, close_office, open_office
    from desktop.operations.users import sign_in

    workspace = open_office(folder, Unlock(passphrase=credentials.passphrase))
    try:
        return sign_in(workspace, credentials.name, credentials.password)
    except UserError:
        close_office(workspace)
        raise


def change_password(workspace: "Workspace", former: str, wanted: str) -> "Workspace":
    """Give the person at the door an own password."""
    from desktop.operations.users import change_password

    return change_password(workspace, former, wanted)


def own_password(parent: "QWidget") -> "NewPasswordForm":
    """Return the fields of an own password."""
    from desktop.ui.widgets.new_password import own_password

    return own_password(parent)


def ask_server_password(jobs: "Jobs", folder: Path, door: "SignInWindow", passphrase: str | None) -> None:
    """Ask for the password of the server that holds the office."""
    from desktop.ui.sign_in.server_password import ServerPasswordDialog

    ServerPasswordDialog(jobs, folder, passphrase, door).open()


def leave(workspace: "Workspace") -> None:
    """Close the office that the window showed."""
    from desktop.operations.offices import close_office

    close_office(workspace)


def children() -> "ChildRunner":
    """Return what runs work in a child process."""
    from desktop.ui.jobs.process import run_in_process

    return run_in_process


def keep_logs(folder: Path) -> "FaultWatch":
    """Write the log of an office from now on, and watch for a fall of the program itself."""
    from desktop.log_file import FaultWatch, keep_log

    keep_log(folder)
    return FaultWatch(folder)


def forget_logs(watch: "FaultWatch") -> None:
    """Write and watch no more."""
    from desktop.log_file import forget_log

    forget_log()
    watch.end()
