"""What one person likes on this machine."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from desktop.models.paper import PaperSize
from desktop.ui.preferences import Preferences
from desktop.ui.theme import ThemeName


def opened(folder: Path) -> Preferences:
    return Preferences(QSettings(str(folder / "likes.ini"), QSettings.Format.IniFormat))


def test_choices_survive_a_restart(tmp_path: Path) -> None:
    likes = opened(tmp_path)
    assert (likes.theme, likes.size, likes.language) == (ThemeName.LIGHT, 10, "")
    likes.theme, likes.size, likes.language, likes.numerals = ThemeName.DARK, 14, "fa", "latn"
    assert not likes.is_silent
    likes.is_silent = True
    assert likes.paper_size is PaperSize.A4
    likes.paper_size = PaperSize.A3
    likes.keep_shape("table/people", QByteArray(b"\x01"))
    likes.keep_choices("folders", ("/a", "/ب"))
    again = opened(tmp_path)
    assert (again.theme, again.size, again.language, again.numerals) == (ThemeName.DARK, 14, "fa", "latn")
    assert again.is_silent
    assert again.paper_size is PaperSize.A3
    assert again.shape("table/people") == QByteArray(b"\x01")
    assert again.choices("folders") == ("/a", "/ب")


def test_nonsense_in_the_file_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "likes.ini"
    path.write_text("[General]\ntheme=pink\nsize=huge\nlanguage=@Invalid()\npaper_size=B0\n")
    likes = Preferences(QSettings(str(path), QSettings.Format.IniFormat))
    assert (likes.theme, likes.size, likes.language) == (ThemeName.LIGHT, 10, "")
    assert likes.paper_size is PaperSize.A4
    assert likes.shape("none").isEmpty()
