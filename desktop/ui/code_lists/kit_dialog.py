"""The parts of a kit, one in a line: what, how much, in which unit."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.i18n.catalogue import _
from desktop.models.code_draft import PartDraft
from desktop.operations import code_lists
from desktop.ui.code_lists.words import unit_options
from desktop.ui.desk import Desk
from desktop.ui.jobs.quick import quick
from desktop.ui.theme import GRID
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.form_keys import FormKeys
from desktop.ui.widgets.number_field import NumberField
from desktop.ui.widgets.text_edit import LineField
from desktop.ui.widgets.work_dialog import WorkDialog

_LINES = 10  # at once; a full form gets more when it is opened again
_Line = tuple[LineField, NumberField, Choice]


class KitDialog(WorkDialog):
    """Says what a kind of aid is made of; empty lines are left out.

    Signals:
        saved: The kit was saved.
    """

    saved = Signal()

    def __init__(
        self, desk: Desk, parent: QWidget, code: str, what: str, parts: tuple[PartDraft, ...]
    ) -> None:
        super().__init__(desk.jobs, parent, _("Parts of {name}", name=what), verb=_("Save"))
        self._workspace, self._code = desk.workspace, code
        self.add_words(_("One part in a line. Without parts it is no kit."))
        self._lines: list[_Line] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID - 2)
        for column, (words, share) in enumerate(((_("Part"), 5), (_("Quantity"), 2), (_("Unit"), 2))):
            heading = QLabel(words, self)
            heading.setProperty("role", "muted")
            grid.addWidget(heading, 0, column)
            grid.setColumnStretch(column, share)
        for place in range(max(_LINES, len(parts) + 4)):
            self._lines.append(self._line(grid, place))
        for line, part in zip(self._lines, parts, strict=False):
            line[0].set_value(part.item)
            line[1].set_value(part.quantity)
            line[2].set_value(part.unit)
        self.body.addLayout(grid)
        self.setMinimumWidth(560)
        self._before = self.parts()
        self._keys = FormKeys(tuple(editor for line in self._lines for editor in line), self)
        self._keys.passed_end.connect(self.accept)
        self._keys.begin()

    def _line(self, grid: QGridLayout, place: int) -> _Line:
        line = (LineField(self), NumberField(self, minimum=1, maximum=10**6), Choice(unit_options(), self))
        names = (
            _("Part {n}", n=place + 1), _("Quantity of part {n}", n=place + 1), _("Unit of part {n}", n=place + 1),
        )  # fmt: skip
        for column, (editor, name) in enumerate(zip(line, names, strict=True)):
            editor.setAccessibleName(name)
            grid.addWidget(editor, place + 1, column)
        return line

    def parts(self) -> list[PartDraft]:
        """Return the lines that say something."""
        found = []
        for item, quantity, unit in self._lines:
            number, measure = quantity.value(), str(unit.value() or "")
            if item.value() or measure or number:
                count = number if isinstance(number, int) else 0
                found.append(PartDraft(item=item.value(), quantity=count, unit=measure))
        return found

    def would_lose(self) -> bool:
        """Say whether something was typed."""
        return self.parts() != self._before

    def accept(self) -> None:
        """Save; the dialog stays open when a part has no name or no quantity."""
        call = partial(code_lists.put_kit, self._workspace, self._code, self.parts())
        self.start(quick(call), done=self._hand_over, writes=True)

    def _hand_over(self, _nothing: object) -> None:
        self.saved.emit()
        self.finish()
