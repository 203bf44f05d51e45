"""Today in three languages: what waits is seen, decided by another person, and gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.i18n.digits import fold_digits
from desktop.i18n.tongue import tongue
from desktop.operations import approvals, decisions
from desktop.operations.form_drafts import FAMILY, keep_draft
from desktop.progress import Progress
from desktop.ui.application import prepare_application
from desktop.ui.desk import BEGUN, PageKey, Wish
from desktop.ui.today.page import TodayPage
from desktop.ui.today.refusal import RefusalDialog
from desktop.workspace import Workspace
from tests.factories import as_checker, make_office
from tests.families import add_families
from tests.ui.desks import make_desk
from tests.ui.structure import show
from tests.ui.today.scenes import fill

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen has no window manager


@pytest.fixture(params=["ar", "fa", "en"], autouse=True)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    prepare_application(qapp, tongue(request.param))
    yield request.param
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 5)
    fill(workspace)
    return workspace


def _page(workspace: Workspace, qtbot: QtBot, shown: list[tuple[PageKey, Wish]] | None = None) -> TodayPage:
    page = TodayPage(make_desk(workspace, shown))
    qtbot.addWidget(page)
    _wait(page, qtbot)
    return page


def _wait(page: TodayPage, qtbot: QtBot) -> None:
    """Wait until what the page asked is answered."""
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle, timeout=10_000)


def test_the_checker_sees_what_waits_and_may_decide(office: Workspace, qtbot: QtBot) -> None:
    page = _page(as_checker(office), qtbot)
    assert page.requests.rows.rowCount() == 2
    page.requests.selectRow(0)
    assert page.verbs.approve.isEnabled()
    assert page.verbs.refuse.isEnabled()
    page.desk.jobs.close()


def test_what_is_not_known_or_not_his_to_know_stands_on_no_tile(office: Workspace, qtbot: QtBot) -> None:
    page = _page(office, qtbot)
    shown = {name for name, tile in page.tiles.items() if tile.isVisibleTo(page)}
    assert "backup" not in shown  # none was made yet
    assert shown == {"requests", "packages", "pairs", "rounds", "receipts", "memoranda"}


def test_families_begun_and_not_saved_lead_back_to_the_form(office: Workspace, qtbot: QtBot) -> None:
    shown: list[tuple[PageKey, Wish]] = []
    page = _page(office, qtbot, shown)
    assert page.tiles["begun"].isHidden()
    for uid in ("A" * 26, "B" * 26):
        keep_draft(office, FAMILY, uid, None, "{}")
    show(page)  # what was typed is counted when the page comes to the front
    _wait(page, qtbot)
    assert "2" in fold_digits(page.tiles["begun"].accessibleName())
    page.tiles["begun"].click()
    assert shown == [(PageKey.BENEFICIARIES, Wish(filter=BEGUN))]
    page.desk.jobs.close()


def test_who_asked_sees_why_he_cannot_approve(office: Workspace, qtbot: QtBot) -> None:
    page = _page(office, qtbot)
    page.requests.selectRow(0)
    assert not page.verbs.approve.isEnabled()
    assert not page.banner.isHidden()
    page.desk.jobs.close()


def test_a_granted_request_leaves_the_desk(office: Workspace, qtbot: QtBot) -> None:
    page = _page(as_checker(office), qtbot)
    page.requests.selectRow(0)
    number = page.requests.chosen_record().number
    decisions.grant(page.desk.workspace, number, Progress())
    page.reload()
    _wait(page, qtbot)
    assert number not in [row.number for row in approvals.waiting(page.desk.workspace)]
    assert page.requests.rows.rowCount() == 1
    page.desk.jobs.close()


def test_a_refusal_wants_a_reason_and_ends_the_request(office: Workspace, qtbot: QtBot) -> None:
    page = _page(as_checker(office), qtbot)
    page.requests.selectRow(0)
    dialog = RefusalDialog(page.requests.chosen_record(), page)
    assert not dialog.confirm.isEnabled()
    dialog.reason.setPlainText("  ")
    assert not dialog.confirm.isEnabled()
    dialog.reason.setPlainText("ناقص")
    assert dialog.confirm.isEnabled()
    dialog.reason_given.connect(page.verbs.refuse_with)
    with qtbot.waitSignal(page.desk.changes.committed, timeout=5000):
        dialog.accept()
    assert len(approvals.waiting(page.desk.workspace)) == 1
    qtbot.waitUntil(lambda: page.requests.rows.rowCount() == 1, timeout=5000)
    page.desk.jobs.close()


def test_each_count_opens_its_page(office: Workspace, qtbot: QtBot) -> None:
    shown: list[tuple[PageKey, Wish]] = []
    page = _page(as_checker(office), qtbot, shown)
    for tile in page.tiles.values():
        tile.click()
    assert {key for key, _ in shown} == {
        PageKey.BENEFICIARIES, PageKey.EXCHANGE, PageKey.DUPLICATES,
        PageKey.DISTRIBUTIONS, PageKey.AGENCIES, PageKey.BACKUPS,
    }  # fmt: skip
    page.desk.jobs.close()
