"""Shows faults: a sentence and the next step for what a clerk can mend, the crash window for our own bugs."""

import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.disk_faults import told
from desktop.errors import UserError
from desktop.fault_report import report
from desktop.i18n.catalogue import _, current
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import Kind, push_button
from desktop.ui.widgets.dialog import message
from desktop.ui.widgets.wrapped_label import WrappedLabel

_AGAIN_S = 2.0  # a fault that falls again within this time is the same one
_BETWEEN = "\n\n"
_MOST_REPORTS = 5


def sentence(error: UserError) -> str:
    """Return what an error says to this reader; its code is for machines and stays out."""
    return current().told(error)


class CrashWindow(QDialog):
    """Tells of a bug, offers the details for copying, and lets the clerk go on or leave."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self.setWindowTitle(_("The program made a mistake"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()

    def _build(self) -> None:
        head = QLabel(_("The program made a mistake"))
        head.setProperty("role", "heading")
        words = WrappedLabel(
            _(
                "What was saved is safe. Please copy the details and send them to whoever looks after "
                "the program; they hold no names and no numbers of persons. Then go on working, or close "
                "the program and start it again."
            )
        )
        words.setContentsMargins(GRID // 2, 0, GRID // 2, 0)  # tails of Persian letters reach over the edge
        self.shown = QPlainTextEdit(self.report, self)
        self.shown.setReadOnly(True)
        self.shown.setTabChangesFocus(True)
        self.shown.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.shown.setAccessibleName(_("Details for copying"))
        self.copy = push_button(_("Copy details"), self)
        self.go_on = push_button(_("Go on"), self, kind=Kind.PRIMARY)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.copy)
        buttons.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        for part in (head, words, self.shown):
            column.addWidget(part)
        column.addLayout(buttons)
        self.resize(560, 380)

    def _connect(self) -> None:
        self.copy.clicked.connect(self._copy_report)
        self.go_on.clicked.connect(self.accept)

    def add(self, report: str) -> None:
        """Show a further fault below the first, unless there are enough of them to mend the first."""
        if self.report.count(_BETWEEN) < _MOST_REPORTS - 1:
            self.report += _BETWEEN + report
            self.shown.setPlainText(self.report)

    @Slot()
    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self.report)


class CrashCatcher(QObject):
    """Brings what no one caught to one window, from whichever thread it came.

    A fault the clerk can mend becomes a sentence; anything else the crash window. What falls again and again,
    as from a timer, opens no second window and fills no log.

    Signals:
        crashed: The report, on the window's thread; after the window was opened.
        told: A UserError that nobody had taken, after its sentence was shown.
    """

    crashed = Signal(str)
    told = Signal(object)
    _fell = Signal(str)
    _refused = Signal(object)

    def __init__(self, parent: QObject | None = None, log: Callable[[str], None] | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._last: dict[str, float] = {}  # when each report fell last
        self.window: CrashWindow | None = None
        self.message: QDialog | None = None
        self._fell.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._refused.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch from now on; Ctrl+C on a terminal still ends the program."""
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread

    def remove(self) -> None:
        """Catch no more; what falls from now on falls to the terminal."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def catch(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Take one fault; `sys.excepthook` calls this."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        known = told(fault) if isinstance(fault, OSError) else fault
        if isinstance(known, UserError):
            self._refused.emit(known)
            return
        said = report(kind, fault, trace)
        repeats = time.monotonic() - self._last.get(said, -_AGAIN_S) < _AGAIN_S
        self._last[said] = time.monotonic()
        if repeats:
            return
        if self._log is not None:
            self._log(said)
        self._fell.emit(said)

    def _catch_in_thread(self, fallen: threading.ExceptHookArgs) -> None:
        if fallen.exc_value is not None:
            self.catch(fallen.exc_type, fallen.exc_value, fallen.exc_traceback)

    @Slot(str)
    def _show(self, said: str) -> None:
        if self.window is None:
            self.window = CrashWindow(said)
            self.window.destroyed.connect(self._forget)
            self.window.open()
        else:
            self.window.add(said)
        self.crashed.emit(said)

    @Slot(object)
    def _tell(self, error: UserError) -> None:
        words = sentence(error)
        self.message = message(QApplication.activeWindow(), _("This could not be done"), words)  # lives by us
        self.told.emit(error)

    @Slot()
    def _forget(self) -> None:
        self.window = None
