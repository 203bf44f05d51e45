"""Fields: any digits and any keyboard in, one way of writing out, and never a silent wrong value."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QValidator
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.i18n.calendars import ReadDate
from desktop.i18n.catalogue import current
from desktop.i18n.tongue import Precision
from desktop.models.country import Country
from desktop.ui.widgets.calendar_popup import CalendarPopup
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.id_field import IdField, IdValidator
from desktop.ui.widgets.number_field import NumberField
from desktop.ui.widgets.password_field import PasswordField
from desktop.ui.widgets.text_edit import LatinField, LineField, NotesField
from tests.ui.conftest import Speak
from tests.ui.typing import press, type_text

TODAY = date(2025, 5, 21)
RTL = Qt.LayoutDirection.RightToLeft


def paste(field: QLineEdit, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    field.paste()


@pytest.mark.parametrize("typed", ["28407032101453", "٢٨٤٠٧٠٣٢١٠١٤٥٣", "۲۸۴۰۷۰۳۲۱۰۱۴۵۳"])
def test_an_id_typed_with_any_digits_is_the_same_id(typed: str, language: str, qtbot: QtBot) -> None:
    field = IdField(Country.EGYPT, today=TODAY)
    qtbot.addWidget(field)
    type_text(field, typed)
    assert field.value() == "28407032101453"
    assert field.reading().birth_date == date(1984, 7, 3)


def test_an_id_pasted_from_a_spreadsheet_loses_its_blanks_and_marks(language: str, qtbot: QtBot) -> None:
    field = IdField(Country.EGYPT, today=TODAY)
    qtbot.addWidget(field)
    paste(field, "\u2066٢٨٤٠٧٠٣ ٢١٠١٤٥٣\t\u2069 ")
    assert field.text() == "28407032101453"


def test_letters_do_not_enter_an_id_but_the_offices_own_number_does(speak: Speak, qtbot: QtBot) -> None:
    speak("ar")
    field = IdField(Country.EGYPT, today=TODAY)
    qtbot.addWidget(field)
    type_text(field, "2م8x")
    assert field.text() == "28"
    field.clear()
    type_text(field, "T-ISM-00012")
    assert field.value() == "T-ism-00012"
    assert IdValidator(field).validate("2.98E+13", 0)[0] is QValidator.State.Invalid


def test_an_id_is_judged_and_tells_what_it_says(language: str, qtbot: QtBot) -> None:
    field = IdField(Country.IRAN, today=TODAY)
    qtbot.addWidget(field)
    field.set_value("0499370899")
    assert field.told().startswith("✓")
    field.set_value("0499370898")
    assert field.own_problems()
    assert field.told() == ""
    field.set_value("")
    assert field.own_problems() == ()


@pytest.mark.parametrize("make", [lambda: IdField(Country.EGYPT, today=TODAY), LatinField, PasswordField])
def test_latin_islands_run_left_to_right_and_stand_where_reading_begins(
    make: type[LatinField], language: str, qtbot: QtBot
) -> None:
    field = make()
    qtbot.addWidget(field)
    assert field.layoutDirection() == Qt.LayoutDirection.LeftToRight
    is_right = bool(field.alignment() & Qt.AlignmentFlag.AlignRight)
    assert is_right == (language != "en")
    assert field.alignment() & Qt.AlignmentFlag.AlignAbsolute  # or an Arabic letter would turn the side round


def test_a_phone_takes_any_digits(speak: Speak, qtbot: QtBot) -> None:
    speak("fa")
    field = LatinField()
    qtbot.addWidget(field)
    type_text(field, "+۹۸ ٩١٢")
    assert field.value() == "+98 912"


def test_words_are_kept_as_typed_but_for_what_nobody_sees(language: str, qtbot: QtBot) -> None:
    field = LineField()
    qtbot.addWidget(field)
    paste(field, "  محمد \u200fأحمد ")
    assert field.value() == "محمد أحمد"
    assert len(field.own_problems()) == 1
    assert field.told() == ""


def test_notes_keep_their_lines_and_lose_their_looks(language: str, qtbot: QtBot) -> None:
    field = NotesField()
    qtbot.addWidget(field)
    changes: list[None] = []
    field.changed.connect(lambda: changes.append(None))
    field.set_value("سطر\nسطر ثان")
    assert changes == []
    rich = QMimeData()
    rich.setHtml("<b>bold</b>")
    rich.setText(" bold")
    field.moveCursor(field.textCursor().MoveOperation.End)
    field.insertFromMimeData(rich)
    assert field.value() == "سطر\nسطر ثان bold"
    assert changes
    assert field.tabChangesFocus()
    assert field.minimumSizeHint().height() >= 3 * field.fontMetrics().lineSpacing()


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1250", 1250), ("١٢٥٠", 1250), ("۱۲۵۰", 1250), ("1,250", 1250), ("١٬٢٥٠", 1250), ("", None)],
)
def test_no_keyboard_turns_a_number_into_zero(
    typed: str, value: int | None, language: str, qtbot: QtBot
) -> None:
    field = NumberField()
    qtbot.addWidget(field)
    type_text(field, typed)
    assert field.value() == value
    press(field, Qt.Key.Key_Return)
    assert field.text() == ("" if value is None else current().number(1250))


def test_an_amount_is_an_integer_of_the_smallest_unit(language: str, qtbot: QtBot) -> None:
    field = NumberField(decimals=2, maximum=500_000)
    qtbot.addWidget(field)
    type_text(field, "١٢٥٠٫٥")
    assert field.value() == 125_050
    press(field, Qt.Key.Key_Up)
    assert field.value() == 125_150
    type_text(field, "x-م")
    assert field.value() == 125_150
    field.set_value(600_000)
    (problem,) = field.own_problems()
    assert problem.values["bound"] == 5000
    assert field.told() == ""


def test_a_number_has_its_bounds(speak: Speak, qtbot: QtBot) -> None:
    speak("en")
    field = NumberField(minimum=3, maximum=9)
    qtbot.addWidget(field)
    field.set_value(2)
    assert field.own_problems()[0].values == {"bound": 3}
    press(field, Qt.Key.Key_Down)
    assert field.value() == 3


@pytest.mark.parametrize("language", ["fa", "en"], indirect=True)  # to an Arabic office 1363 is a Hijri year
def test_a_solar_day_is_read_where_no_other_year_could_be_meant(language: str, qtbot: QtBot) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    type_text(field, "۱۳۶۳/۰۴/۱۲")
    press(field, Qt.Key.Key_Return)
    assert field.value() == ReadDate(date(1984, 7, 3), Precision.DAY)


@pytest.mark.parametrize("typed", ["3/7/1984", "٣/٧/١٩٨٤", "۱۹۸۴/۷/۳", "1984-07-03"])
def test_one_day_typed_in_any_order_is_written_one_way(typed: str, language: str, qtbot: QtBot) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    type_text(field, typed)
    press(field, Qt.Key.Key_Return)
    assert field.value() == ReadDate(date(1984, 7, 3), Precision.DAY)
    assert field.text() == current().date(date(1984, 7, 3))
    assert field.told() == current().long_date(date(1984, 7, 3))


def test_a_date_may_be_empty_or_a_year_alone(language: str, qtbot: QtBot) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    assert field.value() is None
    assert field.own_problems() == ()
    type_text(field, "١٩٨٤")
    assert field.value() == ReadDate(date(1984, 1, 1), Precision.YEAR)
    field.set_value(None)
    assert field.text() == ""


def test_a_date_that_was_only_shown_is_given_back_as_it_was(language: str, qtbot: QtBot) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    year_alone = ReadDate(date(1984, 1, 1), Precision.YEAR)
    field.set_value(year_alone)
    press(field, Qt.Key.Key_Return)
    assert field.value() == year_alone


def test_what_is_no_date_is_said_and_stays_as_typed(language: str, qtbot: QtBot) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    type_text(field, "31/2/1984")
    press(field, Qt.Key.Key_Return)
    assert field.own_problems()[0].values == {"text": "31/2/1984"}
    assert field.text() == "31/2/1984"


def test_a_persian_date_does_not_turn_round(speak: Speak, qtbot: QtBot) -> None:
    speak("fa")
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    field.set_value(date(1984, 7, 3))
    assert field.text() == "۱۳۶۳/۰۴/۱۲"


def test_the_calendar_gives_a_day_back(language: str, qtbot: QtBot) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    field.show()
    press(field, Qt.Key.Key_F4)
    (popup,) = field.findChildren(CalendarPopup)
    press(popup.grid, Qt.Key.Key_Down)
    press(popup.grid, Qt.Key.Key_Return)
    assert field.value() == ReadDate(date(2025, 5, 28), Precision.DAY)
