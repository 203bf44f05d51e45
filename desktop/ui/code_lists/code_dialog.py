"""The form of an entry of a code list."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.code_draft import CodeDraft
from desktop.models.code_list import CodeListName, Sensitivity
from desktop.operations import code_lists
from desktop.operations.code_lists import CodeRow
from desktop.ui.code_lists.words import GROUPS, LEVELS, LISTS, SENSITIVITIES, unit_options
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog

_NAMES = {"ar": N_("Arabic"), "fa": N_("Persian"), "en": N_("English")}


class CodeDialog(WorkDialog):
    """Adds an entry, or puts one right.

    Signals:
        saved: The code of the entry.
    """

    saved = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget, name: CodeListName, row: CodeRow | None = None) -> None:
        title = (
            _("New entry: {list}", list=_(LISTS[name])) if row is None else _("Change {name}", name=row.label)
        )
        super().__init__(desk.jobs, parent, title, verb=_("Save"))
        self._workspace, self._name, self._row = desk.workspace, name, row
        self.form = Form(_fields(name, desk.workspace.settings.language, is_new=row is None), parent=self)
        self.body.addWidget(self.form)
        self.setMinimumWidth(560)
        if row is not None:
            self.form.set_values({field.name: getattr(row.draft, field.name) for field in self.form.fields})
        else:
            self.form.set_values({"sensitivity": Sensitivity.NONE.value})
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def draft(self) -> CodeDraft:
        """Return what was entered; fields that this list has not keep what they were."""
        kept = {} if self._row is None else vars(self._row.draft)
        return CodeDraft(**{**kept, **{field.name: self.form.text(field.name) for field in self.form.fields}})

    def would_lose(self) -> bool:
        """Say whether something was typed."""
        return self.form.is_dirty

    def accept(self) -> None:
        """Save; the dialog stays open when something is wrong."""
        if not self.form.check():
            return
        row = self._row
        call = (
            partial(code_lists.add_code, self._workspace, self._name, self.draft())
            if row is None
            else partial(
                code_lists.change_code, self._workspace, self._name, row.code, self.draft(), row.version
            )
        )
        self.start(quick(call), done=self._hand_over, writes=True)

    def _hand_over(self, code: object) -> None:
        self.saved.emit(str(code) if self._row is None else self._row.code)
        self.finish()


def _fields(name: CodeListName, language: str, *, is_new: bool) -> tuple[Field, ...]:
    """Return the fields of a list; the language of the office stands first and is needed."""
    order = sorted(_NAMES, key=lambda one: one != language)
    fields = [Field(name=one, label=_NAMES[one], is_required=one == language) for one in order]
    if name in GROUPS:
        fields.append(Field(name="group", label=N_("Group"), make=partial(_groups, name)))
    if name is CodeListName.AID_KIND:
        fields.append(Field(name="unit", label=N_("Unit"), make=_units))
    if name is CodeListName.CATEGORY:
        fields += [
            Field(name="level", label=N_("Is said of"), make=_levels),
            Field(name="evidence", label=N_("Paper that proves it")),
        ]
    fields.append(
        Field(name="sensitivity", label=N_("Who may see it"), make=_sensitivities, is_required=True)
    )
    if is_new:
        fields.append(
            Field(
                name="code", label=N_("Code"), kind=FieldKind.LATIN,
                help=N_("Partners read it in packages. Left empty, the office gives one."),
            )
        )  # fmt: skip
    return tuple(fields)


def _groups(name: CodeListName, parent: QWidget) -> QWidget:
    return Choice([(value, _(words)) for value, words in GROUPS[name].items()], parent)


def _units(parent: QWidget) -> QWidget:
    return Choice(unit_options(), parent)


def _levels(parent: QWidget) -> QWidget:
    return Choice([(value, _(words)) for value, words in LEVELS.items()], parent)


def _sensitivities(parent: QWidget) -> QWidget:
    return Choice([(value, _(words)) for value, words in SENSITIVITIES.items()], parent)
