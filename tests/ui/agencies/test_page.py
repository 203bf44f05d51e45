"""The page of agencies and memoranda: both lists in every language, and the dialogs a clerk works in."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.i18n.catalogue import current, use
from desktop.i18n.tongue import tongue
from desktop.models.agency import CardState
from desktop.models.memorandum import Standing
from desktop.models.paper import grouped
from desktop.operations import activation, agencies, cards, memoranda
from desktop.operations.approvals import waiting
from desktop.ui.agencies.agency_dialog import AgencyDialog
from desktop.ui.agencies.digits_dialog import DigitsDialog
from desktop.ui.agencies.memorandum_dialog import MemorandumDialog
from desktop.ui.agencies.page import AGENCIES, ENDING, MEMORANDA, AgenciesPage
from desktop.ui.desk import Desk, Wish
from desktop.ui.keys import Key, sequence
from desktop.ui.text import plain
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.paper_window import PaperWindow, PreviewWindow
from desktop.workspace import Workspace
from tests.exchanging import decimal, draft, introduced, pair
from tests.ui.desks import keep, make_desk


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return introduced(tmp_path)[0]


def open_page(qtbot: QtBot, office: Workspace) -> AgenciesPage:
    page = AgenciesPage(make_desk(office))
    keep(page.desk, page)
    qtbot.addWidget(page)
    return page


def wait_for(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.jobs.is_idle, timeout=20_000)


def partner(office: Workspace) -> agencies.AgencyRow:
    return next(row for row in agencies.agencies(office) if not row.is_own)


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
def test_both_lists_are_shown_in_every_language(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    offices = pair(tmp_path)
    use(tongue(language))
    page = open_page(qtbot, offices.a)
    assert page.agencies.view.rows.rowCount() == 2
    page.switch.go_to(MEMORANDA)
    assert page.memoranda.view.rows.rowCount() == 1
    page.memoranda.view.selectRow(0)
    assert page.memoranda.renew.isVisibleTo(page.memoranda)
    assert not page.memoranda.compare.isVisibleTo(page.memoranda)


def test_an_agency_is_added_by_keyboard_and_found(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, office)
    dialog = AgencyDialog(page.desk, page)
    dialog.form.set_values({"code": "orman", "name": "جمعية الأورمان", "kind": "charity"})
    with qtbot.waitSignal(dialog.saved):
        dialog.form.submitted.emit()
    assert {row.code for row in agencies.agencies(office)} == {"ismailia", "red-crescent", "orman"}
    assert page.search is not None
    page.search.setText("أورمان")
    page.reload()
    assert page.agencies.view.rows.rowCount() == 1


def test_the_key_for_new_works_on_both_lists(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, office)
    page.switch.go_to(MEMORANDA)
    assert page.new.shortcut() == sequence(Key.NEW)
    page.switch.go_to(AGENCIES)
    assert page.new.shortcut() == sequence(Key.NEW)
    assert page.print.shortcut() == sequence(Key.PRINT)


def test_digits_nobody_compared_are_not_shown(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, office)
    row = partner(office)
    page.agencies.choose(row.uid)
    said = " ".join(label.text() for label in page.agencies.card.findChildren(QLabel))
    assert not any(current().digits(group) in said for group in grouped(row.fingerprint))


def test_a_draft_is_chosen_seen_and_then_printed(qtbot: QtBot, office: Workspace, tmp_path: Path) -> None:
    page = open_page(qtbot, office)
    page.show()
    page.switch.go_to(MEMORANDA)
    assert not page.preview.isEnabled()
    dialog = MemorandumDialog(page.desk, page.memoranda)
    dialog.saved.connect(page.memoranda.choose)
    dialog.forms.show(draft())
    for _step in range(3):
        dialog.accept()
    wait_for(qtbot, page.desk)
    row = page.memoranda.record()
    assert row is not None
    page.preview.click()
    wait_for(qtbot, page.desk)
    shown = page.findChild(PreviewWindow)
    assert shown is not None
    assert not shown.view.print.isVisible()
    shown.accept()
    assert memoranda.memorandum(office, row.uid).standing is Standing.DRAFT
    page.print.click()
    question = page.memoranda.findChildren(Dialog)[-1]
    assert question.confirm.isVisible()
    question.reject()
    page.memoranda.paper.print_into(str(tmp_path / "m.pdf"))
    wait_for(qtbot, page.desk)
    assert memoranda.memorandum(office, row.uid).standing is Standing.PRINTED
    page.memoranda.findChildren(PaperWindow)[-1].accept()


def test_the_own_office_is_always_a_party(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, office)
    dialog = MemorandumDialog(page.desk, page)
    assert dialog.forms.draft().parties == ("ismailia",)
    dialog.forms.show(draft())
    assert dialog.forms.parties.values()["parties"] == ("red-crescent",)
    assert dialog.forms.draft().parties == draft().parties
    assert not dialog.would_lose()


def test_a_step_is_not_left_before_it_is_whole(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, office)
    dialog = MemorandumDialog(page.desk, page)
    dialog.forms.show(replace(draft(), parties=("ismailia",), directions=()))
    dialog.accept()
    dialog.accept()
    assert dialog.stack.currentIndex() == 1
    dialog.forms.show(draft())
    dialog.accept()
    assert dialog.stack.currentIndex() == 2
    assert not dialog.banner.isVisibleTo(dialog)


def test_a_code_that_is_taken_is_told_in_the_dialog(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, office)
    dialog = AgencyDialog(page.desk, page)
    dialog.form.set_values({"code": "red-crescent", "name": "x", "kind": "charity"})
    dialog.accept()
    wait_for(qtbot, page.desk)
    assert "red-crescent" in dialog.banner.words.text()


def digits_dialog(qtbot: QtBot, page: QWidget, desk: Desk, uid: str, count: int = 40) -> DigitsDialog:
    verb = cards.type_digits if count == 40 else activation.compare_digits
    dialog = DigitsDialog(desk, page, title="t", words="w", count=count, verb=verb, uid=uid)
    dialog.show()
    return dialog


def test_pasted_digits_fill_the_groups_and_are_compared(qtbot: QtBot, office: Workspace) -> None:
    use(tongue("ar"))
    page = open_page(qtbot, office)
    row = partner(office)
    dialog = digits_dialog(qtbot, page, page.desk, row.uid)
    assert not dialog.confirm.isEnabled()
    dialog.groups.groups[0].textEdited.emit(tongue("ar").digits(row.fingerprint))
    assert dialog.groups.value() == row.fingerprint
    with qtbot.waitSignal(dialog.compared):
        dialog.confirm.click()
    assert partner(office).card_state == CardState.ASKED
    assert len(waiting(office)) == 1


def test_a_wrong_digit_keeps_the_dialog_open_with_the_alarm(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, office)
    row = partner(office)
    dialog = digits_dialog(qtbot, page, page.desk, row.uid)
    wrong = row.fingerprint[:-1] + str((int(row.fingerprint[-1]) + 1) % 10)
    dialog.groups.groups[0].textEdited.emit(wrong)
    dialog.confirm.click()
    wait_for(qtbot, page.desk)
    assert dialog.isVisible()
    assert "Alarm" in dialog.banner.words.text()
    assert partner(office).card_state == CardState.UNVERIFIED


def test_a_card_file_is_taken_in_from_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    a, b, stick = introduced(tmp_path)
    page = open_page(qtbot, a)
    page.agencies.view.selectRow(1)
    page.agencies.take_card_file(str(cards.export_card(b, stick)))
    wait_for(qtbot, page.desk)
    assert page.agencies.type_digits.isVisibleTo(page.agencies)
    page.agencies.take_card_file(str(stick / "nowhere.card"))
    wait_for(qtbot, page.desk)
    assert "nowhere.card" in page.banner.words.text()


@pytest.mark.parametrize("language", ["ar", "fa", "en"])
def test_a_memorandum_is_drafted_in_three_steps(qtbot: QtBot, office: Workspace, language: str) -> None:
    use(tongue(language))
    page = open_page(qtbot, office)
    dialog = MemorandumDialog(page.desk, page)
    dialog.forms.show(draft())
    dialog.accept()
    dialog.accept()
    assert dialog.stack.currentIndex() == 2
    with qtbot.waitSignal(dialog.saved):
        dialog.accept()
    (row,) = memoranda.memoranda(office)
    assert row.standing is Standing.DRAFT
    assert memoranda.draft_again(office, row.uid) == draft()


def test_what_is_missing_brings_the_clerk_to_its_step(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, office)
    dialog = MemorandumDialog(page.desk, page)
    dialog.forms.show(draft(directions=()))
    for _step in range(3):
        dialog.accept()
    assert dialog.stack.currentIndex() == 1
    note = dialog.forms.parties.findChild(QLabel, "note-directions")
    assert note is not None
    assert plain(note.text()).endswith("This field is required.")


def test_the_terms_are_compared_and_sent_from_the_card(qtbot: QtBot, tmp_path: Path) -> None:
    offices = pair(tmp_path)
    page = open_page(qtbot, offices.a)
    page.switch.go_to(MEMORANDA)
    page.memoranda.view.selectRow(0)
    before = len(list(offices.a.paths.outbox.glob("*.wasl")))
    page.memoranda.send.click()
    wait_for(qtbot, page.desk)
    assert len(list(offices.a.paths.outbox.glob("*.wasl"))) == before + 1
    uid = offices.memorandum_a
    dialog = digits_dialog(qtbot, page, page.desk, uid, count=20)
    dialog.groups.groups[0].textEdited.emit(decimal(memoranda.memorandum(offices.a, uid).record.digest))
    dialog.confirm.click()
    wait_for(qtbot, page.desk)
    assert "not waiting" in dialog.banner.words.text()


def test_today_sends_the_clerk_to_the_memoranda_that_end(qtbot: QtBot, tmp_path: Path) -> None:
    page = open_page(qtbot, pair(tmp_path).a)
    page.receive(Wish(filter=ENDING))
    assert (page.switch.place(), page.memoranda.view.rows.rowCount()) == (MEMORANDA, 0)
    page.switch.go_to(AGENCIES)
    page.switch.go_to(MEMORANDA)
    assert page.memoranda.view.rows.rowCount() == 1


def test_the_own_card_is_saved_into_a_folder(qtbot: QtBot, office: Workspace, tmp_path: Path) -> None:
    page = open_page(qtbot, office)
    page.export_card_into(str(tmp_path))
    wait_for(qtbot, page.desk)
    assert (tmp_path / "ismailia.card").stat().st_size == 159
