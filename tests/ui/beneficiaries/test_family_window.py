"""The family form in three languages: entered by keyboard alone, faults beside their fields, nothing typed is lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.models.beneficiary import Relation, Sex
from desktop.models.family_card import FamilyCard
from desktop.operations import beneficiaries, duplicates
from desktop.ui.beneficiaries.departure_dialog import DepartureDialog
from desktop.ui.beneficiaries.doubles import DoublesDialog
from desktop.ui.beneficiaries.family_window import FamilyWindow
from desktop.ui.beneficiaries.meanwhile import MeanwhileDialog
from desktop.ui.desk import Desk
from desktop.ui.widgets.dialog import Dialog
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.ui.beneficiaries.invented import FAMILIES
from tests.ui.desks import country_of
from tests.ui.structure import assert_sound, show
from tests.ui.typing import press, type_text

ISLANDS = ("Mostafa", "F8", "F7", "F4")


@pytest.fixture
def office(tmp_path: Path, language: str) -> Workspace:
    return make_office(tmp_path, country_of(language))


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1280, 800)
    qtbot.addWidget(made)
    return made


def form(desk: Desk, room: QWidget, card: FamilyCard | None = None) -> FamilyWindow:
    made = FamilyWindow(desk, room, card=card)
    show(made, 1180, 720)
    return made


def stored(office: Workspace) -> FamilyCard:
    saved = beneficiaries.register(office, FAMILIES[office.country.value])
    return beneficiaries.card(office, saved.uid)


def focused(window: FamilyWindow) -> QWidget:
    widget = window.focusWidget()
    assert widget is not None
    return widget


def test_the_form_is_sound_in_every_language(desk: Desk, room: QWidget, office: Workspace) -> None:
    assert_sound(form(desk, room), ISLANDS)
    assert_sound(form(desk, room, stored(office)), ISLANDS)


def test_a_family_is_entered_by_keyboard_alone_and_the_next_one_offered(
    desk: Desk, room: QWidget, office: Workspace, qtbot: QtBot
) -> None:
    window = form(desk, room)
    head = FAMILIES[office.country.value].members[0]
    window.sheet.members.members[0].row.begin()
    type_text(focused(window), head.name)
    press(focused(window), Qt.Key.Key_Return)
    type_text(focused(window), head.national_id)
    press(focused(window), Qt.Key.Key_Return)
    with qtbot.waitSignal(window.saved) as signal:
        for _field in range(6):  # what the ID did not tell, the empty next member, the empty category
            press(focused(window), Qt.Key.Key_Return)
    card = beneficiaries.card(office, signal.args[0].uid)
    assert card.household.head.name == head.name
    assert window.isVisible()
    assert window.sheet.members.members[0].row.text("name") == ""
    assert focused(window).property("field") == "address"  # district and village are those of the last family


def test_enter_goes_from_the_household_into_the_members_and_shift_enter_back(
    desk: Desk, room: QWidget
) -> None:
    window = form(desk, room)
    address = window.sheet.household.editor("address")
    notes = window.sheet.living.editor("notes")
    name = window.sheet.members.members[0].row.editor("name")
    address.setFocus()
    press(address, Qt.Key.Key_Return)
    assert focused(window) is name
    press(name, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert focused(window) is address
    window.sheet.more.turn()  # unfolded, it lies on the way
    assert focused(window) is window.sheet.living.editor("landmark")
    notes.setFocus()
    press(notes, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert focused(window) is name


@pytest.mark.parametrize("language", ["ar", "en"], indirect=True)  # an Iranian ID tells none of these
def test_the_id_tells_sex_governorate_and_birth_date(desk: Desk, room: QWidget) -> None:
    window = form(desk, room)
    member = window.sheet.members.members[0]
    type_text(member.row.editor("national_id"), "٢٨٤٠٧٠٣١٩٠١٤٥٤")
    draft = member.draft()
    assert draft.sex is Sex.MALE
    assert str(draft.birth_date) == "1984-07-03"
    told = member.row.editor("national_id").told()  # type: ignore[attr-defined]
    assert told.startswith("✓")
    assert ("الإسماعيلية" in told) or ("Ismailia" in told)


def test_members_are_added_and_taken_out_by_key(desk: Desk, room: QWidget) -> None:
    window = form(desk, room)
    type_text(window.sheet.members.members[0].row.editor("name"), "سعاد علي")
    window.add.click()
    assert focused(window) is window.sheet.members.members[1].row.editor("name")
    type_text(focused(window), "يوسف أحمد علي")
    assert len(window.sheet.members.counted()) == 2
    window.departures.take_out_here()
    assert len(window.sheet.members.counted()) == 1


def test_faults_stand_beside_their_fields_and_nothing_is_saved(
    desk: Desk, room: QWidget, office: Workspace
) -> None:
    window = form(desk, room)
    member = window.sheet.members.members[0]
    type_text(member.row.editor("national_id"), "2840703")
    window._save()
    assert window.banner.isVisible()
    assert member.row.editor("national_id").property("has_error")
    assert focused(window) is member.row.editor("name")
    assert beneficiaries.counts(office).families == 0
    assert_sound(window, ISLANDS)


def test_a_line_that_does_not_say_what_it_is_about_stops_the_saving(
    desk: Desk, room: QWidget, office: Workspace
) -> None:
    window = form(desk, room)
    type_text(window.sheet.members.members[0].row.editor("name"), "منى أحمد محمود علي")
    categories, *_rest, programmes = window.sheet.lines
    category = categories.lines[0].editor("code")
    type_text(category, "ليس في القائمة")
    type_text(programmes.lines[0].editor("number"), "77")
    window._save()
    assert window.banner.isVisible()
    assert category.property("has_error")
    assert programmes.lines[0].editor("programme").property("has_error")
    assert beneficiaries.counts(office).families == 0


def test_a_person_of_the_same_name_is_shown_before_saving(
    desk: Desk, room: QWidget, office: Workspace, qtbot: QtBot
) -> None:
    stored(office)
    window = form(desk, room)
    name = window.sheet.members.members[0].row.editor("name")
    type_text(name, FAMILIES[office.country.value].members[0].name)
    window._save()
    qtbot.waitUntil(lambda: bool(window.findChildren(DoublesDialog)))
    dialog = window.findChildren(DoublesDialog)[-1]
    assert dialog.found.rows.rowCount() == 1
    assert beneficiaries.counts(office).families == 1
    with qtbot.waitSignal(window.saved):
        dialog.confirm.click()
    assert beneficiaries.counts(office).families == 2


def test_a_double_is_told_while_the_family_is_typed_and_asked_about_once(
    desk: Desk, room: QWidget, office: Workspace, qtbot: QtBot
) -> None:
    stored(office)
    window = form(desk, room)
    row = window.sheet.members.members[0].row
    row.editor("name").setFocus()
    type_text(row.editor("name"), FAMILIES[office.country.value].members[0].name)
    press(row.editor("name"), Qt.Key.Key_Return)
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner.step.isVisible()
    assert focused(window) is row.editor("national_id")  # the typing goes on
    window.banner.step.click()
    (dialog,) = window.findChildren(DoublesDialog)
    dialog.confirm.click()
    assert window.banner.isHidden()
    assert beneficiaries.counts(office).families == 1
    with qtbot.waitSignal(window.saved):
        window._save()
    assert beneficiaries.counts(office).families == 2
    assert duplicates.waiting_pairs(office) == 0


def test_a_double_is_told_of_the_next_family_too(
    desk: Desk, room: QWidget, office: Workspace, qtbot: QtBot
) -> None:
    stored(office)
    window = form(desk, room)
    for _family in range(2):
        window.activateWindow()  # the question closed; a caret leaves a field only where the window is active
        qtbot.waitUntil(window.isActiveWindow)
        name = window.sheet.members.members[0].row.editor("name")
        name.setFocus()
        type_text(name, FAMILIES[office.country.value].members[0].name)
        press(name, Qt.Key.Key_Return)
        qtbot.waitUntil(window.banner.step.isVisible)
        window.banner.step.click()
        window.findChildren(DoublesDialog)[-1].confirm.click()
        with qtbot.waitSignal(window.saved):
            window._save()
        assert not window.banner.step.isVisible()


def test_a_correction_closes_the_form_when_it_is_saved(
    desk: Desk, room: QWidget, office: Workspace, qtbot: QtBot
) -> None:
    card = stored(office)
    window = form(desk, room, card)
    place = window.sheet.household.editor("place")
    place.set_value("السلام")  # type: ignore[attr-defined]
    with qtbot.waitSignal(window.saved):
        window._save()
    assert beneficiaries.card(office, card.household.uid).household.place == "السلام"


def test_what_somebody_else_saved_meanwhile_is_compared_and_no_typing_is_lost(
    desk: Desk, room: QWidget, office: Workspace, qtbot: QtBot
) -> None:
    card = stored(office)
    window = form(desk, room, card)
    other = replace(window.sheet.draft(), address="شارع آخر")
    beneficiaries.correct(office, card.household.uid, card.household.version, other)
    window.sheet.household.editor("place").set_value("السلام")  # type: ignore[attr-defined]
    window._save()
    qtbot.waitUntil(lambda: window.banner.isVisible() and desk.jobs.is_idle)
    assert window.sheet.household.text("place") == "السلام"
    window.banner.step.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(MeanwhileDialog)))
    dialog = window.findChildren(MeanwhileDialog)[-1]
    assert dialog.shown.rows.rowCount() == 2
    with qtbot.waitSignal(window.saved):
        dialog.confirm.click()
    assert beneficiaries.card(office, card.household.uid).household.place == "السلام"


def test_a_stored_member_leaves_only_with_a_reason(
    desk: Desk, room: QWidget, office: Workspace, qtbot: QtBot
) -> None:
    card = stored(office)
    window = form(desk, room, card)
    window.sheet.members.members[2].remove.click()
    dialog = window.findChildren(DepartureDialog)[-1]
    dialog.form.editor("kind").set_value("married_out")  # type: ignore[attr-defined]
    dialog.form.editor("reason").set_value("تزوج")  # type: ignore[attr-defined]
    dialog._follow()
    dialog.confirm.click()
    with qtbot.waitSignal(window.saved):
        window._save()
    members = beneficiaries.card(office, card.household.uid).household.members
    assert [one.closed_reason for one in members if one.state == "closed"] == ["تزوج"]


def test_leaving_asks_only_when_something_would_be_lost(desk: Desk, room: QWidget) -> None:
    window = form(desk, room)
    type_text(window.sheet.household.editor("place"), "فايد")
    window.reject()
    assert window.isVisible()
    question = [one for one in window.findChildren(Dialog) if one.isVisible()][-1]
    question.confirm.click()
    assert not window.isVisible()


def test_a_first_member_is_the_head_until_said_otherwise(desk: Desk, room: QWidget) -> None:
    window = form(desk, room)
    assert window.sheet.draft().members[0].relation is Relation.HEAD
