"""The tree of areas with the card of the one chosen, and what can be done with it."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.models.code_merge import AREA
from desktop.models.names import fold
from desktop.operations import area_trees, code_merging
from desktop.operations.area_trees import AreaCard, AreaRow
from desktop.operations.rights import Right, may
from desktop.ui.code_lists.area_card import COLUMNS, content_of
from desktop.ui.code_lists.area_dialog import AreaDialog, SpellingsDialog
from desktop.ui.code_lists.area_import_dialog import AreaImportDialog
from desktop.ui.code_lists.entry_verbs import EntryVerbs, Ways
from desktop.ui.desk import Desk
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.records_pane import RecordsPane
from desktop.ui.widgets.tone import Tone


class AreaPart(RecordsPane):
    """Table and card of the areas, in the order of the tree."""

    def __init__(self, desk: Desk, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(
            COLUMNS,
            name=_("Areas"),
            key="areas",
            hint=_("Choose an area to see it here."),
            preferences=desk.preferences,
            parent=parent,
        )
        self._desk, self._banner = desk, banner
        self._tree: list[AreaRow] = []
        self._card = AreaCard(0, ())
        self.view.empty.say(_("No area of this name"), _("Search for another spelling."))
        self.edit = self.add_button(_("Change…"), "edit")
        self.spell = self.add_button(_("Spellings…"))
        self.verbs = EntryVerbs(desk, banner, self, self._ways())
        self._connect()

    def _connect(self) -> None:
        self.chosen.connect(self._show_record)
        self.view.record_opened.connect(self._change)
        self.view.edit_wished.connect(self._change)
        self.edit.clicked.connect(self._change)
        self.spell.clicked.connect(self._ask_spellings)

    def _ways(self) -> Ways:
        workspace = self._desk.workspace
        return Ways(
            list_name=lambda: AREA,
            others=self._offered,
            uses=lambda: self._card.uses,
            merge=partial(code_merging.merge_areas, workspace),
            close=partial(area_trees.close_area, workspace),
            reopen=partial(area_trees.open_area_again, workspace),
        )

    def reload(self, words: str) -> None:
        """Show the areas that fit the search, by name, code or another spelling."""
        wanted = fold(words)
        self._tree = area_trees.tree(self._desk.workspace)
        shown = [row for row in self._tree if wanted in fold(_sought(row)) and (wanted or row.depth >= 0)]
        self.show_rows(shown)

    def begin(self) -> None:
        """Add an area, below the one chosen."""
        row = self._row()
        self._open(AreaDialog(self._desk, self, self._offered(), parent_code=row.code if row else ""))

    def take_in(self) -> None:
        """Take in the lower areas from a workbook."""
        row = self._row()
        dialog = AreaImportDialog(self._desk, self, self._offered(), parent_code=row.code if row else "")
        dialog.taken.connect(self._tell_taken)
        dialog.open()

    def _row(self) -> AreaRow | None:
        row: AreaRow | None = self.record()
        return row

    def _may_change(self) -> bool:
        actor = self._desk.workspace.actor
        return may(actor, Right.MANAGE_OFFICE) and actor is not None and not actor.areas

    def _offered(self) -> list[tuple[object, str]]:
        """Return the open areas of the office as a choice, each with what it lies in."""
        language = current().language
        names = {row.code: row.label(language) for row in self._tree}
        open_rows = [row for row in self._tree if row.depth >= 0 and not row.is_closed]
        return [
            (
                row.code,
                f"{row.label(language)} · {names[row.parent]}" if row.depth > 1 else row.label(language),
            )
            for row in open_rows
        ]

    def _open(self, dialog: AreaDialog) -> None:
        dialog.saved.connect(self._choose_code)
        dialog.open()

    @Slot(str)
    def _choose_code(self, code: str) -> None:
        rows = area_trees.tree(self._desk.workspace)
        self.choose(next((row.uid for row in rows if row.code == code), ""))

    @Slot()
    def _show_record(self) -> None:
        row = self._row()
        if row is None:
            self.card.show_nothing()
            return
        self._card = area_trees.area_card(self._desk.workspace, row.code)
        self.card.show_record(content_of(row, self._card, self._tree))
        may_change = self._may_change() and row.depth >= 0
        self.edit.setVisible(may_change)
        self.spell.setVisible(may_change)
        self.verbs.offer(row, may_change=may_change and row.depth > 0)

    @Slot()
    def _change(self, _row_id: object = None) -> None:
        row = self._row()
        if row is not None and self._may_change() and row.depth >= 0:
            self._open(AreaDialog(self._desk, self, self._offered(), row=row))

    @Slot()
    def _ask_spellings(self) -> None:
        row = self._row()
        if row is not None:
            SpellingsDialog(self._desk, self, row).open()

    @Slot(int)
    def _tell_taken(self, count: int) -> None:
        self._banner.say(ngettext("{n} area was added.", "{n} areas were added.", count), Tone.OK)


def _sought(row: AreaRow) -> str:
    return " ".join((row.code, row.name, row.name_en, *row.spellings))
