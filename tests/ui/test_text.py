"""Text of two directions on one line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QLabel

from desktop.ui.keys import Key, record_keys, with_key
from desktop.ui.text import FIGURES, NAMES, code, embedded, isolated, leading, plain
from tests.ui.conftest import Speak

RTL, LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight


def order_on_screen(text: str, pieces: list[str]) -> list[str]:
    """Return the pieces in the order in which they stand from left to right."""
    layout = QTextLayout(text)
    option = layout.textOption()
    option.setTextDirection(RTL)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()

    def place(piece: str) -> float:
        runs = layout.glyphRuns(text.index(piece), len(piece))
        return min(run.boundingRect().left() for run in runs)

    return sorted(pieces, key=place)


@pytest.mark.parametrize("phone", ["+20 100 234 5678", "+٢٠ ١٠٠ ٢٣٤ ٥٦٧٨", "+۹۸ ۹۱۲ ۳۴۵ ۶۷۸۹", "064-3391234"])
def test_phones_inside_arabic_text_are_not_garbled(phone: str, speak: Speak) -> None:
    speak("ar")
    pieces = phone.replace("-", " ").split()
    assert order_on_screen(f"الهاتف {code(phone)} مساءً", pieces) == pieces


def test_a_key_inside_arabic_text_keeps_its_order() -> None:
    assert with_key("بحث", Key.SEARCH) == f"بحث ({isolated('Ctrl+F')})"


def test_digits_alone_on_a_label_stand_where_reading_begins(speak: Speak) -> None:
    speak("ar")
    label = QLabel(leading("1234", RTL))
    label.resize(300, 30)
    image = label.grab().toImage()
    ground = image.pixelColor(150, 1)
    columns = [
        x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) != ground
    ]
    assert min(columns) > image.width() / 2


def test_a_name_keeps_its_own_order_in_a_window_of_the_other_direction() -> None:
    assert embedded("خليل (Mostafa)", LTR) == "\u2068خليل (Mostafa)\u2069"
    assert embedded("Mostafa", LTR) == "Mostafa"
    assert embedded("خليل", RTL) == "خليل"
    assert leading("", RTL) == ""


def test_what_is_copied_holds_no_marks() -> None:
    assert plain(code("28407032101453") + leading("خليل A", RTL)) == "28407032101453خليل A"


def test_figures_keep_their_side_and_names_follow_reading() -> None:
    assert Qt.AlignmentFlag.AlignAbsolute & FIGURES
    assert Qt.AlignmentFlag.AlignRight & FIGURES
    assert not Qt.AlignmentFlag.AlignAbsolute & NAMES


def test_the_key_for_the_next_record_points_where_reading_goes() -> None:
    assert [key.toString() for key in record_keys(RTL)] == ["Alt+Left", "Alt+Right"]
    assert [key.toString() for key in record_keys(LTR)] == ["Alt+Right", "Alt+Left"]


def test_keys_are_latin_letters_and_signs_only() -> None:
    assert all(key.value.isascii() for key in Key)
