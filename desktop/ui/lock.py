"""The lock: covers every window, lets the keys go, and gives everything back to the person who left."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.i18n.catalogue import _
from desktop.operations.locking import come_back, let_go
from desktop.operations.offices import Unlock
from desktop.operations.users import change_password
from desktop.ui.curtain import Curtain
from desktop.ui.entrance import Entrance
from desktop.ui.idle import IdleWatch
from desktop.ui.jobs.runner import ChildRunner, Jobs
from desktop.ui.main_window import MainWindow
from desktop.ui.session_watch import watch_session
from desktop.ui.sign_in.window import Absent, Credentials, SignInWindow
from desktop.ui.widgets.dialog import ask
from desktop.ui.widgets.new_password import own_password
from desktop.workspace import Workspace


class Lock(QObject):
    """Watches over one main window and all that it opened; lives and dies with it.

    Signals:
        locked: The windows are covered; the keys go as soon as no work in mid-way needs them.
        unlocked: The same person is back.
        came: The open office of somebody else, for whom new windows are wanted.
    """

    locked = Signal()
    unlocked = Signal()
    came = Signal(object)

    def __init__(self, app: QApplication, window: MainWindow, workspace: Workspace, office: str) -> None:
        super().__init__(window)
        self._app, self._window, self._workspace, self._office = app, window, workspace, office
        self._jobs = window.desk.jobs
        self._curtain = Curtain(app, self)
        self._work: Jobs | None = None
        self._is_copy_ours = False
        self.door: SignInWindow | None = None
        likes = window.desk.preferences
        self.idle = IdleWatch(app, lambda: likes.lock_minutes, self)
        self.session = watch_session(app, window)
        self.idle.idle.connect(self.lock)
        self.session.left.connect(self.lock)
        window.lock_wished.connect(self.lock)
        self._jobs.stilled.connect(self._let_go)
        QGuiApplication.clipboard().dataChanged.connect(self._note_copying)

    @property
    def is_locked(self) -> bool:
        """Say whether the windows are covered."""
        return self.door is not None

    @Slot()
    def lock(self) -> None:
        """Cover everything; nothing happens where that is so already."""
        if self.is_locked:
            return
        self._work = Jobs(self._window.desk.changes, _no_children, self)
        self.door = self._new_door(self._work)
        self._curtain.draw(self.door)
        self._clear_clipboard()
        self.door.activateWindow()
        self.door.take_focus()
        self.locked.emit()
        self._jobs.hold()

    def _new_door(self, work: Jobs) -> SignInWindow:
        settings, actor = self._workspace.settings, self._workspace.actor
        door = SignInWindow(
            self._workspace.paths.folder,
            office=self._office,
            needs_passphrase=settings.key_keeper == "vault",
            own_form=own_password,
            is_synthetic=settings.is_synthetic,
            absent=Absent(actor.name, actor.full_name) if actor is not None else Absent("", ""),
        )
        door.resize(self._window.size())
        door.move(self._window.pos())
        door.leave_wished.connect(self._ask_to_leave)
        Entrance(door, work, self._come_back, change_password).entered.connect(self._welcome)
        return door

    @Slot()
    def _note_copying(self) -> None:
        """Remember whether it was one of our windows that copied: not every system tells whose a clipboard is."""
        self._is_copy_ours = self._app.focusWindow() is not None

    def _clear_clipboard(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard() or self._is_copy_ours:
            clipboard.clear()
            self._is_copy_ours = False

    @Slot()
    def _let_go(self) -> None:
        if self.is_locked:
            let_go(self._workspace)

    def _come_back(self, credentials: Credentials) -> Workspace:
        """Prove who it is; runs on a worker thread."""
        unlock = Unlock(passphrase=credentials.passphrase)
        return come_back(self._workspace, credentials.name, credentials.password, unlock)

    @Slot(object)
    def _welcome(self, came: Workspace) -> None:
        if came is self._workspace:
            self._unlock()
            return
        lost = self._losses()
        if not lost:
            self._give_way(came)
            return
        actor = self._workspace.actor
        dialog = ask(
            self.door,
            _("Close the windows of {person}?", person=actor.full_name if actor is not None else ""),
            _("This is lost: {windows}.", windows=" · ".join(lost)),
            verb=_("Close them"),
            then=partial(self._give_way, came),
            is_dangerous=True,
        )
        dialog.rejected.connect(partial(self._send_away, came))

    def _unlock(self) -> None:
        self._curtain.lift()
        self._close_door()
        self.idle.begin_anew()
        self._jobs.go_on()
        self.unlocked.emit()

    def _give_way(self, came: Workspace) -> None:
        self._curtain.drop()
        self.came.emit(came)
        self._close_door()

    def _send_away(self, came: Workspace) -> None:
        """Let the windows stay, and nobody in."""
        came.store.close()
        if self.door is not None:
            self.door.begin_again()

    def _close_door(self) -> None:
        if self.door is not None and self._work is not None:
            self._work.close()
            self.door.close()
            self.door.deleteLater()
        self.door = self._work = None

    def _losses(self) -> list[str]:
        """Name what would be lost: windows with typing that was not saved, and work that runs."""
        return [*self._curtain.unsaved(), *self._jobs.titles()]

    @Slot()
    def _ask_to_leave(self) -> None:
        lost = self._losses()
        if not lost:
            self._app.quit()
            return
        ask(
            self.door,
            _("End the program?"),
            _("This is lost: {windows}.", windows=" · ".join(lost)),
            verb=_("End it"),
            then=self._app.quit,
            is_dangerous=True,
        )


def _no_children() -> ChildRunner:
    raise RuntimeError("nothing at the door runs in a child")
