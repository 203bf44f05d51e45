"""What stands in the fields of a form, as typed, so that a draft or a step back can put it there again."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.i18n.calendars import Precision, ReadDate
from desktop.ui.widgets.check_list import CheckList
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.fields import CheckField
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.text_edit import NotesField

Typing = dict[str, object]
"""A value of JSON for each field."""


def typing_of(form: Form) -> Typing:
    """Return what stands in every field, also what cannot be read yet."""
    return {field.name: _typed(form.editor(field.name)) for field in form.fields}


def type_again(form: Form, typing: Typing) -> None:
    """Put what was typed back; a field that the typing does not know is left alone."""
    for field in form.fields:
        if field.name in typing and _typed(form.editor(field.name)) != typing[field.name]:
            _type(form.editor(field.name), typing[field.name])
            form.show_note(field.name)


def _typed(editor: QWidget) -> object:
    if isinstance(editor, DateField):
        read = editor.value()
        return editor.text() if read is None else [read.date.isoformat(), read.precision.value]
    if isinstance(editor, QLineEdit):
        return editor.text()
    if isinstance(editor, Choice):
        return {"words": editor.currentText()} if editor.own_problems() else editor.value()
    if isinstance(editor, NotesField):
        return editor.toPlainText()
    if isinstance(editor, CheckField):
        return editor.value()
    return list(editor.value()) if isinstance(editor, CheckList) else None


def _type(editor: QWidget, typed: object) -> None:
    if isinstance(editor, DateField):
        if isinstance(typed, list):
            editor.set_value(ReadDate(date.fromisoformat(str(typed[0])), Precision(str(typed[1]))))
        else:
            editor.set_value(None)
            editor.setText(str(typed or ""))
    elif isinstance(editor, QLineEdit):
        editor.setText(str(typed or ""))
    elif isinstance(editor, Choice):
        editor.set_value(None if isinstance(typed, dict) else typed)
        if isinstance(typed, dict):
            editor.setEditText(str(typed.get("words", "")))
    elif isinstance(editor, NotesField | CheckField | CheckList):
        editor.set_value(tuple(typed) if isinstance(typed, list) else typed)
