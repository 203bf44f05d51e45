"""The reports page asks, shows, prints and writes what is on the screen; the timeline window notes and strikes out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.models.period import Period
from desktop.models.report import Grouping, ReportKind, ReportQuestion
from desktop.models.user import Role
from desktop.operations.reports import full_report
from desktop.ui.reports.page import ReportsPage
from desktop.ui.reports.picture import picture_of
from desktop.ui.widgets.chart import Bar, BarChart, Pyramid
from desktop.workspace import Workspace
from tests.factories import make_office
from tests.families import add_families, run_sql
from tests.ui.conftest import Speak
from tests.ui.desks import make_desk
from tests.ui.structure import assert_accessible, assert_nothing_cut, assert_reading_order, show


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = make_office(tmp_path)
    add_families(workspace, 7)
    run_sql(workspace, "update person set sex = 'female', birth_date = '1990-01-01' where household_id < 6")
    return workspace


@pytest.fixture
def page(office: Workspace, qtbot: QtBot) -> Iterator[ReportsPage]:
    desk = make_desk(office)
    made = ReportsPage(desk)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    yield made
    qtbot.waitUntil(lambda: desk.jobs.is_idle)


def settle(page: ReportsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle)


def cells(page: ReportsPage) -> list[list[str]]:
    model = page.list.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_bar_of_a_village_is_named_by_it_where_no_area_is_known(office: Workspace, speak: Speak) -> None:
    speak("en")
    run_sql(
        office, "update household set area_code = null, place = 'نازلو', place_key = 'نازلو' where id = 1"
    )
    question = ReportQuestion(kind=ReportKind.COVERAGE, first=date(2026, 1, 1), last=date(2026, 12, 31))
    table = full_report(office, replace(question, grouping=Grouping.VILLAGE))
    names = {bar.label for bar in picture_of(table, None).bars}
    assert "نازلو" in names
    assert not any("نازلو – " in name for name in names)


def test_a_question_is_asked_shown_and_given_out(page: ReportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.show_report(ReportKind.POPULATION)
    settle(page, qtbot)
    assert ["18 to 59", "5", "0", "0", "5"] in cells(page)
    assert page.card.pyramid.accessibleDescription().startswith("60 and over")
    page.filters.copy.set_value("public")
    page.reload()
    settle(page, qtbot)
    assert page.card.copy.text() == "Public copy"
    assert any("hidden" in line for line in cells(page))
    page.export_into(str(tmp_path / "report.xlsx"))
    settle(page, qtbot)
    assert (tmp_path / "report.xlsx").exists()
    page.show_report(ReportKind.CATEGORIES)
    settle(page, qtbot)
    assert page.list.model().rowCount() == 0


def test_the_layout_and_the_area_narrow_a_report(page: ReportsPage, qtbot: QtBot) -> None:
    page.show_report(ReportKind.QUALITY)
    page.filters.layout_choice.set_value(Grouping.VILLAGE)
    page.reload()
    settle(page, qtbot)
    question = page.filters.question()
    assert question is not None
    assert question.layout is Grouping.VILLAGE
    with qtbot.waitSignal(page.filters.changed):
        page.filters.period.set_value(Period(date(2025, 1, 1), date(2025, 12, 31)))
        page.filters.period.changed.emit()
    settle(page, qtbot)
    assert "01/01/2025" in page.card.facts.text()
    page.filters.period.set_value(Period(date(2026, 2, 1), date(2026, 1, 1)))
    assert page.filters.question() is None


def test_who_may_see_public_copies_only_is_offered_no_other(office: Workspace, qtbot: QtBot) -> None:
    assert office.actor is not None
    limited = replace(office, actor=replace(office.actor, roles=frozenset({Role.KEY_HOLDER})))
    desk = make_desk(limited)
    made = ReportsPage(desk)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: desk.jobs.is_idle)
    assert made.filters.is_public
    assert not made.filters.copy.isEnabled()
    assert not made.print.isEnabled()
    assert made.card.copy.text() == "Public copy"


@pytest.mark.usefixtures("language")
def test_the_page_is_well_built(page: ReportsPage) -> None:
    show(page)
    assert_accessible(page)
    assert_reading_order(page)
    assert_nothing_cut(page)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_bars_begin_where_reading_begins(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    chart = BarChart("families")
    qtbot.addWidget(chart)
    chart.setLayoutDirection(direction)
    chart.show_bars(
        "families", ("a",), [Bar(label="x", parts=(10,), words="10"), Bar(label="y", parts=(2,), words="2")]
    )
    chart.resize(400, chart.sizeHint().height())
    picture = chart.grab().toImage()
    ratio = picture.width() / chart.width()
    line = int((chart._step() * 1.5 + 4) * ratio)  # the middle of the short bar
    filled = [x for x in range(picture.width()) if picture.pixelColor(x, line).name() == "#0b6b5d"]
    assert filled
    near_start = max(filled) < picture.width() / 2
    assert near_start == (direction is Qt.LayoutDirection.LeftToRight)


def test_a_pyramid_tells_its_numbers_to_the_ear(qtbot: QtBot) -> None:
    chart = Pyramid("ages")
    qtbot.addWidget(chart)
    chart.show_bars(
        "ages", ("women", "men"), [Bar(label="0 to 4", parts=(3, 4), words="3 – 4", sides=("3", "4"))]
    )
    chart.resize(300, chart.sizeHint().height())
    assert not chart.grab().isNull()
    assert chart.accessibleDescription() == "0 to 4: 3 – 4"
