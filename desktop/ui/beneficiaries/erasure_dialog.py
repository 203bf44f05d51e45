"""Asks why a closed family is erased and on which legal basis; a second person decides."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.beneficiary import Household
from desktop.models.erasure import REASON_WORDS, ErasureReason, ErasureWish
from desktop.operations.erasure import ask_erasure, erasure_problems
from desktop.ui.desk import Desk
from desktop.ui.widgets.buttons import Kind
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.fields import Field
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog


class ErasureDialog(WorkDialog):
    """A reason and a legal basis.

    Signals:
        asked: The number of the request.
    """

    asked = Signal(str)

    def __init__(self, desk: Desk, household: Household, parent: QWidget) -> None:
        title = _("Erase the data of file {number}?", number=current().code(household.code))
        super().__init__(desk.jobs, parent, title, verb=_("Ask a second person"), kind=Kind.DANGER)
        self._workspace, self._uid = desk.workspace, household.uid
        self.add_words(
            _(
                "Names, numbers, notes and the old values of the history go for good, also from lists and from "
                "packages that came in. The file number, quantities and days stay for the accounts."
            )
        )
        self.form = Form(_FIELDS, labels_above=True, parent=self)
        self.body.addWidget(self.form)
        self.setMinimumWidth(560)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def would_lose(self) -> bool:
        """Say whether something was entered."""
        return self.form.is_dirty

    def accept(self) -> None:
        """File the request; the dialog stays open when something is missing."""
        if not self.form.check():
            return
        wish = ErasureWish(
            reason=ErasureReason(self.form.text("reason")), legal_basis=self.form.text("legal_basis")
        )
        problems = erasure_problems(self._workspace, self._uid, wish)
        self.form.show_problems(problems)
        if not problems:
            call = partial(ask_erasure, self._workspace, self._uid, wish)
            self.start(call, title=_("Asking for approval"), done=self._hand_over, writes=True)

    def _hand_over(self, number: str) -> None:
        self.asked.emit(number)
        self.finish()


def _reasons(parent: QWidget) -> QWidget:
    return Choice([(reason.value, _(words)) for reason, words in REASON_WORDS.items()], parent)


_FIELDS = (
    Field(name="reason", label=N_("Why"), make=_reasons, is_required=True),
    Field(
        name="legal_basis",
        label=N_("Legal basis"),
        is_required=True,
        help=N_("The article, or the number and day of the letter or order. No name: this line stays."),
    ),
)
