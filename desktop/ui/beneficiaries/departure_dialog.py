"""Asks why a member leaves or a file is closed, since when, and to where; nothing is ever deleted."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.circumstances import LEAVING_WORDS, Leaving
from desktop.models.country import Country
from desktop.models.family import NEW_FAMILY, Departure
from desktop.models.problem import Problem, Severity
from desktop.ui.widgets.buttons import Kind
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form

_OWN, _OTHER = "own_family", "other_family"
_GOING_ON = {_OWN: N_("founds a family of his or her own"), _OTHER: N_("goes to another family of the list")}


class DepartureDialog(Dialog):
    """A reason that has to be given, as a kind and in words.

    Signals:
        decided: Why and to where (a Departure).
    """

    decided = Signal(object)

    def __init__(
        self,
        question: str,
        explanation: str,
        verb: str,
        parent: QWidget | None,
        *,
        country: Country,
        today: date,
        offered: Sequence[Leaving],
        may_go_on: bool = False,
    ) -> None:
        super().__init__(parent, question, verb=verb, kind=Kind.DANGER)
        self.add_words(explanation)
        kinds = [(one.value, _(LEAVING_WORDS[one])) for one in offered]
        if may_go_on:
            kinds += [(value, _(words)) for value, words in _GOING_ON.items()]
        self.form = Form(
            (
                Field(
                    name="kind", label=N_("Reason"), kind=FieldKind.CHOICE, options=kinds, is_required=True
                ),
                Field(name="day", label=N_("Since"), kind=FieldKind.DATE, help=N_("Empty: from today on")),
                Field(name="reason", label=N_("In words"), help=N_("Empty: as chosen above")),
                *([Field(name="to", label=N_("File number"), kind=FieldKind.LATIN)] if may_go_on else []),
            ),
            country=country,
            today=today,
            parent=self,
        )
        self._words = {str(value): words for value, words in kinds}
        self._may_go_on, self._today = may_go_on, today
        self.body.addWidget(self.form)
        self.form.changed.connect(self._follow)
        self.form.submitted.connect(self.accept)
        self._follow()
        self.form.begin()

    def departure(self) -> Departure:
        """Return what was entered."""
        kind, day = self.form.text("kind"), self.form.day("day")
        to = {_OWN: NEW_FAMILY, _OTHER: self.form.text("to") if self._may_go_on else ""}.get(kind, "")
        return Departure(
            reason=self.form.text("reason") or self._words.get(kind, ""),
            kind=Leaving(kind) if kind in list(Leaving) else Leaving.MOVED,
            day=day.date if day else None,
            to=to,
        )

    def accept(self) -> None:
        """Tell, once enough is said."""
        if not self.form.check() or not self.confirm.isEnabled():
            return
        departure = self.departure()
        if departure.day is not None and departure.day > self._today:
            message = N_("The date lies in the future. Correct the date.")
            self.form.show_problems([Problem(Severity.ERROR, message, field="day")])
            return
        self.decided.emit(departure)
        super().accept()

    @Slot()
    def _follow(self) -> None:
        """Ask for the file number where somebody goes to another family, and for nothing before a reason is given."""
        kind = self.form.text("kind")
        if self._may_go_on:
            for part in (self.form.editor("to"), self.form.label("to")):
                part.setVisible(kind == _OTHER)
        self.confirm.setEnabled(bool(kind) and (kind != _OTHER or bool(self.form.text("to"))))
