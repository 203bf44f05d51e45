"""A line for a password: an eye to look at it, and a word about the keyboard, whose mistakes nobody can see."""

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.problem import Problem
from desktop.ui.icons import Ink, icon
from desktop.ui.widgets.text_edit import LineField, keep_latin

_X11_LOCK = 0x02  # the Lock bit in the native modifiers of an X11 key event
_LATIN = N_("Latin letters")
_SCRIPTS = ((0x0041, 0x024F, _LATIN), (0x0600, 0x06FF, N_("Arabic letters")))
_PERSIAN = frozenset("پچژگکی")


class PasswordField(LineField):
    """Words that nobody reads over the shoulder; kept exactly as typed.

    Signals:
        hinted: What is to be said of the keyboard changed; `told` says it.
    """

    hinted = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, caps_state: Callable[[], bool | None] | None = None
    ) -> None:
        super().__init__(parent)
        self._caps_state = caps_state or _system_caps_lock
        self._is_caps = False
        self._script = ""
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        keep_latin(self)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = QAction(self)
        self.eye.setCheckable(True)
        self._show_eye(is_open=False)
        end = (
            QLineEdit.ActionPosition.LeadingPosition if is_rtl else QLineEdit.ActionPosition.TrailingPosition
        )
        self.addAction(self.eye, end)  # where reading ends: the field itself runs left to right
        self.eye.toggled.connect(self._look)
        self.textEdited.connect(self._note_letters)
        QGuiApplication.inputMethod().localeChanged.connect(self.hinted)

    def value(self) -> str:
        """Return what was typed."""
        return self.text()

    def own_problems(self) -> Sequence[Problem]:
        """Return nothing: a password is not judged by its letters."""
        return ()

    def told(self) -> str:
        """Return what may surprise: Caps Lock, and letters that are not Latin."""
        return self._said(self._script if self._script != _(_LATIN) else "")

    def keyboard_words(self) -> str:
        """Return all that is known of the keyboard: Caps Lock, and which letters it types."""
        return self._said(self._script or _layout())

    def _said(self, letters: str) -> str:
        parts = [_("Caps Lock is on.")] if self._is_caps else []
        parts += [_("Keyboard: {language}", language=letters)] if letters else []
        return " ".join(parts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice Caps Lock by what the system says, else by what a letter looks like without Shift."""
        super().keyPressEvent(event)
        self._note_caps(event)

    def focusInEvent(self, event: QEvent) -> None:
        """Ask anew: the keyboard may have been changed elsewhere."""
        super().focusInEvent(event)  # type: ignore[arg-type]  # it is a QFocusEvent
        known = self._caps_state()
        if known is not None:
            self._is_caps = known
        self.hinted.emit()

    def forget(self) -> None:
        """Empty the line and close the eye."""
        self.clear()
        self.eye.setChecked(False)
        self._script = ""
        self.hinted.emit()

    @Slot(bool)
    def _look(self, is_open: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if is_open else QLineEdit.EchoMode.Password)
        self._show_eye(is_open=is_open)

    def _show_eye(self, *, is_open: bool) -> None:
        self.eye.setIcon(icon("eye_off" if is_open else "eye", Ink.MUTED))
        self.eye.setText(_("Hide the password") if is_open else _("Show the password"))
        self.eye.setToolTip(self.eye.text())

    @Slot()
    def _note_letters(self) -> None:
        script = _script_of(self.text())
        if script != self._script:
            self._script = script
            self.hinted.emit()

    def _note_caps(self, event: QKeyEvent) -> None:
        is_caps = self._caps_after(event)
        if is_caps is not None and is_caps != self._is_caps:
            self._is_caps = is_caps
            self.hinted.emit()
            self.changed.emit()

    def _caps_after(self, event: QKeyEvent) -> bool | None:
        if event.key() == Qt.Key.Key_CapsLock:
            known = self._caps_state()
            return not self._is_caps if known is None else known
        typed = event.text()
        if not (typed.isascii() and typed.isalpha()):
            return None
        if event.nativeModifiers() and QGuiApplication.platformName() == "xcb":
            return bool(event.nativeModifiers() & _X11_LOCK)
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return typed.isupper() != is_shifted


def _script_of(text: str) -> str:
    """Name the letters of the last letter typed: what an input method does not know, the letters show."""
    for letter in reversed(text):
        if letter in _PERSIAN:
            return _("Persian letters")
        for first, last, words in _SCRIPTS:
            if first <= ord(letter) <= last and letter.isalpha():
                return _(words)
    return ""


def _layout() -> str:
    """Return the language of the keyboard in its own words, where the system tells it."""
    return QGuiApplication.inputMethod().locale().nativeLanguageName()


if sys.platform == "win32":
    import ctypes

    def _system_caps_lock() -> bool | None:
        """Return whether Caps Lock is on."""
        return bool(ctypes.windll.user32.GetKeyState(0x14) & 1)

else:

    def _system_caps_lock() -> bool | None:
        """Return nothing: the system cannot be asked at once."""
        return None
