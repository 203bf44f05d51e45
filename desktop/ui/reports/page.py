"""The reports page: a question on top, its table, and beside it the picture with what the numbers mean."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.models.report import ReportKind, ReportTable
from desktop.models.report_words import title
from desktop.operations import reports
from desktop.operations.report_printing import export_report
from desktop.operations.rights import Right, may
from desktop.ui.desk import Desk
from desktop.ui.jobs.job import Job
from desktop.ui.keys import Key
from desktop.ui.reports.card import ReportCard
from desktop.ui.reports.filters import ReportFilters
from desktop.ui.reports.paper_dialog import ReportPaperDialog
from desktop.ui.reports.table import table_view
from desktop.ui.reports.words import TABS
from desktop.ui.text import isolated
from desktop.ui.widgets.buttons import icon_button
from desktop.ui.widgets.file_dialog import ask_where
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.paper_window import PaperWindow
from desktop.ui.widgets.switch import Switch
from desktop.ui.widgets.table import TableView
from desktop.ui.widgets.tone import Tone

_KINDS = tuple(TABS)


class ReportsPage(Page):
    """Counts over the register; they are asked for, and not counted anew at every change."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Reports"), parent)
        self.chooser: QFileDialog | None = None
        self._asking: Job | None = None
        self._may_see_all = may(desk.workspace.actor, Right.FULL_REPORTS)
        self._build()
        self._connect()
        self._load_areas()
        self.reload()

    def _build(self) -> None:
        self.export = icon_button(_("Write a workbook"), "arrow_export", self._head.buttons, key=Key.EXPORT)
        self._head.add(self.export)
        self.print = self.set_primary(_("Print report"), "print", Key.PRINT)
        self.print.setEnabled(may(self.desk.workspace.actor, Right.PRINT))
        above = QWidget(self)
        self.switch = Switch([_(words) for words in TABS.values()], above)
        self.filters = ReportFilters(self.desk.workspace.today(), above, may_see_all=self._may_see_all)
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.switch)
        column.addWidget(self.filters)
        self.add_above(above)
        self.shown = QWidget(self.body)
        self._place = QVBoxLayout(self.shown)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.list = TableView((), name=self.title, parent=self.shown)
        self._place.addWidget(self.list)
        self.card = ReportCard(self.body)
        self.set_body(self.shown, self.card)

    def _connect(self) -> None:
        self.switch.switched.connect(self._show_kind)
        self.filters.changed.connect(self.reload)
        self.print.clicked.connect(self._print)
        self.export.clicked.connect(self._export)

    def _load_areas(self) -> None:
        asked = partial(reports.report_areas, self.desk.workspace)
        self.desk.jobs.start(asked, done=self.filters.offer_areas, failed=self.banner.show_error)

    def reload(self) -> None:
        """Ask the question as it stands; a later one makes an earlier answer worthless."""
        question = self.filters.question()
        if question is None:
            return
        if self._asking is not None:
            self._asking.forget()
            self._asking.cancel()
        verb = reports.public_report if self.filters.is_public else reports.full_report
        call = partial(verb, self.desk.workspace, question, current().language)
        self._asking = self.desk.jobs.start(
            call, title=_("Counting"), done=self.show_table, failed=self._show_fault
        )

    def show_table(self, table: ReportTable) -> None:
        """Show an answer."""
        self._asking = None
        self.banner.hide()
        made = table_view(table, title(current(), table.question), self.shown)
        had_focus = self.list.hasFocus()
        self._place.replaceWidget(self.list, made)
        self.list.deleteLater()
        self.list = self.table = made
        made.empty.say(
            _("Nothing is on record for this question"), _("Ask for other days or another area."), ""
        )
        made.record_chosen.connect(self.card.show_line)
        if had_focus:
            made.setFocus()
        self.card.show_table(table)
        self.tell(ngettext("{n} line", "{n} lines", len(table.rows)))

    def _show_fault(self, error: Exception) -> None:
        self._asking = None
        self.banner.show_error(error)  # type: ignore[arg-type]  # jobs hand over what a clerk can read

    @Slot(int)
    def _show_kind(self, number: int) -> None:
        self.filters.show_kind(_KINDS[number])
        self.reload()

    def show_report(self, kind: ReportKind) -> None:
        """Go to another report."""
        self.switch.go_to(_KINDS.index(kind))

    @Slot()
    def _print(self) -> None:
        question = self.filters.question()
        if question is not None:
            dialog = ReportPaperDialog(self.desk, question, self, is_public=self.filters.is_public)
            dialog.printed.connect(self._show_printed)
            dialog.open()

    @Slot(object)
    def _show_printed(self, path: Path) -> None:
        self.banner.say(_("The report was saved as {path}.", path=path), Tone.OK)
        PaperWindow(path, self).open()

    @Slot()
    def _export(self) -> None:
        question = self.filters.question()
        if question is not None:
            name = title(current(), question) + ".xlsx"
            kinds = _("Workbook (*.xlsx)")
            self.chooser = ask_where(self, _("Write a workbook"), name, self.export_into, kinds)

    @Slot(str)
    def export_into(self, path: str) -> None:
        """Write the report as a workbook."""
        question = self.filters.question()
        if question is None:
            return
        call = partial(
            export_report,
            self.desk.workspace,
            question=question,
            language=current().language,
            numerals=current().numerals.value,
            out=Path(path),
            is_public=self.filters.is_public,
        )
        self.desk.jobs.start(
            call,
            title=_("Writing the workbook"),
            done=partial(self._tell_written, path),
            failed=self.banner.show_error,
            writes=True,
        )

    def _tell_written(self, path: str, _lines: int) -> None:
        self.banner.say(_("The report was saved as {path}.", path=isolated(path)), Tone.OK)
