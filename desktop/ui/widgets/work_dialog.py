"""A dialog whose verb is work behind the window: it stays open until the work is done."""

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QWidget

from desktop.errors import UserError
from desktop.ui.jobs.job import Job
from desktop.ui.jobs.runner import Jobs, Where
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import Kind
from desktop.ui.widgets.dialog import Dialog

T = TypeVar("T")


class WorkDialog(Dialog):
    """Starts its work with `start` and ends with `finish`.

    While the work goes on the verb sleeps. It wakes when the work failed, whose sentence the banner shows, and
    when the clerk stopped it. Whoever leaves meanwhile stops it.
    """

    def __init__(
        self,
        jobs: Jobs,
        parent: QWidget | None,
        title: str,
        *,
        verb: str,
        way_out: str = "",
        kind: Kind = Kind.PRIMARY,
    ) -> None:
        super().__init__(parent, title, verb=verb, way_out=way_out, kind=kind)
        self._jobs = jobs
        self._job: Job | None = None
        self._done: Callable[[object], None] | None = None
        self.banner = Banner(self)
        self.body.addWidget(self.banner)
        self.rejected.connect(self.stop)

    def start(
        self,
        call: Callable[..., T],
        *,
        done: Callable[[T], None],
        title: str = "",
        where: Where = "thread",
        writes: bool = False,
    ) -> None:
        """Let the verb sleep and start the work; the arguments are those of `Jobs.start`."""
        self.confirm.setEnabled(False)
        self.banner.hide()
        self._done = cast("Callable[[object], None]", done)
        self._job = self._jobs.start(
            call,
            title=title,
            done=self._take_result,
            failed=self.show_fault,
            cancelled=self.wake,
            where=where,
            writes=writes,
        )

    def is_ready(self) -> bool:
        """Say whether the verb may be offered; a dialog that asks for more answers for itself."""
        return True

    @Slot()
    def wake(self) -> None:
        """Offer the verb again."""
        self._job = None
        self.confirm.setEnabled(self.is_ready())

    def finish(self) -> None:
        """Close: the work is done."""
        QDialog.accept(self)

    @Slot(object)
    def _take_result(self, result: object) -> None:
        done, self._job, self._done = self._done, None, None
        if done is not None:
            done(result)

    @Slot(object)
    def show_fault(self, error: UserError) -> None:
        """Say what went wrong and stay; the typing is kept."""
        self.wake()
        self.banner.show_error(error)

    @Slot()
    def stop(self) -> None:
        """Stop the work, if any goes on."""
        if self._job is not None:
            self._job.cancel()
