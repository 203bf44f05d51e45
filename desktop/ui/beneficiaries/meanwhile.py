"""Shows what somebody else saved while a clerk typed, beside his own typing; nothing is overwritten unseen."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.beneficiary import State
from desktop.models.family import FamilyDraft, MemberDraft
from desktop.models.family_card import FamilyCard
from desktop.models.family_record import HOUSEHOLD_COLUMNS, MEMBER_COLUMNS, UNRECORDED
from desktop.operations.family_choices import FamilyChoices
from desktop.ui.beneficiaries.answer_words import answer_words
from desktop.ui.beneficiaries.family_values import (
    DISABILITY_FIELDS,
    household_draft,
    household_values,
    member_draft,
    member_values,
)
from desktop.ui.beneficiaries.words import field_word
from desktop.ui.widgets.columns import Column, ColumnKind, write
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.table import TableView

_CODES = ("national_id", "phone", "second_phone", "postal_code")
_LINES = ("categories", "needs", "papers", "memberships")


Words = Mapping[str, str]


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


def differences(card: FamilyCard, draft: FamilyDraft, choices: FamilyChoices) -> list[Difference]:
    """Return where the typing differs from what is stored now, field by field."""
    words = _words(choices)
    stored = household_draft(household_values(card))
    found = [_of("", name, stored[name], getattr(draft, name), words) for name in HOUSEHOLD_COLUMNS]
    persons = {person.uid: person for person in card.household.members if person.state != State.CLOSED}
    for typed in draft.members:
        person = persons.pop(typed.uid or "", None)
        if person is None:
            found.append(Difference(typed.name, "added", "", typed.name))
        else:
            disability = card.lines.disabilities.get(person.id)
            saved = member_draft(member_values(person, disability), person.uid, {})
            found += _of_member(saved, typed, words)
    found += [
        Difference(one.name, "added", one.name, "")
        for uid, one in persons.items()
        if uid not in draft.leaving
    ]
    return [one for one in [*found, *_of_lines(card, draft, words)] if one.saved != one.typed]


def _of_member(saved: MemberDraft, typed: MemberDraft, words: Words) -> Iterator[Difference]:
    for name in ("name", *MEMBER_COLUMNS):
        if name not in UNRECORDED and name != "birth_precision":
            yield _of(typed.name, name, getattr(saved, name), getattr(typed, name), words)
    if typed.disability is not None:
        for name in DISABILITY_FIELDS:
            mine = getattr(typed.disability, name)
            theirs = getattr(saved.disability, name) if saved.disability is not None else type(mine)()
            yield _of(typed.name, f"disability_{name}", theirs, mine, words)


def _of_lines(card: FamilyCard, draft: FamilyDraft, words: Words) -> Iterator[Difference]:
    """Yield the sections whose lines differ, each with all its lines on both sides."""
    lines = card.lines
    saved = {
        "categories": {one.code for one in lines.categories},
        "needs": {one.kind for one in lines.needs},
        "papers": {one.kind for one in lines.papers},
        "memberships": {one.programme_code for one in lines.memberships},
    }
    typed = {
        "categories": {one.code for one in draft.categories},
        "needs": {one.kind for one in draft.needs},
        "papers": {one.kind for one in draft.papers},
        "memberships": {one.programme for one in draft.memberships},
    }
    for name in _LINES:
        yield _of("", name, tuple(sorted(saved[name])), tuple(sorted(typed[name])), words)


def _of(whose: str, name: str, saved: object, typed: object, words: Words) -> Difference:
    return Difference(whose, name, _said(saved, name, words), _said(typed, name, words))


def _words(choices: FamilyChoices) -> Words:
    """Return the words for codes and for the answers of every list of the form."""
    lists = (
        *(choices.areas, choices.categories, choices.needs, choices.papers, choices.programmes),
        *(choices.disabilities, choices.severities, choices.income_bands, choices.utilities, choices.assets),
    )
    return {code: said for some in lists for code, said in some}


def _said(value: object, field: str, words: Words) -> str:
    """Return a value as the clerk knows it."""
    if isinstance(value, tuple):
        return " · ".join(words.get(str(one), str(one)) for one in value)
    if isinstance(value, StrEnum):
        said = answer_words(value)
        return _(said) if said else value.value
    if isinstance(value, str) and value in words:
        return words[value]
    if value is None or value == "":
        return ""
    return write(value, ColumnKind.IDENTIFIER if field in _CODES else ColumnKind.TEXT)
