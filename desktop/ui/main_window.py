"""The window: sidebar, the page in front, status line; it brings what is dropped on it to whoever wants it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QStatusBar, QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _, current
from desktop.models.backup_manifest import REPLACED
from desktop.resources import resource
from desktop.ui.changes import Changes
from desktop.ui.desk import Desk, PageEntry, PageKey, Wish
from desktop.ui.errors import sentence
from desktop.ui.jobs.progress_window import ProgressWindows
from desktop.ui.jobs.runner import Jobs
from desktop.ui.keys import Key, sequence
from desktop.ui.preferences import Preferences
from desktop.ui.sidebar import Sidebar
from desktop.ui.text import leading
from desktop.ui.widgets.page import Page

if TYPE_CHECKING:  # it brings the database, which loads while the password is typed
    from desktop.workspace import Workspace

TAKEN_FILES = frozenset({".xlsx", ".xls", ".ods", ".csv", ".wasl"})
_NUMBERED = 9  # Ctrl+1 to Ctrl+9
_ORDER = list(PageKey)
_SIZE = QSize(1280, 800)


class MainWindow(QMainWindow):
    """One open office and one person at work.

    Signals:
        file_dropped: A workbook or a package was let fall on the window.
        lock_wished: The person wants the window locked, or was away for long.
        closed: The window is gone.
    """

    file_dropped = Signal(object)
    lock_wished = Signal()
    closed = Signal()

    def __init__(
        self,
        entries: Sequence[PageEntry],
        *,
        workspace: Workspace,
        jobs: Jobs,
        changes: Changes,
        preferences: Preferences,
        office: str,
        person: str,
    ) -> None:
        super().__init__()
        self._entries = {
            entry.key: entry for entry in sorted(entries, key=lambda entry: _ORDER.index(entry.key))
        }
        self._pages: dict[PageKey, QWidget] = {}
        self._front = next(iter(self._entries))
        self._preferences = preferences
        self._jobs = jobs
        self.desk = Desk(
            workspace=workspace,
            jobs=jobs,
            changes=changes,
            preferences=preferences,
            show_page=self.show_page,
            tell=self.tell,
        )
        self._build(office, person)
        self._connect()
        if not self.restoreGeometry(preferences.shape("window")):
            self._fit_screen()
        self.go_to(self._front)

    def _build(self, office: str, person: str) -> None:
        self.setWindowTitle(_("Wasl – {office}", office=office))
        self.setAcceptDrops(True)
        middle = QWidget(self)
        self.sidebar = Sidebar(list(self._entries.values()), office, person, middle)
        self.stack = QStackedWidget(middle)
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self.stack, 1)
        self.setCentralWidget(middle)
        bar = QStatusBar(self)
        self.status = QLabel(bar)
        bar.addWidget(self.status, 1)
        self.setStatusBar(bar)
        self.progress = ProgressWindows(self)

    def _fit_screen(self) -> None:
        """Take the usual size, or the whole of a screen that is too small for it."""
        self.resize(_SIZE)
        if self.screen().availableSize().boundedTo(_SIZE) != _SIZE:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self.go_to)
        self.sidebar.lock_pressed.connect(self.lock_wished)
        self._jobs.began.connect(self.progress.follow)
        self._jobs.ended.connect(self.progress.leave)
        self._jobs.failed.connect(self._show_failure)
        self.desk.changes.committed.connect(self._leave_if_replaced)
        QShortcut(sequence(Key.HELP), self).activated.connect(self._show_help)
        for number in range(min(_NUMBERED, len(self._entries))):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self)
            shortcut.setObjectName(str(number))
            shortcut.activated.connect(self._go_to_numbered)

    @property
    def front(self) -> QWidget:
        """Return the page in front."""
        return self._pages[self._front]

    @Slot(object)
    def go_to(self, key: PageKey) -> None:
        """Bring a page to the front; it is made the first time."""
        page = self._pages.get(key)
        if page is None:
            page = self._entries[key].factory(self.desk, self.stack)
            self._pages[key] = page
            self.stack.addWidget(page)
        self.tell("")
        self._front = key
        self.stack.setCurrentWidget(page)
        self.sidebar.mark(key)
        if isinstance(page, Page) and not self.sidebar.isAncestorOf(self.focusWidget() or page):
            page.take_focus()  # arrows that walk in the sidebar stay there

    def show_page(self, key: PageKey, wish: Wish) -> None:
        """Bring a page to the front and tell it what is wanted there."""
        if key not in self._entries:
            return
        self.go_to(key)
        page = self._pages[key]
        if isinstance(page, Page):
            page.receive(wish)

    def tell(self, words: str) -> None:
        """Put a sentence into the status line."""
        self.status.setText(leading(words, self.layoutDirection()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one workbook or package."""
        if _taken(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which file was let fall."""
        path = _taken(event.mimeData().urls())
        if path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember size and place, stop the work that runs."""
        self._preferences.keep_shape("window", self.saveGeometry())
        self._jobs.close()
        super().closeEvent(event)
        self.closed.emit()

    @Slot()
    def _go_to_numbered(self) -> None:
        number = int(self.sender().objectName())
        self.go_to(list(self._entries)[number])

    @Slot(object)
    def _show_failure(self, error: UserError) -> None:
        page = self.front
        if isinstance(page, Page):
            page.banner.show_error(error)
        else:
            self.tell(sentence(error))

    @Slot(object)
    def _leave_if_replaced(self, kinds: frozenset[str]) -> None:
        """Lock the window when a backup waits to take the place of the office: opening it again brings it in."""
        if REPLACED in kinds:
            self.lock_wished.emit()

    @Slot()
    def _show_help(self) -> None:
        path = manual_page(self._front, current().language)
        if path is None:
            self.tell(_("There is no help for this page yet."))
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def manual_page(key: PageKey, language: str) -> Path | None:
    """Return the help of a page in the language of the windows, where it was written."""
    path = resource("manual", language, f"{key.value}.html")
    return path if path.is_file() else None


def _taken(urls: Sequence[QUrl]) -> Path | None:
    """Return the one file that a page could take."""
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in TAKEN_FILES else None
