"""What the form types for the clerk, takes back, and keeps: names that run on, relations, undo, drafts."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.models.beneficiary import Relation, Sex
from desktop.models.circumstances import MaritalState
from desktop.models.family import Departure
from desktop.operations import beneficiaries
from desktop.operations.form_drafts import FAMILY, kept_drafts
from desktop.ui.beneficiaries.begun_families import family_name, waiting
from desktop.ui.beneficiaries.departure_dialog import DepartureDialog
from desktop.ui.beneficiaries.drafts_dialog import DraftsDialog
from desktop.ui.beneficiaries.family_window import FamilyWindow
from desktop.ui.beneficiaries.member_form import MemberForm
from desktop.ui.desk import Desk
from desktop.ui.widgets.dialog import Dialog
from desktop.workspace import Workspace
from tests.factories import as_checker, make_office
from tests.ui.beneficiaries.invented import FAMILIES
from tests.ui.conftest import Speak
from tests.ui.structure import show
from tests.ui.typing import press, type_text

FATHER, MOTHER, SON = "28407031901454", "28803121902321", "31205081901430"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _arabic(speak: Speak) -> None:
    """Speak one language: what is typed for the clerk looks alike in all."""
    speak("ar")


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return make_office(tmp_path)


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1280, 800)
    qtbot.addWidget(made)
    return made


def form(desk: Desk, room: QWidget) -> FamilyWindow:
    made = FamilyWindow(desk, room)
    show(made, 1180, 720)
    return made


def here(window: FamilyWindow) -> QWidget:
    widget = window.focusWidget()
    assert widget is not None
    return widget


def enter(window: FamilyWindow, *words: str) -> None:
    """Type words, each ended with Enter, wherever the caret is."""
    for word in words:
        type_text(here(window), word)
        press(here(window), Qt.Key.Key_Return)


def family(window: FamilyWindow) -> list[MemberForm]:
    """Type a couple and a child from the head's name on."""
    window.sheet.members.members[0].row.begin()
    enter(window, "مصطفى إبراهيم خليل الشناوي", FATHER, "01001234567")
    enter(window, "فاطمة حسين علي", MOTHER)
    enter(window, "يوسف", SON)
    return window.sheet.members.members


def test_ids_and_names_say_what_nobody_has_to_type(desk: Desk, room: QWidget) -> None:
    window = form(desk, room)
    head, wife, son, empty = family(window)
    assert [one.row.text("relation") for one in (head, wife, son)] == ["head", "spouse", "son"]
    assert son.row.text("name") == "يوسف مصطفى إبراهيم خليل"
    drafts = [one.draft() for one in (head, wife, son)]
    assert [one.sex for one in drafts] == [Sex.MALE, Sex.FEMALE, Sex.MALE]
    assert [one.marital_state for one in drafts] == [MaritalState.MARRIED, MaritalState.MARRIED, None]
    assert [one.birth_area for one in drafts] == ["19", "19", "19"]
    assert here(window) is empty.row.editor("name")
    press(here(window), Qt.Key.Key_Return)
    assert here(window).property("field") == "code"  # nobody more: the category is next


def test_what_the_clerk_typed_himself_is_never_overwritten(desk: Desk, room: QWidget) -> None:
    window = form(desk, room)
    _, wife, _, _ = family(window)
    type_text(wife.row.editor("relation"), "9")  # the digit of an option chooses it
    assert wife.row.text("relation") == Relation.GRANDCHILD.value
    wife.row.editor("national_id").setText("")  # type: ignore[attr-defined]
    type_text(wife.row.editor("national_id"), MOTHER)
    assert wife.row.text("relation") == Relation.GRANDCHILD.value


def test_another_head_turns_every_relation_round(desk: Desk, room: QWidget) -> None:
    window = form(desk, room)
    head, wife, son, _ = family(window)
    type_text(wife.row.editor("relation"), "1")
    assert [one.row.text("relation") for one in (head, wife, son)] == ["spouse", "head", "son"]
    window.sheet.members.take_out(wife)
    assert [one.row.text("relation") for one in (head, son)] == ["head", "son"]


def test_undo_and_redo_go_over_the_whole_form(desk: Desk, room: QWidget) -> None:
    window = form(desk, room)
    family(window)
    whole = window.sheet.draft()
    assert len(whole.members) == 3
    for _step in range(5):
        press(here(window), Qt.Key.Key_Z, CTRL)
    assert len(window.sheet.draft().members) < 3
    for _step in range(5):
        press(here(window), Qt.Key.Key_Y, CTRL)
    assert window.sheet.draft() == whole
    for _step in range(30):
        press(here(window), Qt.Key.Key_Z, CTRL)
    assert window.sheet.draft().members[0].name == ""


def test_what_is_folded_away_is_one_key_off_and_saved_with_the_rest(
    desk: Desk, room: QWidget, office: Workspace, qtbot: QtBot
) -> None:
    window = form(desk, room)
    head = family(window)[0]
    head.row.begin()
    window.sheet.members.turn_more()
    assert here(window).property("field") == "father_name"
    head.disability.open().editor("walking").set_value(3)  # type: ignore[attr-defined]
    needs = window.sheet.lines[1]
    needs.turn()
    type_text(here(window), "أدوية")
    press(here(window), Qt.Key.Key_Return)
    with qtbot.waitSignal(window.saved) as signal:
        press(here(window), Qt.Key.Key_Return)  # in the empty need behind it: nothing is left
    card = beneficiaries.card(office, signal.args[0].uid)
    assert [one.kind for one in card.lines.needs] == ["medicine"]
    assert [one.walking for one in card.lines.disabilities.values()] == [3]


def test_a_form_that_falls_is_offered_again_to_its_person_alone(
    desk: Desk, room: QWidget, office: Workspace, qtbot: QtBot
) -> None:
    fallen = form(desk, room)
    family(fallen)
    type_text(here(fallen), "نصف")  # in the middle of a word
    typed = fallen.sheet.draft()
    fallen.keeping.keep()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    assert kept_drafts(as_checker(office), FAMILY) == []
    again = form(desk, room)
    assert again.banner.isVisible()
    again.banner.step.click()
    assert [one.name for one in again.sheet.draft().members][-1] == "نصف"
    assert again.sheet.draft() == typed
    with qtbot.waitSignal(again.saved):
        again._save()
    assert kept_drafts(office, FAMILY) == []


def test_of_several_families_begun_one_is_chosen_and_one_thrown_away(
    desk: Desk, room: QWidget, office: Workspace, qtbot: QtBot
) -> None:
    for name in ("سعاد علي حسن", "ليلى أحمد فهمي"):
        begun = form(desk, room)
        begun.sheet.members.members[0].row.begin()
        enter(begun, name)
        begun.keeping.keep()
        qtbot.waitUntil(lambda: desk.jobs.is_idle)
        begun._leave_unsaved()
    again = form(desk, room)
    again.banner.step.click()
    dialog = again.findChildren(DraftsDialog)[-1]
    assert [family_name(one) for one in waiting(desk.workspace)] == ["ليلى أحمد فهمي", "سعاد علي حسن"]
    dialog.away.click()
    dialog.findChildren(Dialog)[-1].confirm.click()
    qtbot.waitUntil(lambda: dialog.table.rows.rowCount() == 1)
    dialog.confirm.click()
    assert again.sheet.draft().members[0].name == "سعاد علي حسن"
    assert not again.banner.isVisible()


def test_a_correction_in_mid_way_still_sees_what_was_saved_meanwhile(
    desk: Desk, room: QWidget, office: Workspace, qtbot: QtBot
) -> None:
    saved = beneficiaries.register(office, FAMILIES["eg"])
    card = beneficiaries.card(office, saved.uid)
    fallen = FamilyWindow(desk, room, card=card)
    show(fallen, 1180, 720)
    type_text(fallen.sheet.household.editor("address"), "شارع ")
    fallen.keeping.keep()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    other = replace(fallen.sheet.draft(), place="فايد", address=card.household.address)
    beneficiaries.correct(as_checker(office), saved.uid, saved.version, other)
    again = FamilyWindow(
        desk, room, card=beneficiaries.card(office, saved.uid), kept=kept_drafts(office, FAMILY)[0]
    )
    show(again, 1180, 720)
    again._save()
    qtbot.waitUntil(lambda: again.banner.isVisible() and desk.jobs.is_idle)
    assert again.banner.step.isVisible()


def test_throwing_the_typing_away_forgets_the_draft(
    desk: Desk, room: QWidget, office: Workspace, qtbot: QtBot
) -> None:
    window = form(desk, room)
    family(window)
    window.keeping.keep()
    window._throw_away()
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    assert kept_drafts(office, FAMILY) == []


def test_a_member_leaves_to_found_a_family(
    desk: Desk, room: QWidget, office: Workspace, qtbot: QtBot
) -> None:
    saved = beneficiaries.register(office, FAMILIES["eg"])
    window = FamilyWindow(desk, room, card=beneficiaries.card(office, saved.uid))
    show(window, 1180, 720)
    son = window.sheet.members.members[2]
    window.departures.take_out(son)
    dialog = window.findChildren(DepartureDialog)[-1]
    dialog.form.editor("kind").set_value("own_family")  # type: ignore[attr-defined]
    dialog._follow()
    decided: list[Departure] = []
    dialog.decided.connect(decided.append)
    dialog.confirm.click()
    assert decided[0].to == "+"
    with qtbot.waitSignal(window.saved) as signal:
        window._save()
    assert signal.args[0].founded_code
