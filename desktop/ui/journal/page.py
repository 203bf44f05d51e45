"""The journal page: what happened in the office, filtered, in words; the check of the chain, and the report."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.models.journal_view import ChainOutcome, EntryRow, Facts
from desktop.models.paper import digits_of
from desktop.operations import journals
from desktop.operations.journal_check import check_journal
from desktop.operations.journals import Choices
from desktop.operations.rights import Right, may
from desktop.ui.desk import Desk
from desktop.ui.jobs.job import Job
from desktop.ui.journal.columns import COLUMNS
from desktop.ui.journal.digits_dialog import DigitsDialog
from desktop.ui.journal.entry_card import entry_card, outcome_card, outcome_words
from desktop.ui.journal.filters import Filters
from desktop.ui.journal.report_dialog import ReportDialog
from desktop.ui.keys import Key
from desktop.ui.widgets.buttons import icon_button, push_button
from desktop.ui.widgets.card import RecordCard
from desktop.ui.widgets.file_dialog import ask_where
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.paper_window import PaperWindow
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone


class JournalPage(Page):
    """Entries, newest first, with the card of the one chosen; whoever audits sees no beneficiary here."""

    shows = frozenset({"journal_entry"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk, _("Journal"), parent, search=_("Search by colleague, paper number or partner…")
        )
        self.chooser: QFileDialog | None = None
        self._asking: Job | None = None
        self._facts = Facts(n=0, head="0" * 64)
        self._is_allowed = may(desk.workspace.actor, Right.SEE_JOURNAL)
        self._build()
        self._connect()
        if self._is_allowed:
            self._load_choices()
            self.reload()

    def _build(self) -> None:
        self.export = icon_button(_("Export what is seen"), "arrow_export", self, key=Key.EXPORT)
        self._head.add(self.export)
        self.compare = self.add_button(_("Compare with a paper…"), "search")
        self.report = self.add_button(_("Report…"), "print", Key.PRINT)
        self.check = self.set_primary(_("Check the journal"), "shield_checkmark")
        self.filters = Filters(self.desk.workspace.today(), self)
        self.add_above(self.filters)
        self.list = TableView(
            COLUMNS,
            self._fetch,
            name=self.title,
            key="journal",
            preferences=self.desk.preferences,
            parent=self.body,
        )
        self.list.empty.say(_("No entry fits"), _("Show all entries, or ask for other days."), _("Show all"))
        self.card = RecordCard(_("Choose an entry to see it here."), self.body)
        self.same = push_button(_("Only this subject"), self.card, picture="filter")
        self.card.add_button(self.same)
        self.set_body(self.list, self.card)
        for part in (self.export, self.compare, self.report, self.check, self.filters):
            part.setEnabled(self._is_allowed)

    def _connect(self) -> None:
        self.filters.changed.connect(self.reload)
        self.list.record_chosen.connect(self._show_entry)
        self.list.empty.pressed.connect(self.filters.clear.click)
        self.same.clicked.connect(self._show_same)
        self.check.clicked.connect(self._check)
        self.compare.clicked.connect(self._compare)
        self.report.clicked.connect(self._report)
        self.export.clicked.connect(self._export)

    def reload(self) -> None:
        """Ask for the entries of the view; a later question makes an earlier answer worthless."""
        if not self._is_allowed:
            return
        if self._asking is not None:
            self._asking.forget()
            self._asking.cancel()
        wanted = self.filters.wanted(self.search_words())
        self._asking = self.desk.jobs.start(
            partial(journals.numbers, self.desk.workspace, wanted),
            done=self._show_numbers,
            failed=self.banner.show_error,
        )

    def _load_choices(self) -> None:
        asked = partial(journals.choices, self.desk.workspace)
        self.desk.jobs.start(asked, done=self._offer, failed=self.banner.show_error)

    def _offer(self, choices: Choices) -> None:
        self.filters.offer(choices)

    def _fetch(self, ids: Sequence[int]) -> list[EntryRow | None]:
        return journals.rows(self.desk.workspace, ids)

    def _show_numbers(self, numbers: Sequence[int]) -> None:
        self._asking = None
        self._facts = journals.facts(self.desk.workspace)
        self.list.show_ids(numbers)
        self._tell_facts(len(numbers))

    def _tell_facts(self, count: int) -> None:
        words = ngettext("{n} entry", "{n} entries", count)
        digits = current().code(digits_of(self._facts.head))
        told = [words, _("digits of the last one: {digits}", digits=digits)]
        if self._facts.last_checkpoint is not None:
            told.append(_("last signed checkpoint: {day}", day=self._facts.last_checkpoint))
        if self._facts.waiting:
            told.append(
                ngettext(
                    "{n} reading waits for the journal",
                    "{n} readings wait for the journal",
                    self._facts.waiting,
                )
            )
        self.tell(" · ".join(told))

    @Slot(object)
    def _show_entry(self, _row_id: object = None) -> None:
        row: EntryRow | None = self.list.chosen_record()
        if row is None:
            self.card.show_nothing()
            return
        self.card.show_record(entry_card(row, self._facts.persons))
        self.same.setVisible(bool(row.subject))

    @Slot()
    def _show_same(self) -> None:
        row: EntryRow | None = self.list.chosen_record()
        if row is not None:
            self.filters.show_subject(row.subject)

    @Slot()
    def _check(self) -> None:
        self.desk.jobs.start(
            partial(check_journal, self.desk.workspace),
            title=_("Checking the journal"),
            done=self.show_outcome,
            failed=self.banner.show_error,
            where="process",
            writes=True,
        )

    def show_outcome(self, outcome: ChainOutcome) -> None:
        """Say what the check found."""
        self.banner.say(outcome_words(outcome), Tone.OK if outcome.is_whole else Tone.ERROR)
        self.list.clearSelection()
        self.card.show_record(outcome_card(outcome))
        self.same.hide()

    @Slot()
    def _compare(self) -> None:
        dialog = DigitsDialog(self.desk, self)
        dialog.found.connect(self.show_found)
        dialog.open()

    @Slot(int)
    def show_found(self, n: int) -> None:
        """Go to the entry whose digits were typed."""
        self.banner.say(
            _("These digits belong to entry {n}. Check the journal to prove all entries before it.", n=n),
            Tone.OK,
        )
        self.list.show_ids([n])
        self.list.selectRow(0)

    @Slot()
    def _report(self) -> None:
        today = self.desk.workspace.today()
        wanted = self.filters.wanted("")
        dialog = ReportDialog(self.desk, wanted.first or today.replace(day=1), wanted.last or today, self)
        dialog.printed.connect(self._show_printed)
        dialog.open()

    @Slot(object)
    def _show_printed(self, path: Path) -> None:
        self.reload()
        self.banner.say(_("The report was saved as {path}.", path=path), Tone.OK)
        PaperWindow(path, self).open()

    @Slot()
    def _export(self) -> None:
        name = _("Journal") + ".xlsx"
        kinds = _("Workbook (*.xlsx)")
        self.chooser = ask_where(self, _("Export what is seen"), name, self.export_into, kinds)

    @Slot(str)
    def export_into(self, path: str) -> None:
        """Write the view as a workbook."""
        call = partial(
            journals.export_entries,
            self.desk.workspace,
            wanted=self.filters.wanted(self.search_words()),
            language=current().language,
            numerals=current().numerals.value,
            out=Path(path),
        )
        self.desk.jobs.start(
            call,
            title=_("Writing the workbook"),
            done=self._tell_written,
            failed=self.banner.show_error,
            where="process",
            writes=True,
        )

    def _tell_written(self, count: int) -> None:
        words = ngettext(
            "{n} line was written to the workbook.", "{n} lines were written to the workbook.", count
        )
        self.banner.say(words, Tone.OK)
