"""How a request for a second person's word is shown: its table and the card with all that matters."""

import json

from desktop.i18n.catalogue import _, current
from desktop.i18n.quantities import quantity
from desktop.marking import N_
from desktop.models.approval import ApprovalKind, ApprovalState
from desktop.models.paper import digits_of
from desktop.models.request_sheet import EFFECTS, TITLES, RequestSheet
from desktop.operations.approvals import ApprovalRow
from desktop.ui.widgets.card import CardContent, Section
from desktop.ui.widgets.columns import Column, ColumnKind, write
from desktop.ui.widgets.tone import Tone

STATES = {
    ApprovalState.ASKED: (N_("waiting"), Tone.WARN),
    ApprovalState.REFUSED: (N_("refused"), Tone.ERROR),
    ApprovalState.WITHDRAWN: (N_("withdrawn"), Tone.NEUTRAL),
    ApprovalState.DONE: (N_("carried out"), Tone.OK),
    ApprovalState.EXPIRED: (N_("too old"), Tone.NEUTRAL),
}
FACTS = {
    "edition": N_("Edition"),
    "families": N_("Families"),
    "quantity": N_("Quantity"),
    "persons": N_("Persons"),
    "rows": N_("Rows in the package"),
    "taken": N_("Rows to take in"),
    "excluded": N_("Families left out"),
}


def kind_word(row: ApprovalRow) -> str:
    """Return what is asked for."""
    return _(TITLES[ApprovalKind(row.kind)])


def state_word(row: ApprovalRow) -> str:
    """Return how a request stands."""
    if row.state == ApprovalState.ASKED and row.is_delayed:
        return _("one day's wait") if row.due_at else _("notice to be posted")
    return _(STATES[ApprovalState(row.state)][0])


def state_tone(row: ApprovalRow) -> Tone:
    """Return the tone of how a request stands."""
    return STATES[ApprovalState(row.state)][1]


def subject_word(row: ApprovalRow) -> str:
    """Return what a request is about; a bare file number in the reader's digits."""
    is_number = not any(letter.isalpha() for letter in row.subject)
    return write(row.subject, ColumnKind.IDENTIFIER) if is_number else row.subject


def _asker(row: ApprovalRow) -> object:
    return row.asked_by_name


def _asked_on(row: ApprovalRow) -> object:
    return row.asked_at.astimezone().date()


def _number(row: ApprovalRow) -> object:
    return row.number


SUBJECT = "كراتين شهر رمضان المبارك"  # a title; what is longer is read on the card
COLUMNS: tuple[Column[ApprovalRow], ...] = (
    Column(key="kind", heading=N_("Request"), kind=ColumnKind.TEXT, value=kind_word),
    Column(key="subject", heading=N_("About"), kind=ColumnKind.NAME, value=subject_word, sample=SUBJECT),
    Column(key="state", heading=N_("State"), kind=ColumnKind.STATE, value=state_word, tone=state_tone),
    Column(key="asked_by", heading=N_("Asked by"), kind=ColumnKind.TEXT, value=_asker),
    Column(key="number", heading=N_("Number"), kind=ColumnKind.IDENTIFIER, value=_number, sample="2026/1000"),
    Column(key="asked_at", heading=N_("Asked on"), kind=ColumnKind.DATE, value=_asked_on),
)


def content(row: ApprovalRow, sheet: RequestSheet | None = None) -> CardContent:
    """Return the card of a request: what will happen, all that matters, and the digits of the exact thing."""
    kind = ApprovalKind(row.kind)
    parts = [Section(part.heading, part.lines) for part in sheet.parts] if sheet else [_counted(row)]
    persons = _persons(row)
    effect = Section(_("What happens when you approve"), [("", _(EFFECTS[kind]))])
    return CardContent(
        title=subject_word(row),
        subtitle=kind_word(row),
        state=state_word(row),
        tone=state_tone(row),
        sections=(effect, *parts, persons) if row.state == ApprovalState.ASKED else (persons, *parts),
    )


def _persons(row: ApprovalRow) -> Section:
    """Return who asked and who decided, when and why."""
    tongue = current()
    lines = [(_("Asked by"), row.asked_by_name), (_("Asked on"), tongue.moment(row.asked_at))]
    if row.decided_by_name and row.decided_at:
        is_refused = row.state == ApprovalState.REFUSED
        lines.append((_("Refused by") if is_refused else _("Approved by"), row.decided_by_name))
    if row.decided_at:
        lines.append((_("Decided on"), tongue.moment(row.decided_at)))
    if row.reason:
        lines.append((_("Reason"), row.reason))
    if row.is_delayed and row.due_at:
        lines.append((_("To be carried out from"), tongue.moment(row.due_at)))
    if row.is_delayed and row.decided_by == row.asked_by:
        lines.append((_("Without a second person"), _("after a day of waiting under a posted notice")))
    lines.append((_("Number"), write(row.number, ColumnKind.IDENTIFIER)))
    lines.append((_("Digits of the exact thing"), write(digits_of(row.digest), ColumnKind.IDENTIFIER)))
    return Section("", lines)


def _counted(row: ApprovalRow) -> Section:
    """Return what was counted when the request was filed, until the whole page of it is there."""
    facts = json.loads(row.details)
    return Section(
        "", [(_(label), _written(facts, name)) for name, label in FACTS.items() if _is_count(facts, name)]
    )


def _is_count(facts: dict[str, object], name: str) -> bool:
    return isinstance(facts.get(name), int)


def _written(facts: dict[str, object], name: str) -> str:
    """Return a count; a quantity with its unit, for money is kept in its smallest coin."""
    count, unit = facts[name], facts.get("unit")
    if name == "quantity" and isinstance(count, int) and isinstance(unit, str):
        return quantity(current(), count, unit)
    return write(count)
