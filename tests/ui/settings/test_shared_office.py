"""An office goes to a server, takes another computer in and comes back, all from the windows; and what is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop import settings as office_settings
from desktop.errors import UnreachableError
from desktop.models.backup_manifest import REPLACED
from desktop.models.key_paper import recovery_groups
from desktop.operations.new_keys import make_keys
from desktop.operations.offices import Unlock, open_office
from desktop.operations.users import sign_in
from desktop.store.server_address import parts_of
from desktop.ui.changes import Changes
from desktop.ui.jobs.runner import Jobs
from desktop.ui.settings.invitation_dialog import InvitationDialog
from desktop.ui.settings.move_dialog import MoveDialog
from desktop.ui.settings.page import SettingsPage
from desktop.ui.sign_in.server_password import ServerPasswordDialog
from desktop.ui.sign_in.window import SignInWindow
from desktop.ui.widgets.new_password import own_password
from desktop.ui.widgets.server_form import ServerForm
from desktop.ui.widgets.work_dialog import WorkDialog
from desktop.vault import Secret
from desktop.workspace import Workspace
from tests.databases import Databases, on_server
from tests.factories import NOW, PASSPHRASE, PASSWORD, as_checker, make_office
from tests.families import add_families
from tests.proxies import Proxy
from tests.servers import PASSWORD as SERVER_PASSWORD
from tests.servers import server
from tests.ui.desks import make_desk
from tests.ui.set_up.scenes import STEPS, fill, window
from tests.ui.sign_in.scenes import no_children

__all__ = ["on_server"]
FAMILIES = 12


@pytest.fixture
def office(tmp_path: Path, on_server: Databases) -> Iterator[Workspace]:
    """Give an office in a file, with its administrator at work."""
    on_server.kind = "file"
    made = make_office(tmp_path / "first")
    add_families(made, FAMILIES)
    on_server.kind = "server"
    yield as_checker(made)
    made.store.close()


@pytest.fixture
def silent(tmp_path: Path) -> Iterator[Path]:
    """Give the place of a server that takes connections and says nothing."""
    made = Proxy(tmp_path / "silent", server().folder)
    made.is_silent = True
    yield tmp_path / "silent"
    made.close()


def open_settings(qtbot: QtBot, office: Workspace) -> SettingsPage:
    desk = make_desk(office)
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    desk.jobs.setParent(page)
    desk.changes.setParent(page)
    page.show()
    return page


def type_server(form: ServerForm, address: str, password: str = SERVER_PASSWORD, **other: str) -> None:
    place, database, account = parts_of(address)
    typed = {"server": place, "database": database, "account": account, "password": password}
    form.form.set_values(typed | other)


def wait_for(qtbot: QtBot, dialog: WorkDialog) -> str:
    """Wait until the work of a dialog is over; return what its banner says."""
    qtbot.waitUntil(lambda: dialog._job is None, timeout=30_000)
    return "" if dialog.banner.isHidden() else dialog.banner.words.text()


def opened(databases: Databases, folder: Path, passphrase: str | None = None) -> Workspace:
    workspace = databases.keep(open_office(folder, Unlock(passphrase=passphrase), lambda: NOW))
    return sign_in(workspace, "checker", PASSWORD)


def finish(qtbot: QtBot, page: SettingsPage, dialog: MoveDialog) -> None:
    """Press the last button; the window is told to close over the place that is left."""
    with qtbot.waitSignal(
        page.desk.changes.committed, check_params_cb=lambda kinds: REPLACED in kinds, timeout=10_000
    ):
        dialog.confirm.click()


def test_an_office_is_shared_and_taken_back_from_the_windows(
    qtbot: QtBot, office: Workspace, on_server: Databases, tmp_path: Path, silent: Path
) -> None:
    page = open_settings(qtbot, office)
    assert not page.data.invite.isVisibleTo(page)
    dialog = page.data.move_to_server()
    address = on_server.new_address()
    for wrong, said in (
        ({"password": "wrong"}, "account or its password"),
        ({"server": "db.office.invalid"}, "no server of this name"),
        ({"server": str(silent)}, "cannot be reached"),
        ({"server": str(silent / "nothing")}, "nothing takes connections"),
        ({"database": "nowhere"}, "no database of this name"),
        ({"account": "postgres"}, "may do everything there"),
        ({"certificate": str(tmp_path / "missing")}, "holds no certificate"),
    ):
        type_server(dialog.server, address, **wrong)
        dialog.accept()
        assert said in wait_for(qtbot, dialog)
        assert office_settings.read(office.paths.folder) == office.settings
    type_server(dialog.server, address)
    dialog.accept()
    assert wait_for(qtbot, dialog) == ""
    shown = [label.accessibleName() for label in dialog.card.findChildren(QLabel)]
    assert f"Families: {FAMILIES}" in shown
    finish(qtbot, page, dialog)
    there = opened(on_server, office.paths.folder)
    shared = open_settings(qtbot, there)
    assert not shared.data.to_server.isVisibleTo(shared)
    shared.data.write_invitation(str(tmp_path / "ismailia.invitation"))
    qtbot.waitUntil(lambda: bool(shared.findChildren(InvitationDialog)), timeout=10_000)
    (given,) = shared.findChildren(InvitationDialog)
    given.copy.click()
    groups = QGuiApplication.clipboard().text()
    given.accept()
    _join(qtbot, on_server, tmp_path, groups)
    back = shared.data.move_to_file()
    back.accept()
    assert wait_for(qtbot, back) == ""
    finish(qtbot, shared, back)
    assert not opened(on_server, office.paths.folder).settings.is_on_server


def _join(qtbot: QtBot, databases: Databases, tmp_path: Path, groups: str) -> None:
    """Join from another computer: wrong groups, another's groups and a wrong password first."""
    set_up = window(home=tmp_path)
    qtbot.addWidget(set_up)
    dialog = set_up.begin_joining()
    folder = tmp_path / "second"
    typed = {
        "file": str(tmp_path / "ismailia.invitation"), "key": groups, "password": SERVER_PASSWORD,
        "folder": str(folder), "passphrase": PASSPHRASE, "again": PASSPHRASE,
    }  # fmt: skip
    other = " ".join(recovery_groups(make_keys().recovery))
    for wrong, said in (
        ({"key": other}, "do not open this invitation"),
        ({"password": "wrong"}, "account or its password"),
        ({"file": str(tmp_path / "missing")}, "cannot be read"),
    ):
        dialog.form.set_values(typed | wrong)
        dialog.accept()
        assert said in wait_for(qtbot, dialog), said
        assert not folder.exists()
    dialog.form.set_values(typed)
    with qtbot.waitSignal(dialog.joined, timeout=20_000) as told:
        dialog.accept()
    assert told.args is not None
    assert told.args[0] == folder
    assert opened(databases, folder, PASSPHRASE).settings.is_on_server


def test_a_new_office_is_made_on_a_server_that_was_asked_first(
    qtbot: QtBot, on_server: Databases, tmp_path: Path
) -> None:
    made = window(home=tmp_path)
    qtbot.addWidget(made)
    made.start.new.click()
    wizard = made.wizard
    assert wizard is not None
    for step in STEPS[:-3]:
        fill(wizard, step)
        wizard.steps.try_on()
    wizard.data.choice.set_values({"place": "server"})
    wizard.data.choice.changed.emit()
    address = on_server.new_address()
    type_server(wizard.data.server, address, "wrong")
    wizard.steps.try_on()
    qtbot.waitUntil(wizard.steps.next.isEnabled, timeout=10_000)
    assert "account or its password" in wizard.steps.banner.words.text()
    type_server(wizard.data.server, address)
    wizard.steps.try_on()
    qtbot.waitUntil(lambda: wizard.steps.place == len(STEPS) - 2, timeout=10_000)
    fill(wizard, "keys")
    wizard.steps.try_on()
    wizard.save_paper(str(tmp_path / "paper.pdf"))
    qtbot.waitUntil(wizard.paper.form.isEnabled, timeout=10_000)
    groups = recovery_groups(wizard._new_keys.recovery)
    wizard.paper.form.set_values({f"group{n}": groups[n - 1] for n in wizard._new_keys.asked_groups})
    with qtbot.waitSignal(made.office_ready, timeout=20_000) as told:
        wizard.steps.try_on()
    assert told.args is not None
    assert opened(on_server, told.args[0], PASSPHRASE).settings.database == address


def test_a_new_password_of_the_server_is_entered_at_the_door(
    qtbot: QtBot, on_server: Databases, tmp_path: Path
) -> None:
    office = make_office(tmp_path)
    office.vault.put(Secret.DATABASE_PASSWORD, b"the former one")
    changes = Changes()
    jobs = Jobs(changes, no_children)
    door = SignInWindow(office.paths.folder, office="office", needs_passphrase=False, own_form=own_password)
    qtbot.addWidget(door)
    for part in (jobs, changes):
        part.setParent(door)
    asked: list[ServerPasswordDialog] = []
    door.server_password_wished.connect(
        lambda passphrase: asked.append(ServerPasswordDialog(jobs, office.paths.folder, passphrase, door))
    )
    with pytest.raises(UnreachableError) as caught:
        open_office(office.paths.folder, Unlock())
    door.show_refusal(caught.value)
    door.renew.click()
    (dialog,) = asked
    dialog.form.set_values({"password": "wrong"})
    dialog.accept()
    assert "account or its password" in wait_for(qtbot, dialog)
    dialog.form.set_values({"password": SERVER_PASSWORD})
    dialog.accept()
    qtbot.waitUntil(lambda: "this computer keeps it" in door.banner.words.text(), timeout=30_000)
    on_server.keep(open_office(office.paths.folder, Unlock()))
