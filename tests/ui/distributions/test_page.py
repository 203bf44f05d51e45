"""The page of distributions in three languages: planning, printing, the counter, and the closing."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.i18n.catalogue import current
from desktop.models.distribution import DistributionState, Result
from desktop.models.handover import Agent, ResultEntry
from desktop.models.list_plan import Division, Part, Selection
from desktop.operations import agencies, approved_lists, distributions, handovers, list_changes
from desktop.operations.agencies import AgencyDraft
from desktop.operations.distributions import Planned
from desktop.ui.desk import Desk, Wish
from desktop.ui.distributions.close_dialog import CloseDialog
from desktop.ui.distributions.page import DistributionsPage
from desktop.ui.distributions.plan_dialog import PlanDialog
from desktop.ui.distributions.sheet_dialog import SheetDialog
from desktop.ui.distributions.words import RESULTS, STATES
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.paper_window import PaperWindow
from desktop.ui.widgets.print_dialog import PrintDialog
from desktop.workspace import Workspace
from tests.factories import NOW
from tests.families import run_sql
from tests.operations.test_approved_lists import approve, plan
from tests.rounds import wish

pytestmark = pytest.mark.usefixtures("language")


def test_a_round_is_planned_from_the_only_list(
    page: DistributionsPage, desk: Desk, qtbot: QtBot, list_uid: str
) -> None:
    page.new.click()
    dialog = page.findChild(PlanDialog)
    assert dialog is not None
    values = dialog.form.values() | {"campaign": "قافلة", "place": "القصاصين", "received": 5}
    assert values["list_uid"] == list_uid
    dialog.form.set_values(values)
    with qtbot.waitSignal(dialog.planned):
        dialog.confirm.click()
    assert page.view.rows.rowCount() == 1
    assert page.print.isEnabled()
    assert not page.verbs.enter.isVisible()


def test_a_round_of_several_days_says_both_on_its_card(
    page: DistributionsPage, qtbot: QtBot, list_uid: str
) -> None:
    page.new.click()
    dialog = page.findChild(PlanDialog)
    assert dialog is not None
    values = dialog.form.values() | {"campaign": "قافلة", "place": "القصاصين", "received": 5}
    dialog.form.set_values(values | {"last_day": NOW.date() - timedelta(days=1)})
    dialog.confirm.click()
    note = dialog.form.findChild(QLabel, "note-last_day")
    assert note is not None
    assert "✗" in note.text()
    last = NOW.date() + timedelta(days=2)
    dialog.form.set_values(values | {"last_day": last})
    with qtbot.waitSignal(dialog.planned):
        dialog.confirm.click()
    days = current().days(NOW.date(), last)
    assert any(days in label.text() for label in page.card.findChildren(QLabel))


def test_the_plan_counts_behind_the_window_whom_it_reaches(
    page: DistributionsPage, desk: Desk, qtbot: QtBot, list_uid: str
) -> None:
    page.receive(Wish(filter="plan:"))
    dialog = page.findChild(PlanDialog)
    assert dialog is not None
    assert not desk.jobs.is_idle
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    families, quantity = distributions.free_sums(desk.workspace, list_uid, Selection())
    assert current().number(families) in dialog.sums.text()
    places = dialog.form.editor("places")
    assert isinstance(places, Choice)
    assert places.count() > 1
    most = dialog.form.editor("most")
    most.setFocus()
    QTest.keyClicks(most, "1")
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    assert quantity > 1
    assert current().number(1) in dialog.sums.text()
    assert current().number(families) not in dialog.sums.text()
    dialog.reject()


def test_the_card_names_a_partner_that_was_noted_down_while_the_page_was_open(
    page: DistributionsPage, office: Workspace
) -> None:
    agencies.add_agency(office, AgencyDraft(code="bank", name="بنك {الطعام}"))
    drafted = approved_lists.draft_list(office, plan())
    list_changes.divide(office, drafted.uid, Division(parts=(Part(agency="bank", count=2),)))
    approve(office, drafted.uid)
    planned = distributions.plan(office, wish(drafted.uid, chosen=Selection(share="bank"), received=0))
    page.reload()
    page.receive(Wish(filter=planned.uid))
    assert any("بنك {الطعام}" in label.text() for label in page.card.findChildren(QLabel))


def test_a_kind_of_aid_is_called_what_it_was_renamed_to_while_the_page_was_open(
    page: DistributionsPage, office: Workspace, opened: Planned
) -> None:
    run_sql(office, "update code set ar = 'سلة', fa = 'سلة', en = 'سلة' where code = 'food_box'")
    page.reload()
    page.receive(Wish(filter=opened.uid))
    assert any("سلة" in label.text() for label in page.card.findChildren(QLabel))


def test_a_half_filled_plan_stays_open(page: DistributionsPage, desk: Desk) -> None:
    page.receive(Wish(filter="plan:"))
    dialog = page.findChild(PlanDialog)
    assert dialog is not None
    dialog.confirm.click()
    assert dialog.isVisible()
    assert distributions.distributions(desk.workspace) == []
    dialog.reject()


def test_the_print_dialog_hands_over_what_was_chosen(
    page: DistributionsPage, desk: Desk, list_uid: str, tmp_path: Path
) -> None:
    planned = distributions.plan(desk.workspace, wish(list_uid))
    page.receive(Wish(filter=planned.uid))
    page.print.click()
    dialog = page.findChild(PrintDialog)
    assert dialog is not None
    options = dialog.options()
    assert (options.language, options.is_masked, options.calendar) == ("ar", False, "")
    dialog.form.set_values(dialog.form.values() | {"calendar": "hijri"})
    assert dialog.options().calendar == "hijri"
    dialog.accept()
    assert dialog.chooser is not None
    assert dialog.chooser.selectedFiles()[0].endswith("2026-1.pdf")
    dialog.chooser.reject()
    dialog.reject()


def test_a_sheet_is_printed_village_by_village(
    page: DistributionsPage, desk: Desk, qtbot: QtBot, list_uid: str, tmp_path: Path
) -> None:
    planned = distributions.plan(desk.workspace, wish(list_uid, received=5))
    page.receive(Wish(filter=planned.uid))
    page.print.click()
    dialog = page.findChild(SheetDialog)
    assert dialog is not None
    dialog.form.set_values(dialog.form.values() | {"is_by_village": True})
    dialog.accept()
    assert dialog.chooser is not None
    assert dialog.chooser.fileMode() == dialog.chooser.FileMode.Directory
    dialog.chooser.reject()
    with qtbot.waitSignal(dialog.printed, timeout=20_000) as told:
        dialog.print_into(str(tmp_path))
    assert len(list(told.args[0].iterdir())) == 3
    assert page.banner.isVisible()
    assert page.findChild(PaperWindow) is None


def test_a_sheet_is_printed_and_shown(
    page: DistributionsPage, desk: Desk, qtbot: QtBot, list_uid: str, tmp_path: Path
) -> None:
    planned = distributions.plan(desk.workspace, wish(list_uid))
    page.receive(Wish(filter=planned.uid))
    page.print.click()
    dialog = page.findChild(PrintDialog)
    assert dialog is not None
    with qtbot.waitSignal(dialog.printed, timeout=20_000):
        dialog.print_into(str(tmp_path / "sheet.pdf"))
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert page.verbs.enter.isVisible()
    shown = page.findChild(PaperWindow)
    assert shown is not None
    shown.accept()


def test_a_round_closes_when_everything_is_accounted_for(
    page: DistributionsPage, desk: Desk, qtbot: QtBot, opened: Planned
) -> None:
    handovers.record_results(
        desk.workspace, opened.uid, [ResultEntry(row=1, result=Result.ABSENT)], rest=Result.RECEIVED
    )
    page.receive(Wish(filter=opened.uid))
    page.verbs.close_round.click()
    dialog = page.findChild(CloseDialog)
    assert dialog is not None
    assert not dialog.confirm.isEnabled()
    head = dialog.form.text("head")
    dialog.form.set_values({"returned": 1, "damaged": 0, "missing": 0, "head": ""})
    dialog._weigh()
    dialog.confirm.click()
    assert dialog.isVisible()  # nobody closes it yet
    dialog.form.set_values({"returned": 1, "damaged": 0, "missing": 0, "head": head})
    with qtbot.waitSignal(dialog.closed):
        dialog.confirm.click()
    assert page.banner.isVisible()
    assert not page.verbs.enter.isVisible()


def test_every_state_and_result_has_its_words() -> None:
    assert set(STATES) == set(DistributionState)
    assert set(RESULTS) == set(Result)
    assert Agent(name="x").relation == ""
