"""What stands in the whole family form, as typed: taken for drafts and steps back, and put there again."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.models.circumstances import Leaving
from desktop.models.family import Departure
from desktop.ui.beneficiaries.family_sheet import FamilySheet
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_typing import Typing, type_again, typing_of


def typing_on(sheet: FamilySheet) -> Typing:
    """Return all that stands in the fields."""
    return {
        "household": {**typing_of(sheet.household), **typing_of(sheet.living)},
        "members": sheet.members.typing(),
        "lines": {pane.kind.name: pane.typing() for pane in sheet.lines},
        "leaving": {
            uid: [one.reason, one.kind.value, one.day and one.day.isoformat(), one.to]
            for uid, one in sheet.leaving.items()
        },
    }


def type_on(sheet: FamilySheet, typing: Typing) -> None:
    """Put all that was typed back."""
    household, members, lines = typing["household"], typing["members"], typing["lines"]
    for form in (sheet.household, sheet.living):
        type_again(form, household if isinstance(household, dict) else {})
    sheet.members.type_again(members if isinstance(members, list) else [])
    for pane in sheet.lines:
        pane.name_people()
        pane.type_again(lines.get(pane.kind.name, []) if isinstance(lines, dict) else [])
    leaving = typing["leaving"]
    sheet.leaving = {
        str(uid): Departure(
            reason=reason, kind=Leaving(kind), day=date.fromisoformat(day) if day else None, to=to
        )
        for uid, (reason, kind, day, to) in (leaving.items() if isinstance(leaving, dict) else ())
    }
    sheet.join()


def differing_editor(sheet: FamilySheet, before: Typing, after: Typing) -> QWidget | None:
    """Return the first field that two typings differ in, where it is in sight."""
    former = _by_form(sheet, before)
    for form, fields in _by_form(sheet, after).items():
        names = {field.name for field in form.fields}
        for name, value in fields.items():
            if name in names and former.get(form, {}).get(name) != value:
                return form.editor(name) if form.isVisibleTo(sheet) else None
    return None


def _by_form(sheet: FamilySheet, typing: Typing) -> dict[Form, Typing]:
    """Return which fields of a typing stand in which form, as far as the form is there."""
    household, members = typing["household"], typing["members"]
    found: dict[Form, Typing] = {}
    if isinstance(household, dict) and isinstance(members, list):
        found = {sheet.household: household, sheet.living: household}
        fields = {one["key"]: one["fields"] for one in members}
        for member in sheet.members.members:
            found |= dict.fromkeys(member.forms, fields.get(member.key, {}))
    return found
