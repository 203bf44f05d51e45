"""The page of duplicates by keyboard alone: one key a pair, the next one at once, merged, and taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.models.duplicate import PairState
from desktop.models.duplicate_view import Show
from desktop.ui.desk import Wish
from desktop.ui.duplicates.ask_dialog import AskDialog
from desktop.ui.duplicates.letters import marked, stretches
from desktop.ui.duplicates.merge_dialog import MergeDialog
from desktop.ui.duplicates.number_dialog import NumberDialog
from desktop.ui.duplicates.page import DuplicatesPage
from desktop.ui.duplicates.rule_dialog import RuleDialog
from desktop.workspace import Workspace
from tests.doubles import add_doubles
from tests.factories import make_office
from tests.ui.desks import keep, make_desk


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """Give an office in which some were entered twice."""
    workspace = make_office(tmp_path)
    add_doubles(workspace)
    return workspace


def open_page(qtbot: QtBot, office: Workspace) -> DuplicatesPage:
    page = DuplicatesPage(make_desk(office))
    keep(page.desk, page)
    qtbot.addWidget(page)
    page.show()
    page.take_focus()  # as the main window does, before the pairs are read
    wait_for(qtbot, page)
    return page


def wait_for(qtbot: QtBot, page: DuplicatesPage) -> None:
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle, timeout=60_000)


def press(qtbot: QtBot, page: DuplicatesPage, text: str, key: Qt.Key | int = 0) -> None:
    """Press a key as any layout of the keyboard sends it."""
    event = QKeyEvent(QEvent.Type.KeyPress, int(key), Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(page.list, event)
    wait_for(qtbot, page)


def choose(qtbot: QtBot, page: DuplicatesPage, opinion: str) -> None:
    rows = [page.list.rows.record(line) for line in range(page.list.rows.rowCount())]
    page.list.selectRow(next(line for line, row in enumerate(rows) if row and row.opinion == opinion))
    wait_for(qtbot, page)


def test_one_key_decides_and_the_next_pair_stands_there_at_once(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, office)
    assert page.list.rows.rowCount() == 2  # numbers in dispute wait before anybody searched
    assert page.focusWidget() is page.list, "a digit would be typed into the search box"
    assert page.panel.card is not None
    page.seek.click()
    wait_for(qtbot, page)
    assert page.list.rows.rowCount() == 6
    page.list.selectRow(0)
    wait_for(qtbot, page)
    second = page.list.rows.row_id(1)
    press(qtbot, page, "٢")
    assert page.list.rows.rowCount() == 5
    assert page.panel.card is not None
    assert page.panel.card.id == page.list.chosen_id() == second
    press(qtbot, page, "۱")
    assert page.list.rows.rowCount() == 4
    press(qtbot, page, "", Qt.Key.Key_Backspace)
    assert page.list.rows.rowCount() == 5
    press(qtbot, page, "3")
    assert page.list.rows.rowCount() == 5
    last = page.list.rows.record(4)
    assert last is not None
    assert last.state == PairState.LATER


def test_a_merge_is_shown_first_and_undone_in_its_view(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, office)
    page.seek.click()
    wait_for(qtbot, page)
    choose(qtbot, page, "same_number")
    assert page.panel.group.isVisibleTo(page.panel)
    page.list.record_opened.emit(page.list.chosen_id())
    dialog = page.findChild(MergeDialog)
    assert dialog is not None
    wait_for(qtbot, page)
    assert dialog.plan is not None
    assert len(dialog.plan.members) == 2
    dialog.accept()
    wait_for(qtbot, page)
    page.receive(Wish(filter=Show.MERGED.value))
    wait_for(qtbot, page)
    page.list.selectRow(0)
    wait_for(qtbot, page)
    assert page.panel.undo.isVisibleTo(page.panel)
    assert not page.panel.same.isVisibleTo(page.panel)
    page.panel.undo.click()
    wait_for(qtbot, page)
    assert page.list.rows.rowCount() == 0
    assert not page.banner.isHidden()


def test_questions_hand_over_what_was_chosen(qtbot: QtBot, office: Workspace) -> None:
    page = open_page(qtbot, office)
    page.seek.click()
    wait_for(qtbot, page)
    choose(qtbot, page, "conflict")
    press(qtbot, page, "4")
    ask = page.findChild(AskDialog)
    assert ask is not None
    ask.accept()
    wait_for(qtbot, page)
    choose(qtbot, page, "conflict")
    assert page.panel.card is not None
    assert page.panel.card.state is PairState.ASKED
    page.panel.number.click()
    number = page.findChild(NumberDialog)
    assert number is not None
    number.accept()
    wait_for(qtbot, page)
    page.by_rule.click()
    rule = page.findChild(RuleDialog)
    assert rule is not None
    wait_for(qtbot, page)
    rule.accept()
    wait_for(qtbot, page)
    assert page.list.rows.rowCount() == 4
    page.banner.pressed.emit()  # takes the rule's decisions back
    wait_for(qtbot, page)
    assert page.list.rows.rowCount() == 5


def test_a_page_without_a_search_never_says_that_nothing_was_found(qtbot: QtBot, tmp_path: Path) -> None:
    page = open_page(qtbot, make_office(tmp_path))
    assert "searched" in page.list.empty.accessibleName() or page.list.empty.isVisible()
    page.seek.click()
    wait_for(qtbot, page)
    assert "nothing to compare" in page.banner.words.text()


@pytest.mark.parametrize(
    ("own", "other", "differing"),
    [
        ("أحمد عبد الله", "احمد عبدالله", ["أ", " "]),
        ("رشوان", "رشون", ["ا"]),
        ("28407031901457", "28407031901475", ["57"]),
        ("علي", "علي", []),
        ("علي", "منى", ["علي"]),
    ],
)
def test_letters_that_differ_are_marked(own: str, other: str, differing: list[str]) -> None:
    assert [part.text for part in stretches(own, other) if part.is_other] == differing
    assert "".join(part.text for part in stretches(own, other)) == own


def test_a_cut_inside_a_word_leaves_its_letters_joined() -> None:
    html = marked("حسین", "حسين", "#fff")
    assert html == 'حس\u200d<span style="background-color:#fff">\u200dی\u200d</span>\u200dن'
    assert "\u200d" not in marked("داود", "دارد", "#fff")
    assert "&lt;" in marked("<b>", "x", "#fff")
