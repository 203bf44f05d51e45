"""Asks for a note of contact with a family: what happened, when, who met whom, and what came of it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.contact_note import ContactDraft, ContactKind, Outcome, check_contact
from desktop.models.timeline import OF_CONTACT
from desktop.models.timeline_words import CONTACT_OUTCOMES, KINDS
from desktop.operations import contact_notes
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog


class ContactDialog(WorkDialog):
    """Writes a new note, or puts a stored one right.

    Signals:
        saved: The note stands.
    """

    saved = Signal()

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        *,
        household_uid: str,
        family: str,
        stored: tuple[str, ContactDraft, int] | None = None,
    ) -> None:
        """Build the dialog.

        Args:
            desk: Of the page.
            parent: The window it belongs to.
            household_uid: The family of a new note.
            family: Its name, for the title.
            stored: Uid, words and version of a note that is put right.
        """
        title = _("Note of contact with {family}", family=family)
        super().__init__(desk.jobs, parent, title, verb=_("Save note"))
        self._workspace, self._household_uid, self._stored = desk.workspace, household_uid, stored
        self.form = Form(_fields(), country=desk.workspace.country, today=desk.workspace.today(), parent=self)
        self.body.addWidget(self.form)
        self._offer_agencies(contact_notes.referral_agencies(desk.workspace))
        self.form.set_values(_values(stored[1] if stored else ContactDraft(day=desk.workspace.today())))
        self._let_agency()
        self.form.editor("kind").changed.connect(self._let_agency)  # type: ignore[attr-defined]  # every editor has it
        self.form.submitted.connect(self.accept)
        self.setMinimumWidth(600)
        self.form.begin()

    def _offer_agencies(self, names: Sequence[str]) -> None:
        line = self.form.editor("agency")
        if isinstance(line, QLineEdit):
            completer = QCompleter(list(names), line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)

    def would_lose(self) -> bool:
        """Ask before typing is thrown away."""
        return self.form.is_dirty

    def accept(self) -> None:
        """Save what was typed; what is wrong stands beside its field."""
        draft = self.draft()
        problems = self.form.problems() or check_contact(draft, self._workspace.today())
        self.form.show_problems(problems)
        if not problems:
            self.start(quick(self._saving(draft)), done=self._tell_saved, writes=True)

    def draft(self) -> ContactDraft:
        """Return what was typed."""
        day, values = self.form.day("day"), self.form.values()
        return ContactDraft(
            kind=ContactKind(self.form.text("kind") or ContactKind.VISITED),
            day=day.date if day else None,
            text=self.form.text("text"),
            worker=self.form.text("worker"),
            outcome=Outcome(self.form.text("outcome") or Outcome.OPEN),
            agency=self.form.text("agency"),
            is_sensitive=bool(values["is_sensitive"]),
        )

    def _saving(self, draft: ContactDraft) -> Callable[[], object]:
        if self._stored is None:
            return partial(contact_notes.add_note, self._workspace, self._household_uid, draft)
        uid, _before, version = self._stored
        return partial(contact_notes.correct_note, self._workspace, uid, version, draft)

    def _tell_saved(self, _result: object) -> None:
        self.form.mark_saved()
        self.saved.emit()
        self.finish()

    @Slot()
    def _let_agency(self) -> None:
        """Ask for the agency only where the family was referred to one."""
        self.form.editor("agency").setEnabled(self.form.text("kind") == ContactKind.REFERRED)


def _fields() -> tuple[Field, ...]:
    kinds = [(kind.value, _(KINDS[OF_CONTACT[kind.value]])) for kind in ContactKind]
    outcomes = [(outcome.value, _(CONTACT_OUTCOMES[outcome])) for outcome in Outcome]
    return (
        Field(name="kind", label=N_("What happened"), kind=FieldKind.CHOICE, options=kinds, is_required=True),
        Field(name="day", label=N_("On which day"), kind=FieldKind.DATE, is_required=True),
        Field(name="agency", label=N_("Referred to")),
        Field(
            name="worker",
            label=N_("Who met the family"),
            help=N_("Left empty, it is you."),
        ),
        Field(name="text", label=N_("Note"), kind=FieldKind.NOTES, is_required=True),
        Field(
            name="outcome",
            label=N_("What came of it"),
            kind=FieldKind.CHOICE,
            options=outcomes,
            is_required=True,
        ),
        Field(
            name="is_sensitive",
            label=N_("Sensitive: only colleagues with the right read the words"),
            kind=FieldKind.CHECK,
        ),
    )


def _values(draft: ContactDraft) -> dict[str, object]:
    return {
        "kind": draft.kind.value,
        "day": draft.day,
        "agency": draft.agency,
        "worker": draft.worker,
        "text": draft.text,
        "outcome": draft.outcome.value,
        "is_sensitive": draft.is_sensitive,
    }
