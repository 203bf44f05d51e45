"""Asks for the period of a report of the journal, its language and where it is saved, then prints it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.period import Period
from desktop.operations.journal_printing import print_report
from desktop.ui.desk import Desk
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.paper_dialog import TONGUE_FIELDS, PaperDialog
from desktop.ui.widgets.period_field import as_period

_FIELDS = (
    Field(name="days", label=N_("Period"), kind=FieldKind.PERIOD, is_required=True),
    *TONGUE_FIELDS,
)


class ReportDialog(PaperDialog):
    """Prints in a child process, because the whole journal is checked first."""

    def __init__(self, desk: Desk, first: date, last: date, parent: QWidget) -> None:
        super().__init__(
            desk,
            parent,
            _("Report of the journal"),
            fields=_FIELDS,
            values={"days": Period(first, last)},
            file_name=_("journal-report") + ".pdf",
            words=_(
                "The journal is checked first; the paper says what the check found and has places to sign."
            ),
        )
        self._workspace = desk.workspace

    def printing(self, out: Path) -> Callable[..., Path]:
        """Return the print of the period chosen."""
        days = as_period(self.form.values()["days"])
        assert days is not None  # noqa: S101 (the form was checked)
        return partial(
            print_report,
            self._workspace,
            first=days.first,
            last=days.last,
            language=self.form.text("language"),
            numerals=self.form.text("numerals"),
            out=out,
        )
