"""The bones of a page and the window around it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.errors import BadInputError
from desktop.progress import Progress
from desktop.ui.desk import PLACES, PageKey, Wish
from desktop.ui.main_window import MainWindow, manual_page
from desktop.ui.text import plain
from desktop.ui.theme import ThemeName
from tests.ui.conftest import Speak
from tests.ui.structure import (
    assert_accessible,
    assert_nothing_cut,
    assert_one_primary,
    assert_reading_order,
    assert_translated,
    show,
    tab_stops,
)
from tests.ui.typing import type_text
from tests.ui.widgets.invented import OFFICES, PEOPLE
from tests.ui.widgets.scenes import SamplePage, window


@pytest.fixture
def office(language: str, qtbot: QtBot) -> Iterator[MainWindow]:
    QSettings("Wasl", "sample").clear()
    made = window()
    qtbot.addWidget(made)
    show(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


def sample(office: MainWindow) -> SamplePage:
    page = office.front
    assert isinstance(page, SamplePage)
    return page


def key(office: MainWindow, sequence: str) -> None:
    target = QApplication.focusWidget() or office
    QTest.keySequence(target, QKeySequence(sequence))


def test_the_window_is_sound(office: MainWindow) -> None:
    assert_accessible(office)
    assert_reading_order(office)
    assert_nothing_cut(office)
    assert_one_primary(office)


def test_the_window_is_in_one_language(office: MainWindow) -> None:
    assert_translated(office, allowed=("Mostafa",))


@pytest.mark.parametrize("size", [9, 16])
@pytest.mark.parametrize("width", [1024, 1280])
def test_the_window_cuts_nothing_at_any_size(size: int, width: int, speak: Speak, qtbot: QtBot) -> None:
    speak("ar", ThemeName.DARK, size)
    made = window()
    qtbot.addWidget(made)
    show(made, width, 800)
    assert made.width() <= width or size == 16
    assert_nothing_cut(made)
    made.close()


def test_the_sidebar_leads_and_keeps_its_order(office: MainWindow, language: str) -> None:
    titles = [plain(button.text()).strip() for button in office.sidebar.group.buttons()]
    assert len(titles) == len(PLACES) == len(PageKey)
    is_at_the_right = office.sidebar.x() > office.width() / 2
    assert is_at_the_right == (language != "en")


def test_the_sidebar_is_one_tab_stop_and_arrows_walk_in_it(office: MainWindow, qtbot: QtBot) -> None:
    buttons = office.sidebar.group.buttons()
    assert len([stop for stop in tab_stops(office) if stop in buttons]) == 1
    buttons[1].setFocus()
    QTest.keyClick(buttons[1], Qt.Key.Key_Down)
    assert office.sidebar.group.checkedButton() is buttons[2]
    assert QApplication.focusWidget() is buttons[2]
    assert office.front is not None
    assert office._front is PageKey.DUPLICATES


def test_ctrl_and_a_digit_go_to_a_page(office: MainWindow) -> None:
    page = sample(office)
    key(office, "Ctrl+5")
    assert office.front is not page
    key(office, "Ctrl+2")
    assert office.front is page


def test_a_wish_brings_its_page_to_the_front(office: MainWindow) -> None:
    page = sample(office)
    office.go_to(PageKey.TODAY)
    office.desk.show_page(PageKey.BENEFICIARIES, Wish(words="محمد", record=3))
    assert office.front is page
    assert page.wishes == [Wish(words="محمد", record=3)]
    assert page.search_words() == "محمد"


def test_search_from_anywhere_and_down_into_the_table(office: MainWindow, qtbot: QtBot) -> None:
    page = sample(office)
    page.people.setFocus()
    key(office, "Ctrl+F")
    assert QApplication.focusWidget() is page.search
    assert page.search is not None
    with qtbot.waitSignal(page.search.searched):
        type_text(page.search, "x-nobody")
    assert page.people.rows.rowCount() == 0
    page.search.clear()
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.people
    assert page.people.chosen_id() == 0
    key(office, "/")
    assert QApplication.focusWidget() is page.search


def test_the_keys_of_a_page_hold_while_the_caret_is_in_the_sidebar(office: MainWindow) -> None:
    page = sample(office)
    before = page.reloads
    button = office.sidebar.group.buttons()[0]
    button.setFocus()
    key(office, "F5")
    assert page.reloads == before + 1
    key(office, "Ctrl+F")
    assert QApplication.focusWidget() is page.search
    button.setFocus()
    key(office, "/")
    assert QApplication.focusWidget() is page.search


def test_alt_and_arrows_walk_the_records_along_reading(office: MainWindow, language: str) -> None:
    page = sample(office)
    page.people.setFocus()
    before = page.people.chosen_id()
    assert before is not None
    key(office, "Alt+Right" if language == "en" else "Alt+Left")
    assert page.people.chosen_id() == before + 1
    key(office, "Alt+Left" if language == "en" else "Alt+Right")
    assert page.people.chosen_id() == before


def test_a_page_in_front_reloads_when_what_it_shows_changed(office: MainWindow, qtbot: QtBot) -> None:
    page = sample(office)
    before = page.reloads
    changes = office.desk.changes
    for kinds, reloads in (({"agency"}, 0), ({"person", "agency"}, 1)):
        with qtbot.waitSignal(changes.committed):
            changes.tell(kinds)
        assert page.reloads == before + reloads
    key(office, "F5")
    assert page.reloads == before + 2


def test_a_page_behind_catches_up_when_it_comes_to_the_front(office: MainWindow, qtbot: QtBot) -> None:
    page = sample(office)
    office.go_to(PageKey.TODAY)
    before = page.reloads
    with qtbot.waitSignal(office.desk.changes.committed):
        office.desk.changes.tell({"person"})
    assert page.reloads == before
    office.go_to(PageKey.BENEFICIARIES)
    assert page.reloads == before + 1


def test_the_status_line_belongs_to_the_page_in_front(office: MainWindow) -> None:
    page = sample(office)
    page.tell("أربعون أسرة")
    assert plain(office.status.text()) == "أربعون أسرة"
    office.go_to(PageKey.TODAY)
    assert office.status.text() == ""
    page.tell("خمسون")
    assert office.status.text() == ""
    office.go_to(PageKey.BENEFICIARIES)
    assert plain(office.status.text()) == "خمسون"


def refuse(progress: Progress) -> None:
    raise BadInputError("The list is empty")


def test_a_refusal_nobody_took_stands_in_the_banner(office: MainWindow, qtbot: QtBot) -> None:
    page = sample(office)
    with qtbot.waitSignal(office.desk.jobs.failed):
        office.desk.jobs.start(refuse, done=print)
    assert plain(page.banner.words.text()) == "The list is empty"
    assert page.banner.isVisible()


def drop(office: MainWindow, path: Path) -> QDropEvent:
    load = QMimeData()
    load.setUrls([QUrl.fromLocalFile(str(path))])
    where = QPointF(300, 300)
    settings = (Qt.DropAction.CopyAction, load, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(where.toPoint(), *settings)
    enter.ignore()
    office.dragEnterEvent(enter)
    event = QDropEvent(where, *settings)
    event.ignore()
    if enter.isAccepted():
        office.dropEvent(event)
    return event


@pytest.mark.parametrize("name", ["list.XLSX", "كشف.csv", "card.wasl"])
def test_a_workbook_or_package_let_fall_on_the_window_is_told(
    name: str, office: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.touch()
    told: list[Path] = []
    office.file_dropped.connect(told.append)
    assert drop(office, path).isAccepted()
    assert told == [path]


def test_other_files_are_not_welcome(office: MainWindow, tmp_path: Path) -> None:
    assert not drop(office, tmp_path / "picture.png").isAccepted()


def test_the_lock_can_be_pressed_and_has_a_key(office: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(office.lock_wished):
        office.sidebar.lock.click()
    with qtbot.waitSignal(office.lock_wished):
        key(office, "Ctrl+L")


def test_help_that_is_not_written_is_said(office: MainWindow, language: str) -> None:
    if manual_page(PageKey.BENEFICIARIES, language) is None:
        key(office, "F1")
        assert office.status.text()


def test_office_and_person_are_always_seen(office: MainWindow, language: str) -> None:
    assert plain(office.sidebar.person.text()) == PEOPLE[language]
    assert OFFICES[language] in office.windowTitle()


def test_size_and_place_are_kept(office: MainWindow, qtbot: QtBot) -> None:
    likes = office.desk.preferences
    assert likes.shape("window").isEmpty()
    with qtbot.waitSignal(office.closed):
        office.close()
    assert likes.shape("window") == office.saveGeometry()


def test_long_work_shows_its_progress_late_and_can_be_stopped(office: MainWindow, qtbot: QtBot) -> None:
    page = sample(office)
    stopped: list[str] = []

    def work(progress: Progress) -> None:
        while True:
            progress.advance(50, 200)

    job = office.desk.jobs.start(
        work, title="طباعة", done=print, cancelled=lambda: stopped.append("x"), failed=page.banner.show_error
    )
    shown = office.progress.open[job]
    assert not shown.isVisible()
    qtbot.waitUntil(shown.isVisible)
    qtbot.waitUntil(lambda: shown.bar.value() == 250)
    assert_accessible(shown)
    assert_nothing_cut(shown)
    shown.reject()
    assert not shown.cancel.isEnabled()
    qtbot.waitUntil(lambda: stopped == ["x"])
    qtbot.waitUntil(lambda: not office.progress.open)
