"""How a request for a second person's word is shown: its table and the card with all that matters."""

import json

from desktop.i18n.catalogue import _, current
from desktop.i18n.quantities import quantity
from desktop.marking import N_
from desktop.models.approval import ApprovalKind
from desktop.models.paper import digits_of
from desktop.operations.approvals import ApprovalRow
from desktop.ui.widgets.card import CardContent, Section
from desktop.ui.widgets.columns import Column, ColumnKind, write
from desktop.ui.widgets.tone import Tone

KINDS = {
    ApprovalKind.LIST: N_("Approve a list"),
    ApprovalKind.EXPORT: N_("Send data to a partner"),
    ApprovalKind.MEMORANDUM: N_("Put a memorandum in force"),
    ApprovalKind.CARD: N_("Trust a partner's key card"),
    ApprovalKind.ACCEPT: N_("Take in a partner's data"),
}
EFFECTS = {
    ApprovalKind.LIST: N_(
        "The list gets its number and is frozen. Papers and distributions can be made from it."
    ),
    ApprovalKind.EXPORT: N_(
        "The data is sealed for this partner alone and lies in the outbox, ready to be carried."
    ),
    ApprovalKind.MEMORANDUM: N_("Data may be exchanged under this memorandum from its first day on."),
    ApprovalKind.CARD: N_("Packages signed with this card are accepted as coming from this partner."),
    ApprovalKind.ACCEPT: N_(
        "The decided rows join the office's list, and the partner gets a signed receipt."
    ),
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

COLUMNS: tuple[Column[ApprovalRow], ...] = (
    Column(
        key="kind",
        heading=N_("Request"),
        kind=ColumnKind.TEXT,
        value=lambda row: _(KINDS[ApprovalKind(row.kind)]),
    ),
    Column(key="subject", heading=N_("About"), kind=ColumnKind.NAME, value=lambda row: row.subject),
    Column(key="asked_by", heading=N_("Asked by"), kind=ColumnKind.TEXT, value=lambda row: row.asked_by_name),
    Column(
        key="asked_at",
        heading=N_("Asked on"),
        kind=ColumnKind.DATE,
        value=lambda row: row.asked_at.astimezone().date(),
    ),
    Column(
        key="number",
        heading=N_("Number"),
        kind=ColumnKind.IDENTIFIER,
        value=lambda row: row.number,
        sample="2026/1000",
    ),
)


def content(row: ApprovalRow) -> CardContent:
    """Return the card of a request: what it is, what will happen, and the digits of the exact thing."""
    kind = ApprovalKind(row.kind)
    facts = json.loads(row.details)
    counted = [(_(label), _written(facts, name)) for name, label in FACTS.items() if _is_count(facts, name)]
    asked = [
        (_("Asked by"), row.asked_by_name),
        (_("Asked on"), write(row.asked_at.astimezone().date())),
        (_("Number"), write(row.number, ColumnKind.IDENTIFIER)),
    ]
    proof = [(_("Digits of the exact thing"), write(digits_of(row.digest), ColumnKind.IDENTIFIER))]
    return CardContent(
        title=row.subject,
        subtitle=_(KINDS[kind]),
        state=_("Waiting"),
        tone=Tone.WARN,
        sections=(
            Section(_("What happens when you approve"), [("", _(EFFECTS[kind]))]),
            Section("", [*counted, *asked, *proof]),
        ),
    )


def _is_count(facts: dict[str, object], name: str) -> bool:
    return isinstance(facts.get(name), int)


def _written(facts: dict[str, object], name: str) -> str:
    """Return a count; a quantity with its unit, for money is kept in its smallest coin."""
    count, unit = facts[name], facts.get("unit")
    if name == "quantity" and isinstance(count, int) and isinstance(unit, str):
        return quantity(current(), count, unit)
    return write(count)
