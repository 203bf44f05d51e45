"""The page of approved lists in three languages: drafting with a live count, asking, comparing."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.approved_list import ListState
from desktop.models.filtering import Condition, Field
from desktop.models.listing import Listing
from desktop.models.period import Period
from desktop.operations import approvals, approved_lists
from desktop.ui.approved_lists.draft_dialog import DraftDialog
from desktop.ui.approved_lists.lines_window import LinesWindow
from desktop.ui.approved_lists.page import ApprovedListsPage
from desktop.ui.approved_lists.words import CHANGES, STATES
from desktop.ui.desk import Desk, PageKey, Wish
from desktop.ui.text import plain
from desktop.ui.widgets.reason_dialog import ReasonDialog
from desktop.workspace import Workspace
from tests.factories import as_checker, make_office
from tests.families import add_families, run_sql
from tests.operations.test_approved_lists import approve, plan

pytestmark = pytest.mark.usefixtures("language")


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 9)
    add_families(workspace, 1, id_state="disputed")
    return workspace


def idle(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.jobs.is_idle)


def test_an_empty_office_is_told_the_next_step(page: ApprovedListsPage) -> None:
    assert page.view.empty.isVisible()
    assert not page.print.isEnabled()


def test_a_kind_of_aid_is_called_what_it_was_renamed_to_while_the_page_was_open(
    page: ApprovedListsPage, office: Workspace
) -> None:
    approved_lists.draft_list(office, plan())
    run_sql(office, "update code set ar = 'سلة', fa = 'سلة', en = 'سلة' where code = 'food_box'")
    page.reload()
    place = page.view.column_numbers()["aid"]
    assert plain(page.view.rows.words(0, place)) == "سلة"


def test_a_list_is_drafted_with_a_count_that_follows(
    page: ApprovedListsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.new.click()
    dialog = page.findChild(DraftDialog)
    assert dialog is not None
    idle(desk, qtbot)
    dialog.what.set_values(
        dialog.what.values()
        | {
            "title": "كراتين",
            "aid_kind": "food_box",
            "period": Period(date(2026, 2, 1), date(2026, 2, 28)),
        }
    )
    dialog._ask_count()
    idle(desk, qtbot)
    assert dialog.preview.excluded.isVisibleTo(dialog)
    with qtbot.waitSignal(dialog.drafted):
        dialog.confirm.click()
    assert page.view.rows.rowCount() == 1
    assert page.banner.isVisible()
    assert page.verbs.request.isVisible()
    assert "كراتين" in page.card.title.text()


def test_a_wrong_draft_stays_open_with_the_problem_beside_the_field(
    page: ApprovedListsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.new.click()
    dialog = page.findChild(DraftDialog)
    assert dialog is not None
    idle(desk, qtbot)
    dialog.confirm.click()
    assert dialog.isVisible()
    assert approved_lists.lists(desk.workspace) == []
    dialog.reject()


def test_what_was_seen_and_what_a_file_names_becomes_a_list(
    page: ApprovedListsPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    seen = Listing(conditions=(Condition(field=Field.STATE, values=("confirmed",)),))
    page.receive(Wish(listing=seen))
    dialog = page.findChild(DraftDialog)
    assert dialog is not None
    idle(desk, qtbot)
    wanted = dialog.plan()
    assert (len(wanted.named or ()), wanted.criteria.source) == (10, "view")
    file = tmp_path / "list.csv"
    file.write_text("الرقم القومي\n29001011900001\n29001011999999\n", encoding="utf-8")
    dialog.named.read(str(file))
    dialog.named.follow()  # the view is chosen again while the file is read
    idle(desk, qtbot)
    again = dialog.plan()
    assert (len(again.named or ()), again.criteria.source) == (10, "view")
    dialog.named.read(str(file))
    qtbot.waitUntil(lambda: dialog.plan().named == (1,))
    assert dialog.plan().criteria.source_name == "list.csv"
    assert dialog.banner.isVisibleTo(dialog)  # a row names nobody here
    idle(desk, qtbot)
    dialog._ask_count()
    idle(desk, qtbot)
    assert dialog.preview.figure.text().strip("\u200e\u200f") in {"1", "١", "۱"}
    dialog.reject()


def test_money_is_entered_in_pounds_and_kept_in_piastres(
    page: ApprovedListsPage, desk: Desk, qtbot: QtBot
) -> None:
    dialog = DraftDialog(desk, page)
    idle(desk, qtbot)
    dialog.what.set_values(dialog.what.values() | {"aid_kind": "cash_once", "each": 50})
    assert (dialog.plan().portion.each, dialog.plan().unit) == (5000, "EGP")
    dialog.reject()


def test_asking_files_a_request_and_shows_that_it_waits(
    page: ApprovedListsPage, desk: Desk, qtbot: QtBot
) -> None:
    drafted = approved_lists.draft_list(desk.workspace, plan())
    page.receive(Wish(filter=drafted.uid))
    page.verbs.request.click()
    idle(desk, qtbot)
    assert len(approvals.waiting(desk.workspace)) == 1
    assert not page.verbs.request.isVisible()


def test_a_refused_list_shows_the_reason_and_can_be_asked_again(page: ApprovedListsPage, desk: Desk) -> None:
    drafted = approved_lists.draft_list(desk.workspace, plan())
    number = approved_lists.ask_approval(desk.workspace, drafted.uid)
    approvals.refuse(as_checker(desk.workspace), number, "الكمية ناقصة")
    page.receive(Wish(filter=drafted.uid))
    assert page.verbs.request.isVisible()


def test_a_draft_is_given_up_with_a_reason(page: ApprovedListsPage, desk: Desk, qtbot: QtBot) -> None:
    drafted = approved_lists.draft_list(desk.workspace, plan())
    page.receive(Wish(filter=drafted.uid))
    page.verbs.give_up.click()
    dialog = page.findChild(ReasonDialog)
    assert dialog is not None
    dialog.form.set_values({"reason": "صيغت مرتين"})
    dialog.accept()
    idle(desk, qtbot)
    (row,) = approved_lists.lists(desk.workspace)
    assert row.state is ListState.CANCELLED
    assert not page.verbs.give_up.isVisible()
    assert page.banner.isVisible()


def test_an_approved_list_offers_print_new_edition_and_distribution(
    page: ApprovedListsPage, desk: Desk, shown: list[tuple[PageKey, Wish]]
) -> None:
    drafted = approved_lists.draft_list(desk.workspace, plan())
    approve(desk.workspace, drafted.uid)
    page.receive(Wish(filter=drafted.uid))
    assert page.print.isEnabled()
    assert page.verbs.renew.isVisible()
    page.hand_out.click()
    assert shown == [(PageKey.DISTRIBUTIONS, Wish(filter=f"plan:{drafted.uid}"))]


def test_the_lines_are_read_by_the_page_and_compared(
    page: ApprovedListsPage, desk: Desk, qtbot: QtBot
) -> None:
    drafted = approved_lists.draft_list(desk.workspace, plan())
    approve(desk.workspace, drafted.uid)
    run_sql(desk.workspace, "update household set state = 'suspended' where id = 1")
    second = approved_lists.new_edition(desk.workspace, drafted.uid)
    page.receive(Wish(filter=second.uid))
    page.verbs.look.click()
    window = page.findChild(LinesWindow)
    assert window is not None
    assert window.lines.rows.rowCount() == 8
    first = window.lines.rows.record(0)
    assert first is not None
    assert first.position == 1
    window.compare.click()
    idle(desk, qtbot)
    assert window.changes.rows.rowCount() == 1
    window.accept()


def test_the_search_finds_by_number_in_any_digits(page: ApprovedListsPage, desk: Desk) -> None:
    drafted = approved_lists.draft_list(desk.workspace, plan())
    approve(desk.workspace, drafted.uid)
    approved_lists.draft_list(desk.workspace, plan(title="بطاطين"))
    assert page.search is not None
    page.search.setText("٢٠٢٦/١")
    page.reload()
    assert page.view.rows.rowCount() == 1


def test_every_state_and_reason_has_its_words() -> None:
    assert set(STATES) == set(ListState)
    assert len(CHANGES) == 3
