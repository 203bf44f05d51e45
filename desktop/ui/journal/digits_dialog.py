"""Asks for the twenty digits of a paper or of a partner and tells which entry of the journal they belong to."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.i18n.digits import fold_digits
from desktop.marking import N_
from desktop.models.paper import SHOWN_DIGITS
from desktop.models.problem import Problem, Severity
from desktop.operations.journal_check import entry_with_digits
from desktop.ui.desk import Desk
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.tone import Tone
from desktop.ui.widgets.work_dialog import WorkDialog

_FIELDS = (
    Field(
        name="digits",
        label=N_("Twenty digits"),
        kind=FieldKind.LATIN,
        is_required=True,
        help=N_("As they stand in the foot of the paper behind the word journal."),
    ),
)


class DigitsDialog(WorkDialog):
    """Looks for one entry.

    Signals:
        found: The number of the entry.
    """

    found = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.jobs, parent, _("Compare with a paper"), verb=_("Look for the entry"))
        self._workspace = desk.workspace
        self.add_words(
            _(
                "Every printed paper and every package that left carries the digits of the journal at its moment. "
                "If the journal holds an entry with these digits, nothing before it was changed since."
            )
        )
        self.form = Form(_FIELDS, parent=self)
        self.body.addWidget(self.form)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def accept(self) -> None:
        """Look; the dialog stays open when no entry has the digits."""
        typed = "".join(c for c in fold_digits(self.form.text("digits")) if c.isdigit())
        if not self.form.check():
            return
        if len(typed) != SHOWN_DIGITS:
            self.form.show_problems([Problem(Severity.ERROR, N_("Type all twenty digits."), field="digits")])
            return
        self.start(
            partial(entry_with_digits, self._workspace, typed),
            title=_("Looking for the entry"),
            done=self._show_found,
        )

    def _show_found(self, n: int | None) -> None:
        if n is None:
            self.wake()
            self.banner.say(
                _("No entry has these digits: the journal was written anew after this paper was printed."),
                Tone.ERROR,
            )
            return
        self.found.emit(n)
        self.finish()
