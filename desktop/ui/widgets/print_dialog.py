"""Asks how a paper is wanted and where it is saved, then prints it in a child process."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _, current
from desktop.i18n.digits import Numerals
from desktop.marking import N_
from desktop.models.distribution import SheetOptions
from desktop.ui.desk import Desk
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.form import Form

# Each language in its own words: who needs it reads it.
LANGUAGES = (("ar", "العربية"), ("fa", "فارسی"), ("en", "English"))
DIGITS = ((Numerals.ARABIC.value, "٠١٢٣"), (Numerals.PERSIAN.value, "۰۱۲۳"), (Numerals.LATIN.value, "0123"))


class PrintDialog(Dialog):
    """Prints with `verb(workspace, uid=…, options=…, out=…)`.

    Signals:
        printed: The path of the paper.
    """

    printed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        *,
        title: str,
        verb: Callable[..., Path],
        uid: str,
        file_name: str,
        copies: int = 0,
    ) -> None:
        super().__init__(parent, title, verb=_("Save as PDF…"))
        self._desk, self._verb, self._uid, self._file_name = desk, verb, uid, file_name
        self.chooser: QFileDialog | None = None
        self._build_form(copies)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def _build_form(self, copies: int) -> None:
        self.banner = Banner(self)
        self.form = Form(_FIELDS, parent=self)
        settings = self._desk.workspace.settings
        self.form.set_values(
            {"language": settings.language, "numerals": settings.numerals or current().numerals.value}
        )
        self.body.addWidget(self.banner)
        if copies:
            self.add_words(
                _(
                    "The original was already printed. This print says “copy {n}, not for signature”.",
                    n=copies,
                )
            )
        self.body.addWidget(self.form)

    def options(self) -> SheetOptions:
        """Return what was chosen."""
        return SheetOptions(
            language=self.form.text("language"),
            numerals=self.form.text("numerals"),
            is_masked=bool(self.form.values()["is_masked"]),
        )

    def accept(self) -> None:
        """Ask where the paper is saved."""
        if not self.form.check():
            return
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chooser = FileDialog(self, self.windowTitle(), place, _("PDF papers (*.pdf)"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("pdf")
        chooser.selectFile(f"{self._file_name}.pdf")
        chooser.fileSelected.connect(self.print_into)
        self.chooser = chooser
        chooser.open()

    @Slot(str)
    def print_into(self, path: str) -> None:
        """Print the paper under the name chosen."""
        self.confirm.setEnabled(False)
        self._desk.jobs.start(
            partial(self._verb, self._desk.workspace, uid=self._uid, options=self.options(), out=Path(path)),
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
    Field(name="language", label=N_("Language of the paper"), make=_languages, is_required=True),
    Field(name="numerals", label=N_("Digits"), make=_digits, is_required=True),
    Field(
        name="is_masked",
        label=N_("For posting: show only the last four digits of IDs"),
        kind=FieldKind.CHECK,
    ),
)
