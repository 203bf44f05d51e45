"""Prepares Qt before the first widget: language, direction, digits, Qt's own words, typeface, colours."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QStyleFactory, QWidget

from desktop.i18n import catalogue
from desktop.i18n.tongue import Tongue
from desktop.ui.fonts import window_font
from desktop.ui.garbage import collect_here
from desktop.ui.icons import icon
from desktop.ui.style_sheet import style_sheet
from desktop.ui.theme import THEMES, USUAL_SIZE, ThemeName, palette, wear

NAME = "Wasl"
_STYLE, _STYLED, _WORDS = "Fusion", "wasl_styled", "wasl_words"
_LOCALES = {"ar": "ar_EG", "fa": "fa_IR", "en": "en_GB"}


def new_application() -> QApplication:
    """Make Qt's application in our style by its arguments: a style that Python holds takes 40 ms of a start."""
    app = QApplication([NAME.lower(), "-style", _STYLE])
    app.setProperty(_STYLED, True)
    return app


def prepare_application(
    app: QApplication, tongue: Tongue, theme: ThemeName = ThemeName.LIGHT, size: int = USUAL_SIZE
) -> None:
    """Make the program speak and look as this person wants; call it before the first widget.

    A change of language afterwards needs new windows; theme and size may change under open ones.
    """
    collect_here(app)
    catalogue.use(tongue)
    app.setApplicationName(NAME)
    QLocale.setDefault(locale_of(tongue))
    app.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if tongue.is_rtl else Qt.LayoutDirection.LeftToRight
    )
    _speak(app, tongue.language)
    dress(app, theme, size)


def dress(app: QApplication, theme: ThemeName, size: int = USUAL_SIZE) -> None:
    """Put on a theme and a size of writing; open windows follow at once."""
    tokens = THEMES[theme]
    wear(app, theme)
    if not app.property(_STYLED):
        app.setStyle(QStyleFactory.create(_STYLE))
        app.setProperty(_STYLED, True)
    app.setFont(window_font(size))
    app.setPalette(palette(tokens))
    app.setStyleSheet(style_sheet(tokens, size))
    app.setWindowIcon(icon("arrow_swap"))


def bring_to_front(window: QWidget) -> None:
    """Put a window before all others, however it was put away."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def synthetic_notice() -> QWidget:
    """Return the sentence that stays on screen while a sample office is open."""
    notice = QLabel(catalogue._("Sample office: everything in it is invented."))
    notice.setProperty("role", "warn")
    return notice


def locale_of(tongue: Tongue) -> QLocale:
    """Return Qt's locale for a tongue; it serves Qt's own dialogs only, our texts come from `i18n`."""
    return QLocale(_LOCALES[tongue.language])


def _speak(app: QCoreApplication, language: str) -> None:
    """Install the words of Qt's own dialogs in place of those of another language."""
    old, words = app.property(_WORDS), QTranslator(app)
    if isinstance(old, QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    app.setProperty(_WORDS, words)
    if language != "en" and words.load(
        f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    ):
        app.installTranslator(words)
