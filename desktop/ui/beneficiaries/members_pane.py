"""The members in the family form, row below row; added and taken out by key, and told what follows from each other."""

from collections.abc import Iterable, Mapping
from itertools import count

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.beneficiary import Person, Relation, State
from desktop.models.disability import Disability
from desktop.ui.beneficiaries import member_rules
from desktop.ui.beneficiaries.family_values import member_values
from desktop.ui.beneficiaries.member_fields import Asked
from desktop.ui.beneficiaries.member_form import MemberForm
from desktop.ui.theme import GRID
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_typing import Typing


class MembersPane(QWidget):
    """Holds a row for each member.

    Signals:
        members_changed: A member came or went.
        names_changed: Somebody was named anew.
        who_typed: A name or a national ID was typed.
        changed: Something was typed.
        removal_wished: A stored member should leave; a reason has to be asked.
    """

    members_changed = Signal()
    names_changed = Signal()
    who_typed = Signal()
    changed = Signal()
    removal_wished = Signal(object)

    def __init__(self, asked: Asked, parent: QWidget) -> None:
        super().__init__(parent)
        self._asked = asked
        self._numbers = count(1)
        self.members: list[MemberForm] = []
        self._relations: dict[str, str] = {}  # as they were before the clerk chose, by key
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID // 2)

    def begin_anew(self) -> None:
        """Show a family of one empty head."""
        self._clear()
        head = self._add(None, {})
        head.tell("relation", Relation.HEAD.value)

    def show_members(self, persons: Iterable[Person], disabilities: Mapping[int, Disability]) -> None:
        """Show the members of a stored family who are not closed."""
        self._clear()
        for person in persons:
            if person.state != State.CLOSED:
                self._add(person.uid, member_values(person, disabilities.get(person.id)))
        self._offer_one()

    def add_member(self) -> MemberForm:
        """Add an empty member and go there; one that is empty still is gone to."""
        if self.members[-1].is_blank and len(self.members) == 1:
            self._add(None, {})
        self._offer_one()
        self.members[-1].row.begin()
        return self.members[-1]

    def take_out(self, member: MemberForm) -> None:
        """Remove a member from the form and go to the one before; somebody else heads the family if need be."""
        place, was_head = self.members.index(member), member.is_head
        self._forget(member)
        heir = member_rules.heir(self.members) if was_head else None
        if heir is not None:
            was = heir.known().relation or Relation.OTHER
            member_rules.give_headship(heir, self.members, was)
        self._number()
        self._offer_one()
        if self.members:
            self.members[max(0, place - 1)].row.begin()

    def member_with_focus(self) -> MemberForm | None:
        """Return the member in whose form the clerk is."""
        focused = self.window().focusWidget()
        return next((one for one in self.members if focused is not None and one.isAncestorOf(focused)), None)

    @Slot()
    def turn_more(self) -> None:
        """Open what else is asked of the member in whose form the clerk is, or fold it."""
        member = self.member_with_focus()
        if member is not None:
            member.further.turn()

    @Slot()
    def turn_disability(self) -> None:
        """Open what is asked of a disability, or fold it."""
        member = self.member_with_focus()
        if member is not None and member.disability in member.folds:
            member.disability.turn()

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

    def typing(self) -> list[Typing]:
        """Return what stands in the fields of every member."""
        return [member.typing() for member in self.members]

    def type_again(self, typings: Iterable[Typing]) -> None:
        """Put what was typed back: members who were not there come back, those who came later go."""
        wanted = list(typings)
        keys = [str(one["key"]) for one in wanted]
        for member in list(self.members):
            if member.key not in keys:
                self._forget(member)
        present = {member.key: member for member in self.members}
        for place, typing in enumerate(wanted):
            key, fields = str(typing["key"]), typing["fields"]
            member = present.get(key) or self._add(
                str(typing["uid"]) if typing["uid"] else None, {}, key=key, place=place
            )
            told = typing.get("told")
            member.type_again(
                fields if isinstance(fields, dict) else {}, told if isinstance(told, list) else ()
            )
        self._number()
        self._offer_one()

    def _add(
        self, uid: str | None, values: dict[str, object], key: str = "", place: int | None = None
    ) -> MemberForm:
        member = MemberForm(
            self._asked,
            self,
            key=key or uid or f"new-{next(self._numbers)}",
            uid=uid,
            values=values,
        )
        member.removal_wished.connect(self.removal_wished)
        member.named.connect(self._follow_name)
        member.numbered.connect(self.who_typed)
        member.identified.connect(self._follow_id)
        member.related.connect(self._follow_relation)
        member.changed.connect(self._offer_one)
        member.changed.connect(self.changed)
        member.opened.connect(self.members_changed)
        place = len(self.members) if place is None else place
        self.members.insert(place, member)
        self._column.insertWidget(place, member)
        member.show()
        self._relations[member.key] = str(values.get("relation") or "")
        self._number()
        return member

    @Slot()
    def _offer_one(self) -> None:
        """Let an empty row wait behind the last one."""
        if self.members and not self.members[-1].is_blank:
            self._add(None, {})

    def _forget(self, member: MemberForm) -> None:
        self.members.remove(member)
        self._column.removeWidget(member)
        member.hide()
        member.deleteLater()

    def _clear(self) -> None:
        for member in list(self.members):
            self._forget(member)

    def _number(self) -> None:
        for number, member in enumerate(self.members, start=1):
            member.say_place(number)
        self.members_changed.emit()

    @Slot(object)
    def _follow_name(self, member: MemberForm) -> None:
        member_rules.complete_name(member, self.members, self._asked.country)
        self._follow_id(member)
        self.names_changed.emit()
        self.who_typed.emit()

    @Slot(object)
    def _follow_id(self, member: MemberForm) -> None:
        member_rules.guess(member, self.members, self._asked.country, self._asked.today)
        self._remember_relations()

    @Slot(object)
    def _follow_relation(self, member: MemberForm) -> None:
        """Fill in what the relation says; a new head turns all relations round."""
        was = self._relations.get(member.key, "")
        if member.is_head and any(one.is_head for one in self.members if one is not member):
            member_rules.give_headship(member, self.members, Relation(was) if was else Relation.OTHER)
        else:
            member_rules.follow_relation(member, self.members, self._asked.country)
        self._remember_relations()

    def _remember_relations(self) -> None:
        self._relations = {one.key: one.row.text("relation") for one in self.members}
