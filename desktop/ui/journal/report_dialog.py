"""Asks for the period of a report of the journal, its language and where it is saved, then prints it."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.operations.journal_printing import print_report
from desktop.ui.desk import Desk
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.print_dialog import DIGITS, LANGUAGES


class ReportDialog(Dialog):
    """Prints in a child process, because the whole journal is checked first.

    Signals:
        printed: The path of the paper.
    """

    printed = Signal(object)

    def __init__(self, desk: Desk, first: date, last: date, parent: QWidget) -> None:
        super().__init__(parent, _("Report of the journal"), verb=_("Save as PDF…"))
        self._desk = desk
        self.chooser: QFileDialog | None = None
        self.banner = Banner(self)
        self.banner.hide()
        self.form = Form(_FIELDS, country=desk.workspace.country, today=desk.workspace.today(), parent=self)
        settings = desk.workspace.settings
        self.form.set_values(
            {
                "first": first,
                "last": last,
                "language": settings.language,
                "numerals": settings.numerals or current().numerals.value,
            }
        )
        self.body.addWidget(self.banner)
        self.add_words(
            _("The journal is checked first; the paper says what the check found and has places to sign.")
        )
        self.body.addWidget(self.form)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def accept(self) -> None:
        """Ask where the paper is saved."""
        if not self.form.check():
            return
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chooser = FileDialog(self, self.windowTitle(), place, _("PDF papers (*.pdf)"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("pdf")
        chooser.selectFile(_("journal-report") + ".pdf")
        chooser.fileSelected.connect(self.print_into)
        self.chooser = chooser
        chooser.open()

    @Slot(str)
    def print_into(self, path: str) -> None:
        """Print the report under the name chosen."""
        first, last = self.form.day("first"), self.form.day("last")
        if first is None or last is None:
            return
        self.confirm.setEnabled(False)
        self._desk.jobs.start(
            partial(
                print_report,
                self._desk.workspace,
                first=first.date,
                last=last.date,
                language=self.form.text("language"),
                numerals=self.form.text("numerals"),
                out=Path(path),
            ),
            title=self.windowTitle(),
            done=self._finish,
            failed=self._stay,
            cancelled=self._wake,
            where="process",
            writes=True,
        )

    @Slot(object)
    def _finish(self, path: Path) -> None:
        self.printed.emit(path)
        super().accept()

    @Slot(object)
    def _stay(self, error: UserError) -> None:
        self._wake()
        self.banner.show_error(error)

    @Slot()
    def _wake(self) -> None:
        self.confirm.setEnabled(True)


def _languages(parent: QWidget) -> QWidget:
    return Choice(LANGUAGES, parent)


def _digits(parent: QWidget) -> QWidget:
    return Choice(DIGITS, parent)


_FIELDS = (
    Field(name="first", label=N_("First day"), kind=FieldKind.DATE, is_required=True),
    Field(name="last", label=N_("Last day"), kind=FieldKind.DATE, is_required=True),
    Field(name="language", label=N_("Language of the paper"), make=_languages, is_required=True),
    Field(name="numerals", label=N_("Digits"), make=_digits, is_required=True),
)
