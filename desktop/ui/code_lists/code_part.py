"""One code list with the card of the entry chosen, and what can be done with it."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current
from desktop.models.code_list import CodeListName
from desktop.models.names import fold
from desktop.operations import code_lists, code_merging
from desktop.operations.code_lists import CodeCard, CodeRow
from desktop.operations.rights import Right, may
from desktop.ui.code_lists.code_card import COLUMNS, content_of, sought
from desktop.ui.code_lists.code_dialog import CodeDialog
from desktop.ui.code_lists.entry_verbs import EntryVerbs, Ways
from desktop.ui.code_lists.kit_dialog import KitDialog
from desktop.ui.desk import Desk
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.choice import Options
from desktop.ui.widgets.columns import write
from desktop.ui.widgets.records_pane import RecordsPane


class CodePart(RecordsPane):
    """Table and card of the entries of one list."""

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
        self.verbs = EntryVerbs(desk, banner, self, self._ways())
        self._connect()

    def _connect(self) -> None:
        self.chosen.connect(self._show_record)
        self.view.record_opened.connect(self._change)
        self.view.edit_wished.connect(self._change)
        self.edit.clicked.connect(self._change)
        self.kit.clicked.connect(self._ask_parts)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)

    def _ways(self) -> Ways:
        workspace = self._desk.workspace
        return Ways(
            list_name=lambda: self.list_name.value,
            others=self._others,
            uses=lambda: self._uses,
            merge=lambda old, new: code_merging.merge_codes(workspace, self.list_name, old, new),
            close=lambda code, day: code_lists.close_code(workspace, self.list_name, code, day),
            reopen=lambda code: code_lists.open_code(workspace, self.list_name, code),
        )

    def _others(self) -> Options:
        """Return the open entries of the list as a choice."""
        rows = code_lists.entries(self._desk.workspace, self.list_name, current().language)
        return [(one.code, one.label) for one in rows if not one.is_closed]

    def show_list(self, name: CodeListName, words: str) -> None:
        """Show the entries of a list that fit the search."""
        self.list_name = name
        wanted = fold(words)
        rows = code_lists.entries(self._desk.workspace, name, current().language)
        shown = [row for row in rows if wanted in fold(sought(row))]
        self.show_rows(shown)

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
        self.edit.setVisible(may_change)
        self.kit.setVisible(may_change and self.list_name is CodeListName.AID_KIND)
        self.up.setVisible(may_change)
        self.down.setVisible(may_change)
        self.verbs.offer(row, may_change=may_change)

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
            self.verbs.start(call)
