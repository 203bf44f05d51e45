"""Cells are drawn by our own hand for the sake of speed, and look as Qt would draw them."""

import datetime as dt

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStyledItemDelegate
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.table import TableView
from tests.ui.structure import show

_Line = tuple[object, ...]
_LINES: tuple[_Line, ...] = (
    ("عبد الرحمن عبد الحميد محمد الطنطاوي", "12/أ", "28401011234567", dt.date(1984, 1, 1), 12),
    ("زهره ابراهیمی‌نژاد", "Ferme 3, القنطرة", "", None, 3),
    ("Maria (ماريا) " * 12, "كفر الشيخ", "0100 123 456", dt.date(2001, 12, 31), 1_000_000),
)
_KINDS = (ColumnKind.NAME, ColumnKind.TEXT, ColumnKind.IDENTIFIER, ColumnKind.DATE, ColumnKind.FIGURE)


def _table(qtbot: QtBot) -> TableView:
    columns = [
        Column[_Line](key=kind, heading=kind, kind=kind, value=lambda line, place=place: line[place])  # type: ignore[misc]  # bound now
        for place, kind in enumerate(_KINDS)
    ]
    table = TableView(columns, name="lines")
    qtbot.addWidget(table)
    show(table, 1000, 300)
    table.show_rows(_LINES)
    table.selectRow(1)
    return table


def _picture(table: TableView) -> QImage:
    return table.viewport().grab().toImage()


def _changed(one: QImage, other: QImage, within: QRect | None = None) -> tuple[int, int]:
    """Return the first and the last column of points that differ."""
    box = within or one.rect()
    rows = range(box.top(), box.bottom() + 1)
    columns = [
        x
        for x in range(box.left(), box.right() + 1)
        if any(one.pixel(x, y) != other.pixel(x, y) for y in rows)
    ]
    return columns[0], columns[-1]


@pytest.mark.parametrize("is_enabled", [True, False])
def test_a_cell_looks_as_qt_would_draw_it(language: str, qtbot: QtBot, is_enabled: bool) -> None:
    table = _table(qtbot)
    table.setEnabled(is_enabled)
    ours = _picture(table)
    table.setItemDelegate(QStyledItemDelegate(table))
    assert ours == _picture(table)


@pytest.mark.parametrize("place", range(len(_KINDS)))
def test_what_is_found_is_marked_under_its_own_letters(language: str, qtbot: QtBot, place: int) -> None:
    table = _table(qtbot)
    table.clearSelection()
    plain = _picture(table)
    table.cells.mark({place: lambda words: ((0, len(words)),)})
    marked = _picture(table)
    box = table.visualRect(table.rows.index(0, place))
    empty = QImage(plain.size(), plain.format())
    empty.fill(plain.pixel(box.left() + 1, box.top() + 1))
    first, last = _changed(plain, empty, box)  # where the words are written
    begin, end = _changed(plain, marked, box)
    assert abs(begin - first) <= 3
    assert abs(end - last) <= 3
    begin, end = _changed(plain, marked)  # in all lines
    assert box.left() <= begin <= end <= box.right()
    table.cells.mark({})
    assert _picture(table) == plain


def test_words_are_drawn_in_another_size_after_a_change(language: str, qtbot: QtBot) -> None:
    table = _table(qtbot)
    _picture(table)
    larger = table.font()
    larger.setPointSize(18)
    table.setFont(larger)
    _picture(table)  # whatever the new widths call for is laid out
    ours = _picture(table)
    table.setItemDelegate(QStyledItemDelegate(table))
    assert ours == _picture(table)
