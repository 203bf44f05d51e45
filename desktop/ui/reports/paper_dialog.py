"""Asks for the language of a printed report and where it is saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current
from desktop.models.report import ReportQuestion
from desktop.models.report_words import title
from desktop.operations.report_printing import print_report
from desktop.ui.desk import Desk
from desktop.ui.widgets.paper_dialog import TONGUE_FIELDS, PaperDialog


class ReportPaperDialog(PaperDialog):
    """Prints the very question that is on the screen."""

    def __init__(self, desk: Desk, question: ReportQuestion, parent: QWidget, *, is_public: bool) -> None:
        words = _("The paper says that it is a public copy.")
        inside = _(
            "The paper says “internal”: small numbers stand in it, by which persons can be recognised."
        )
        super().__init__(
            desk,
            parent,
            _("Print the report"),
            fields=TONGUE_FIELDS,
            values={},
            file_name=title(current(), question) + ".pdf",
            words=words if is_public else inside,
        )
        self._workspace, self._question, self._is_public = desk.workspace, question, is_public

    def printing(self, out: Path) -> Callable[..., Path]:
        """Return the print of the question."""
        return partial(
            print_report,
            self._workspace,
            question=self._question,
            language=self.form.text("language"),
            numerals=self.form.text("numerals"),
            out=out,
            is_public=self._is_public,
        )
