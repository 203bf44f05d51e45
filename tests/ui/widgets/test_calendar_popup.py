"""The calendar: three calendars, the country's weekend, walked by key along reading."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.i18n.catalogue import current
from desktop.i18n.tongue import Calendar
from desktop.models.period import first_of
from desktop.ui.text import plain
from desktop.ui.widgets.calendar_popup import CalendarPopup
from desktop.ui.widgets.month_grid import MonthGrid, short_weekday
from tests.ui.typing import press

TODAY = date(2025, 5, 21)


@pytest.fixture
def grid(language: str, qtbot: QtBot) -> Iterator[MonthGrid]:
    field = QWidget()
    qtbot.addWidget(field)
    yield CalendarPopup(TODAY, TODAY, (4,), field).grid
    field.close()  # it keeps the calendar alive until here


def test_arrows_walk_along_reading_and_pages_turn_months(grid: MonthGrid, language: str) -> None:
    press(grid, Qt.Key.Key_Left)
    assert grid.day == (date(2025, 5, 20) if language == "en" else date(2025, 5, 22))
    press(grid, Qt.Key.Key_Home)
    press(grid, Qt.Key.Key_PageDown)
    assert grid.day.month == 6
    press(grid, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert grid.day.year == 2024


def test_the_week_begins_on_saturday_at_the_leading_side(grid: MonthGrid, language: str) -> None:
    assert {day.weekday() for day in grid.days()[::7]} == {5}
    first, last = grid.cell(0), grid.cell(6)
    assert (first.left() > last.left()) == (language != "en")
    assert TODAY in grid.days()


def test_day_names_are_short_but_not_cut(grid: MonthGrid, language: str) -> None:
    names = [short_weekday(weekday, language) for weekday in range(7)]
    assert len(set(names)) == 7
    assert all(grid.fontMetrics().horizontalAdvance(name) <= grid.cell(0).width() for name in names)


def test_the_weekend_is_that_of_the_country(language: str, qtbot: QtBot) -> None:
    def is_red(weekend: tuple[int, ...], day: date) -> bool:
        field = QWidget()
        qtbot.addWidget(field)
        shown = MonthGrid(date(2025, 5, 5), TODAY, weekend, field)
        shown.resize(shown.sizeHint())
        picture = shown.grab(shown.cell(shown.days().index(day))).toImage()
        colours = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
        return any(
            colour.red() > colour.green() + 80 and colour.red() > colour.blue() + 80 for colour in colours
        )

    friday, saturday, sunday = date(2025, 5, 16), date(2025, 5, 17), date(2025, 5, 18)
    assert [is_red((4, 5), day) for day in (friday, saturday, sunday)] == [True, True, False]
    assert [is_red((4,), day) for day in (friday, saturday, sunday)] == [True, False, False]


def test_the_calendar_may_be_another_and_ends_where_its_tables_end(grid: MonthGrid) -> None:
    popup = grid.parentWidget()
    assert isinstance(popup, CalendarPopup)
    popup.calendars.setCurrentIndex(1)
    popup.calendars.activated.emit(1)
    assert grid.calendar is Calendar.HIJRI
    assert plain(popup.title.text()).endswith(current().digits("1446"))
    for button in (popup.former, popup.next, popup.former_year, popup.next_year):
        button.click()
    assert grid.day == TODAY
    grid.go_to(date(2077, 11, 1))
    grid.turn(12)
    assert grid.day == date(2077, 11, 1)


def test_months_before_the_first_belong_to_the_year_before() -> None:
    assert first_of(2025, 0, Calendar.GREGORIAN) == date(2024, 12, 1)
    assert first_of(1404, 13, Calendar.JALALI) == first_of(1405, 1, Calendar.JALALI)
