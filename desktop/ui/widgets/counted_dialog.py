"""A dialog that says whom its verb would change, anew at every choice, and offers it where that is somebody."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.ui.jobs.runner import Jobs
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog
from desktop.ui.widgets.wrapped_label import WrappedLabel


class CountedDialog(WorkDialog):
    """Shows its form by `ask`; a child says in `counting` and `told` what is counted."""

    nothing_chosen = ""

    def __init__(self, jobs: Jobs, parent: QWidget, title: str, *, verb: str) -> None:
        super().__init__(jobs, parent, title, verb=verb)
        self._fitting = 0
        self.outcome = WrappedLabel(parent=self)
        self.setMinimumWidth(600)

    def ask(self, form: Form) -> None:
        """Show the form and count for it, now and after each change."""
        self.body.addWidget(form)
        self.body.addWidget(self.outcome)
        form.changed.connect(self.count)
        form.submitted.connect(self.accept)
        form.begin()
        self.count()

    @abstractmethod
    def counting(self) -> Callable[..., object] | None:
        """Return the work that counts; none while nothing is chosen."""

    @abstractmethod
    def told(self, preview: Any) -> tuple[int, str]:
        """Return how many would be changed, and the sentence that says so."""

    def is_ready(self) -> bool:
        """Say whether somebody would be changed."""
        return self._fitting > 0

    @Slot()
    def count(self) -> None:
        """Count for what is chosen now; a former count is given up."""
        self._fitting = 0
        self.stop()
        call = self.counting()
        if call is None:
            self.outcome.setText(self.nothing_chosen)
            self.wake()
        else:
            self.start(call, done=self.show_preview)

    def show_preview(self, preview: object) -> None:
        """Show what was counted."""
        self._fitting, words = self.told(preview)
        self.outcome.setText(words)
        self.wake()
