"""A password field tells of the keyboard what nobody could see, and of the password nothing."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.password_field import PasswordField


@pytest.fixture
def field(qtbot: QtBot) -> PasswordField:
    made = PasswordField(caps_state=lambda: None)
    qtbot.addWidget(made)
    made.show()
    return made


def press(field: PasswordField, text: str, key: int = 0, *, shift: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))


def test_the_eye_shows_and_hides(field: PasswordField) -> None:
    assert field.echoMode() is QLineEdit.EchoMode.Password
    field.eye.setChecked(True)
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    field.forget()
    assert field.echoMode() is QLineEdit.EchoMode.Password
    assert field.text() == ""


@pytest.mark.parametrize(
    ("typed", "words"),
    [("a", "Latin"), ("ق", "Arabic"), ("گ", "Persian"), ("aق", "Arabic"), ("ق1", "Arabic")],
)
def test_the_letters_tell_the_keyboard(field: PasswordField, typed: str, words: str) -> None:
    for letter in typed:
        press(field, letter)
    assert words in field.keyboard_words()
    assert (words in field.told()) is (words != "Latin")  # under a form's field only what may surprise


def test_caps_lock_is_told_by_the_letters(field: PasswordField) -> None:
    press(field, "A", shift=True)
    assert field.told() == ""
    press(field, "A")
    assert field.told() == "Caps Lock is on."
    press(field, "a", shift=True)
    assert field.told() == "Caps Lock is on."
    press(field, "", Qt.Key.Key_CapsLock)
    assert field.told() == ""


def test_caps_lock_is_told_by_the_system_where_it_can_be_asked(qtbot: QtBot) -> None:
    made = PasswordField(caps_state=lambda: True)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.hinted):
        made.show()
        made.activateWindow()
        made.setFocus()
    assert made.told() == "Caps Lock is on."


def test_what_was_typed_is_kept_exactly(field: PasswordField) -> None:
    field.setText("  ١٢٣ cafe\u0301 ")
    assert field.value() == "  ١٢٣ cafe\u0301 "
    assert field.own_problems() == ()
