"""What may be done with the lines chosen in the list, from the menu of a line: for one family, or for many at once."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from desktop.i18n.catalogue import _, ngettext
from desktop.models.listing import PersonRow
from desktop.models.membership_step import StepDone
from desktop.operations.membership_steps import take_back
from desktop.operations.rights import Right, may
from desktop.ui.beneficiaries.family_list import FamilyList
from desktop.ui.beneficiaries.shown_family import ShownFamily
from desktop.ui.beneficiaries.step_dialog import StepDialog, done_words
from desktop.ui.beneficiaries.timeline_verbs import TimelineVerbs
from desktop.ui.beneficiaries.verbs import Verbs
from desktop.ui.keys import Key, with_key
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.table_memory import marked_lines
from desktop.ui.widgets.tone import Tone


class ChosenFamilies(QObject):
    """Gives the list its menu; what needs one family sleeps while several lines are chosen."""

    def __init__(
        self, page: Page, lines: FamilyList, shown: ShownFamily, verbs: Verbs, timelines: TimelineVerbs
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._list = page, page.desk, lines
        self._shown, self._verbs, self._timelines = shown, verbs, timelines
        self.open = QAction(with_key(_("Correct"), Key.EDIT), lines)
        self.timeline = QAction(_("Timeline…"), lines)
        self.close_file = QAction(_("Close file…"), lines)
        self.programme = QAction(_("A programme for the chosen families…"), lines)
        lines.addActions([self.open, self.timeline, self.close_file, self.programme])
        self.open.triggered.connect(shown.open_line)
        self.timeline.triggered.connect(self.open_timeline)
        self.close_file.triggered.connect(self._close_file)
        self.programme.triggered.connect(self.ask_step)
        lines.selectionModel().selectionChanged.connect(self._allow)
        self._allow()

    @Slot()
    def _allow(self, *_changed: object) -> None:
        actor, marked = self._desk.workspace.actor, len(marked_lines(self._list, 2))
        row: PersonRow | None = self._list.chosen_record()
        can_edit = may(actor, Right.EDIT_BENEFICIARIES) and row is not None and row.state != "closed"
        self.open.setEnabled(marked == 1 and can_edit)
        self.timeline.setEnabled(marked == 1)
        self.close_file.setEnabled(marked == 1 and can_edit)
        self.programme.setEnabled(marked > 0 and may(actor, Right.MAKE_LISTS))

    @Slot()
    def open_timeline(self) -> None:
        """Show the timeline of the line, whatever the card shows yet."""
        row: PersonRow | None = self._list.chosen_record()
        if row is not None:
            self._timelines.open_for(row.household_uid, row.name, is_closed=row.state == "closed")

    @Slot()
    def _close_file(self) -> None:
        self._shown.with_card(self._verbs.close_file)

    @Slot()
    def ask_step(self) -> StepDialog:
        """Ask what happens to the chosen families in a programme."""
        dialog = StepDialog(self._desk, self._page, self._list.selected_ids())
        dialog.taken.connect(self._tell_taken)
        dialog.open()
        return dialog

    @Slot(object)
    def _tell_taken(self, done: StepDone) -> None:
        self._verbs.offer(done_words(done), _("Undo"), partial(self._take_back, done))

    def _take_back(self, done: StepDone) -> None:
        self._desk.jobs.start(
            partial(take_back, self._desk.workspace, done),
            title=_("Undoing the step"),
            done=partial(self._tell_taken_back, done),
            failed=self._page.banner.show_error,
            writes=True,
        )

    def _tell_taken_back(self, done: StepDone, left: int) -> None:
        words = _("All families of {programme} are as they were.", programme=done.programme)
        if left:
            words = ngettext(
                "All are as they were but {n} family, which somebody changed since.",
                "All are as they were but {n} families, which somebody changed since.",
                left,
            )
        self._page.banner.say(words, Tone.WARN if left else Tone.OK)
