"""The program prepared before its first widget: language, direction, digits, Qt's own words, sizes."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QWidget

from desktop.i18n.catalogue import _, current
from desktop.ui.fonts import FAMILY, window_font
from desktop.ui.theme import LARGEST_SIZE, LIGHT, SMALLEST_SIZE, ThemeName
from desktop.ui.widgets.file_dialog import FileDialog
from tests.ui.conftest import Speak


def test_language_direction_and_locale_belong_together(language: str, qapp: QApplication) -> None:
    assert current().language == language
    is_rtl = qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert is_rtl == (language != "en")
    assert QLocale().name()[:2] == language


@pytest.mark.parametrize(("language", "cancel"), [("ar", "ألغ"), ("fa", "انصراف"), ("en", "Cancel")])
def test_qt_speaks_the_same_language_after_each_change(language: str, cancel: str, speak: Speak) -> None:
    for spoken in ("ar", "fa", "en", language):
        speak(spoken)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert cancel in box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")


@pytest.mark.parametrize("size", [SMALLEST_SIZE, LARGEST_SIZE])
def test_the_size_of_writing_reaches_every_widget(size: int, speak: Speak) -> None:
    speak("ar", ThemeName.LIGHT, size)
    label = QLabel("نص")
    label.ensurePolished()
    assert label.font().pointSize() == size
    assert label.font().family() == FAMILY


def test_sizes_stay_between_9_and_16(speak: Speak) -> None:
    speak("en")
    assert window_font(4).pointSize() == 9
    assert window_font(40).pointSize() == 16


def test_the_typeface_writes_all_three_languages(speak: Speak) -> None:
    speak("en")
    metrics = QFontMetrics(window_font())
    assert [letter for letter in "ضپچژگکیۀ٠٩۰۹Aa" if not metrics.inFontUcs4(ord(letter))] == []


@pytest.mark.parametrize("spoken", ["ar", "fa"])
def test_the_dialog_of_files_is_in_one_language_and_in_its_own_colours(spoken: str, speak: Speak) -> None:
    speak(spoken)
    parent = QWidget()
    dialog = FileDialog(parent, "ملف")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    said = [label.text().replace("&", "") for label in dialog.findChildren(QLabel)]
    assert not [words for words in said if words.isascii() and any(letter.isalpha() for letter in words)]
    places = dialog.findChild(QWidget, "sidebar")
    assert places is not None
    places.ensurePolished()
    assert places.palette().base().color().name() == LIGHT.surface


def test_a_title_does_not_name_the_program_twice(speak: Speak, qapp: QApplication) -> None:
    speak("fa")
    assert qapp.applicationDisplayName() in ("", qapp.applicationName())
    assert "Wasl" not in _("Wasl – {office}", office="دفتر")
