"""The saved views of the list: chosen from a menu, kept under a name, shared, taken away."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.listing_text import View
from desktop.operations import saved_views
from desktop.operations.rights import Right, may
from desktop.operations.saved_views import ViewRow
from desktop.ui.beneficiaries.reading import briefly
from desktop.ui.desk import Desk
from desktop.ui.widgets.buttons import Kind, push_button
from desktop.ui.widgets.columns import Column, ColumnKind
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.table import TableView

_FIELDS = (
    Field(
        name="name", label=N_("Name of the view"), is_required=True,
        help=N_("A name that you use already is given to the new view."),
    ),
    Field(name="is_shared", label=N_("Share it with everybody in the office"), kind=FieldKind.CHECK),
)  # fmt: skip


def _whose(row: ViewRow) -> str:
    if row.is_own:
        return _("yours, shared") if row.is_shared else _("yours")
    return row.owner


_COLUMNS = (
    Column[ViewRow](key="name", heading=N_("View"), kind=ColumnKind.NAME, value=lambda row: row.name),
    Column[ViewRow](key="whose", heading=N_("Whose"), kind=ColumnKind.TEXT, value=_whose),
)


class KeepDialog(Dialog):
    """Asks for the name of a view.

    Signals:
        named: The name, and whether everybody in the office may use the view.
    """

    named = Signal(str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Save this view"), verb=_("Save"))
        self.add_words(
            _("The filter, the order and the columns are kept; what they show is looked up anew each time.")
        )
        self.form = Form(_FIELDS, labels_above=True, parent=self)
        self.body.addWidget(self.form)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def accept(self) -> None:
        """Hand the name over, unless it is missing."""
        if self.form.check():
            self.named.emit(self.form.text("name"), bool(self.form.values()["is_shared"]))
            super().accept()


class ViewsMenu(QMenu):
    """Reads the views whenever it opens.

    Signals:
        chosen: A View to show.
        keeping: The clerk wants to keep what is seen.
        kept: What is seen was saved under this name.
        failed: A fault that the clerk can act on.
    """

    chosen = Signal(object)
    keeping = Signal()
    kept = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._button = parent
        self.aboutToShow.connect(self.fill)

    @Slot()
    def fill(self) -> None:
        """Offer the views there are."""
        self.clear()
        rows = saved_views.views(self._desk.workspace)
        for row in rows:
            words = row.name if row.is_own else f"{row.name} – {row.owner}"
            self.addAction(words).triggered.connect(partial(self._open, row.uid))
        if rows:
            self.addSeparator()
        self.addAction(_("Save this view…")).triggered.connect(self.keeping)
        tidy = self.addAction(_("Take views away…"))
        tidy.setEnabled(any(can_take_away(self._desk, row) for row in rows))
        tidy.triggered.connect(self.tidy)

    @Slot()
    def open_below(self) -> None:
        """Open at the foot of its button."""
        self.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    def ask_name(self, view: View) -> KeepDialog:
        """Ask under which name to keep a view, then keep it."""
        dialog = KeepDialog(self._button.window())
        dialog.named.connect(partial(self._keep, view))
        dialog.open()
        return dialog

    def _keep(self, view: View, name: str, is_shared: bool) -> None:
        call = partial(saved_views.keep_view, self._desk.workspace, name, view, is_shared=is_shared)
        self._desk.jobs.start(
            briefly(call), done=partial(self._tell_kept, name), failed=self.failed.emit, writes=True
        )

    def _tell_kept(self, name: str, _uid: str) -> None:
        self.kept.emit(name)

    @Slot()
    def tidy(self) -> "ViewsDialog":
        """Show the views that one may take away."""
        dialog = ViewsDialog(self._desk, self._button.window())
        dialog.failed.connect(self.failed)
        dialog.open()
        return dialog

    def _open(self, uid: str) -> None:
        try:
            self.chosen.emit(saved_views.open_view(self._desk.workspace, uid))
        except UserError as fault:
            self.failed.emit(fault)


class ViewsDialog(Dialog):
    """The views that one may take away.

    Signals:
        failed: One could not be taken away.
    """

    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, _("Take views away"), verb=_("Done"))
        self._desk = desk
        self._rows: list[ViewRow] = []
        self.list = TableView(_COLUMNS, name=_("Saved views"), parent=self)
        self.list.empty.say(_("No view is left"))
        self.list.setMinimumHeight(240)
        self.drop = push_button(_("Take away"), self, kind=Kind.DANGER)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.drop)
        self.leave.hide()
        self.drop.clicked.connect(self._take_away)
        self.list.record_chosen.connect(self._allow)
        self._fill()

    def _fill(self) -> None:
        rows = saved_views.views(self._desk.workspace)
        self._rows = [row for row in rows if can_take_away(self._desk, row)]
        self.list.show_rows(self._rows)
        self._allow()

    @Slot()
    def _allow(self, _row_id: object = None) -> None:
        self.drop.setEnabled(self.list.chosen_record() is not None)

    @Slot()
    def _take_away(self) -> None:
        row: ViewRow | None = self.list.chosen_record()
        if row is None:
            return
        call = partial(saved_views.take_away, self._desk.workspace, row.uid)
        job = self._desk.jobs.start(briefly(call), done=self._show_rest, failed=self.failed.emit, writes=True)
        self.finished.connect(job.forget)  # the dialog may be gone before the answer comes

    def _show_rest(self, _nothing: None) -> None:
        self._fill()


def can_take_away(desk: Desk, row: ViewRow) -> bool:
    """Return whether the person at work may take a view away."""
    return row.is_own or may(desk.workspace.actor, Right.MANAGE_OFFICE)
