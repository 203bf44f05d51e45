"""Who fits a draft and was left out, each with the reason; who was served already can be taken in nevertheless."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.models.approved_list import ListRow
from desktop.models.list_plan import ExcludedFamily, Exclusion
from desktop.operations import list_changes
from desktop.ui.approved_lists.excluded_columns import EXCLUDED_COLUMNS
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.reason_dialog import ReasonDialog
from desktop.ui.widgets.table import TableView

_OVERRULED = (Exclusion.ALREADY_SERVED, Exclusion.BY_HAND)


class LeftOutWindow(Dialog):
    """Shows the families left out of an edition; of a draft they may be taken in.

    Signals:
        changed: Somebody was taken in.
    """

    changed = Signal()

    def __init__(self, desk: Desk, row: ListRow, parent: QWidget, *, is_draft: bool) -> None:
        super().__init__(parent, _("Left out of the list"), verb=_("Close"))
        self._desk, self._row = desk, row
        self.leave.hide()
        self.banner = Banner(self)
        self.body.addWidget(self.banner)
        self.add_words(
            _(
                "Put other reasons right in the family's file, then draft the list again. "
                "Who approves the list sees how many were taken in although they were served."
            )
        )
        self.table = TableView(EXCLUDED_COLUMNS, name=_("Families left out"), parent=self)
        self.table.empty.say(_("Nobody was left out"), _("Every family that fits stands on the list."))
        self.take = push_button(_("Take in nevertheless…"), self)
        self.take.setVisible(is_draft)
        self.take.setEnabled(False)  # until somebody is chosen
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeading)
        self.table.record_chosen.connect(self._offer)
        self.take.clicked.connect(self._ask)
        self._load()
        self.resize(900, 520)

    @Slot()
    def _load(self) -> None:
        self._desk.jobs.start(
            quick(partial(list_changes.left_out, self._desk.workspace, self._row.uid)),
            done=self._show,
            failed=self.banner.show_error,
        )

    @Slot(object)
    def _show(self, families: list[ExcludedFamily]) -> None:
        self.table.show_rows(families)
        self._offer()

    @Slot()
    def _offer(self, _row: object = None) -> None:
        family: ExcludedFamily | None = self.table.chosen_record()
        is_out = family is not None and not family.is_taken and not family.is_barred
        self.take.setEnabled(is_out and family is not None and family.reason in _OVERRULED)

    @Slot()
    def _ask(self) -> None:
        family: ExcludedFamily | None = self.table.chosen_record()
        if family is None:
            return
        dialog = ReasonDialog(
            self,
            _("Take this family in nevertheless?"),
            _("The reason stays with the list. The second person agrees to it with the list."),
            verb=_("Take in"),
        )
        dialog.given.connect(self._take_in)
        dialog.open()

    @Slot(str)
    def _take_in(self, reason: str) -> None:
        family: ExcludedFamily | None = self.table.chosen_record()
        if family is not None:
            self._desk.jobs.start(
                quick(
                    partial(
                        list_changes.take_in,
                        self._desk.workspace,
                        self._row.uid,
                        family.household_uid,
                        reason,
                    )
                ),
                done=self._show_taken,
                failed=self.banner.show_error,
                writes=True,
            )

    @Slot(object)
    def _show_taken(self, _edition: object) -> None:
        self.changed.emit()
        self._load()
