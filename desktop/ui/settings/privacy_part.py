"""Whether the beneficiary list shows anybody before somebody is looked for: a setting of the whole office."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.marking import N_
from desktop.operations import listings
from desktop.progress import Progress
from desktop.ui.desk import Desk
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form

_FIELDS = (
    Field(
        name="search_first", label=N_("Show nobody before somebody is looked for"), kind=FieldKind.CHECK,
        help=N_("For everybody in the office. Searches and filters stand in the journal either way."),
    ),
)  # fmt: skip


class PrivacyPart(QWidget):
    """One mark, which holds as soon as it is set.

    Signals:
        failed: It could not be kept.
    """

    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.form = Form(_FIELDS, labels_above=True, parent=self)
        self.show_kept()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self.form.changed.connect(self._keep)

    @Slot()
    def show_kept(self) -> None:
        """Show what holds now."""
        self.form.set_values({"search_first": listings.is_search_first(self._desk.workspace)})

    @Slot()
    def _keep(self) -> None:
        is_wanted = bool(self.form.values()["search_first"])
        call = partial(_set, partial(listings.set_search_first, self._desk.workspace, is_wanted=is_wanted))
        self._desk.jobs.start(call, done=self._show_done, failed=self._show_refused, writes=True)

    def _show_done(self, _nothing: None) -> None:
        self.show_kept()

    def _show_refused(self, fault: object) -> None:
        self.show_kept()
        self.failed.emit(fault)


def _set(call: "partial[None]", progress: Progress) -> None:
    """Do what takes no progress on the worker."""
    call()
