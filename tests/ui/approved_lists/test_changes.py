"""Drafts changed by hand in the window: left out with a reason, taken in nevertheless, divided, with a reserve."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.list_plan import Division, Exclusion, Part
from desktop.operations import agencies, approved_lists, list_changes
from desktop.operations.agencies import AgencyDraft
from desktop.ui.approved_lists import divide_dialog
from desktop.ui.approved_lists.divide_dialog import BY_VILLAGE, DivideDialog
from desktop.ui.approved_lists.give_dialog import GiveDialog
from desktop.ui.approved_lists.left_out_window import LeftOutWindow
from desktop.ui.approved_lists.lines_window import LinesWindow
from desktop.ui.approved_lists.page import ApprovedListsPage
from desktop.ui.widgets.reason_dialog import ReasonDialog
from desktop.ui.widgets.wrapped_label import WrappedLabel
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.families import PLACES, add_families
from tests.operations.test_approved_lists import plan
from tests.ui.conftest import Speak


@pytest.fixture
def office(tmp_path: Path, speak: Speak) -> Workspace:
    speak("ar")
    workspace = make_office(tmp_path)
    add_families(workspace, 6)
    agencies.add_agency(workspace, AgencyDraft(code="bank", name="بنك {الطعام}"))
    approved_lists.draft_list(workspace, plan())
    return workspace


@pytest.fixture
def page(page: ApprovedListsPage) -> ApprovedListsPage:
    page.view.selectRow(0)
    return page


def uid_of(page: ApprovedListsPage) -> str:
    return approved_lists.lists(page.desk.workspace)[0].uid


def give_reason(window: LinesWindow | LeftOutWindow, reason: str) -> None:
    dialog = window.findChild(ReasonDialog)
    assert dialog is not None
    dialog.form.set_values({"reason": reason})
    dialog.accept()


def test_a_family_is_left_out_with_a_reason_and_comes_back(page: ApprovedListsPage, qtbot: QtBot) -> None:
    page.verbs.look.click()
    lines = page.findChild(LinesWindow)
    assert lines is not None
    lines.lines.selectRow(1)
    lines.out.click()
    give_reason(lines, "انتقلت")
    qtbot.waitUntil(lambda: len(list_changes.left_out(page.desk.workspace, uid_of(page))) == 1)
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle)
    assert approved_lists.lists(page.desk.workspace)[0].families == 5
    page.verbs.out.click()
    window = page.findChild(LeftOutWindow)
    assert window is not None
    assert not window.take.isEnabled()
    qtbot.waitUntil(lambda: window.table.rows.rowCount() == 1)
    window.table.selectRow(0)
    assert window.take.isEnabled()
    assert window.table.chosen_record().reason is Exclusion.BY_HAND
    window.take.click()
    give_reason(window, "عادت")
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle)
    assert approved_lists.lists(page.desk.workspace)[0].families == 6


def test_a_list_is_divided_by_number_or_by_village(page: ApprovedListsPage, qtbot: QtBot) -> None:
    page.verbs.divide.click()
    dialog = page.findChild(DivideDialog)
    assert dialog is not None
    dialog.numbers.set_values({"bank": 2})
    dialog.end.set_values({"reserve": 1})
    assert dialog.division() == Division(parts=(Part(agency="bank", count=2),), reserve=1)
    dialog.ways.go_to(BY_VILLAGE)
    dialog.villages.set_values({"0": "bank"})
    part = dialog.division().parts[0]
    assert part.agency == "bank"
    assert set(part.places) <= set(PLACES)
    dialog.accept()
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle)
    assert [
        code for code, _families, _quantity in list_changes.shares(page.desk.workspace, uid_of(page))
    ] == [
        "",
        "bank",
    ]


def test_a_division_that_cannot_be_stays_on_the_screen(page: ApprovedListsPage, qtbot: QtBot) -> None:
    page.verbs.divide.click()
    dialog = page.findChild(DivideDialog)
    assert dialog is not None
    dialog.numbers.set_values({"bank": 99})
    dialog.accept()
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle)
    assert dialog.isVisible()
    assert dialog.confirm.isEnabled()
    assert dialog.banner.isVisible()


def test_one_family_is_given_to_a_partner(page: ApprovedListsPage, qtbot: QtBot) -> None:
    page.verbs.look.click()
    lines = page.findChild(LinesWindow)
    assert lines is not None
    lines.lines.selectRow(1)
    lines.give.click()
    dialog = lines.findChild(GiveDialog)
    assert dialog is not None
    dialog.form.set_values({"agency": "bank"})
    with qtbot.waitSignal(dialog.given):
        dialog.confirm.click()
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle)
    given = [line.share for line in approved_lists.lines(page.desk.workspace, uid_of(page))]
    assert given == ["", "bank", "", "", "", ""]
    lines.reject()


def test_villages_beyond_those_offered_are_told(
    page: ApprovedListsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(divide_dialog, "_MOST_VILLAGES", 1)
    dialog = DivideDialog(page.desk, approved_lists.lists(page.desk.workspace)[0], page)
    assert any("قريتان أخريان" in label.text() for label in dialog.findChildren(WrappedLabel))
    dialog.deleteLater()
