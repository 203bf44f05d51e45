"""Shows faults: a sentence and the next step for what a clerk can mend, the crash window for our own bugs."""

import platform
import re
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _, current
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import Kind, push_button

_DIGITS = re.compile(r"\d{5,}")
_QUOTED = re.compile(r"""(['"]).*?\1""")


def sentence(error: UserError) -> str:
    """Return what an error says to this reader; its code is for machines and stays out."""
    return current().error(error)


def details(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> str:
    """Return what programmers need: places and kinds, but no value that could name a person."""
    places = [
        f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)
    ]
    words = "" if isinstance(fault, UserError) else _without_values(str(fault))
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return "\n".join([system, *places, f"{kind.__name__}: {words}"])


def _short(path: str) -> str:
    """Return a file's name from `desktop` on: the folders before it may hold a person's name."""
    parts = path.replace("\\", "/").split("/")
    return "/".join(parts[parts.index("desktop") :]) if "desktop" in parts else parts[-1]


def _without_values(words: str) -> str:
    """Keep ASCII words only, without what stands in quotes and without long numbers."""
    safe = _DIGITS.sub("#", _QUOTED.sub("'…'", words.split("\n", maxsplit=1)[0]))
    return re.sub(r"[^\x20-\x7e…]+", "…", safe)[:300]


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
        words = QLabel(
            _(
                "What was saved is safe. Please copy the details and send them to whoever looks after "
                "the program; they hold no names and no numbers of persons. Then go on working, or close "
                "the program and start it again."
            )
        )
        words.setWordWrap(True)
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

    @Slot()
    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self.report)


class CrashCatcher(QObject):
    """Brings what no one caught to the crash window, from whichever thread it came.

    Signals:
        crashed: The report, on the window's thread; after the window was opened.
    """

    crashed = Signal(str)
    _fell = Signal(str)

    def __init__(self, parent: QObject | None = None, log: Callable[[str], None] | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self.window: CrashWindow | None = None
        self._fell.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch from now on; Ctrl+C on a terminal still ends the program."""
        sys.excepthook = self.catch

    def remove(self) -> None:
        """Catch no more; what falls from now on falls to the terminal."""
        sys.excepthook = sys.__excepthook__

    def catch(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Take one fault; `sys.excepthook` calls this."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        report = details(kind, fault, trace)
        if self._log is not None:
            self._log(report)
        self._fell.emit(report)

    @Slot(str)
    def _show(self, report: str) -> None:
        if self.window is None:  # one window is enough when a timer fails again and again
            self.window = CrashWindow(report)
            self.window.destroyed.connect(self._forget)
            self.window.open()
        self.crashed.emit(report)

    @Slot()
    def _forget(self) -> None:
        self.window = None
