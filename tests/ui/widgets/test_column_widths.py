"""How wide columns are: nothing is cut while there is room."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.theme import ThemeName
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.table import TableView
from tests.ui.conftest import Speak
from tests.ui.structure import assert_nothing_cut, show
from tests.ui.widgets.test_table import COLUMNS, Person, people


@pytest.mark.parametrize("size", [9, 14, 16])
def test_no_column_cuts_its_content_at_any_size(size: int, speak: Speak, qtbot: QtBot) -> None:
    speak("ar", ThemeName.LIGHT, size)
    table = TableView(COLUMNS, name="الأسر")
    qtbot.addWidget(table)
    table.show_rows(people(3))
    show(table, 1600, 400)
    for column in range(1, 5):
        wanted = table.sizeHintForIndex(table.rows.index(0, column)).width()
        assert table.columnWidth(column) >= wanted
    assert table.rowHeight(0) >= 36
    assert_nothing_cut(table)


def test_four_names_are_seen_whole(speak: Speak, qtbot: QtBot) -> None:
    speak("ar")
    table = TableView(COLUMNS, name="الأسر")
    qtbot.addWidget(table)
    table.show_rows([people(1)[0]._replace(name="مصطفى إبراهيم (Mostafa) خليل الطنطاوي")])
    show(table, 900, 400)
    assert table.columnWidth(0) >= table.sizeHintForIndex(table.rows.index(0, 0)).width()


def test_spare_room_goes_first_to_what_is_cut(speak: Speak, qtbot: QtBot) -> None:
    speak("ar")
    by_whom = Column[Person](key="by", heading="عمن", kind=ColumnKind.NAME, value=lambda row: row.state)
    table = TableView((*COLUMNS[:2], by_whom), name="الأسر")
    qtbot.addWidget(table)
    table.show_rows([people(1)[0]._replace(name="كرتونة مواد غذائية جافة " * 3)])
    show(table, 800, 400)
    assert table.columnWidth(0) >= table.sizeHintForIndex(table.rows.index(0, 0)).width()
    assert sum(table.columnWidth(column) for column in range(3)) <= table.viewport().width()
