"""What a table keeps when its rows are read anew, and what its headings offer."""

from typing import cast

import numpy
import pytest
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.rows import Ids
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.table_menu import heading_menu
from tests.ui.structure import show
from tests.ui.widgets.test_table import COLUMNS, people


@pytest.fixture
def table(language: str, qtbot: QtBot) -> TableView:
    made = TableView(COLUMNS, lambda ids: [people(20)[one] for one in ids], name="الأسر")
    qtbot.addWidget(made)
    show(made, 900, 400)
    return made


def vector(*ids: int) -> Ids:
    return cast("Ids", numpy.array(ids))


def test_rows_read_anew_keep_their_marks_and_their_place(table: TableView) -> None:
    table.show_ids(list(range(20)))
    for line in (3, 5):
        table.selectRow(line)
    table.selectionModel().select(
        table.rows.index(9, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    told: list[object] = []
    table.record_chosen.connect(told.append)
    table.show_ids(list(range(20)))  # the very same
    assert table.selected_ids() == [5, 9]
    assert told == [5]
    table.show_ids(vector(9, 8, 7, 6, 5))  # other rows, of which some are known
    assert table.selected_ids() == [9, 5]
    assert table.chosen_id() == 5
    table.show_ids(vector(1, 2))
    assert table.chosen_id() is None
    assert told[-1] is None


def test_columns_are_sorted_hidden_and_put_back_from_their_heading(table: TableView) -> None:
    wished: list[tuple[str, bool]] = []
    table.sort_wished.connect(lambda key, is_down: wished.append((key, is_down)))
    menu = heading_menu(table, 1)
    for action in menu.actions():
        if action.text():
            action.trigger()
    assert wished == [("number", False), ("number", True)]
    assert "number" not in table.columns_shown()
    table.show_columns(("state", "name"))
    assert table.columns_shown() == ["state", "name"]
    table.show_columns(())
    assert table.columns_shown()[:2] == ["name", "number"]
