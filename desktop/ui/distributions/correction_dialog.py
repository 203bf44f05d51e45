"""Asks to correct a row of a closed round: which row, what it should have said, why, and where the goods are."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.errors import UserError
from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.correction import CORRECTABLE, FATE_WORDS, Fate, check_correction
from desktop.models.distribution import Result
from desktop.models.handover import RESULT_WORDS, DistributionRow, RowView
from desktop.models.problem import has_errors
from desktop.operations import corrections
from desktop.ui.desk import Desk
from desktop.ui.distributions.kept_pages_dialog import SignedPageButton
from desktop.ui.errors import sentence
from desktop.ui.text import embedded
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog
from desktop.ui.widgets.wrapped_label import WrappedLabel


def _results(parent: QWidget) -> QWidget:
    return Choice([(result.value, _(RESULT_WORDS[result])) for result in CORRECTABLE], parent)


def _fates(parent: QWidget) -> QWidget:
    return Choice([(fate.value, _(FATE_WORDS[fate])) for fate in Fate], parent, empty="–")


_FIELDS = (
    Field(name="row", label=N_("Row number"), kind=FieldKind.NUMBER, minimum=1, is_required=True),
    Field(name="becomes", label=N_("What should have been entered"), make=_results, is_required=True),
    Field(
        name="fate",
        label=N_("The goods of this row"),
        make=_fates,
        help=N_("Where they are if they were not handed over, or what they were taken from if they were."),
    ),
    Field(name="reason", label=N_("Reason"), kind=FieldKind.NOTES, is_required=True),
)


class CorrectionDialog(WorkDialog):
    """Files the request.

    Signals:
        asked: The number of the request.
    """

    asked = Signal(object)

    def __init__(self, desk: Desk, row: DistributionRow, parent: QWidget) -> None:
        title = _("Correct a row of sheet {number}", number=current().code(row.number))
        super().__init__(desk.jobs, parent, title, verb=_("Ask for the correction"))
        self._workspace, self._uid = desk.workspace, row.uid
        self._found: RowView | None = None
        self._sought: int | None = None  # the number that was looked up last
        self.form = Form(_FIELDS, parent=self)
        self.whom = WrappedLabel()
        self.add_words(_("A second person agrees to it. What was entered on the day stays readable."))
        self.body.addWidget(self.form)
        self.body.addWidget(self.whom)
        self.signed_page = SignedPageButton(desk, row, self)
        self.form.changed.connect(self._show_whom)
        self.form.submitted.connect(self.accept)
        self.form.begin()

    @Slot()
    def _show_whom(self) -> None:
        """Say whom the number means, and what counts now."""
        number = self.form.number("row")
        if number == self._sought:
            return
        self._sought, self._found, words = number, None, ""
        self.signed_page.mean(number)
        if number:
            try:
                self._found = corrections.row_now(self._workspace, self._uid, number)
            except UserError as error:
                words = sentence(error)
        if self._found is not None:
            words = _(
                "{name}: {result}",
                name=embedded(self._found.name, self.layoutDirection()),
                result=_(RESULT_WORDS[self._found.result]),
            )
        self.whom.setText(words)

    def would_lose(self) -> bool:
        """Say whether something was entered."""
        return self.form.is_dirty

    def accept(self) -> None:
        """File the request; the dialog stays open when something is wrong."""
        if not self.form.check() or self._found is None:
            return
        becomes, fate = Result(self.form.text("becomes")), self._fate()
        reason = self.form.text("reason")
        problems = check_correction(self._found.result, becomes, fate, reason)
        self.form.show_problems(problems)
        if has_errors(problems):
            return
        self.start(
            partial(
                corrections.ask_correction,
                self._workspace,
                uid=self._uid,
                row=self._found.position,
                becomes=becomes,
                reason=reason,
                fate=fate,
            ),
            done=self._hand_over,
            writes=True,
        )

    def _fate(self) -> Fate | None:
        chosen = self.form.text("fate")
        return Fate(chosen) if chosen else None

    def _hand_over(self, number: str) -> None:
        self.asked.emit(number)
        self.finish()
