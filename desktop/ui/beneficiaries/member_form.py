"""One member in the family form: what its fields say about each other, and what Enter may pass by."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.i18n.calendars import Precision, ReadDate
from desktop.i18n.catalogue import current
from desktop.models.national_id import IdReading
from desktop.models.problem import has_errors
from desktop.ui.beneficiaries.id_reading import MemberIdField
from desktop.ui.beneficiaries.member_fields import Asked, MemberFields
from desktop.ui.theme import GRID
from desktop.ui.widgets.form_typing import Typing, type_again, typing_of

MORE_KEY, DISABILITY_KEY = "F6", "Shift+F6"
_FURTHER = frozenset({"father_name", "mother_name", "birth_area", "second_phone", "occupation", "latin_name"})
_ACROSS, _ACROSS_BELOW = (7, 5, 4, 4, 3, 4), (1, 1, 1, 1)


class MemberForm(MemberFields):
    """A row, with two folds below it.

    Signals:
        removal_wished: The clerk wants this member out of the family.
        named: The name was typed.
        numbered: The national ID was typed.
        identified: Sex or date of birth is known now.
        related: The clerk chose the relation.
    """

    removal_wished = Signal(object)
    named = Signal(object)
    numbered = Signal()
    identified = Signal(object)
    related = Signal(object)

    def __init__(
        self,
        asked: Asked,
        parent: QWidget,
        *,
        key: str,
        uid: str | None = None,
        values: Mapping[str, object] | None = None,
    ) -> None:
        self._told: dict[str, object] = {}
        self._is_typed_again = False
        self._is_first = False
        super().__init__(asked, parent, key=key, uid=uid, values=values or {})
        self._connect()

    def _connect(self) -> None:
        self.touched.connect(self._note_own)
        self.remove.clicked.connect(self._wish_removal)
        self.more.clicked.connect(self.further.turn)
        for fold in self.folds:
            fold.opened.connect(self._settle_passes)
            fold.opened.connect(self.opened)
            fold.left.connect(self.row.begin)
        self.row.editor("name").editingFinished.connect(self._tell_named)  # type: ignore[attr-defined]  # a line
        number = self.row.editor("national_id")
        if isinstance(number, MemberIdField):
            number.read.connect(self._fill_in)
            number.editingFinished.connect(self.numbered)

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
        above = self.row.label("name").sizeHint().height() + 2 if self._is_first else 0
        self.place.setContentsMargins(0, above + GRID, 0, 0)
        self.ends.setContentsMargins(0, above + 2, 0, 0)
        self._settle_passes()

    def _settle_passes(self) -> None:
        """Let Enter pass what is told, the phone of all but the first, and all of a row that is still empty."""
        is_empty = self.is_blank and not self._is_first
        for form in self.forms:
            for field in form.fields:
                is_told = field.name in self._told or (field.name == "phone" and not self._is_first)
                is_passed = is_told or (is_empty and form is self.row and field.name != "name")
                form.pass_over(field.name, is_passed=is_passed)

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
        self._open_disability(fields)
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

    @Slot(str)
    def _note_own(self, name: str) -> None:
        """Take a field for the clerk's own from now on."""
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
