"""Shows what somebody else saved while a clerk typed, beside his own typing; nothing is overwritten unseen."""

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.beneficiary import Relation, Sex
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.family_card import FamilyCard
from desktop.models.family_lines import CategoryDraft
from desktop.ui.beneficiaries.family_fields import household_values, member_draft, member_values
from desktop.ui.beneficiaries.words import RELATIONS, SEXES, field_word
from desktop.ui.widgets.columns import Column, ColumnKind, write
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.table import TableView

_HOUSEHOLD = ("area_code", "place", "address", "members_declared", "categories", "notes")
_MEMBER = ("name", "relation", "sex", "national_id", "birth_date", "phone", "father_name")

_CODES = ("national_id", "phone")


class Difference(NamedTuple):
    """One field that reads differently."""

    whose: str
    field: str
    saved: str
    typed: str


COLUMNS: tuple[Column[Difference], ...] = (
    Column(
        key="whose", heading=N_("Of"), kind=ColumnKind.NAME, value=lambda row: row.whose, is_sortable=False
    ),
    Column(
        key="field",
        heading=N_("Field"),
        kind=ColumnKind.TEXT,
        value=lambda row: field_word(row.field),
        is_sortable=False,
    ),
    Column(
        key="saved",
        heading=N_("As saved"),
        kind=ColumnKind.NAME,
        value=lambda row: row.saved,
        is_sortable=False,
    ),
    Column(
        key="typed",
        heading=N_("As typed"),
        kind=ColumnKind.NAME,
        value=lambda row: row.typed,
        is_sortable=False,
    ),
)


class MeanwhileDialog(Dialog):
    """The differences, and the choice to save one's own all the same."""

    def __init__(self, differences: list[Difference], parent: QWidget) -> None:
        super().__init__(
            parent,
            _("Somebody saved this family meanwhile"),
            verb=_("Save mine"),
            way_out=_("Back to the form"),
        )
        self.add_words(
            _(
                "These fields differ. Your typing stays on the screen; saving puts it in place of what was saved."
            )
        )
        self.shown = TableView(COLUMNS, name=_("Differences"), parent=self)
        self.shown.empty.say(_("Nothing differs"), _("What was saved is what you typed."))
        self.shown.show_rows(differences)
        self.body.addWidget(self.shown)
        self.setMinimumSize(860, 400)
        self.leave.setFocus()


def differences(card: FamilyCard, draft: FamilyDraft) -> list[Difference]:
    """Return where the typing differs from what is stored now."""
    stored = household_values(card)
    found = [
        Difference("", name, _said(stored[name]), _said(getattr(draft, name)))
        for name in _HOUSEHOLD
        if _said(stored[name]) != _said(getattr(draft, name))
    ]
    persons = {person.uid: person for person in card.household.members}
    for typed in draft.members:
        person = persons.get(typed.uid or "")
        saved = None if person is None else member_draft(member_values(person), person.uid, {})
        found += _of_member(saved, typed)
    return found


def _of_member(saved: MemberDraft | None, typed: MemberDraft) -> list[Difference]:
    if saved is None:
        return [Difference(typed.name, "added", "", typed.name)]
    return [
        Difference(typed.name, name, _said(getattr(saved, name), name), _said(getattr(typed, name), name))
        for name in _MEMBER
        if getattr(saved, name) != getattr(typed, name)
    ]


def _said(value: object, field: str = "") -> str:
    """Return a value as the clerk knows it."""
    if isinstance(value, Relation):
        return _(RELATIONS[value])
    if isinstance(value, Sex):
        return _(SEXES[value])
    if isinstance(value, tuple):
        return " · ".join(one.code if isinstance(one, CategoryDraft) else str(one) for one in value)
    return write(value, ColumnKind.IDENTIFIER if field in _CODES else ColumnKind.TEXT)
