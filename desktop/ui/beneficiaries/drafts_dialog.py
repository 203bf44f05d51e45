"""The families that this person began and did not save: go on with one, or throw it away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.operations.form_drafts import FAMILY, KeptForm, drop_draft
from desktop.ui.beneficiaries.begun_families import family_name, file_number, waiting
from desktop.ui.beneficiaries.reading import briefly
from desktop.ui.desk import Desk
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.dialog import Dialog, ask
from desktop.ui.widgets.table import TableView


class DraftsDialog(Dialog):
    """The newest first.

    Signals:
        chosen: The form to go on with (a KeptForm).
    """

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, *, are_new: bool = False) -> None:
        """Show all that waits, or new families alone."""
        super().__init__(
            parent, _("Families begun and not saved"), verb=_("Go on with it"), way_out=_("Close")
        )
        self._desk, self._are_new = desk, are_new
        self.banner = Banner(self)
        self.table = TableView(_COLUMNS, name=_("Families begun and not saved"), parent=self)
        self.table.empty.say(_("Nothing waits"), _("What you type is kept here until it is saved."))
        self.away = push_button(_("Throw the typing away"), self)
        self.add_button(self.away)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.table, 1)
        self.setMinimumSize(720, 360)
        self.table.record_chosen.connect(self._allow)
        self.table.record_opened.connect(self.accept)
        self.away.clicked.connect(self._ask_throw_away)
        self.load()

    @Slot()
    def load(self) -> None:
        """Read what waits."""
        self.table.show_rows(waiting(self._desk.workspace, are_new=self._are_new))
        if self.table.rows.rowCount():
            self.table.selectRow(0)
        self._allow()

    @Slot()
    def accept(self) -> None:
        """Go on with the chosen one."""
        kept = self._chosen()
        if kept is not None:
            super().accept()
            self.chosen.emit(kept)

    def _chosen(self) -> KeptForm | None:
        kept: KeptForm | None = self.table.chosen_record()
        return kept

    @Slot(object)
    def _allow(self, _row_id: object = None) -> None:
        for button in (self.confirm, self.away):
            button.setEnabled(self._chosen() is not None)

    @Slot()
    def _ask_throw_away(self) -> None:
        kept = self._chosen()
        if kept is not None:
            ask(
                self,
                _("Throw away what was typed for {name}?", name=family_name(kept)),
                _("Nobody can bring it back. What was saved of a family stays as it is."),
                verb=_("Throw away"),
                then=partial(self._throw_away, kept.subject_uid),
                is_dangerous=True,
            )

    def _throw_away(self, subject_uid: str) -> None:
        call = partial(drop_draft, self._desk.workspace, FAMILY, subject_uid)
        self._desk.jobs.start(briefly(call), done=self._show_rest, failed=self.banner.show_error, writes=True)

    def _show_rest(self, _nothing: object) -> None:
        self.load()


def _name(kept: KeptForm) -> object:
    return family_name(kept)


def _file(kept: KeptForm) -> object:
    return _("new") if kept.version_read is None else _("correction")


def _number(kept: KeptForm) -> object:
    return file_number(kept)


def _day(kept: KeptForm) -> object:
    return kept.saved_at


_COLUMNS: Sequence[Column[KeptForm]] = (
    Column(key="name", heading=N_("Family"), kind=ColumnKind.NAME, value=_name, is_sortable=False),
    Column(key="file", heading=N_("Kind"), kind=ColumnKind.TEXT, value=_file, sample="تصحيح", is_sortable=False),
    Column(
        key="number", heading=N_("File number"), kind=ColumnKind.IDENTIFIER, value=_number, sample="2026/1000",
        is_sortable=False,
    ),
    Column(
        key="at", heading=N_("Typed on"), kind=ColumnKind.DATE, value=_day, sample="28/08/2028 08:28",
        is_sortable=False,
    ),
)  # fmt: skip
