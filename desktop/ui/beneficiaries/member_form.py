"""One member in the family form: a row of what everybody is asked, and under it what is folded away."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n.calendars import Precision, ReadDate
from desktop.i18n.catalogue import _, current
from desktop.models.beneficiary import Relation, Sex
from desktop.models.country import Country
from desktop.models.family import MemberDraft
from desktop.models.national_id import IdReading
from desktop.models.problem import has_errors
from desktop.models.relation_guess import Known
from desktop.operations.family_choices import FamilyChoices
from desktop.ui.beneficiaries.family_fields import disability_fields, further_fields, member_fields
from desktop.ui.beneficiaries.family_values import DISABILITY_FIELDS, member_draft
from desktop.ui.beneficiaries.id_reading import MemberIdField
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import Kind, icon_button
from desktop.ui.widgets.fields import Field
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_typing import Typing, type_again, typing_of

MORE_KEY, DISABILITY_KEY = "F6", "Shift+F6"
_FURTHER = frozenset({"father_name", "mother_name", "birth_area", "second_phone", "occupation", "latin_name"})
_ACROSS, _ACROSS_BELOW = (7, 5, 4, 4, 3, 4), (1, 1, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the form of a member depends on."""

    country: Country
    today: date
    choices: FamilyChoices


class MemberForm(QFrame):
    """A row, with two folds below it.

    Signals:
        removal_wished: The clerk wants this member out of the family.
        named: The name was typed.
        identified: Sex or date of birth is known now.
        related: The clerk chose the relation.
        changed: Something was typed.
        opened: Further fields came.
    """

    removal_wished = Signal(object)
    named = Signal(object)
    identified = Signal(object)
    related = Signal(object)
    changed = Signal()
    opened = Signal()

    def __init__(
        self,
        asked: Asked,
        parent: QWidget,
        *,
        key: str,
        uid: str | None = None,
        values: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.key, self.uid = key, uid
        self._asked = asked
        self._kept = dict(values or {})
        self._told: dict[str, object] = {}
        self._is_typed_again = False
        self._is_first = False
        self.further: Form | None = None  # made when it is opened: fourteen members have many fields
        self.disability: Form | None = None
        self._build()
        self._connect()
        if any(self._kept.get(name) for name in DISABILITY_FIELDS):
            self._open(is_disability=True)

    def _build(self) -> None:
        self.place = QLabel(self)
        self.place.setProperty("role", "muted")
        self.row = self._form(member_fields(self._asked.country, self._asked.today), _ACROSS)
        self.more = icon_button(_("More about this member (F6)"), "more_horizontal", self, kind=Kind.QUIET)
        self.remove = icon_button(_("Take this member out (F8)"), "dismiss", self, kind=Kind.QUIET)
        line = QHBoxLayout()
        line.setSpacing(GRID // 2)
        line.addWidget(self.place)
        line.addWidget(self.row, 1)
        for button in (self.more, self.remove):  # F6 and F8 do it: Tab goes from field to field
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            line.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)
        self._column.addLayout(line)

    def _form(self, fields: tuple[Field, ...], across: tuple[int, ...]) -> Form:
        asked = self._asked
        form = Form(fields, country=asked.country, today=asked.today, across=across, parent=self)
        form.set_values(self._kept)
        for field in form.fields:
            form.editor(field.name).changed.connect(self._note_own)  # type: ignore[attr-defined]  # every editor has it: fields.Editor
        form.changed.connect(self.changed)
        return form

    def _connect(self) -> None:
        self.remove.clicked.connect(self._wish_removal)
        self.more.clicked.connect(self.turn_more)
        self.row.editor("name").editingFinished.connect(self._tell_named)  # type: ignore[attr-defined]  # a line
        number = self.row.editor("national_id")
        if isinstance(number, MemberIdField):
            number.read.connect(self._fill_in)

    @property
    def forms(self) -> list[Form]:
        """Return the row, and what was opened below it, in the order of reading."""
        return [form for form in (self.row, self.further, self.disability) if form is not None]

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

    def tell(self, name: str, value: object) -> None:
        """Fill in what follows from something else, unless the clerk typed his own; Enter passes it from now on."""
        form = self._form_of(name)
        shown = self._kept.get(name) if form is None else form.values()[name]
        if value in (None, "") or shown not in (None, "", self._told.get(name), value):
            return
        self._told[name] = value
        if form is None:
            self._kept[name] = value
        elif shown != value:
            form.editor(name).set_value(value)  # type: ignore[attr-defined]  # every editor has it: fields.Editor
            form.show_note(name)
        self._settle_passes()

    def say_place(self, number: int) -> None:
        """Number the member in the family; the labels stand above the first row alone."""
        self._is_first = number == 1
        self.place.setText(current().digits(str(number)))
        self.row.show_labels(are_seen=self._is_first)
        self._settle_passes()

    def _settle_passes(self) -> None:
        """Let Enter pass what is told, the phone of all but the first, and all of a row that is still empty."""
        is_empty = self.is_blank and not self._is_first
        for form in self.forms:
            for field in form.fields:
                is_told = field.name in self._told or (field.name == "phone" and not self._is_first)
                is_passed = is_told or (is_empty and form is self.row and field.name != "name")
                form.pass_over(field.name, is_passed=is_passed)

    @Slot()
    def turn_more(self) -> None:
        """Open what else is asked of a member and go there, or fold it."""
        self._turn(self.further or self._open(is_disability=False))

    @Slot()
    def turn_disability(self) -> None:
        """Open what is asked of a disability and go there, or fold it."""
        if self._asked.choices.may_see_sensitive:
            self._turn(self.disability or self._open(is_disability=True))

    def _open(self, *, is_disability: bool) -> Form:
        choices = self._asked.choices
        fields = disability_fields(choices) if is_disability else further_fields(choices)
        form = self._form(fields, _ACROSS_BELOW)
        form.setContentsMargins(4 * GRID, 0, 4 * GRID, GRID)
        if is_disability:
            self.disability = form
            self._column.addWidget(form)
        else:
            self.further = form
            self._column.insertWidget(1, form)
        form.hide()
        self._settle_passes()
        self.opened.emit()
        return form

    def open_for(self, names: Collection[str]) -> None:
        """Open what is folded away where one of its fields has to be looked at."""
        for is_disability, fields in ((True, DISABILITY_FIELDS), (False, _FURTHER)):
            if set(names) & set(fields):
                form = self.disability if is_disability else self.further
                (form or self._open(is_disability=is_disability)).show()

    def _turn(self, form: Form) -> None:
        form.setVisible(form.isHidden())
        (self.row if form.isHidden() else form).begin()

    def _form_of(self, name: str) -> Form | None:
        return next((one for one in self.forms if name in {field.name for field in one.fields}), None)

    def typing(self) -> Typing:
        """Return what stands in the fields, as typed, and what is known of those that are folded away."""
        fields = self._folded()
        for form in self.forms:
            fields |= typing_of(form)
        return {"key": self.key, "uid": self.uid, "fields": fields, "told": sorted(self._told)}

    def type_again(self, fields: Typing, told: Collection[str] = ()) -> None:
        """Put what was typed back; nothing is guessed from it anew."""
        self._is_typed_again = True
        for name in self._folded():
            self._kept.pop(name)
        self._kept |= {name: value for name, value in fields.items() if self._form_of(name) is None}
        if any(fields.get(name) for name in DISABILITY_FIELDS) and self.disability is None:
            self._open(is_disability=True)
        for form in self.forms:
            type_again(form, fields)
        shown = {name: value for form in self.forms for name, value in form.values().items()}
        self._told = {name: shown.get(name, self._kept.get(name)) for name in told}
        self._is_typed_again = False
        self._settle_passes()

    def _folded(self) -> Typing:
        """Return what is known of fields that were not opened yet."""
        return {
            name: value
            for name, value in self._kept.items()
            if isinstance(value, str) and self._form_of(name) is None
        }

    @Slot(object)
    def _fill_in(self, reading: IdReading) -> None:
        """Take sex, birth date and governorate from the number."""
        if has_errors(reading.problems) or self._is_typed_again:
            return
        self.tell("sex", reading.sex)
        self.tell("birth_area", reading.birth_area)
        if reading.birth_date is not None:
            self.tell("birth_date", ReadDate(reading.birth_date, Precision.DAY))
        if reading.sex:
            self.identified.emit(self)

    @Slot()
    def _note_own(self) -> None:
        """Take a field for the clerk's own from now on."""
        name = str(self.sender().property("field"))
        self._told.pop(name, None)
        self._settle_passes()
        if name == "relation":
            self.related.emit(self)

    @Slot()
    def _tell_named(self) -> None:
        if not self._is_typed_again:
            self.named.emit(self)

    @Slot()
    def _wish_removal(self) -> None:
        self.removal_wished.emit(self)
