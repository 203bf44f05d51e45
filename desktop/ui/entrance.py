"""Brings what is typed at a door to whoever opens it, and asks for an own password where one was given.

It imports no operation: the door is painted before the database is loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.progress import Progress
from desktop.ui.jobs.runner import Jobs
from desktop.ui.sign_in.window import Credentials, SignInWindow

if TYPE_CHECKING:
    from desktop.workspace import Workspace

Opening = Callable[[Credentials], "Workspace"]
Changing = Callable[["Workspace", str, str], "Workspace"]


class Entrance(QObject):
    """One door.

    Signals:
        entered: The open office of whoever may come in, with a password of the person's own.
    """

    entered = Signal(object)

    def __init__(self, door: SignInWindow, jobs: Jobs, opening: Opening, changing: Changing) -> None:
        super().__init__(door)
        self._door, self._jobs = door, jobs
        self._opening, self._changing = opening, changing
        self._came: Workspace | None = None
        door.tried.connect(self._try)
        door.password_chosen.connect(self._change)

    @Slot(object)
    def _try(self, credentials: Credentials) -> None:
        self._door.wait()
        self._jobs.start(
            partial(_open, self._opening, credentials), done=self._judge, failed=self._door.show_refusal
        )

    @Slot(object)
    def _judge(self, came: Workspace) -> None:
        if came.actor is not None and came.actor.must_change:
            self._came = came
            self._door.ask_own_password()
        else:
            self._came = None
            self.entered.emit(came)

    @Slot(object, str)
    def _change(self, credentials: Credentials, wanted: str) -> None:
        if self._came is not None:
            self._door.wait()
            self._jobs.start(
                partial(_change, self._changing, self._came, credentials.password, wanted),
                done=self._judge,
                failed=self._door.show_refusal,
            )


def _open(opening: Opening, credentials: Credentials, progress: Progress) -> Workspace:
    return opening(credentials)


def _change(changing: Changing, came: Workspace, former: str, wanted: str, progress: Progress) -> Workspace:
    return changing(came, former, wanted)
