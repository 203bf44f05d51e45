"""Puts away what a test of the window opened: whatever stays is dressed anew by every test after it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.jobs.runner import Jobs


def put_away_windows(app: QApplication) -> None:
    """Hide and delete every window, and let the next test begin from left to right."""
    for window in app.topLevelWidgets():
        window.hide()
        for workers in window.findChildren(Jobs):
            workers.close()  # a worker must not outlive the window it would tell
        window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
