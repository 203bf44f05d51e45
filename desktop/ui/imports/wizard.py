"""The window that takes a list in: file, columns, words, plan, result; nothing changes before the plan is confirmed."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _, current
from desktop.models.importing import ImportPlan, Pasted, SheetLook, TakenIn
from desktop.operations import imports
from desktop.ui.desk import Desk
from desktop.ui.imports.columns_part import ColumnsPart
from desktop.ui.imports.file_part import SUFFIXES, FilePart
from desktop.ui.imports.givings import Givings
from desktop.ui.imports.plan_part import PlanPart
from desktop.ui.imports.plan_rows import taken_before
from desktop.ui.imports.summary_part import SummaryPart
from desktop.ui.imports.words_part import WordsPart
from desktop.ui.imports.work import ImportWork
from desktop.ui.jobs.quick import quick
from desktop.ui.widgets.steps import Steps
from desktop.ui.widgets.tone import Tone

_SIZE, _SMALLEST = QSize(1120, 740), QSize(860, 540)
_TAKEN = {pattern.removeprefix("*") for pattern in SUFFIXES}
FILE, COLUMNS, WORDS, PLAN, DONE = range(5)


class ImportWizard(QDialog):
    """Leads through an import; it does not block the window, so that the work can be watched and cancelled."""

    def __init__(self, desk: Desk, parent: QWidget, file: Path | Pasted | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan: ImportPlan | None = None
        self.work = ImportWork(desk, self._let_go_on, self._tell)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Import a list"))
        self.setAcceptDrops(True)
        self._build(parent)
        self._connect()
        senders = quick(partial(imports.senders, desk.workspace))
        desk.jobs.start(senders, done=self.columns.offer_senders, failed=self.steps.banner.show_error)
        if file is not None:
            self._take_file(file)

    def _build(self, parent: QWidget) -> None:
        self.steps = Steps(_("Import a list"), finish=_("Close"), parent=self)
        stack = self.steps.stack
        self.file, self.columns, self.words = FilePart(stack), ColumnsPart(stack), WordsPart(stack)
        self.plan, self.summary = PlanPart(stack), SummaryPart(stack)
        self.givings = Givings(self._desk, self.steps.banner, self)
        self.steps.add(_("File"), self.file, self._look)
        self.steps.add(_("Columns"), self.columns, self._preview)
        self.steps.add(_("Words"), self.words, self._take_meanings)
        self.steps.add(_("What would happen"), self.plan, self._take_in)
        self.steps.add(_("Done"), self.summary)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.steps)
        room = parent.window().size()
        self.resize(_SIZE.boundedTo(room * 0.96).expandedTo(_SMALLEST))

    def _connect(self) -> None:
        self.steps.finished.connect(self.accept)
        self.steps.left.connect(self.reject)
        self.steps.step_changed.connect(self._dress)
        self.file.chosen.connect(self._take_file)
        self.file.nothing_pasted.connect(self._tell_nothing_pasted)
        self.file.template_wished.connect(self.givings.ask_template)
        self.file.earlier_wished.connect(self.givings.show_earlier)
        self.columns.look_wished.connect(self._start_look)
        self.plan.saving_wished.connect(self._ask_marked)
        self.plan.corrected.connect(self._offer_check)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one list while the first step is shown."""
        if self.steps.place == FILE and _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the list."""
        file = _dropped(event)
        if file is not None:
            event.acceptProposedAction()
            self._take_file(file)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take rows that were copied from a spreadsheet."""
        if self.steps.place == FILE and event.matches(QKeySequence.StandardKey.Paste):
            self.file.take_pasted()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def _take_file(self, file: Path | Pasted) -> None:
        self.work.file = file
        self.file.show_file(file)
        self.plan.forget()
        self._look()

    @Slot()
    def _tell_nothing_pasted(self) -> None:
        words = _("No rows were copied. Mark them in the spreadsheet, headings included, and copy them.")
        self.steps.banner.say(words, Tone.WARN)

    @Slot(int)
    def _dress(self, place: int) -> None:
        """Name the verb of each step, and offer no way back once the list is taken in."""
        if place == PLAN:
            self._offer_check()
        is_over = place == DONE
        self.steps.give_up.setVisible(not is_over)
        if is_over:
            self.steps.back.hide()

    @Slot()
    def _offer_check(self) -> None:
        self.steps.next.setText(_("Take in") if self.plan.is_checked else _("Check again"))

    def _look(self) -> bool:
        if self.work.file is None:
            self.steps.banner.say(_("Choose a file first."), Tone.WARN)
            return False
        self._start_look("", 0)
        return False

    @Slot(str, int)
    def _start_look(self, sheet: str, header_row: int) -> None:
        self.work.look(sheet, header_row, self.columns.sent_by.value(), self._show_look)

    def _show_look(self, look: SheetLook) -> None:
        self._be_ready()
        self.columns.show_look(look)
        self.steps.order_tabs()
        if self.steps.place == FILE:
            self.steps.go_on()
            if look.was_recognised:
                self.steps.next.setFocus()  # nothing has to be corrected, so Enter goes on

    def _preview(self) -> bool:
        choice = self.columns.choice()
        if choice is not None:
            self.work.preview(self.plan.with_corrections(choice), self._show_words)
        return False

    def _show_words(self, plan: ImportPlan) -> None:
        """Ask what unknown words mean; where there is none, go on at once."""
        self._be_ready()
        self._plan = plan
        choices = imports.word_choices(self._desk.workspace, current().language)
        self.words.show_words(plan.unknown_words, choices)
        self.plan.words = {field: dict(words) for field, words in choices.items()}
        self.steps.go_on()
        self.steps.order_tabs()
        if not plan.unknown_words:
            self._show_plan(plan)

    def _take_meanings(self) -> bool:
        if self._plan is None:
            return False
        chosen = self.words.meanings()
        if chosen:
            choice = replace(self._plan.choice, meanings=(*self._plan.choice.meanings, *chosen))
            self.work.preview(choice, self._show_plan)
        else:
            self._show_plan(self._plan)
        return False

    def _show_plan(self, plan: ImportPlan) -> None:
        self._be_ready()
        self._plan = plan
        self.plan.show_plan(plan)
        if self.steps.place == WORDS:
            self.steps.go_on()
        self._offer_check()
        warning = taken_before(plan)
        if not plan.has_news:
            self._tell_nothing_new()
        elif warning:
            self.steps.banner.say(warning, Tone.WARN)

    def _tell_nothing_new(self) -> None:
        self.steps.banner.say(_("Nothing in this file is new: there is nothing to take in."), Tone.WARN)

    @Slot()
    def _ask_marked(self) -> None:
        if self._plan is not None and self.work.file is not None:
            self.givings.ask_marked(self.work.file, self._plan.choice)

    def _take_in(self) -> bool:
        plan = self._plan
        if plan is None:
            return False
        if not self.plan.is_checked:
            self.work.preview(self.plan.with_corrections(plan.choice), self._show_plan)
        elif not plan.has_news:
            self._tell_nothing_new()
        else:
            self.work.take_in(plan, self._show_result, self._tell_stopped)
        return False

    def _show_result(self, taken: TakenIn) -> None:
        self._be_ready()
        self.summary.show_result(taken)
        self.steps.go_on()

    def _tell(self, error: UserError) -> None:
        self._be_ready()
        self.steps.banner.show_error(error)
        (self.file.choose if self.steps.place == FILE else self.steps.next).setFocus()

    def _tell_stopped(self) -> None:
        self._be_ready()
        self.steps.banner.say(_("Stopped. Nothing was taken in."))

    def _be_ready(self) -> None:
        self._let_go_on(True)

    def _let_go_on(self, is_ready: bool) -> None:
        self.steps.let_go_on(is_ready)


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in _TAKEN else None
