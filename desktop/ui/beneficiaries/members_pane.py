"""The members in the family form, one below the other; added and taken out by key."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.models.beneficiary import Person, Relation, State
from desktop.models.country import Country
from desktop.ui.beneficiaries.family_fields import member_values
from desktop.ui.beneficiaries.member_form import MemberForm
from desktop.ui.theme import GRID
from desktop.ui.widgets.form import Form


class MembersPane(QScrollArea):
    """Holds a form for each member.

    Signals:
        members_changed: A member came or went.
        removal_wished: A stored member should leave; a reason has to be asked.
    """

    members_changed = Signal()
    removal_wished = Signal(object)

    def __init__(self, country: Country, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._country, self._today = country, today
        self.members: list[MemberForm] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet = QWidget(self)
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addStretch(1)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(self._sheet)
        self._sheet.setAutoFillBackground(False)

    def begin_anew(self) -> None:
        """Show a family of one empty head."""
        self._clear()
        self._add(None, {"relation": Relation.HEAD.value})

    def show_members(self, persons: Iterable[Person]) -> None:
        """Show the members of a stored family who are not closed."""
        self._clear()
        for person in persons:
            if person.state != State.CLOSED:
                self._add(person.uid, member_values(person))

    def add_member(self) -> MemberForm:
        """Add an empty member and go there."""
        member = self._add(None, {})
        member.identity.begin()
        return member

    def take_out(self, member: MemberForm) -> None:
        """Remove a member from the form and go to the one before."""
        place = self.members.index(member)
        self.members.remove(member)
        self._column.removeWidget(member)
        member.hide()
        member.deleteLater()
        self._number()
        if self.members:
            self.members[max(0, place - 1)].identity.begin()

    def member_with_focus(self) -> MemberForm | None:
        """Return the member in whose form the clerk is."""
        focused = self._sheet.window().focusWidget()
        return next((one for one in self.members if focused is not None and one.isAncestorOf(focused)), None)

    def counted(self) -> list[MemberForm]:
        """Return the members that count; a further one without any word is nobody."""
        return [
            member
            for number, member in enumerate(self.members)
            if number == 0 or member.uid is not None or not member.is_blank
        ]

    def forms(self) -> list[Form]:
        """Return all forms in the order of reading."""
        return [form for member in self.members for form in member.forms]

    @property
    def is_dirty(self) -> bool:
        """Say whether something would be lost."""
        return any(member.is_dirty for member in self.members)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the field that gets the focus into view."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 0, 6 * GRID)
        return super().eventFilter(watched, event)

    def _add(self, uid: str | None, values: dict[str, object]) -> MemberForm:
        member = MemberForm(self._country, self._today, self._sheet, uid=uid, values=values)
        member.removal_wished.connect(self._pass_wish_on)
        for form in member.forms:
            form.changed.connect(self._number_only)
            for field in form.fields:
                form.editor(field.name).installEventFilter(self)
        self.members.append(member)
        self._column.insertWidget(len(self.members) - 1, member)
        member.show()
        self._number()
        return member

    def _clear(self) -> None:
        for member in self.members:
            self._column.removeWidget(member)
            member.hide()
            member.deleteLater()
        self.members.clear()

    def _number(self) -> None:
        self._number_only()
        self.members_changed.emit()

    @Slot()
    def _number_only(self) -> None:
        for number, member in enumerate(self.members, start=1):
            member.say_place(number)

    @Slot(object)
    def _pass_wish_on(self, member: MemberForm) -> None:
        self.removal_wished.emit(member)
