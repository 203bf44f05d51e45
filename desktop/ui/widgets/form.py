"""A form of declared fields, made for the keyboard: Enter goes on, the last Enter saves, problems stand beside.

FIELDS = (Field(name="name", label=N_("Full name"), is_required=True), Field(name="national_id", …))
form = Form(FIELDS, country=workspace.country, today=workspace.today(), parent=self)
form.set_values({"name": person.name}); form.submitted.connect(self._save)
if form.check(): save(name=form.text("name"), born=form.day("birth"))   # check() shows what is missing
form.show_problems(problems)                                            # what the operation said
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import count
from typing import cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from desktop.i18n.calendars import ReadDate
from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.country import Country
from desktop.models.problem import Problem, Severity
from desktop.ui.theme import GRID
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.field_note import FieldLabel, FieldNote, restyle
from desktop.ui.widgets.fields import CheckField, Editor, Field, make_editor
from desktop.ui.widgets.form_keys import PASSED_OVER, FormKeys, go_to
from desktop.ui.widgets.text_edit import NotesField

Placing = Callable[[QWidget, QWidget, QWidget], None]  # of a label, an editor and its note


class Form(QWidget):
    """Fields with their labels, and under each what is to be said of it.

    Signals:
        changed: The clerk changed something.
        submitted: Enter in the last field, or Ctrl+S of the page.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(
        self,
        fields: Sequence[Field],
        *,
        country: Country = Country.EGYPT,
        today: date | None = None,
        labels_above: bool = False,
        across: Sequence[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Lay the fields out in one column, or in rows of as many as `across` has widths, with labels above."""
        super().__init__(parent)
        self.fields = tuple(fields)
        self._editors: dict[str, QWidget] = {}
        self._notes: dict[str, FieldNote] = {}
        self._labels: dict[str, QLabel] = {}
        self._kept: dict[str, object] = {}
        self._build(country, today or date.today(), labels_above=labels_above, across=across)
        self._keys = FormKeys(tuple(self._editors.values()), self)
        self._connect()
        self._kept = self.values()

    def _build(self, country: Country, today: date, *, labels_above: bool, across: Sequence[int]) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(2)
        place = _across(grid, across) if across else _below(grid, labels_above=labels_above)
        for field in self.fields:
            editor = make_editor(field, country, today, self)
            label, note = self._label(field, editor), FieldNote(field.help, self)
            note.setObjectName(f"note-{field.name}")
            self._editors[field.name], self._notes[field.name] = editor, note
            self._labels[field.name] = label
            place(label, editor, note)
            self.show_note(field.name)
        if not across:
            grid.setRowStretch(grid.rowCount(), 1)

    def _label(self, field: Field, editor: QWidget) -> QLabel:
        words = _(field.label)
        label = FieldLabel(f"{words}\u00a0*" if field.is_required else words, editor, self)
        editor.setAccessibleName(_("{field}, required", field=words) if field.is_required else words)
        if isinstance(editor, CheckField):
            editor.setText(words)
            label.setText("")
            label.setVisible(False)
        return label

    def _connect(self) -> None:
        self._keys.passed_end.connect(self._finish)
        for name, editor in self._editors.items():
            editor.setProperty("field", name)
            editor.changed.connect(self._note_change)  # type: ignore[attr-defined]  # every editor has it: fields.Editor
            if isinstance(editor, QLineEdit | Choice):
                editor.editingFinished.connect(self._judge_sender)

    def stand_under(self, *others: "Form") -> None:
        """Let the fields of this form and of others in one column begin at the same line."""
        _align(self, *others)

    def editor(self, name: str) -> QWidget:
        """Return the widget of a field, for what is special to it."""
        return self._editors[name]

    def label(self, name: str) -> QLabel:
        """Return the label of a field."""
        return self._labels[name]

    def values(self) -> dict[str, object]:
        """Return what was entered, field by field."""
        return {name: self._as_editor(name).value() for name in self._editors}

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show a record; fields it does not name are emptied."""
        for name in self._editors:
            self._as_editor(name).set_value(values.get(name))
            self.show_note(name)
        self._kept = self.values()

    def text(self, name: str) -> str:
        """Return a field of words."""
        value = self._as_editor(name).value()
        return "" if value is None else str(value)

    def day(self, name: str) -> ReadDate | None:
        """Return a field that is a date."""
        value = self._as_editor(name).value()
        return value if isinstance(value, ReadDate) else None

    def number(self, name: str) -> int | None:
        """Return a field that is a number."""
        value = self._as_editor(name).value()
        return value if isinstance(value, int) else None

    def show_labels(self, *, are_seen: bool) -> None:
        """Show the labels, or leave naming the fields to those of the same form above."""
        for name, label in self._labels.items():
            label.setHidden(not are_seen or isinstance(self._editors[name], CheckField))

    def pass_over(self, *names: str, is_passed: bool = True) -> None:
        """Let Enter go past these fields, which are told already or rarely needed; Tab comes to each."""
        for name in names:
            if bool(self._editors[name].property(PASSED_OVER)) != is_passed:
                self._editors[name].setProperty(PASSED_OVER, is_passed)
                self.show_note(name)

    @property
    def is_dirty(self) -> bool:
        """Say whether something would be lost."""
        return self.values() != self._kept

    def mark_saved(self) -> None:
        """Take what is shown for saved."""
        self._kept = self.values()

    def begin(self) -> bool:
        """Put the caret into the first field that is still open; return whether there is one."""
        return self._keys.begin()

    def end(self) -> bool:
        """Put the caret into the last field; return whether there is one."""
        return self._keys.end()

    def problems(self) -> list[Problem]:
        """Return what the form itself sees: what is missing and what cannot be read."""
        found: list[Problem] = []
        for field in self.fields:
            editor = self._as_editor(field.name)
            own = list(editor.own_problems())
            if field.is_required and editor.value() in (None, "", False, ()) and not own:
                own = [Problem(Severity.ERROR, N_("This field is required."))]
            found += [Problem(each.severity, each.message, each.values, field.name) for each in own]
        return found

    def check(self) -> bool:
        """Show what the form itself sees; return whether it may be saved."""
        problems = self.problems()
        self.show_problems(problems)
        return all(problem.severity is not Severity.ERROR for problem in problems)

    def show_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """Show each problem beside its field, go to the first error, and return those of no field here."""
        of_fields: dict[str, Problem] = {}
        others = []
        for problem in sorted(problems, key=lambda problem: list(Severity).index(problem.severity)):
            if problem.field in self._editors:
                of_fields.setdefault(problem.field, problem)
            else:
                others.append(problem)
        for name in self._editors:
            self.show_note(name, of_fields.get(name))
        errors = [name for name in self._editors if _is_error(of_fields.get(name))]
        if errors:
            go_to(self._editors[errors[0]])
        return others

    @Slot(str)
    def _finish(self, name: str) -> None:
        self._judge(name)
        self.submitted.emit()

    @Slot()
    def _judge_sender(self) -> None:
        name = self.sender().property("field")
        if name is not None:
            self._judge(str(name))

    def _judge(self, name: str) -> None:
        """Show what the form sees of one field that was left; an empty one is not blamed before saving."""
        self.show_note(name, next(iter(self._as_editor(name).own_problems()), None))

    @Slot()
    def _note_change(self) -> None:
        name = self.sender().property("field")
        if name is not None:
            self.show_note(str(name))
        self.changed.emit()

    def show_note(self, name: str, problem: Problem | None = None) -> None:
        """Say under a field what is wrong with it, else what its value tells."""
        editor, note = self._editors[name], self._notes[name]
        note.say(problem, "" if editor.property(PASSED_OVER) else self._as_editor(name).told())
        editor.setAccessibleDescription(note.text())
        restyle(editor, "has_error", _is_error(problem))

    def _as_editor(self, name: str) -> Editor:
        return cast("Editor", self._editors[name])


def _align(*forms: Form) -> None:
    labels = [form.label(field.name) for form in forms for field in form.fields]
    width = max(max(one.sizeHint().width(), one.minimumSizeHint().width()) for one in labels)
    for form in forms:
        grid = form.layout()
        if isinstance(grid, QGridLayout):
            grid.setColumnMinimumWidth(0, width)


def _below(grid: QGridLayout, *, labels_above: bool) -> Placing:
    """Place each field under the one before, its label above it or at its leading side."""
    grid.setColumnStretch(0 if labels_above else 1, 1)
    row = 0

    def place(label: QWidget, editor: QWidget, note: QWidget) -> None:
        nonlocal row
        if labels_above:
            for part in (label, editor, note):
                grid.addWidget(part, row, 0)
                row += 1
        else:
            is_tall = isinstance(editor, NotesField)
            side = Qt.AlignmentFlag.AlignTop if is_tall else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(label, row, 0, side)
            grid.addWidget(editor, row, 1)
            grid.addWidget(note, row + 1, 1)
            row += 2
        grid.setRowMinimumHeight(row, GRID - 2)
        row += 1

    return place


def _across(grid: QGridLayout, widths: Sequence[int]) -> Placing:
    """Place the fields in rows, each under its label and above its note."""
    for column, width in enumerate(widths):
        grid.setColumnStretch(column, width)
    numbers = count()

    def place(label: QWidget, editor: QWidget, note: QWidget) -> None:
        line, column = divmod(next(numbers), len(widths))
        for row, part in enumerate((label, editor, note)):
            grid.addWidget(part, 3 * line + row, column, Qt.AlignmentFlag.AlignTop)

    return place


def _is_error(problem: Problem | None) -> bool:
    return problem is not None and problem.severity is Severity.ERROR
