"""What can be done with an entry of a list or with an area, whichever it is: merge, undo, close, open again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Slot

from desktop.i18n.catalogue import _, current, ngettext
from desktop.operations import code_merging
from desktop.operations.area_trees import AreaRow
from desktop.operations.code_lists import CodeRow
from desktop.operations.code_merging import Undone
from desktop.ui.code_lists.day_dialog import ClosingDialog
from desktop.ui.code_lists.merge_dialog import MergeDialog
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.choice import Options
from desktop.ui.widgets.records_pane import RecordsPane
from desktop.ui.widgets.tone import Tone


@dataclass(frozen=True, kw_only=True)
class Ways:
    """The operations of one kind of entry, each given the code it is about.

    Args:
        list_name: By which name merges are noted.
        others: What an entry can go into.
        uses: How many places use the entry chosen, where that is known.
    """

    list_name: Callable[[], str]
    others: Callable[[], Options]
    uses: Callable[[], int | None]
    merge: Callable[[str, str], int]
    close: Callable[[str, date], None]
    reopen: Callable[[str], None]


class EntryVerbs(QObject):
    """Four buttons at the foot of an entry's card, and what they start."""

    def __init__(self, desk: Desk, banner: Banner, pane: RecordsPane, ways: Ways) -> None:
        super().__init__(pane)
        self._desk, self._banner, self._pane, self._ways = desk, banner, pane, ways
        self.merge = pane.add_button(_("Merge…"), "people_swap")
        self.undo = pane.add_button(_("Undo the merge"), "arrow_undo")
        self.close_entry = pane.add_button(_("Close…"))
        self.reopen = pane.add_button(_("Open again"))
        self.merge.clicked.connect(self._ask_merge)
        self.undo.clicked.connect(self._undo)
        self.close_entry.clicked.connect(self._ask_closing)
        self.reopen.clicked.connect(self._reopen)

    def offer(self, row: AreaRow | CodeRow, *, may_change: bool) -> None:
        """Show the buttons of what can be done with the entry as it stands."""
        is_merged = bool(row.merged_into)
        self.merge.setVisible(may_change and not is_merged)
        self.undo.setVisible(may_change and is_merged)
        self.close_entry.setVisible(may_change and row.closed_on is None and not is_merged)
        self.reopen.setVisible(may_change and row.closed_on is not None and not is_merged)

    def start(self, call: "partial[None]") -> None:
        """Carry a short change out; the page hears of it by its commit."""
        self._desk.jobs.start(quick(call), done=_nothing, failed=self._banner.show_error, writes=True)

    def _row(self) -> AreaRow | CodeRow | None:
        row: AreaRow | CodeRow | None = self._pane.record()
        return row

    @Slot()
    def _ask_merge(self) -> None:
        row = self._row()
        if row is None:
            return
        others = [one for one in self._ways.others() if one[0] != row.code]
        merge = partial(self._ways.merge, row.code)
        dialog = MergeDialog(
            self._desk, self._pane, _name(row), others=others, uses=self._ways.uses(), merge=merge
        )
        dialog.merged.connect(self._tell_merged)
        dialog.open()

    @Slot(int)
    def _tell_merged(self, moved: int) -> None:
        words = ngettext("Merged: {n} value followed.", "Merged: {n} values followed.", moved)
        self._banner.say(words, Tone.OK)

    @Slot()
    def _undo(self) -> None:
        row = self._row()
        if row is not None:
            call = partial(code_merging.undo_merge, self._desk.workspace, self._ways.list_name(), row.code)
            self._desk.jobs.start(
                quick(call), done=self._tell_undone, failed=self._banner.show_error, writes=True
            )

    @Slot(object)
    def _tell_undone(self, undone: Undone) -> None:
        words = ngettext("Undone: {n} value went back.", "Undone: {n} values went back.", undone.back)
        if undone.left:
            words = _(
                "Undone: {back} values went back. {left} had been changed since and stay.",
                back=undone.back,
                left=undone.left,
            )
        self._banner.say(words, Tone.OK)

    @Slot()
    def _ask_closing(self) -> None:
        row = self._row()
        if row is not None:
            dialog = ClosingDialog(self._desk, self._pane, _name(row))
            dialog.given.connect(self._close_from)
            dialog.open()

    @Slot(object)
    def _close_from(self, day: date) -> None:
        row = self._row()
        if row is not None:
            self.start(partial(self._ways.close, row.code, day))

    @Slot()
    def _reopen(self) -> None:
        row = self._row()
        if row is not None:
            self.start(partial(self._ways.reopen, row.code))


def _name(row: AreaRow | CodeRow) -> str:
    return row.label(current().language) if isinstance(row, AreaRow) else row.label


def _nothing(_result: object) -> None:
    """The page hears of it by the commit."""
