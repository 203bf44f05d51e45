"""Takes in the lower areas of the office from a workbook: first it says what would happen, then all or nothing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n.catalogue import _, current, ngettext
from desktop.marking import N_
from desktop.models.area import AreaKind
from desktop.models.area_draft import KINDS
from desktop.operations import area_lists
from desktop.operations.area_lists import AreaPlan
from desktop.ui.code_lists.words import AREA_KINDS
from desktop.ui.desk import Desk
from desktop.ui.text import code, isolated
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.choice import Choice, Options
from desktop.ui.widgets.fields import Field
from desktop.ui.widgets.file_dialog import FileDialog
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.work_dialog import WorkDialog
from desktop.ui.widgets.wrapped_label import WrappedLabel

_MOST_SHOWN = 6
T = TypeVar("T")


class AreaImportDialog(WorkDialog):
    """Chooses the file, shows the dry run, takes in.

    Signals:
        taken: How many areas were added.
    """

    taken = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget, areas: Options, *, parent_code: str = "") -> None:
        super().__init__(desk.jobs, parent, _("Take in areas from a workbook"), verb=_("Take in"))
        self._workspace = desk.workspace
        self._file: Path | None = None
        self._plan: AreaPlan | None = None
        self.chooser: QFileDialog | None = None
        self.add_words(
            _(
                "A workbook with a column “Name”, and where it has them columns for the code, the kind, the English "
                "name and the area above. Rows that name no area above lie in the one chosen here."
            )
        )
        kinds = [(kind.value, _(AREA_KINDS[kind])) for kind in KINDS[desk.workspace.country][1:]]
        self.form = Form(_fields(areas, kinds), parent=self)
        self.form.set_values({"parent": parent_code or None, "kind": AreaKind.VILLAGE.value})
        self.choose = push_button(_("Choose a file…"), self, picture="folder_open")
        self.outcome = WrappedLabel(parent=self)
        self.outcome.hide()
        for part in (self.form, self.choose, self.outcome):
            self.body.addWidget(part)
        self.setMinimumWidth(620)
        self.choose.clicked.connect(self._ask_file)
        self.form.changed.connect(self._look_again)
        self.form.begin()
        self.wake()

    def is_ready(self) -> bool:
        """Say whether the list can be taken in as it is."""
        return self._plan is not None and not self._plan.findings and self._plan.added > 0

    def accept(self) -> None:
        """Take in, all or nothing."""
        if self._file is not None and self.is_ready():
            self.start(
                self._call(area_lists.take_in),
                title=_("Taking in areas"),
                done=self._hand_over,
                where="process",
                writes=True,
            )

    @Slot()
    def _ask_file(self) -> None:
        chooser = FileDialog(self, _("Choose a list of areas"), "", _("Workbooks (*.xlsx *.xls *.ods *.csv)"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.look_through)
        self.chooser = chooser
        chooser.open()

    @Slot(str)
    def look_through(self, path: str) -> None:
        """Show what taking in this file would do."""
        self._file, self._plan = Path(path), None
        if self.form.check():
            self.start(
                self._call(area_lists.look_through),
                title=_("Reading the list"),
                done=self.show_plan,
                where="process",
            )

    @Slot()
    def _look_again(self) -> None:
        if self._file is not None:
            self.look_through(str(self._file))

    def _call(self, verb: Callable[..., T]) -> Callable[..., T]:
        kind = AreaKind(self.form.text("kind"))
        return partial(verb, self._workspace, self._file, self.form.text("parent"), kind)

    def show_plan(self, plan: AreaPlan) -> None:
        """Show the dry run."""
        self._plan = plan
        self.outcome.setText("\n".join(_told(plan)))
        self.outcome.show()
        self.wake()

    def _hand_over(self, count: int) -> None:
        self.taken.emit(count)
        self.finish()


def _told(plan: AreaPlan) -> list[str]:
    lines = [
        _(
            "{file}: {rows} rows, {added} new areas, {known} known already.",
            file=isolated(plan.file), rows=plan.rows, added=plan.added, known=plan.known,
        )
    ]  # fmt: skip
    if plan.findings:
        lines.append(
            ngettext(
                "{n} row has an error. Nothing is taken in before it is put right in the list.",
                "{n} rows have errors. Nothing is taken in before they are put right in the list.",
                len(plan.findings),
            )
        )
        lines += [
            _(
                "Row {row} “{name}”: {what}", row=one.row, name=one.name,
                what=current().told(one.problem),
            )
            for one in plan.findings[:_MOST_SHOWN]
        ]  # fmt: skip
        return lines
    return lines + [f"{code(one)} · {name} · {code(parent)}" for one, name, parent in plan.sample]


def _fields(areas: Options, kinds: Options) -> tuple[Field, ...]:
    return (
        Field(
            name="parent", label=N_("Lies in"), is_required=True, make=lambda parent: Choice(areas, parent)
        ),
        Field(name="kind", label=N_("Kind"), is_required=True, make=lambda parent: Choice(kinds, parent)),
    )
