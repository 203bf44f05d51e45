"""The fields of one member in the family form: a row of what everybody is asked, and folds below it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _, current
from desktop.models.beneficiary import Relation, Sex
from desktop.models.country import Country
from desktop.models.family import MemberDraft
from desktop.models.relation_guess import Known
from desktop.operations.family_choices import FamilyChoices
from desktop.ui.beneficiaries.family_fields import disability_fields, further_fields, member_fields
from desktop.ui.beneficiaries.family_values import DISABILITY_FIELDS, member_draft
from desktop.ui.beneficiaries.member_fold import MemberFold
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import Kind, icon_button
from desktop.ui.widgets.fields import Field
from desktop.ui.widgets.form import Form

MORE_KEY, DISABILITY_KEY = "F6", "Shift+F6"
_FURTHER = frozenset({"father_name", "mother_name", "birth_area", "second_phone", "occupation", "latin_name"})
_ACROSS, _ACROSS_BELOW = (7, 5, 5, 4, 3, 4), (1, 1, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the form of a member depends on."""

    country: Country
    today: date
    choices: FamilyChoices


class MemberFields(QFrame):
    """Holds the fields; what they tell each other is for the form of a member.

    Signals:
        changed: Something was typed.
        touched: The clerk changed the field of this name.
        opened: Further fields came.
    """

    changed = Signal()
    touched = Signal(str)
    opened = Signal()

    def __init__(
        self, asked: Asked, parent: QWidget, *, key: str, uid: str | None, values: Mapping[str, object]
    ) -> None:
        super().__init__(parent)
        self.key, self.uid = key, uid
        self._asked = asked
        self._kept = dict(values)
        self._build()
        self._open_disability(self._kept)

    def _build(self) -> None:
        self.place = QLabel(self)
        self.place.setProperty("role", "muted")
        widest = current().digits("00")  # every row begins at the same place, whatever its number
        self.place.setMinimumWidth(self.place.fontMetrics().horizontalAdvance(widest))
        self.row = self._form(member_fields(self._asked.country, self._asked.today), _ACROSS)
        self.more = icon_button(_("More about this member (F6)"), "more_horizontal", self, kind=Kind.QUIET)
        self.remove = icon_button(_("Take this member out (F8)"), "dismiss", self, kind=Kind.QUIET)
        self.ends = QWidget(self)
        ends = QHBoxLayout(self.ends)
        ends.setContentsMargins(0, 0, 0, 0)
        ends.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(GRID // 2)
        line.addWidget(self.place, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.row, 1)
        for button in (self.more, self.remove):  # F6 and F8 do it: Tab goes from field to field
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            ends.addWidget(button)
        line.addWidget(self.ends, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)
        self._column.addLayout(line)
        choices = self._asked.choices
        self.further = MemberFold(self, partial(self._form, further_fields(choices), _ACROSS_BELOW), _FURTHER)
        self.disability = MemberFold(
            self, partial(self._form, disability_fields(choices), _ACROSS_BELOW), frozenset(DISABILITY_FIELDS)
        )
        self.folds = (self.further, self.disability) if choices.may_see_sensitive else (self.further,)
        for fold in self.folds:
            self._column.addWidget(fold)

    def _form(self, fields: tuple[Field, ...], across: tuple[int, ...]) -> Form:
        asked = self._asked
        form = Form(fields, country=asked.country, today=asked.today, across=across, parent=self)
        form.set_values(self._kept)
        for field in form.fields:
            form.editor(field.name).changed.connect(self._tell_touched)  # type: ignore[attr-defined]  # every editor has it: fields.Editor
        form.changed.connect(self.changed)
        return form

    @property
    def forms(self) -> list[Form]:
        """Return the row, and what was opened below it, in the order of reading."""
        return [self.row, *(fold.form for fold in self.folds if fold.form is not None)]

    @property
    def is_dirty(self) -> bool:
        """Say whether something would be lost."""
        return any(form.is_dirty for form in self.forms)

    @property
    def is_blank(self) -> bool:
        """Say whether nothing was typed that names anybody."""
        return not self.row.text("name") and not self.row.text("national_id")

    def draft(self) -> MemberDraft:
        """Return the member as typed."""
        values: dict[str, object] = {}
        for form in self.forms:
            values |= form.values()
        return member_draft(values, self.uid, self._kept)

    def known(self) -> Known:
        """Return what is known for a guess."""
        born, sex = self.row.day("birth_date"), self.row.text("sex")
        relation = self.row.text("relation")
        return Known(
            name=self.row.text("name"),
            sex=Sex(sex) if sex else None,
            born=born.date if born else None,
            relation=Relation(relation) if relation else None,
        )

    @property
    def is_head(self) -> bool:
        """Say whether this is the head of the family."""
        return self.row.text("relation") == Relation.HEAD.value

    def open_for(self, names: Collection[str]) -> None:
        """Open what is folded away where one of its fields has to be looked at."""
        for fold in self.folds:
            if set(names) & fold.names:
                fold.open().show()

    def _open_disability(self, fields: Mapping[str, object]) -> None:
        """Show what is known of a disability at once: nobody should look for it."""
        if self.disability in self.folds and any(fields.get(name) for name in DISABILITY_FIELDS):
            self.disability.open().show()

    def _form_of(self, name: str) -> Form | None:
        return next((one for one in self.forms if name in {field.name for field in one.fields}), None)

    @Slot()
    def _tell_touched(self) -> None:
        self.touched.emit(str(self.sender().property("field")))
