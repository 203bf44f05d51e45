"""The beneficiaries page in three languages: the list, the search while one types, the card, closing, exporting."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.models.family_card import FamilyCard
from desktop.models.journal import Action
from desktop.models.listing import Listing, Order, Scope
from desktop.operations import beneficiaries, memberships, programmes
from desktop.ui.beneficiaries.departure_dialog import DepartureDialog
from desktop.ui.beneficiaries.family_window import FamilyWindow
from desktop.ui.beneficiaries.page import BeneficiariesPage
from desktop.ui.desk import Desk, Wish
from desktop.ui.widgets.copied_rows import copy_cell
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.families import run_sql
from tests.ui.beneficiaries.invented import FAMILIES
from tests.ui.beneficiaries.scenes import SEARCHED, no_wizard
from tests.ui.desks import add_invented, country_of, make_desk
from tests.ui.structure import assert_sound, show
from tests.ui.typing import press, type_text

NAMES_IN_DATA = ("Mostafa",)


@pytest.fixture
def office(tmp_path: Path, language: str) -> Workspace:
    workspace = make_office(tmp_path, country_of(language))
    add_invented(workspace, 9)
    beneficiaries.register(workspace, FAMILIES[workspace.country.value])
    return workspace


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> BeneficiariesPage:
    made = BeneficiariesPage(desk, import_wizard=no_wizard)
    qtbot.addWidget(made)
    show(made)
    idle(made, qtbot)
    return made


def idle(page: BeneficiariesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle)


def look_for(page: BeneficiariesPage, words: str, qtbot: QtBot) -> None:
    assert page.search is not None
    page.search.clear()
    with qtbot.waitSignal(page.search.searched):
        type_text(page.search, words)
    idle(page, qtbot)


def choose(page: BeneficiariesPage, line: int, qtbot: QtBot) -> None:
    page.list.selectRow(line)
    qtbot.waitUntil(lambda: not page.shown.rest.isActive() and page.desk.jobs.is_idle)


def test_the_page_is_sound_in_every_language(page: BeneficiariesPage, qtbot: QtBot) -> None:
    choose(page, 0, qtbot)
    assert_sound(page, NAMES_IN_DATA)
    show(page, 1024, 640)
    assert_sound(page, NAMES_IN_DATA)


def test_families_are_listed_by_name_with_their_counts(page: BeneficiariesPage) -> None:
    assert page.list.rows.rowCount() == 10
    assert page.tiles.families.accessibleName().strip()
    names = [page.list.rows.record(row) for row in range(10)]
    assert len({row.household_uid for row in names if row is not None}) == 10


def test_a_counter_shows_what_it_counts(page: BeneficiariesPage, qtbot: QtBot) -> None:
    page.tiles.without_id.click()
    idle(page, qtbot)
    counts = beneficiaries.counts(page.desk.workspace)
    assert page.list.listing.scope is Scope.WITHOUT_ID
    assert page.list.rows.rowCount() == counts.without_id
    page.tiles.disputed.click()
    idle(page, qtbot)
    assert page.list.rows.rowCount() == counts.disputed
    assert_sound(page, NAMES_IN_DATA)


def test_typing_finds_a_person_by_two_of_his_names_in_any_order(
    page: BeneficiariesPage, office: Workspace, qtbot: QtBot
) -> None:
    words = SEARCHED[office.country.value].split()
    look_for(page, " ".join(reversed(words)), qtbot)
    found = [page.list.rows.record(row) for row in range(page.list.rows.rowCount())]
    assert FAMILIES[office.country.value].members[0].name in {row.name for row in found if row is not None}
    assert page.list.chosen_id() is not None  # the first hit stands chosen, its card follows


def test_typing_an_id_in_local_digits_finds_its_bearer(
    page: BeneficiariesPage, office: Workspace, qtbot: QtBot
) -> None:
    head = FAMILIES[office.country.value].members[0]
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    look_for(page, head.national_id.translate(digits), qtbot)
    assert page.list.rows.rowCount() == 1


def test_who_is_not_found_can_be_entered_at_once(page: BeneficiariesPage, qtbot: QtBot) -> None:
    look_for(page, "zzzz", qtbot)
    assert page.list.empty.isVisible()
    page.list.empty.button.click()
    assert any(isinstance(window, FamilyWindow) for window in QApplication.topLevelWidgets())


def test_an_empty_list_says_what_to_do_next(tmp_path: Path, language: str, qtbot: QtBot) -> None:
    desk = make_desk(make_office(tmp_path, country_of(language)))
    page = BeneficiariesPage(desk, import_wizard=no_wizard)
    qtbot.addWidget(page)
    show(page)
    idle(page, qtbot)
    assert page.list.empty.isVisible()
    assert page.list.empty.button.isVisible()
    assert_sound(page)
    desk.jobs.close()


def test_the_card_shows_the_whole_family(page: BeneficiariesPage, office: Workspace, qtbot: QtBot) -> None:
    look_for(page, SEARCHED[office.country.value], qtbot)
    choose(page, 0, qtbot)
    qtbot.waitUntil(lambda: page.shown.card is not None)
    assert page.shown.card is not None
    assert len(page.shown.card.household.members) == 3
    assert page.card.title.isVisible()


def test_walking_through_the_lines_reads_only_the_card_where_one_rests(
    page: BeneficiariesPage, qtbot: QtBot
) -> None:
    for line in range(5):
        page.list.selectRow(line)
    qtbot.waitUntil(lambda: page.shown.card is not None)
    row = page.list.chosen_record()
    assert page.shown.card is not None
    assert page.shown.card.household.uid == row.household_uid


def test_a_click_on_a_heading_asks_the_database_for_another_order(
    page: BeneficiariesPage, qtbot: QtBot
) -> None:
    page.list._sort("code", True)
    idle(page, qtbot)
    assert page.list.listing == Listing(scope=Scope.HEADS, order=Order.CODE, descending=True)
    assert page.list.rows.rowCount() == 10


def test_a_file_is_closed_with_kind_and_reason_and_found_among_the_closed(
    page: BeneficiariesPage, qtbot: QtBot
) -> None:
    choose(page, 0, qtbot)
    qtbot.waitUntil(lambda: page.shown.card is not None)
    page.close_file.click()
    dialog = page.findChildren(DepartureDialog)[-1]
    today = page.desk.workspace.today()
    assert not dialog.confirm.isEnabled()
    dialog.form.set_values({"kind": "moved", "day": today + timedelta(days=1), "reason": "انتقلت"})
    dialog.form.changed.emit()
    dialog.confirm.click()  # a day that is still to come is asked again
    assert dialog.isVisible()
    dialog.form.set_values({"kind": "moved", "day": today - timedelta(days=3), "reason": "انتقلت"})
    dialog.confirm.click()
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle and page.list.rows.rowCount() == 9)
    page.receive(Wish(filter=Scope.CLOSED.value))
    idle(page, qtbot)
    assert page.list.rows.rowCount() == 1
    (uid,) = [
        row.household_uid for row in page.list._fetch([page.list.rows.row_id(0) or 0]) if row is not None
    ]
    household = beneficiaries.card(page.desk.workspace, uid).household
    assert (household.closed_kind, household.closed_on, household.closed_reason) == (
        "moved", today - timedelta(days=3), "انتقلت",
    )  # fmt: skip


def test_chosen_families_join_a_programme_together_and_it_is_undone(
    page: BeneficiariesPage, qtbot: QtBot
) -> None:
    workspace = page.desk.workspace
    programmes.add_programme(workspace, code="karama", name="تكافل وكرامة")
    page.list.selectAll()
    assert [one.isEnabled() for one in page.list.actions()] == [False, False, False, True]
    dialog = page.chosen.ask_step()
    dialog.form.set_values({"programme": "karama", "kind": "join", "day": workspace.today()})
    dialog.count()
    qtbot.waitUntil(lambda: dialog.confirm.isEnabled() and page.desk.jobs.is_idle)
    dialog.confirm.click()
    qtbot.waitUntil(lambda: page.banner.isVisible() and page.desk.jobs.is_idle)
    assert len(memberships.member_ids(workspace, "karama")) == 10
    page.banner.step.click()
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle)
    assert memberships.member_ids(workspace, "karama") == []


def test_keys_open_the_form_and_walk_the_list(page: BeneficiariesPage, qtbot: QtBot) -> None:
    assert page.search is not None
    page.search.setFocus()
    press(page.search, Qt.Key.Key_Down)
    assert page.list.chosen_id() is not None
    qtbot.waitUntil(lambda: page.shown.card is not None)
    press(page.list, Qt.Key.Key_Return)
    assert page.findChildren(FamilyWindow)


def test_entering_a_line_opens_its_own_family_not_the_one_still_shown(
    page: BeneficiariesPage, qtbot: QtBot
) -> None:
    choose(page, 0, qtbot)
    qtbot.waitUntil(lambda: page.shown.card is not None)
    first = page.shown.card
    assert first is not None
    line = next(n for n in range(10) if _family_of(page, n) != first.household.uid)
    page.list.selectRow(line)
    press(page.list, Qt.Key.Key_Return)  # before the card of that line was read
    assert not page.findChildren(FamilyWindow)
    qtbot.waitUntil(lambda: bool(page.findChildren(FamilyWindow)))
    opened: FamilyCard | None = page.shown.card
    assert opened is not None
    assert opened.household.uid == _family_of(page, line)


def test_a_file_is_closed_from_the_menu_before_its_card_was_read(
    page: BeneficiariesPage, qtbot: QtBot
) -> None:
    page.list.selectRow(0)
    page.chosen.close_file.trigger()
    qtbot.waitUntil(lambda: bool(page.findChildren(DepartureDialog)))


def _family_of(page: BeneficiariesPage, line: int) -> str:
    row = page.list.rows.record(line)
    assert row is not None
    return str(row.household_uid)


def test_lines_are_copied_once_the_journal_knows_and_not_where_it_cannot(
    page: BeneficiariesPage, office: Workspace
) -> None:
    page.list.selectAll()
    press(page.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text()
    with office.store.read() as uow:
        entry = uow.journal.with_action(Action.EXPORTED.value)[-1]
    told = json.loads(entry.details)
    assert told == {"rows": len(copied.split("\n")), "columns": page.list.columns_shown(), "is_copied": True}
    page.list.selectRow(0)
    copy_cell(page.list)
    with office.store.read() as uow:
        entry = uow.journal.with_action(Action.EXPORTED.value)[-1]
    assert json.loads(entry.details) == {"rows": 1, "columns": ["name"], "is_copied": True}
    assert QApplication.clipboard().text() in copied
    QApplication.clipboard().clear()
    run_sql(office, "update user_account set standing = standing + 1")  # another colleague changed his roles
    press(page.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == ""
    assert page.banner.isVisible()
