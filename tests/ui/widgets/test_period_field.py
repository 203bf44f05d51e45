"""A period is chosen by month or year of any calendar, or by two days, and means the same days everywhere."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.i18n.months import Calendar
from desktop.models.period import Period, as_month, as_year, month_of, year_of
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.period_field import PeriodField
from tests.ui.conftest import Speak
from tests.ui.structure import assert_accessible, show
from tests.ui.typing import press, type_text

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("year", "month", "calendar", "first", "last"),
    [
        (1447, 9, Calendar.HIJRI, date(2026, 2, 18), date(2026, 3, 19)),
        (1404, 12, Calendar.JALALI, date(2026, 2, 20), date(2026, 3, 20)),
        (2026, 12, Calendar.GREGORIAN, date(2026, 12, 1), date(2026, 12, 31)),
    ],
)
def test_a_month_is_the_same_days_on_every_screen(
    year: int, month: int, calendar: Calendar, first: date, last: date
) -> None:
    period = month_of(year, month, calendar)
    assert period == Period(first, last)
    assert as_month(period, calendar) == (year, month)
    assert as_year(period, calendar) is None
    assert as_year(year_of(year, calendar), calendar) == year


def test_ramadan_is_chosen_by_its_name(qtbot: QtBot, speak: Speak) -> None:
    speak("ar")
    field = PeriodField(today=TODAY)
    qtbot.addWidget(field)
    field.setAccessibleName("الفترة")
    show(field, 700, 40)
    assert field.value() == Period(date(2026, 3, 1), date(2026, 3, 31))  # the month of today
    type_text(field.kind, "2")  # the second calendar
    assert field.value() == Period(date(2026, 2, 18), date(2026, 3, 19))
    assert field.year.text() == "١٤٤٧"  # a year has no thousands
    assert field.told()
    assert_accessible(field)


def test_a_filter_asks_for_no_period_until_one_is_chosen(qtbot: QtBot, speak: Speak) -> None:
    speak("ar")
    field = PeriodField(today=TODAY, empty="…")
    qtbot.addWidget(field)
    assert (field.value(), list(field.own_problems())) == (None, [])
    type_text(field.kind, "2")
    assert field.value() == Period(date(2026, 2, 18), date(2026, 3, 19))
    field.set_value(None)
    assert field.value() is None
    assert not field.month.isVisibleTo(field)


def test_enter_goes_through_the_parts_of_a_period_and_on(qtbot: QtBot, speak: Speak) -> None:
    speak("ar")
    fields = (
        Field(name="days", label="x", kind=FieldKind.PERIOD, is_required=True),
        Field(name="name", label="y"),
    )
    form = Form(fields, today=TODAY)
    qtbot.addWidget(form)
    show(form, 700, 120)
    form.begin()
    for _step in range(3):  # calendar, month, year
        press(form.focusWidget(), Qt.Key.Key_Return)
    assert form.focusWidget() is form.editor("name")
    with qtbot.waitSignal(form.submitted):
        press(form.focusWidget(), Qt.Key.Key_Return)
    assert form.values()["days"] == Period(date(2026, 3, 1), date(2026, 3, 31))


def test_two_days_of_ones_own_must_run_forward(qtbot: QtBot, speak: Speak) -> None:
    speak("fa")
    field = PeriodField(today=TODAY)
    qtbot.addWidget(field)
    field.set_value(Period(date(2026, 3, 5), date(2026, 3, 9)))
    assert field.value() == Period(date(2026, 3, 5), date(2026, 3, 9))
    field.last.set_value(date(2026, 3, 1))
    assert [problem.field for problem in field.own_problems()] == [""]
    assert field.value() is None
    field.set_value(year_of(1404, Calendar.JALALI))
    assert field.value() == year_of(1404, Calendar.JALALI)
    field.year.set_value(9999)
    assert field.own_problems()
