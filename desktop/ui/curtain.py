"""Hides every window of the program behind one, and brings them back as they were, with what was typed in them."""

from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.widgets.dialog import CLOSES_AT_LOCK, KEEPS_TYPING
from desktop.ui.widgets.form import Form

_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)


class Curtain(QObject):
    """Drawn while the program is locked: also a window that opens meanwhile is put away before it is seen."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._front: QWidget | None = None
        self._active: QWidget | None = None
        self.covered: list[QWidget] = []

    def draw(self, front: QWidget) -> None:
        """Show one window and hide all others; menus and previews are closed."""
        self._front, self._active = front, self._app.activeWindow()
        while (popup := self._app.activePopupWidget()) is not None:
            popup.close()
        front.show()
        for window in self._app.topLevelWidgets():
            if window.isVisible() and not self._is_front(window):
                self._cover(window)
        self._app.installEventFilter(self)

    def lift(self) -> None:
        """Show the windows again, those below first, and put the one in front that was."""
        self._end()
        for window in sorted(self._living(), key=_depth):
            window.show()
        active = self._active
        if active is not None and shiboken6.isValid(active) and active.isVisible():
            active.raise_()
            active.activateWindow()
        self.covered.clear()
        self._active = None

    def drop(self) -> None:
        """Let the hidden windows go for good, without a question of theirs; the main window goes by itself."""
        self._end()
        for window in self._living():
            if window.parentWidget() is not None:
                window.deleteLater()
        self.covered.clear()
        self._active = None

    def unsaved(self) -> list[str]:
        """Return the titles of hidden windows whose typing would be lost; what is kept as a draft is not."""
        return [
            window.windowTitle()
            for window in self._living()
            if _is_dirty(window) and not window.property(KEEPS_TYPING)
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a window that opens now from the screen, and put it away with the others."""
        if event.type() is not QEvent.Type.Show or not isinstance(watched, QWidget) or not watched.isWindow():
            return False
        hidden = Qt.WidgetAttribute.WA_DontShowOnScreen
        if not self._is_front(watched) and not watched.testAttribute(hidden):
            watched.setAttribute(hidden)
            QTimer.singleShot(0, watched, partial(self._put_away, watched))
        return False

    def _put_away(self, window: QWidget) -> None:
        self._cover(window)
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)

    def _cover(self, window: QWidget) -> None:
        if window.windowType() in _PASSING or window.property(CLOSES_AT_LOCK):
            window.close()
            return
        window.hide()
        if window not in self.covered:
            self.covered.append(window)

    def _is_front(self, window: QWidget) -> bool:
        above: QWidget | None = window
        while above is not None:
            if above is self._front:
                return True
            above = above.parentWidget()
        return False

    def _living(self) -> list[QWidget]:
        return [window for window in self.covered if shiboken6.isValid(window)]

    def _end(self) -> None:
        self._app.removeEventFilter(self)
        self._front = None


def _depth(window: QWidget) -> int:
    parent = window.parentWidget()
    return 0 if parent is None else 1 + _depth(parent.window())


def _is_dirty(window: QWidget) -> bool:
    return any(form.is_dirty for form in window.findChildren(Form) if form.window() is window)
