"""The table: right in both directions, of any length, usable by keyboard alone."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSettings, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from desktop.i18n.catalogue import current
from desktop.i18n.tongue import Precision
from desktop.ui.preferences import Preferences
from desktop.ui.text import plain
from desktop.ui.theme import ThemeName
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.copied_rows import copy_rows
from desktop.ui.widgets.rows import AT_ONCE, MOST_KEPT, RowsModel
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone
from tests.ui.conftest import Speak
from tests.ui.structure import assert_accessible, show
from tests.ui.typing import press


class Person(NamedTuple):
    """A line."""

    name: str
    number: str
    born: object
    members: int
    state: str


COLUMNS = (
    Column[Person](key="name", heading="الاسم", kind=ColumnKind.NAME, value=lambda row: row.name),
    Column[Person](key="number", heading="الرقم", kind=ColumnKind.IDENTIFIER, value=lambda row: row.number),
    Column[Person](key="born", heading="الميلاد", kind=ColumnKind.DATE, value=lambda row: row.born),
    Column[Person](key="members", heading="الأفراد", kind=ColumnKind.FIGURE, value=lambda row: row.members),
    Column[Person](
        key="state",
        heading="الحالة",
        kind=ColumnKind.STATE,
        value=lambda row: row.state,
        tone=lambda row: Tone.WARN,
        is_sortable=False,
    ),
)


def people(count: int) -> list[Person]:
    return [
        Person(f"اسم {number}", f"{number:014}", dt.date(1984, 7, 3), 1234, "نشط") for number in range(count)
    ]


class Source:
    """A database of any length that counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def fetch(self, ids: Sequence[int]) -> list[Person | None]:
        """Return rows for ids."""
        self.asked.append(len(ids))
        return [
            Person(f"اسم {row_id}", f"{row_id:014}", dt.date(1984, 7, 3), row_id, "نشط") for row_id in ids
        ]


@pytest.fixture
def table(language: str, qtbot: QtBot) -> TableView:
    made = TableView(COLUMNS, name="الأسر")
    made.show_rows(people(20))
    qtbot.addWidget(made)
    show(made, 900, 400)
    return made


def cell(table: TableView, row: int, column: int) -> str:
    return plain(str(table.rows.index(row, column).data()))


def test_choosing_a_line_works_in_right_to_left(table: TableView) -> None:
    chosen: list[object] = []
    table.record_chosen.connect(chosen.append)
    table.selectRow(7)
    assert chosen == [7]
    assert {index.row() for index in table.selectionModel().selectedRows()} == {7}
    assert table.chosen_record().name == "اسم 7"
    table.verticalHeader().sectionClicked.emit(3)
    assert table.chosen_id() == 3


def test_arrows_and_enter_walk_and_open(table: TableView) -> None:
    opened: list[object] = []
    edited: list[object] = []
    table.record_opened.connect(opened.append)
    table.edit_wished.connect(edited.append)
    table.setFocus()
    table.selectRow(0)
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Return)
    press(table, Qt.Key.Key_F2)
    assert (opened, edited) == ([1], [1])
    table.choose_beside(1)
    table.choose_beside(-1)
    table.choose_beside(-1)
    table.choose_beside(-1)
    assert table.chosen_id() == 0


def test_figures_stand_under_figures_names_lead_and_the_rest_is_centred(table: TableView) -> None:
    def side(column: int) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag(table.rows.index(0, column).data(Qt.ItemDataRole.TextAlignmentRole))

    assert side(3) & Qt.AlignmentFlag.AlignRight
    assert side(3) & Qt.AlignmentFlag.AlignAbsolute
    assert side(0) & Qt.AlignmentFlag.AlignLeading
    assert not side(0) & Qt.AlignmentFlag.AlignAbsolute
    assert all(side(column) & Qt.AlignmentFlag.AlignHCenter for column in (1, 2, 4))


def test_cells_are_written_as_everywhere(table: TableView) -> None:
    tongue = current()
    assert cell(table, 0, 2) == tongue.date(dt.date(1984, 7, 3))
    assert cell(table, 0, 3) == tongue.number(1234)
    assert cell(table, 0, 1) == tongue.digits("0" * 14)
    assert table.rows.tone(0, 4) is Tone.WARN


def test_a_date_of_which_only_the_year_is_known_shows_the_year(table: TableView) -> None:
    table.show_rows([Person("اسم", "1", (dt.date(1984, 1, 1), Precision.YEAR), 1, "نشط")])
    assert cell(table, 0, 2) == current().date(dt.date(1984, 1, 1), Precision.YEAR)


def test_a_million_rows_are_never_read_whole(qtbot: QtBot, speak: Speak) -> None:
    speak("ar")
    source = Source()
    table = TableView(COLUMNS, source.fetch, name="الأسر")
    qtbot.addWidget(table)
    show(table, 900, 400)
    table.show_ids(range(1_000_000, 0, -1))
    table.scrollToBottom()
    QApplication.sendPostedEvents()
    assert cell(table, 999_999, 0) == "اسم 1"
    assert sum(source.asked) <= 4 * AT_ONCE
    for row in range(0, 1_000_000, 5_000):
        assert cell(table, row, 3) == current().number(1_000_000 - row)
    assert len(table.rows._kept) < MOST_KEPT + AT_ONCE


def test_rows_are_read_once_and_a_screen_at_a_time_in_both_directions() -> None:
    source = Source()
    rows = RowsModel(COLUMNS, source.fetch)
    rows.set_ids(range(1000))
    for line in (500, 501, 500 + AT_ONCE - 1, 499, 500 - AT_ONCE, 999, 600):
        assert rows.record(line) == source.fetch([line])[0]
        source.asked.pop()
    assert source.asked == [AT_ONCE, AT_ONCE, AT_ONCE, AT_ONCE]
    assert rows.record(1000) is None


def test_the_line_chosen_stays_when_the_rows_are_asked_for_again(table: TableView) -> None:
    source = Source()
    other = TableView(COLUMNS, source.fetch, name="x", parent=None)
    other.show_ids([5, 6, 7])
    other.selectRow(1)
    other.show_ids([9, 8, 7, 6])
    assert other.chosen_id() == 6
    gone: list[object] = []
    other.record_chosen.connect(gone.append)
    other.show_ids([1])
    assert gone[-1] is None
    other.deleteLater()


def test_a_row_that_is_gone_shows_as_empty(qtbot: QtBot, language: str) -> None:
    table = TableView(COLUMNS, lambda ids: [None for _id in ids], name="x")
    qtbot.addWidget(table)
    table.show_ids([1, 2])
    table.rows.refresh()
    assert cell(table, 0, 0) == ""
    assert table.rows.record(0) is None
    assert table.rows.tone(0, 4) is Tone.NEUTRAL


def test_a_heading_asks_for_another_order(table: TableView) -> None:
    wishes: list[tuple[str, bool]] = []
    table.sort_wished.connect(lambda key, is_descending: wishes.append((key, is_descending)))
    table.horizontalHeader().sectionClicked.emit(4)
    table.mark_sorted("number", is_descending=True)
    table.horizontalHeader().sectionClicked.emit(1)
    assert wishes == [("number", True)]


def test_what_is_cut_is_told_by_a_tool_tip(table: TableView) -> None:
    long_name = "عبد الرحمن " * 9
    table.show_rows([people(1)[0]._replace(name=long_name), *people(1)])
    for row, told in ((1, ""), (0, long_name)):
        place = table.visualRect(table.rows.index(row, 0)).center()
        hint = QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
        QCoreApplication.sendEvent(table.viewport(), hint)
        assert plain(QToolTip.text()) == told


def test_an_empty_table_says_the_next_step(table: TableView, qtbot: QtBot) -> None:
    table.empty.say("لا أسر بعد", "استورد كشفًا من إكسل.", "استيراد")
    assert not table.empty.isVisible()
    table.show_rows([])
    assert table.empty.isVisible()
    with qtbot.waitSignal(table.empty.pressed):
        table.empty.button.click()


def test_several_columns_are_ticked_before_the_chooser_closes(table: TableView) -> None:
    menu = table.columns_menu(table)
    menu.popup(QPoint(0, 0))
    menu.setActiveAction(menu.actions()[0])
    press(menu, Qt.Key.Key_Space)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[1]).center())
    assert menu.isVisible()
    assert table.columns_shown() == ["name", "members", "state"]
    menu.close()


def test_widths_and_choice_of_columns_are_kept_for_the_person(qtbot: QtBot, speak: Speak) -> None:
    speak("ar")
    likes = Preferences(QSettings("Wasl", "test-widths"))
    first = TableView(COLUMNS, name="x", key="people", preferences=likes)
    qtbot.addWidget(first)
    show(first, 900, 400)
    menu = first.columns_menu(first)
    assert [action.text() for action in menu.actions() if action.data()] == [
        "الرقم",
        "الميلاد",
        "الأفراد",
        "الحالة",
    ]
    menu.actions()[1].trigger()
    first.setColumnWidth(0, 333)
    second = TableView(COLUMNS, name="x", key="people", preferences=likes)
    qtbot.addWidget(second)
    show(second, 900, 400)
    assert second.columns_shown() == ["name", "number", "members", "state"]
    assert second.columnWidth(0) == 333


def test_rows_are_copied_as_a_spreadsheet_takes_them(table: TableView) -> None:
    table.selectAll()
    copy_rows(table)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 20
    assert lines[3].split("\t")[0] == "اسم 3"
    assert "\u2066" not in lines[3]
    html = QGuiApplication.clipboard().mimeData().html()
    assert html.count("mso-number-format") == 20 * len(COLUMNS)  # no ID becomes a number in Excel
    assert table.selected_ids() == list(range(20))


def test_the_menu_key_opens_the_menu_at_the_line(table: TableView) -> None:
    table.addAction(QAction("فتح", table))
    table.selectRow(2)
    middle = QPoint(0, 0)
    table.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, middle))
    menu = next(menu for menu in table.findChildren(QMenu) if menu.isVisible())
    assert menu.actions()[0].text() == "فتح"
    line = table.viewport().mapToGlobal(table.visualRect(table.currentIndex()).center())
    assert abs(menu.pos().y() - line.y()) < 40
    menu.close()


def test_tab_leaves_the_table_and_a_reader_is_told_its_name(table: TableView) -> None:
    assert not table.tabKeyNavigation()
    assert_accessible(table)


def test_another_size_of_writing_measures_anew(table: TableView, speak: Speak) -> None:
    before = table.columnWidth(1)
    speak(current().language, ThemeName.LIGHT, 16)
    QApplication.sendPostedEvents()
    assert table.columnWidth(1) > before
