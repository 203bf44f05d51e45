"""Shows how far long work is, with words, a count and Cancel; appears only when the work takes a while."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _
from desktop.progress import Step
from desktop.ui.jobs.job import Job
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.wrapped_label import WrappedLabel

SHOWN_AFTER_MS = 500
_FINE = 1000  # the bar's own scale: counts may be larger than what Qt's bar can hold


class ProgressWindow(QDialog):
    """Follows one job from its start; the window behind stays usable.

    Signals:
        closed: It is over and may be forgotten.
    """

    closed = Signal()

    def __init__(self, job: Job, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._job = job
        self.setWindowTitle(job.title)
        self._build()
        self._connect()
        self._show_step(job.step)
        self._show_rival(job.rival_title)
        self._appear.start(SHOWN_AFTER_MS)

    def _build(self) -> None:
        self._appear = QTimer(self, singleShot=True)
        self.heading = QLabel(self._job.title, self)
        self.heading.setProperty("role", "heading")
        self.words = WrappedLabel(parent=self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self._job.title)
        self.count = QLabel(self)
        self.count.setProperty("role", "muted")
        self.cancel = push_button(_("Cancel"), self)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID + GRID // 2)
        for part in (self.heading, self.words, self.bar):
            column.addWidget(part)
        column.addLayout(foot)
        self.setMinimumWidth(440)

    def _connect(self) -> None:
        self._appear.timeout.connect(self._come_up)
        self._job.stepped.connect(self._show_step)
        self._job.waits.connect(self._show_rival)
        self.cancel.clicked.connect(self._ask_to_stop)

    def finish(self) -> None:
        """Go away: the job is over."""
        self._appear.stop()
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def reject(self) -> None:
        """Take Esc for Cancel."""
        self._ask_to_stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take the closing cross for Cancel; the window goes when the work has ended."""
        self._ask_to_stop()
        event.ignore()

    @Slot()
    def _come_up(self) -> None:
        """Show in front of the dialog that asked for the work; behind it Cancel could not be pressed."""
        front = QApplication.activeModalWidget()
        if front is not None:
            self.winId()  # from here on there is a handle
            self.windowHandle().setTransientParent(front.windowHandle())
        self.show()

    @Slot(object)
    def _show_step(self, step: Step) -> None:
        if not self._job.is_cancelled():
            self.words.setText(_(step.words) if step.words else _("Starting…"))
        self.count.setText(self._counted(step))
        self.bar.setRange(0, _FINE if step.total else 0)
        if step.total:
            self.bar.setValue(_FINE * min(step.done, step.total) // step.total)

    @Slot(str)
    def _show_rival(self, title: str) -> None:
        if title:
            self.words.setText(_("Waiting until “{work}” has ended…", work=title))

    @Slot()
    def _ask_to_stop(self) -> None:
        self._job.cancel()
        self.cancel.setEnabled(False)
        self.words.setText(_("Stopping… Nothing of it will be kept."))

    @staticmethod
    def _counted(step: Step) -> str:
        if step.total:
            return _("{done} of {total}", done=step.done, total=step.total)
        return _("{done} so far", done=step.done) if step.done else ""


class ProgressWindows:
    """Gives each titled job its window; owned by the main window."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self.open: dict[Job, ProgressWindow] = {}

    def follow(self, job: Job) -> None:
        """Open a window for a job, in a while."""
        self.open[job] = ProgressWindow(job, self._parent)

    def leave(self, job: Job) -> None:
        """Close the window of a job that ended."""
        window = self.open.pop(job, None)
        if window is not None:
            window.finish()
