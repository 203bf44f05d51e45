"""Forms made for the keyboard: Enter goes on, the last Enter saves, problems stand beside their field."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.i18n.calendars import ReadDate
from desktop.i18n.tongue import Precision
from desktop.models.country import Country
from desktop.models.problem import Problem, Severity
from desktop.ui.text import plain
from desktop.ui.theme import ThemeName
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.text_edit import LineField
from tests.ui.conftest import Speak
from tests.ui.structure import assert_accessible, assert_nothing_cut, assert_reading_order, show, tab_stops
from tests.ui.typing import press, type_text

FIELDS = (
    Field(name="name", label="الاسم الرباعي", is_required=True),
    Field(name="number", label="الرقم القومي", kind=FieldKind.ID, is_required=True),
    Field(name="born", label="تاريخ الميلاد", kind=FieldKind.DATE),
    Field(name="sex", label="النوع", kind=FieldKind.CHOICE, options=(("male", "ذكر"), ("female", "أنثى"))),
    Field(name="phone", label="الهاتف", kind=FieldKind.LATIN, help="بمفتاح الدولة"),
    Field(name="members", label="الأفراد", kind=FieldKind.NUMBER, minimum=1, maximum=30),
    Field(name="agreed", label="موافق", kind=FieldKind.CHECK),
    Field(name="secret", label="كلمة المرور", kind=FieldKind.PASSWORD),
    Field(name="notes", label="ملاحظات", kind=FieldKind.NOTES),
    Field(name="last", label="أخرى"),
)
PERSON: dict[str, object] = {
    "name": "مصطفى إبراهيم خليل",
    "number": "28407032101453",
    "born": ReadDate(date(1984, 1, 1), Precision.YEAR),
    "sex": "male",
    "phone": "+20 100 234 5678",
    "members": 4,
    "agreed": True,
    "secret": " sesame ",
    "notes": "سطر",
    "last": "",
}


@pytest.fixture(params=[False, True], ids=["beside", "above"])
def form(request: pytest.FixtureRequest, language: str, qtbot: QtBot) -> Form:
    made = Form(FIELDS, country=Country.EGYPT, today=date(2025, 5, 21), labels_above=request.param)
    qtbot.addWidget(made)
    show(made, 480, 1000)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def focused(form: Form) -> str:
    widget = QApplication.focusWidget()
    assert widget is not None
    return str(widget.property("field"))


def note(form: Form, name: str) -> str:
    label = form.findChild(QLabel, f"note-{name}")
    return plain(label.text()) if label is not None and label.isVisible() else ""


def test_enter_goes_on_and_the_last_enter_saves(form: Form, qtbot: QtBot) -> None:
    form.begin()
    walked = [focused(form)]
    for _step in range(7):
        press(form.editor(walked[-1]), Qt.Key.Key_Return)
        walked.append(focused(form))
    assert walked == [field.name for field in FIELDS[:8]]
    with qtbot.waitSignal(form.submitted):
        press(form.editor("last"), Qt.Key.Key_Enter)


def test_shift_enter_goes_back_and_stays_in_the_first(form: Form) -> None:
    form.begin()
    press(form.editor("name"), Qt.Key.Key_Return)
    press(form.editor("number"), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert focused(form) == "name"
    press(form.editor("name"), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert focused(form) == "name"


def test_enter_in_notes_is_a_new_line_and_ctrl_enter_goes_on(form: Form) -> None:
    notes = form.editor("notes")
    notes.setFocus()
    type_text(notes, "ا")
    press(notes, Qt.Key.Key_Return)
    assert isinstance(notes, QPlainTextEdit)
    assert notes.toPlainText() == "ا\n"
    press(notes, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert focused(form) == "last"


def test_enter_in_empty_notes_or_an_empty_last_line_goes_on(form: Form) -> None:
    notes = form.editor("notes")
    assert isinstance(notes, QPlainTextEdit)
    notes.setFocus()
    press(notes, Qt.Key.Key_Return)
    assert (notes.toPlainText(), focused(form)) == ("", "last")
    notes.setFocus()
    type_text(notes, "ا")
    press(notes, Qt.Key.Key_Return)
    press(notes, Qt.Key.Key_Return)
    assert (notes.toPlainText(), focused(form)) == ("ا\n", "last")


def test_enter_in_what_a_search_found_chooses_and_goes_on(language: str, qtbot: QtBot) -> None:
    areas = [(number, name) for number, name in enumerate(["أبو صوير", "التل الكبير", *map(str, range(12))])]
    form = Form(
        (
            Field(name="area", label="Area", kind=FieldKind.CHOICE, options=areas),
            Field(name="place", label="Place"),
        )
    )
    qtbot.addWidget(form)
    show(form, 400, 300)
    choice = form.editor("area")
    assert isinstance(choice, Choice)
    line, completer = choice.lineEdit(), choice.completer()
    assert line is not None
    assert completer is not None
    form.begin()
    type_text(line, "تل")
    completer.setCompletionPrefix("تل")
    completer.complete()
    found = completer.popup()
    assert found is not None
    press(found, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focused(form) == "place")
    assert choice.value() == 1


def test_enter_in_an_open_list_chooses_there(form: Form) -> None:
    choice = form.editor("sex")
    assert isinstance(choice, Choice)
    choice.setFocus()
    choice.showPopup()
    press(choice, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is not form.editor("phone")
    choice.hidePopup()


def test_f2_puts_the_caret_to_the_end_as_in_a_spreadsheet(form: Form) -> None:
    form.set_values(PERSON)
    editor = form.editor("name")
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    press(editor, Qt.Key.Key_F2)
    assert (editor.selectedText(), editor.cursorPosition()) == ("", len(editor.text()))


def test_what_is_shown_comes_back_unchanged(form: Form) -> None:
    form.set_values(PERSON)
    assert form.values() == PERSON
    assert not form.is_dirty
    assert form.text("name") == PERSON["name"]
    assert form.day("born") == PERSON["born"]
    assert form.number("members") == 4
    assert (form.day("name"), form.number("name")) == (None, None)


def test_it_knows_whether_something_would_be_lost(form: Form, qtbot: QtBot) -> None:
    form.set_values(PERSON)
    with qtbot.waitSignal(form.changed):
        type_text(form.editor("name"), "x")
    assert form.is_dirty
    form.mark_saved()
    assert not form.is_dirty


def test_what_is_missing_is_said_beside_the_field_and_the_caret_goes_there(form: Form) -> None:
    form.set_values({"name": "اسم"})
    assert not form.check()
    assert note(form, "number").startswith("✗")
    assert focused(form) == "number"
    assert form.editor("number").property("has_error") is True
    assert form.editor("number").accessibleDescription()
    type_text(form.editor("number"), "2")
    assert note(form, "number") == ""


def test_nothing_is_blamed_before_the_clerk_came_to_it(form: Form) -> None:
    form.begin()
    press(form.editor("name"), Qt.Key.Key_Return)
    assert all(note(form, field.name) in ("", "بمفتاح الدولة") for field in FIELDS)


def test_a_field_that_was_left_says_what_is_wrong_with_it(form: Form) -> None:
    editor = form.editor("number")
    editor.setFocus()
    type_text(editor, "284")
    press(editor, Qt.Key.Key_Return)
    assert note(form, "number").startswith("✗")
    assert focused(form) == "born"


def test_problems_of_an_operation_stand_beside_their_fields(form: Form) -> None:
    form.set_values(PERSON)
    rest = form.show_problems(
        [
            Problem(Severity.NOTE, "a note", field="name"),
            Problem(Severity.ERROR, "“{text}” is wrong", {"text": "x"}, "name"),
            Problem(Severity.WARNING, "look again", field="phone"),
            Problem(Severity.ERROR, "about the whole", field="elsewhere"),
        ]
    )
    assert note(form, "name") == "✗ “x” is wrong"
    assert note(form, "phone") == "! look again"
    assert [problem.message for problem in rest] == ["about the whole"]
    assert form.check() or form.problems()


def test_the_help_stands_there_while_nothing_else_does(form: Form) -> None:
    assert note(form, "phone") == "بمفتاح الدولة"


def test_required_fields_are_marked_for_the_eye_and_the_ear(form: Form) -> None:
    assert form.label("name").text().endswith("\u00a0*")
    assert form.editor("name").accessibleName() != "الاسم الرباعي"
    assert form.label("last").text() == "أخرى"
    assert form.label("last").buddy() is form.editor("last")


def test_every_tab_stop_has_a_name_and_stands_in_reading_order(form: Form) -> None:
    assert_accessible(form)
    assert_reading_order(form)
    assert [stop.property("field") for stop in tab_stops(form)] == [field.name for field in FIELDS]


def test_labels_have_no_mnemonic_letters(form: Form) -> None:
    assert not any("&" in label.text() for label in form.findChildren(QLabel))


@pytest.mark.parametrize("size", [9, 16])
@pytest.mark.parametrize("labels_above", [False, True])
def test_nothing_is_cut_at_any_size(size: int, labels_above: bool, speak: Speak, qtbot: QtBot) -> None:
    speak("ar", ThemeName.LIGHT, size)
    form = Form(FIELDS, today=date(2025, 5, 21), labels_above=labels_above)
    qtbot.addWidget(form)
    form.check()
    show(form, 420, form.sizeHint().height() + 400)
    assert_nothing_cut(form)


def test_walking_scrolls_the_field_into_sight(language: str, qtbot: QtBot) -> None:
    area = QScrollArea(widgetResizable=True)
    qtbot.addWidget(area)
    form = Form(FIELDS, today=date(2025, 5, 21))
    area.setWidget(form)
    show(area, 480, 200)
    last = form.editor("last")
    assert last.visibleRegion().isEmpty()
    press(form.editor("notes"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not last.visibleRegion().isEmpty()


def test_a_field_may_bring_its_own_editor(language: str, qtbot: QtBot) -> None:
    class Own(LineField):
        """An editor of a page."""

    def make(parent: QWidget) -> QWidget:
        return Own(parent)

    form = Form((Field(name="own", label="خاص", make=make),))
    qtbot.addWidget(form)
    assert isinstance(form.editor("own"), Own)
