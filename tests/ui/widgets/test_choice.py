"""Choices: short lists drop down, long ones are searched as a word is typed, and no wrong word is taken for one."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.models.country import Country
from desktop.ui.text import plain
from desktop.ui.widgets.check_list import CheckList
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from tests.ui.structure import show
from tests.ui.typing import press, type_text

AREAS = [
    (number, name)
    for number, name in enumerate(["أبو صوير", "الإسماعيلية", "التل الكبير", *map(str, range(12))])
]


def test_a_long_list_is_searched_however_a_word_is_spelt(language: str, qtbot: QtBot) -> None:
    choice = Choice(AREAS)
    qtbot.addWidget(choice)
    assert choice.isEditable()
    choice.setEditText("الاسماعيليه")
    choice._take_typed()
    assert choice.value() == 1
    completer = choice.completer()
    assert completer is not None
    completer.setCompletionPrefix("تل الكبير")
    found = {
        completer.pathFromIndex(completer.completionModel().index(row, 0))
        for row in range(completer.completionCount())
    }
    assert found == {"التل الكبير"}


@pytest.mark.parametrize("part", ["ابو", "صوير"])
def test_a_part_that_only_one_option_has_chooses_it(part: str, language: str, qtbot: QtBot) -> None:
    choice = Choice(AREAS)
    qtbot.addWidget(choice)
    line = choice.lineEdit()
    assert line is not None
    type_text(line, part)
    choice._take_typed()
    assert choice.value() == 0
    assert choice.currentText() == "أبو صوير"


def test_words_that_are_no_choice_are_said(language: str, qtbot: QtBot) -> None:
    choice = Choice(AREAS)
    qtbot.addWidget(choice)
    choice.set_value(2)
    choice.setEditText("القاهرة")
    assert choice.own_problems()[0].values == {"text": "القاهرة"}


def test_words_that_are_no_choice_are_said_when_the_field_is_left(language: str, qtbot: QtBot) -> None:
    fields = (
        Field(name="area", label="المنطقة", kind=FieldKind.CHOICE, options=AREAS),
        Field(name="name", label="الاسم"),
    )
    form = Form(fields, country=Country.EGYPT)
    qtbot.addWidget(form)
    show(form, 480, 300)
    qtbot.waitUntil(form.isActiveWindow)
    form.begin()
    choice = form.editor("area")
    assert isinstance(choice, Choice)
    line = choice.lineEdit()
    assert line is not None
    type_text(line, "القاهرة")
    press(choice, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.editor("name")
    note = form.findChild(QLabel, "note-area")
    assert isinstance(note, QLabel)
    assert "القاهرة" in plain(note.text())


def test_whoever_comes_in_marks_the_words_of_a_choice_to_be_typed_over(language: str, qtbot: QtBot) -> None:
    choice = Choice(AREAS)
    qtbot.addWidget(choice)
    choice.set_value(2)
    line = choice.lineEdit()
    assert line is not None
    show(choice, 300, 40)
    qtbot.waitUntil(choice.isActiveWindow)
    choice.clearFocus()
    choice.setFocus()
    assert line.selectedText() == choice.currentText()
    choice.clearFocus()
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert line.selectedText() == choice.currentText()
    type_text(line, "صوير")
    assert choice.currentText() == "صوير"


def test_a_choice_emptied_by_hand_chooses_nothing(language: str, qtbot: QtBot) -> None:
    choice = Choice(AREAS, empty="كل المناطق")
    qtbot.addWidget(choice)
    choice.set_value(2)
    with qtbot.waitSignal(choice.changed):
        choice.setEditText("")
        choice._take_typed()
    assert choice.value() is None
    assert choice.currentText() == "كل المناطق"
    choice.setEditText("")
    choice._take_typed()
    assert choice.currentText() == "كل المناطق"


def test_of_a_long_choice_the_beginning_is_seen(language: str, qtbot: QtBot) -> None:
    choice = Choice([(number, "عنوان طويل جدًا " * 9 + str(number)) for number in range(20)])
    qtbot.addWidget(choice)
    show(choice, 160, 40)
    choice.clearFocus()
    choice.set_value(7)
    line = choice.lineEdit()
    assert line is not None
    assert line.cursorPosition() == 0
    line.grab()  # the field moves its words when it draws them
    assert line.rect().contains(line.cursorRect().center())


def test_the_wheel_alone_changes_no_choice(language: str, qtbot: QtBot) -> None:
    choice = Choice([(1, "واحد"), (2, "اثنان")], empty="—")
    qtbot.addWidget(choice)
    assert choice.value() is None
    choice.set_value(1)
    turn = QWheelEvent(
        QPointF(),
        QPointF(),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    choice.wheelEvent(turn)
    assert choice.value() == 1
    assert turn.type() == QEvent.Type.Wheel
    choice.set_options([(2, "اثنان"), (1, "واحد")])
    assert choice.value() == 1
    choice.set_value(99)
    assert choice.value() is None


@pytest.mark.parametrize("inset", [14, 120], ids=["box", "words"])
def test_a_click_ticks_a_line_and_the_space_bar_goes_on_from_it(
    language: str, qtbot: QtBot, inset: int
) -> None:
    ticked = CheckList()
    qtbot.addWidget(ticked)
    ticked.set_options(
        [("a", "الأسر الأكثر احتياجًا"), ("b", "المرأة المعيلة"), ("c", "الأسر الأولى بالرعاية")]
    )
    show(ticked, 300, 200)
    line = ticked.visualItemRect(ticked.item(1))
    side = line.right() - inset if ticked.layoutDirection() is Qt.LayoutDirection.RightToLeft else inset
    with qtbot.waitSignal(ticked.changed):
        QTest.mouseClick(ticked.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(side, line.center().y()))
    assert ticked.value() == ("b",)
    press(ticked, Qt.Key.Key_Space)
    assert ticked.value() == ()
