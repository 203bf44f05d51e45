"""Filters, saved views and the list that shows nobody unasked, as a clerk works with them, by keyboard where it counts."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.models.filtering import Condition, Field
from desktop.models.listing import Order
from desktop.operations import listings
from desktop.ui.beneficiaries.condition_dialog import ConditionDialog
from desktop.ui.beneficiaries.page import BeneficiariesPage
from desktop.ui.keys import Key, sequence
from desktop.ui.theme import LIGHT
from desktop.ui.widgets.chips import Chip
from tests.factories import as_checker, make_office
from tests.families import add_families
from tests.ui.beneficiaries.scenes import no_wizard
from tests.ui.conftest import Speak
from tests.ui.desks import make_desk
from tests.ui.structure import show
from tests.ui.test_icons import inks
from tests.ui.typing import press, type_text

WOMEN = Condition(field=Field.SEX, values=("female",))
OLD = Condition(field=Field.AGE, least=100)


@pytest.fixture
def page(tmp_path: Path, speak: Speak, qtbot: QtBot) -> Iterator[BeneficiariesPage]:
    speak("ar")
    office = make_office(tmp_path)
    add_families(office, 3, sex="female")
    add_families(office, 2, sex="male")
    desk = make_desk(office)
    made = BeneficiariesPage(desk, import_wizard=no_wizard)
    qtbot.addWidget(made)
    show(made)
    idle(made, qtbot)
    yield made
    desk.jobs.close()


def idle(page: BeneficiariesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.desk.jobs.is_idle)


def chips(page: BeneficiariesPage) -> list[Chip]:
    return [chip for chip in page.bar.findChildren(Chip) if not chip.isHidden()]


def count(page: BeneficiariesPage) -> int:
    return page.list.rows.rowCount()


def add(page: BeneficiariesPage, condition: Condition, qtbot: QtBot) -> None:
    dialog = page.bar.add()
    dialog._show(condition)
    dialog.confirm.click()
    idle(page, qtbot)


def test_a_filter_is_set_and_taken_away_by_keyboard(page: BeneficiariesPage, qtbot: QtBot) -> None:
    dialog = page.bar.add()
    dialog.field.set_values({"field": Field.SEX.value})
    dialog._ask_for_field()
    marks = dialog.wanted.editor("values")
    press(marks, Qt.Key.Key_Down)
    press(marks, Qt.Key.Key_Space)
    assert dialog.condition() == WOMEN
    press(dialog.confirm, Qt.Key.Key_Return)
    idle(page, qtbot)
    assert count(page) == 3
    (chip,) = chips(page)
    assert "أنثى" in chip.words.accessibleName()
    press(chip.words, Qt.Key.Key_Delete)
    idle(page, qtbot)
    assert count(page) == 5
    assert page.bar.isHidden()


def test_a_condition_of_every_shape_comes_back_as_it_was_set(page: BeneficiariesPage) -> None:
    dialog = page.bar.add()
    for condition in (
        Condition(field=Field.PLACE, values=("نفيشة",), is_not=True),
        WOMEN,
        Condition(field=Field.AGE, least=6, most=17),
        Condition(field=Field.CREATED_ON, since=date(2026, 1, 1), until=date(2026, 2, 28)),
        Condition(field=Field.RECEIVED, since=date(2026, 1, 1)),
        Condition(field=Field.PHONE, is_not=True),
    ):
        dialog._show(condition)
        assert dialog.condition() == condition
    dialog.reject()


def test_a_village_is_looked_for_by_its_beginning(page: BeneficiariesPage, qtbot: QtBot) -> None:
    dialog = page.bar.add()
    type_text(dialog.field.editor("field"), "القرية")
    press(dialog.field.editor("field"), Qt.Key.Key_Return)
    type_text(dialog.wanted.editor("text"), "نفي")
    press(dialog.wanted.editor("text"), Qt.Key.Key_Return)
    press(dialog.wanted.editor("is_not"), Qt.Key.Key_Return)
    idle(page, qtbot)
    assert page.bar.conditions == (Condition(field=Field.PLACE, values=("نفي",)),)


def test_the_key_of_the_filter_asks_for_a_condition_at_once(page: BeneficiariesPage, qtbot: QtBot) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QTest.keySequence(page.list, sequence(Key.FILTER))
    (dialog,) = page.window().findChildren(ConditionDialog)
    assert dialog.isVisible()
    assert page.scopes.isHidden()
    dialog.reject()


def test_conditions_hold_together_until_one_is_enough(page: BeneficiariesPage, qtbot: QtBot) -> None:
    add(page, WOMEN, qtbot)
    add(page, OLD, qtbot)
    assert count(page) == 0
    assert page.list.empty.isVisible()
    switch = next(one for one in page.bar.findChildren(QPushButton) if one.text().strip() == "تتحقق كلها")
    switch.click()
    idle(page, qtbot)
    assert count(page) == 3
    chips(page)[1].words.click()
    dialog = page.window().findChildren(ConditionDialog)[-1]
    assert dialog.condition() == OLD
    dialog.reject()
    page.bar.clear()
    idle(page, qtbot)
    assert count(page) == 5


def test_a_condition_that_everybody_meets_is_not_taken(page: BeneficiariesPage) -> None:
    dialog = page.bar.add()
    for field in (Field.AGE, Field.STATE, Field.PLACE, Field.CREATED_ON):
        dialog._show(Condition(field=field))
        dialog.confirm.click()
        assert dialog.isVisible()
    dialog.reject()
    assert page.bar.conditions == ()


def test_a_view_brings_filter_order_and_columns_back(page: BeneficiariesPage, qtbot: QtBot) -> None:
    add(page, WOMEN, qtbot)
    page.list.show_columns(("name", "age"))
    page.list._sort("code", True)
    idle(page, qtbot)
    dialog = page._keep_view()
    dialog.form.set_values({"name": "نساء"})
    dialog.confirm.click()
    idle(page, qtbot)
    assert page.banner.isVisible()
    page.bar.clear()
    page.list.show_columns(())
    idle(page, qtbot)
    page.views.fill()
    page.views.actions()[0].trigger()
    idle(page, qtbot)
    assert (count(page), page.list.columns_shown()) == (3, ["name", "age"])
    assert page.list.listing.order is Order.CODE
    assert page.list.listing.descending
    tidy = page.views.tidy()
    tidy.list.selectRow(0)
    tidy.drop.click()
    idle(page, qtbot)
    assert tidy.list.rows.rowCount() == 0
    tidy.reject()


def test_a_list_that_shows_nobody_unasked_says_so(page: BeneficiariesPage, qtbot: QtBot) -> None:
    listings.set_search_first(as_checker(page.desk.workspace), is_wanted=True)
    page.reload()
    idle(page, qtbot)
    assert count(page) == 0
    assert page.list.empty.title.text() == "ابحث عن شخص أولًا"
    assert page.search is not None
    page.search.setText("أحمد محمود")
    page.search._tell()
    idle(page, qtbot)
    assert count(page) > 0
    hit = page.list.chosen_id()
    assert hit is not None
    assert LIGHT.accent in inks(
        page.list.viewport().grab().toImage()
    )  # the letters looked for are underlined
    page.search.clear()
    page.search._tell()
    idle(page, qtbot)
    assert count(page) == 0
    page.list.show_ids([hit])
    assert LIGHT.accent not in inks(page.list.viewport().grab().toImage())
