"""What the record card of a list says."""

from desktop.i18n.catalogue import _, current
from desktop.i18n.quantities import quantity
from desktop.models.approved_list import ListRow, ListState
from desktop.models.list_plan import PortionRule
from desktop.operations.list_card import ListCard
from desktop.ui.approved_lists.words import is_refused, state_tone, state_word
from desktop.ui.authors import authors_section
from desktop.ui.widgets.card import CardContent, Section


def card_of(row: ListRow, card: ListCard) -> CardContent:
    """Return the card of an edition."""
    sections = [_aid(row, card), Section(_("Who stands on it"), [("", said) for said in card.conditions])]
    if row.state is not ListState.DRAFT:
        sections.append(_approval(row, card))
    sections.append(authors_section(card.authors))
    return CardContent(
        title=row.title,
        subtitle=title_of(row),
        state=state_word(row),
        tone=state_tone(row),
        sections=sections,
    )


def title_of(row: ListRow) -> str:
    """Return number and edition of a list, or that it has no number yet."""
    if row.number is None:
        return _("Without a number until it is approved")
    return _("List {number}, edition {edition}", number=current().code(row.number), edition=row.edition)


def _aid(row: ListRow, card: ListCard) -> Section:
    tongue, edition = current(), card.edition
    each = quantity(tongue, edition.portion, edition.unit)
    by_member = edition.portion_rule == PortionRule.MEMBER
    lines = [
        (_("Aid"), card.item),
        (
            _("Share"),
            _("{quantity} a member", quantity=each) if by_member else _("{quantity} a family", quantity=each),
        ),
        (_("Families"), tongue.number(row.families)),
        (_("Together"), quantity(tongue, row.quantity, row.unit)),
        (_("Period"), _("{first} to {last}", first=row.period_from, last=row.period_to)),
    ]
    if card.programme:
        lines.append((_("Programme"), card.programme))
    return Section("", lines)


def _approval(row: ListRow, card: ListCard) -> Section:
    lines = [(_("Asked by"), card.asked_by)]
    if is_refused(row):
        lines.append((_("Refused because"), row.refused_reason))
    if card.approved_by:
        lines.append((_("Approved by"), card.approved_by))
    if card.edition.approved_at is not None:
        lines.append((_("Approved on"), current().moment(card.edition.approved_at)))
    if card.digits:
        lines.append((_("Digits on paper"), current().code(card.digits)))
    if card.edition.cancelled_reason:
        lines.append((_("Cancelled because"), card.edition.cancelled_reason))
    return Section(_("Approval"), lines)
