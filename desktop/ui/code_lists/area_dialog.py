"""The form of an area, and the one of its other spellings."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.area_draft import KINDS, AreaDraft
from desktop.models.country import Country
from desktop.operations import area_trees
from desktop.operations.area_trees import AreaRow
from desktop.ui.code_lists.words import AREA_KINDS
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.widgets.choice import Choice, Options
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog


class AreaDialog(WorkDialog):
    """Adds an area, or names one anew or puts it below another one.

    Signals:
        saved: The code of the area.
    """

    saved = Signal(str)

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        areas: Options,
        *,
        row: AreaRow | None = None,
        parent_code: str = "",
    ) -> None:
        title = _("New area") if row is None else _("Change {name}", name=row.label(current().language))
        super().__init__(desk.jobs, parent, title, verb=_("Save"))
        self._workspace, self._row = desk.workspace, row
        self.form = Form(_fields(desk.workspace.country, areas, row), parent=self)
        self.body.addWidget(self.form)
        self.setMinimumWidth(560)
        if row is None:
            self.form.set_values({"parent": parent_code or None})
        else:
            self.form.set_values(
                {"parent": row.parent, "kind": row.kind, "name": row.name, "name_en": row.name_en}
            )
        self.form.submitted.connect(self.accept)
        self.form.begin()

    def draft(self) -> AreaDraft:
        """Return what was entered."""
        known = {field.name: self.form.text(field.name) for field in self.form.fields}
        return AreaDraft(**known)

    def would_lose(self) -> bool:
        """Say whether something was typed."""
        return self.form.is_dirty

    def accept(self) -> None:
        """Save; the dialog stays open when something is wrong."""
        if not self.form.check():
            return
        row = self._row
        call = (
            partial(area_trees.add_area, self._workspace, self.draft())
            if row is None
            else partial(area_trees.change_area, self._workspace, row.code, self.draft(), row.version)
        )
        self.start(quick(call), done=self._hand_over, writes=True)

    def _hand_over(self, code: object) -> None:
        self.saved.emit(str(code) if self._row is None else self._row.code)
        self.finish()


class SpellingsDialog(WorkDialog):
    """Says how else lists write the name of an area."""

    def __init__(self, desk: Desk, parent: QWidget, row: AreaRow) -> None:
        title = _("Other spellings of {name}", name=row.label(current().language))
        super().__init__(desk.jobs, parent, title, verb=_("Save"))
        self._workspace, self._code = desk.workspace, row.code
        self.add_words(
            _("One spelling in a line. Lists of every sender that write it so are understood from now on.")
        )
        self.form = Form((_SPELLINGS,), parent=self)
        self.form.set_values({"spellings": "\n".join(row.spellings)})
        self.body.addWidget(self.form)
        self.setMinimumWidth(520)
        self.form.begin()

    def would_lose(self) -> bool:
        """Say whether something was typed."""
        return self.form.is_dirty

    def accept(self) -> None:
        """Save."""
        lines = self.form.text("spellings").splitlines()
        self.start(
            quick(partial(area_trees.put_spellings, self._workspace, self._code, lines)),
            done=self._end,
            writes=True,
        )

    def _end(self, _nothing: object) -> None:
        self.finish()


_SPELLINGS = Field(name="spellings", label=N_("Spellings"), kind=FieldKind.NOTES)


def _fields(country: Country, areas: Options, row: AreaRow | None) -> tuple[Field, ...]:
    kinds = [(kind.value, _(AREA_KINDS[kind])) for kind in KINDS[country]]
    fields = [
        Field(name="name", label=N_("Name"), is_required=True),
        Field(name="kind", label=N_("Kind"), is_required=True, make=lambda parent: Choice(kinds, parent)),
        Field(name="name_en", label=N_("English name")),
    ]
    if row is None or row.depth > 0:
        fields.insert(
            2,
            Field(
                name="parent",
                label=N_("Lies in"),
                is_required=True,
                make=lambda parent: Choice(areas, parent),
            ),
        )
    if row is None:
        fields.append(
            Field(
                name="code", label=N_("Code"), kind=FieldKind.LATIN,
                help=N_("The office's own code, if there is one. It is put behind the code of the area above."),
            )
        )  # fmt: skip
    return tuple(fields)
