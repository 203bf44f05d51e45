"""What the wizard gives out: an empty workbook for senders, their rows to be corrected, and the list of earlier imports."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, ngettext
from desktop.models.country import FACTS
from desktop.models.importing import ImportChoice, Pasted
from desktop.operations import import_papers
from desktop.ui.desk import Desk
from desktop.ui.imports.earlier_dialog import EarlierDialog
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.file_dialog import ask_where
from desktop.ui.widgets.tone import Tone


class Givings(QObject):
    """Asks where to, then writes; senders get the language of the country, whichever the window speaks."""

    def __init__(self, desk: Desk, banner: Banner, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._banner = banner
        self._window = parent
        self._language = FACTS[desk.workspace.country].language

    @Slot()
    def ask_template(self) -> None:
        """Ask where the empty workbook is saved."""
        name = _("Empty list") + ".xlsx"
        ask_where(self._window, _("Save an empty workbook"), name, self.save_template, _("Workbook (*.xlsx)"))

    @Slot(str)
    def save_template(self, chosen: str) -> None:
        """Write the empty workbook."""
        self._desk.jobs.start(
            partial(
                import_papers.export_template,
                self._desk.workspace,
                language=self._language,
                out=Path(chosen),
            ),
            title=_("Writing the workbook"),
            done=self._tell_template,
            failed=self._banner.show_error,
        )

    def _tell_template(self, _columns: int) -> None:
        self._banner.say(
            _("The empty workbook was saved. Its headings are recognised when it comes back."), Tone.OK
        )

    def ask_marked(self, file: Path | Pasted, choice: ImportChoice) -> None:
        """Ask where the rows to be corrected are saved."""
        name = _("Rows to be corrected") + ".xlsx"
        then = partial(self.save_marked, file, choice)
        ask_where(self._window, _("Save the rows to be corrected"), name, then, _("Workbook (*.xlsx)"))

    def save_marked(self, file: Path | Pasted, choice: ImportChoice, chosen: str) -> None:
        """Write the rows that need correction, as the sender wrote them."""
        self._desk.jobs.start(
            partial(
                import_papers.export_marked,
                self._desk.workspace,
                file=file,
                choice=choice,
                language=self._language,
                out=Path(chosen),
            ),
            title=_("Writing the workbook"),
            done=self._tell_marked,
            failed=self._banner.show_error,
            where="process",
        )

    def _tell_marked(self, count: int) -> None:
        words = ngettext(
            "{n} line was written to the workbook.", "{n} lines were written to the workbook.", count
        )
        self._banner.say(words, Tone.OK)

    @Slot()
    def show_earlier(self) -> None:
        """Show the imports so far; one of them may be taken back."""
        EarlierDialog(self._desk.jobs, self._desk.workspace, self._window).open()
