"""One member in the family form: who he is, what else is asked; the national ID fills in what it knows."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n.calendars import Precision, ReadDate
from desktop.i18n.catalogue import _
from desktop.models.beneficiary import Relation
from desktop.models.country import Country
from desktop.models.family import MemberDraft
from desktop.models.national_id import IdReading
from desktop.models.problem import has_errors
from desktop.ui.beneficiaries.family_fields import further_fields, identity_fields, member_draft
from desktop.ui.beneficiaries.id_reading import MemberIdField
from desktop.ui.beneficiaries.words import relation_word
from desktop.ui.text import leading
from desktop.ui.theme import GRID
from desktop.ui.widgets.buttons import Kind, icon_button
from desktop.ui.widgets.form import Form


class MemberForm(QFrame):
    """A card with two short columns of fields.

    Signals:
        removal_wished: The clerk wants this member out of the family.
    """

    removal_wished = Signal(object)

    def __init__(
        self,
        country: Country,
        today: date,
        parent: QWidget,
        *,
        uid: str | None = None,
        values: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.uid = uid
        self._kept = dict(values or {})
        self._filled: dict[str, object] = {}
        self.setProperty("role", "card")
        self._build(country, today)
        self._connect()
        self._show_values(values or {})

    def _build(self, country: Country, today: date) -> None:
        self.heading = QLabel(self)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.identity = Form(identity_fields(country, today), country=country, today=today, parent=self)
        self.further = Form(further_fields(), country=country, today=today, parent=self)
        self.remove = icon_button(_("Take this member out (F8)"), "dismiss", self, kind=Kind.QUIET)
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F8 does it: Tab goes from field to field
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.remove)
        both = QHBoxLayout()
        both.setSpacing(2 * GRID)
        both.addWidget(self.identity, 3)
        both.addWidget(self.further, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addLayout(both)

    def _connect(self) -> None:
        self.remove.clicked.connect(self._wish_removal)
        number = self.identity.editor("national_id")
        if isinstance(number, MemberIdField):
            number.read.connect(self._fill_in)

    def _show_values(self, values: Mapping[str, object]) -> None:
        self.identity.set_values(values)
        self.further.set_values(values)
        self._filled.clear()

    @property
    def forms(self) -> tuple[Form, Form]:
        """Return the two columns in the order of reading."""
        return self.identity, self.further

    @property
    def is_dirty(self) -> bool:
        """Say whether something would be lost."""
        return any(form.is_dirty for form in self.forms)

    @property
    def is_blank(self) -> bool:
        """Say whether nothing was typed that names anybody."""
        return not self.identity.text("name") and not self.identity.text("national_id")

    def draft(self) -> MemberDraft:
        """Return the member as typed."""
        return member_draft({**self.identity.values(), **self.further.values()}, self.uid, self._kept)

    def say_place(self, number: int) -> None:
        """Number the member in the family; the first one is the head unless said otherwise."""
        relation = str(self.further.values()["relation"] or "")
        title = relation_word(relation) if relation else _("Member")
        self.heading.setText(leading(_("{n}. {relation}", n=number, relation=title), self.layoutDirection()))
        self.remove.setVisible(number > 1 or relation != Relation.HEAD)

    @Slot(object)
    def _fill_in(self, reading: IdReading) -> None:
        """Fill sex and birth date from the number, unless the clerk typed his own."""
        if has_errors(reading.problems):
            return
        if reading.sex:
            self._fill(self.further, "sex", reading.sex)
        if reading.birth_date is not None:
            self._fill(self.identity, "birth_date", ReadDate(reading.birth_date, Precision.DAY))

    def _fill(self, form: Form, name: str, value: object) -> None:
        shown = form.values()[name]
        if shown in (None, "", self._filled.get(name)) and shown != value:
            form.editor(name).set_value(value)  # type: ignore[attr-defined]  # every editor has it: fields.Editor
            self._filled[name] = value

    @Slot()
    def _wish_removal(self) -> None:
        self.removal_wished.emit(self)
