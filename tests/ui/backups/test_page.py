"""The page Backup: one button, the losses before the question, the request for a second person."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.i18n.catalogue import use
from desktop.i18n.tongue import tongue
from desktop.models.backup_manifest import REPLACED
from desktop.operations.approvals import waiting
from desktop.operations.backups import back_up, reminder
from desktop.operations.decisions import grant
from desktop.operations.swapping import is_ready
from desktop.progress import Progress
from desktop.ui.backups.days_dialog import DaysDialog
from desktop.ui.backups.page import BackupsPage
from desktop.ui.backups.restore_dialog import RestoreDialog
from desktop.workspace import Workspace
from tests.factories import as_checker, make_office
from tests.saved import register_family
from tests.ui.desks import keep, make_desk


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    workspace = make_office(tmp_path)
    register_family(workspace, "سعاد محمود")
    yield workspace
    workspace.store.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def open_page(qtbot: QtBot, office: Workspace) -> BackupsPage:
    page = BackupsPage(make_desk(office))
    keep(page.desk, page)
    qtbot.addWidget(page)
    return page


def wait_for(qtbot: QtBot, page: BackupsPage) -> None:
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle, timeout=20_000)


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
def test_one_button_and_a_folder_make_a_backup(
    qtbot: QtBot, office: Workspace, stick: Path, language: str
) -> None:
    use(tongue(language))
    page = open_page(qtbot, office)
    assert page.banner.isVisibleTo(page)  # none was made yet
    page.back_up(str(stick))
    wait_for(qtbot, page)
    assert len(list(stick.iterdir())) == 1


def test_a_stick_that_is_not_there_is_said(qtbot: QtBot, office: Workspace, stick: Path) -> None:
    page = open_page(qtbot, office)
    page.back_up(str(stick / "gone"))
    wait_for(qtbot, page)
    assert "stick" in page.banner.words.text()


def test_the_losses_are_shown_before_a_second_person_is_asked(
    qtbot: QtBot, office: Workspace, stick: Path
) -> None:
    file = back_up(office, stick).path
    register_family(office, "هدى إبراهيم")
    page = open_page(qtbot, office)
    page.look_at(str(file))
    wait_for(qtbot, page)
    dialog = page.findChild(RestoreDialog)
    assert dialog is not None
    assert dialog._found.losses.families == 1
    assert waiting(office) == []
    with qtbot.waitSignal(dialog.asked, timeout=20_000):
        dialog.accept()
    (row,) = waiting(office)
    heard: list[frozenset[str]] = []
    page.desk.changes.committed.connect(heard.append)
    grant(as_checker(office), row.number, Progress())
    qtbot.waitUntil(lambda: any(REPLACED in kinds for kinds in heard))
    assert is_ready(office.paths)


def test_the_days_of_the_reminder_are_kept(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, as_checker(office))
    dialog = DaysDialog(page.desk, 7, page)
    dialog.form.set_values({"days": 14})
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    assert reminder(office).days == 14


def test_a_clerk_sets_no_days(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, office)
    assert not page.days.isVisibleTo(page)
    assert page.new.isVisibleTo(page)
