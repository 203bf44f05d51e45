"""Corrects one row of a list in the wizard: the cells as the list has them, and what a likeness turned out to be."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFormLayout, QLabel, QRadioButton, QScrollArea, QWidget

from desktop.i18n.catalogue import _, current
from desktop.models.importing import Field, Fix, RowOutcome, Ruling, Verdict
from desktop.ui.imports.plan_rows import RULINGS
from desktop.ui.imports.words import field_word
from desktop.ui.theme import GRID
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.text_edit import LineField, keep_latin

_ALWAYS = (Field.NAME, Field.NATIONAL_ID, Field.CODE, Field.PHONE, Field.PLACE)
_LATIN = (Field.NATIONAL_ID, Field.HEAD_ID, Field.PHONE, Field.SECOND_PHONE)
_IDLE = (Field.SERIAL,)
_SMALLEST = 460, 420


class CorrectionDialog(Dialog):
    """One row.

    Signals:
        corrected: The cells that differ from the list (tuple of `Fix`), and the ruling or None.
    """

    corrected = Signal(object, object)

    def __init__(
        self, parent: QWidget, row: RowOutcome, before: Mapping[Field, str], ruling: Ruling | None
    ) -> None:
        super().__init__(parent, _("Correct row {n}", n=row.number), verb=_("Correct"))
        self._row = row
        self._listed = dict(row.texts)
        self.fields: dict[Field, LineField] = {}
        self.rulings: dict[Ruling, QRadioButton] = {}
        self._build_reasons()
        if row.verdict is Verdict.HELD:
            self._build_rulings(ruling)
        self._build_fields(before)
        self.resize(*_SMALLEST)
        self.accepted.connect(self._hand_over)

    def _build_reasons(self) -> None:
        for problem in self._row.problems:
            label = self.add_words(current().told(problem))
            label.setProperty("role", "muted")

    def _build_rulings(self, ruling: Ruling | None) -> None:
        self._group = QButtonGroup(self)
        for one, words in RULINGS.items():
            button = QRadioButton(_(words), self)
            button.setChecked(one is ruling)
            self._group.addButton(button)
            self.rulings[one] = button
            self.body.addWidget(button)

    def _build_fields(self, before: Mapping[Field, str]) -> None:
        sheet = QWidget()
        form = QFormLayout(sheet)
        form.setSpacing(GRID)
        shown = [
            *self._listed,
            *(field for field in _ALWAYS if field not in self._listed and not self._is_split(field)),
        ]
        wrong = {problem.field for problem in self._row.problems}
        for field in shown:
            if field in _IDLE:
                continue
            line = LineField(sheet)
            if field in _LATIN:
                keep_latin(line)
            line.set_value(before.get(field, self._listed.get(field, "")))
            label = QLabel(field_word(field.value))
            if field.value in wrong:
                font = label.font()
                font.setBold(True)
                label.setFont(font)
            label.setBuddy(line)
            line.setAccessibleName(field_word(field.value))
            form.addRow(label, line)
            self.fields[field] = line
        scroll = QScrollArea(self, widgetResizable=True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(sheet)
        self.body.addWidget(scroll, 1)
        first = next((line for field, line in self.fields.items() if field.value in wrong), None)
        if first is not None:
            first.setFocus()

    def _is_split(self, field: Field) -> bool:
        """Return whether the list has the name in two columns, which are shown instead."""
        return field is Field.NAME and Field.FAMILY_NAME in self._listed

    def _hand_over(self) -> None:
        fixes = tuple(
            Fix(self._row.number, field, line.text().strip())
            for field, line in self.fields.items()
            if line.text().strip() != self._listed.get(field, "").strip()
        )
        ruling = next((one for one, button in self.rulings.items() if button.isChecked()), None)
        self.corrected.emit(fixes, ruling)
