"""The lock: every window is covered, nothing typed is lost, the keys are gone, and only the same person is back."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import RefusedError
from desktop.models.beneficiary import Relation, Sex
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.operations import beneficiaries
from desktop.operations.locking import let_go
from desktop.progress import Progress
from desktop.ui.changes import Changes
from desktop.ui.jobs.runner import ChildRunner, Jobs
from desktop.ui.lock import Lock
from desktop.ui.main_window import MainWindow
from desktop.ui.pages import pages_for
from desktop.ui.preferences import Preferences
from desktop.ui.sign_in.window import SignInWindow
from desktop.ui.widgets.dialog import CLOSES_AT_LOCK, Dialog
from desktop.ui.widgets.fields import Field
from desktop.ui.widgets.form import Form
from desktop.workspace import Workspace
from tests.factories import PASSWORD, make_office

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)")  # offscreen has no window manager


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return make_office(tmp_path)


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, office: Workspace, tmp_path: Path) -> Iterator[MainWindow]:
    changes = Changes()
    jobs = Jobs(changes, _children)
    office.store.listen(changes.tell)
    likes = Preferences(QSettings(str(tmp_path / "likes.ini"), QSettings.Format.IniFormat))
    made = MainWindow(
        pages_for(office.actor), workspace=office, jobs=jobs, changes=changes, preferences=likes,
        office="office", person="clerk",
    )  # fmt: skip
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: jobs.is_idle, timeout=10_000)
    yield made
    jobs.close()


@pytest.fixture
def lock(qapp: QApplication, window: MainWindow, office: Workspace) -> Lock:
    return Lock(qapp, window, office, "office")


def _children() -> ChildRunner:
    return lambda call, progress, _is_cancelled, _changed: call(progress=progress)


def typing_dialog(window: QWidget, title: str = "A form") -> tuple[Dialog, QLineEdit]:
    dialog = Dialog(window, title, verb="Save")
    form = Form((Field(name="name", label="Name"),), parent=dialog)
    dialog.body.addWidget(form)
    dialog.open()
    line = form.editor("name")
    assert isinstance(line, QLineEdit)
    line.setText("typed and not saved")
    return dialog, line


def visible() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def door_of(lock: Lock) -> SignInWindow:
    assert lock.door is not None
    return lock.door


def sign_in(lock: Lock, name: str = "clerk", password: str = PASSWORD) -> None:
    door = door_of(lock)
    door.name.setText(name)
    door.password.setText(password)
    door.enter.click()


def is_shut(office: Workspace) -> bool:
    try:
        beneficiaries.counts(office)
    except RefusedError as refused:
        return refused.code == "E_LOCKED"
    return False


def test_every_window_is_covered_and_comes_back_with_what_was_typed(
    lock: Lock, window: MainWindow, office: Workspace, qtbot: QtBot
) -> None:
    dialog, line = typing_dialog(window)
    above, upper = typing_dialog(dialog, "A form above")
    lock.lock()
    assert visible() == [lock.door]
    assert is_shut(office)
    with qtbot.waitSignal(lock.unlocked, timeout=20_000):
        sign_in(lock)
    assert not lock.is_locked
    assert {window, dialog, above} <= set(visible())
    assert line.text() == upper.text() == "typed and not saved"
    assert dialog.isModal()
    assert not is_shut(office)
    with qtbot.waitSignal(above.rejected):
        above.leave.click()


def test_menus_and_previews_are_closed_for_good(lock: Lock, window: MainWindow, qtbot: QtBot) -> None:
    preview = QDialog(window)
    preview.setProperty(CLOSES_AT_LOCK, True)
    preview.open()
    menu = QMenu(window)
    menu.addAction("Copy")
    menu.popup(window.pos())
    lock.lock()
    assert visible() == [lock.door]
    with qtbot.waitSignal(lock.unlocked, timeout=20_000):
        sign_in(lock)
    assert not preview.isVisible()
    assert not menu.isVisible()


def test_a_window_that_opens_meanwhile_is_not_seen(lock: Lock, window: MainWindow, qtbot: QtBot) -> None:
    lock.lock()
    late = QDialog(window)
    late.open()
    qtbot.waitUntil(lambda: visible() == [lock.door])
    with qtbot.waitSignal(lock.unlocked, timeout=20_000):
        sign_in(lock)
    assert late.isVisible()
    late.close()


def test_what_we_put_on_the_clipboard_is_cleared(lock: Lock, window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is not None)
    QGuiApplication.clipboard().setText("28806121901185")
    lock.lock()
    assert QGuiApplication.clipboard().text() == ""


def test_a_wrong_password_opens_nothing(lock: Lock, office: Workspace, qtbot: QtBot) -> None:
    lock.lock()
    sign_in(lock, password="not the password")
    door = door_of(lock)
    qtbot.waitUntil(door.enter.isEnabled, timeout=20_000)
    assert not door.banner.isHidden()
    assert door.password.text() == ""
    assert is_shut(office)
    assert visible() == [door]


def test_an_operation_in_mid_way_ends_before_the_keys_go(
    lock: Lock, window: MainWindow, office: Workspace, qtbot: QtBot
) -> None:
    begun, go = Event(), Event()
    saved: list[object] = []
    window.desk.jobs.start(partial(_register, office, begun, go), done=saved.append, writes=True)
    begun.wait(10)
    lock.lock()
    assert visible() == [lock.door]
    assert not is_shut(office)  # it still needs them
    go.set()
    qtbot.waitUntil(lambda: is_shut(office), timeout=10_000)
    assert saved == []  # and is told to the page when somebody is there to see it
    with qtbot.waitSignal(lock.unlocked, timeout=20_000):
        sign_in(lock)
    assert len(saved) == 1
    assert beneficiaries.counts(office).families == 1


def _register(office: Workspace, begun: Event, go: Event, *, progress: Progress) -> object:
    begun.set()
    go.wait(10)
    head = MemberDraft(name="سعاد محمود عبد الله", relation=Relation.HEAD, sex=Sex.FEMALE)
    return beneficiaries.register(office, FamilyDraft(members=(head,), place="القرية"))


def test_work_that_waits_begins_after_the_unlocking(
    lock: Lock, window: MainWindow, office: Workspace, qtbot: QtBot
) -> None:
    lock.lock()
    counted: list[object] = []
    window.desk.jobs.start(partial(beneficiaries.counts, office), done=counted.append)
    with qtbot.waitSignal(lock.unlocked, timeout=20_000):
        sign_in(lock)
    qtbot.waitUntil(lambda: len(counted) == 1, timeout=10_000)


def test_another_person_is_asked_before_typing_is_lost(
    lock: Lock, window: MainWindow, office: Workspace, qtbot: QtBot
) -> None:
    _dialog, line = typing_dialog(window, "Family 2026/7")
    lock.lock()
    came: list[Workspace] = []
    lock.came.connect(came.append)
    sign_in(lock, "checker")
    door = door_of(lock)
    qtbot.waitUntil(lambda: bool(door.findChildren(Dialog)), timeout=20_000)
    question = door.findChildren(Dialog)[0]
    question.leave.click()
    assert came == []
    assert line.text() == "typed and not saved"
    assert is_shut(office)
    with qtbot.waitSignal(lock.unlocked, timeout=20_000):
        sign_in(lock, "clerk")
    assert line.isVisible()


def test_another_person_gets_windows_of_his_own(
    lock: Lock, window: MainWindow, office: Workspace, qtbot: QtBot
) -> None:
    dialog, _line = typing_dialog(window)
    lock.lock()
    sign_in(lock, "checker")
    door = door_of(lock)
    qtbot.waitUntil(lambda: bool(door.findChildren(Dialog)), timeout=20_000)
    with qtbot.waitSignal(lock.came) as told, qtbot.waitSignal(dialog.destroyed):
        door.findChildren(Dialog)[0].confirm.click()
    came = told.args[0]
    assert came.actor.name == "checker"
    assert beneficiaries.counts(came).families == 0
    assert is_shut(office)
    came.store.close()


@pytest.mark.parametrize("news", ["idle", "session"])
def test_nobody_there_locks(lock: Lock, news: str) -> None:
    tell: Callable[[], None] = lock.idle.idle.emit if news == "idle" else lock.session.left.emit
    tell()
    assert lock.is_locked
    tell()
    assert visible() == [lock.door]


def test_keys_that_went_stay_away_until_the_unlocking(lock: Lock, office: Workspace) -> None:
    lock.lock()
    assert is_shut(office)
    let_go(office)
    assert is_shut(office)
