"""The window that takes a list in: file, columns, what would happen, what happened; nothing changes before the end."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _, ngettext
from desktop.models.importing import ImportPlan, SheetLook, TakenIn
from desktop.operations import imports
from desktop.operations.listing_export import export_refusals
from desktop.ui.desk import Desk
from desktop.ui.imports.columns_part import ColumnsPart
from desktop.ui.imports.file_part import SUFFIXES, FilePart
from desktop.ui.imports.plan_part import PlanPart, taken_before
from desktop.ui.imports.summary_part import SummaryPart
from desktop.ui.widgets.file_dialog import ask_where
from desktop.ui.widgets.steps import Steps
from desktop.ui.widgets.tone import Tone

_SIZE, _SMALLEST = QSize(1080, 700), QSize(860, 540)
_TAKEN = {pattern.removeprefix("*") for pattern in SUFFIXES}


class ImportWizard(QDialog):
    """Leads through an import; it does not block the window, so that the work can be watched and cancelled."""

    def __init__(self, desk: Desk, parent: QWidget, file: Path | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Import a list"))
        self.setAcceptDrops(True)
        self._build(parent)
        self._connect()
        if file is not None:
            self._take_file(file)

    def _build(self, parent: QWidget) -> None:
        self.steps = Steps(_("Import a list"), finish=_("Close"), parent=self)
        self.file, self.columns = FilePart(self), ColumnsPart(self)
        self.plan, self.summary = PlanPart(self), SummaryPart(self)
        self.steps.add(_("File"), self.file, self._look)
        self.steps.add(_("Columns"), self.columns, self._preview)
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
        self.columns.look_wished.connect(self._look_again)
        self.plan.saving_wished.connect(self._choose_refusals_file)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one list while the first step is shown."""
        if self.steps.place == 0 and _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the list."""
        file = _dropped(event)
        if file is not None:
            event.acceptProposedAction()
            self._take_file(file)

    @Slot(object)
    def _take_file(self, file: Path) -> None:
        self.file.show_file(file)
        self._look()

    @Slot(int)
    def _dress(self, place: int) -> None:
        """Name the verb of each step, and offer no way back once the list is taken in."""
        if place == 2:
            self.steps.next.setText(_("Take in"))
        is_over = place == 3
        self.steps.give_up.setVisible(not is_over)
        if is_over:
            self.steps.back.hide()

    def _look(self) -> bool:
        if self.file.file is None:
            self.steps.banner.say(_("Choose a file first."), Tone.WARN)
            return False
        self._start_look("", 0)
        return False

    def _start_look(self, sheet: str, header_row: int) -> None:
        if self.file.file is None:
            return
        self.steps.let_go_on(False)
        self._desk.jobs.start(
            partial(
                imports.look, self._desk.workspace, file=self.file.file, sheet=sheet, header_row=header_row
            ),
            title=_("Opening the file"),
            done=self._show_look,
            failed=self._tell,
            cancelled=self._be_ready,
        )

    @Slot(str, int)
    def _look_again(self, sheet: str, header_row: int) -> None:
        self._start_look(sheet, header_row)

    def _show_look(self, look: SheetLook) -> None:
        self._be_ready()
        self.columns.show_look(look)
        self.steps.order_tabs()
        if self.steps.place == 0:
            self.steps.go_on()
            if look.was_recognised:
                self.steps.next.setFocus()  # nothing has to be corrected, so Enter goes on

    def _preview(self) -> bool:
        choice = self.columns.choice()
        if choice is not None and self.file.file is not None:
            self.steps.let_go_on(False)
            self._desk.jobs.start(
                partial(imports.preview, self._desk.workspace, file=self.file.file, choice=choice),
                title=_("Reading the list"),
                done=self._show_plan,
                failed=self._tell,
                cancelled=self._be_ready,
                where="process",
            )
        return False

    def _show_plan(self, plan: ImportPlan) -> None:
        self._be_ready()
        self.plan.show_plan(plan)
        if self.steps.place == 1:
            self.steps.go_on()
        warning = taken_before(plan)
        if not plan.has_news:
            self.steps.banner.say(_("Nothing in this file is new: there is nothing to take in."), Tone.WARN)
        elif warning:
            self.steps.banner.say(warning, Tone.WARN)

    @Slot()
    def _choose_refusals_file(self) -> None:
        name = _("Rows that stay out") + ".xlsx"
        ask_where(self, _("Save the rows that stay out"), name, self.save_refusals, _("Workbook (*.xlsx)"))

    @Slot(str)
    def save_refusals(self, chosen: str) -> None:
        """Write the rows that stay out to a workbook."""
        headings = [_("Row"), _("Result"), _("Full name"), _("National ID"), _("Why")]
        self._desk.jobs.start(
            partial(
                export_refusals,
                self._desk.workspace,
                headings=headings,
                rows=self.plan.staying_out(),
                title=_("Rows that stay out"),
                out=Path(chosen),
            ),
            title=_("Writing the workbook"),
            done=self._tell_saved,
            failed=self._tell,
        )

    def _tell_saved(self, count: int) -> None:
        words = ngettext(
            "{n} line was written to the workbook.", "{n} lines were written to the workbook.", count
        )
        self.steps.banner.say(words, Tone.OK)

    def _take_in(self) -> bool:
        plan = self.plan.plan
        if plan is None or self.file.file is None:
            return False
        if not plan.has_news:
            self.steps.banner.say(_("Nothing in this file is new: there is nothing to take in."), Tone.WARN)
            return False
        self.steps.let_go_on(False)
        self._desk.jobs.start(
            partial(
                imports.take_in,
                self._desk.workspace,
                file=self.file.file,
                choice=plan.choice,
                expected_digest=plan.file_digest,
            ),
            title=_("Taking the list in"),
            done=self._show_result,
            failed=self._tell,
            cancelled=self._tell_stopped,
            where="process",
            writes=True,
        )
        return False

    def _show_result(self, taken: TakenIn) -> None:
        self._be_ready()
        self.summary.show_result(taken)
        self.steps.go_on()

    def _tell(self, error: UserError) -> None:
        self._be_ready()
        self.steps.banner.show_error(error)
        (self.file.choose if self.steps.place == 0 else self.steps.next).setFocus()

    def _tell_stopped(self) -> None:
        self._be_ready()
        self.steps.banner.say(_("Stopped. Nothing was taken in."))

    def _be_ready(self) -> None:
        self.steps.let_go_on(True)


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in _TAKEN else None
