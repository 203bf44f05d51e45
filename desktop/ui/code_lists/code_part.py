"""One code list with the card of the entry chosen, and what can be done with it."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.models.code_list import CodeListName
from desktop.models.names import fold
from desktop.operations import code_lists, code_merging
from desktop.operations.code_lists import CodeCard, CodeRow
from desktop.operations.code_merging import Undone
from desktop.operations.rights import Right, may
from desktop.ui.code_lists.code_card import COLUMNS, content_of, sought
from desktop.ui.code_lists.code_dialog import CodeDialog
from desktop.ui.code_lists.day_dialog import ClosingDialog
from desktop.ui.code_lists.kit_dialog import KitDialog
from desktop.ui.code_lists.merge_dialog import MergeDialog
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.columns import write
from desktop.ui.widgets.records_pane import RecordsPane
from desktop.ui.widgets.tone import Tone


class CodePart(RecordsPane):
    """Table and card of the entries of one list.

    Signals:
        counted: How many entries are shown.
    """

    counted = Signal(int)

    def __init__(self, desk: Desk, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(
            COLUMNS,
            name=_("Entries of the list"),
            key="codes",
            hint=_("Choose an entry to see it here."),
            preferences=desk.preferences,
            parent=parent,
        )
        self._desk, self._banner = desk, banner
        self._card = CodeCard((), ())
        self._uses: int | None = None
        self.list_name = CodeListName.CATEGORY
        self.view.empty.say(_("No entry of this name"), _("Search for another word."))
        self.edit = self.add_button(_("Change…"), "edit")
        self.kit = self.add_button(_("Parts…"), "box")
        self.up = self.add_button(_("Up"), "chevron_up")
        self.down = self.add_button(_("Down"), "chevron_down")
        self.merge = self.add_button(_("Merge…"), "people_swap")
        self.undo = self.add_button(_("Undo the merge"), "arrow_undo")
        self.close_entry = self.add_button(_("Close…"))
        self.reopen = self.add_button(_("Open again"))
        self._connect()

    def _connect(self) -> None:
        self.chosen.connect(self._show_record)
        self.view.record_opened.connect(self._change)
        self.view.edit_wished.connect(self._change)
        self.edit.clicked.connect(self._change)
        self.kit.clicked.connect(self._ask_parts)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        self.merge.clicked.connect(self._ask_merge)
        self.undo.clicked.connect(self._undo)
        self.close_entry.clicked.connect(self._ask_closing)
        self.reopen.clicked.connect(self._reopen)

    def show_list(self, name: CodeListName, words: str) -> None:
        """Show the entries of a list that fit the search."""
        self.list_name = name
        wanted = fold(words)
        rows = code_lists.entries(self._desk.workspace, name, current().language)
        shown = [row for row in rows if wanted in fold(sought(row))]
        self.show_rows(shown)
        self.counted.emit(len(shown))

    def begin(self) -> None:
        """Add an entry."""
        self._open(CodeDialog(self._desk, self, self.list_name))

    def _row(self) -> CodeRow | None:
        row: CodeRow | None = self.record()
        return row

    def _open(self, dialog: CodeDialog) -> None:
        dialog.saved.connect(self._choose_code)
        dialog.open()

    @Slot(str)
    def _choose_code(self, wanted: str) -> None:
        rows = code_lists.entries(self._desk.workspace, self.list_name, current().language)
        self.choose(next((row.uid for row in rows if row.code == wanted), ""))

    @Slot()
    def _show_record(self) -> None:
        row = self._row()
        if row is None:
            self.card.show_nothing()
            return
        self._card = code_lists.code_card(self._desk.workspace, self.list_name, row.code)
        self._uses = None
        self.card.show_record(content_of(row, self._card, self.list_name, "…"))
        self._desk.jobs.start(
            partial(code_lists.uses, self._desk.workspace, self.list_name, row.code),
            done=partial(self._show_uses, row),
        )
        self._offer(row)

    def _offer(self, row: CodeRow) -> None:
        """Show the buttons of what this person can do with the entry."""
        may_change = may(self._desk.workspace.actor, Right.MANAGE_OFFICE)
        is_open = not row.closed_on and not row.merged_into
        self.edit.setVisible(may_change)
        self.kit.setVisible(may_change and self.list_name is CodeListName.AID_KIND)
        self.up.setVisible(may_change)
        self.down.setVisible(may_change)
        self.merge.setVisible(may_change and not row.merged_into)
        self.undo.setVisible(may_change and bool(row.merged_into))
        self.close_entry.setVisible(may_change and is_open)
        self.reopen.setVisible(may_change and row.closed_on is not None and not row.merged_into)

    def _show_uses(self, row: CodeRow, count: int | None) -> None:
        """Fill in how much the entry is used, which a large office has to count."""
        self._uses = count
        if self._row() == row:
            said = _("not shown") if count is None else write(count)
            self.card.show_record(content_of(row, self._card, self.list_name, said))
            self._offer(row)

    @Slot()
    def _change(self, _row_id: object = None) -> None:
        row = self._row()
        if row is not None and may(self._desk.workspace.actor, Right.MANAGE_OFFICE):
            self._open(CodeDialog(self._desk, self, self.list_name, row))

    @Slot()
    def _ask_parts(self) -> None:
        row = self._row()
        if row is not None:
            KitDialog(self._desk, self, row.code, row.label, self._card.kit).open()

    @Slot()
    def _move_up(self) -> None:
        self._move(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row = self._row()
        if row is not None:
            call = partial(code_lists.move_code, self._desk.workspace, self.list_name, row.code, step)
            self._start(call)

    @Slot()
    def _ask_merge(self) -> None:
        row = self._row()
        if row is None:
            return
        rows = code_lists.entries(self._desk.workspace, self.list_name, current().language)
        others = [(one.code, one.label) for one in rows if one.code != row.code and not one.is_closed]
        dialog = MergeDialog(
            self._desk, self, row.label, others=others, uses=self._uses,
            merge=partial(code_merging.merge_codes, self._desk.workspace, self.list_name, row.code),
        )  # fmt: skip
        dialog.merged.connect(self._tell_merged)
        dialog.open()

    @Slot(int)
    def _tell_merged(self, moved: int) -> None:
        self._banner.say(
            ngettext("Merged: {n} value followed.", "Merged: {n} values followed.", moved), Tone.OK
        )

    @Slot()
    def _undo(self) -> None:
        row = self._row()
        if row is not None:
            call = partial(code_merging.undo_merge, self._desk.workspace, self.list_name.value, row.code)
            self._desk.jobs.start(
                quick(call), done=self._tell_undone, failed=self._banner.show_error, writes=True
            )

    @Slot(object)
    def _tell_undone(self, undone: Undone) -> None:
        self._banner.say(told_undone(undone), Tone.OK)

    @Slot()
    def _ask_closing(self) -> None:
        row = self._row()
        if row is not None:
            dialog = ClosingDialog(self._desk, self, row.label)
            dialog.given.connect(self._close_from)
            dialog.open()

    @Slot(object)
    def _close_from(self, day: date) -> None:
        row = self._row()
        if row is not None:
            self._start(partial(code_lists.close_code, self._desk.workspace, self.list_name, row.code, day))

    @Slot()
    def _reopen(self) -> None:
        row = self._row()
        if row is not None:
            self._start(partial(code_lists.open_code, self._desk.workspace, self.list_name, row.code))

    def _start(self, call: "partial[None]") -> None:
        self._desk.jobs.start(quick(call), done=_nothing, failed=self._banner.show_error, writes=True)


def told_undone(undone: Undone) -> str:
    """Return what came back, and what did not."""
    if undone.left:
        return _(
            "Undone: {back} values went back. {left} had been changed since and stay.",
            back=undone.back,
            left=undone.left,
        )
    return ngettext("Undone: {n} value went back.", "Undone: {n} values went back.", undone.back)


def _nothing(_result: object) -> None:
    """The page hears of it by the commit."""
