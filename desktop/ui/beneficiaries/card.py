"""Writes one family as the record card shows it: head, place, members, categories, programmes, help, history."""

from collections.abc import Iterable
from datetime import datetime

from desktop.i18n.calendars import Precision
from desktop.i18n.catalogue import _, current, ngettext
from desktop.i18n.quantities import quantity
from desktop.models.beneficiary import Household, Person, Relation
from desktop.models.circumstances import LEAVING_WORDS, Leaving
from desktop.models.family_card import FamilyCard, HelpLine, MembershipLine
from desktop.models.national_id import IdState
from desktop.ui.authors import authors_section
from desktop.ui.beneficiaries.history_lines import history_lines
from desktop.ui.beneficiaries.line_words import MEMBERSHIP_STATES
from desktop.ui.beneficiaries.words import ID_STATES, relation_word, state_tone, state_word
from desktop.ui.widgets.card import CardContent, Section
from desktop.ui.widgets.columns import ColumnKind, write
from desktop.ui.widgets.tone import Tone

Lines = list[tuple[str, str]]


def content(card: FamilyCard) -> CardContent:
    """Return what the card shows; empty values and empty sections are left out."""
    household = card.household
    head = head_of(household)
    sections = (
        Section("", _filled(_of_head(head) + _of_place(household))),
        Section(_members_title(household), [_member_line(one) for one in household.members if one.is_live]),
        Section(_("Categories"), _categories(card)),
        Section(
            _("Programmes"),
            [(one.programme, _membership(one)) for one in card.memberships],
        ),
        Section(_("Received help"), [_help_line(one) for one in card.help]),
        Section(_("History"), history_lines(card.history)),
        authors_section(card.authors),
    )
    if household.erased_at is not None:
        return _stub(household, household.erased_at, sections)
    return CardContent(
        title=head.name,
        subtitle=_("File {number}", number=current().code(household.code)),
        state=state_word(household.state),
        tone=state_tone(household.state),
        sections=tuple(section for section in sections if section.lines),
    )


def _stub(household: Household, erased_at: datetime, sections: Iterable[Section]) -> CardContent:
    """Return what is left of an erased family: what it received, and when its values went."""
    day = _("Two persons erased the data of this family on {day}.", day=erased_at.astimezone().date())
    kept = (_("Programmes"), _("Received help"))
    return CardContent(
        title=_("File {number}", number=current().code(household.code)),
        subtitle=day,
        state=_("erased"),
        tone=Tone.NEUTRAL,
        sections=tuple(one for one in sections if one.title in kept and one.lines),
    )


def head_of(household: Household) -> Person:
    """Return the head; a closed family has no live one, so its first member stands for it."""
    heads = [one for one in household.members if one.relation == Relation.HEAD]
    return next((one for one in heads if one.is_live), (heads or household.members)[0])


def _of_head(head: Person) -> Lines:
    doubt = ID_STATES.get(IdState(head.id_state))
    number = write(head.national_id, ColumnKind.IDENTIFIER)
    return [
        (_("National ID"), " – ".join(filter(None, (number, _(doubt) if doubt else "")))),
        (_("Date of birth"), _born(head)),
        (_("Father's name"), head.father_name),
        (_("Phone"), write(head.phone, ColumnKind.IDENTIFIER)),
    ]


def _of_place(household: Household) -> Lines:
    return [
        (_("Village or quarter"), household.place),
        (_("Address"), household.address),
        (_("Notes"), household.notes),
        *_of_closing(household),
    ]


def _of_closing(household: Household) -> Lines:
    kind = _(LEAVING_WORDS[Leaving(household.closed_kind)]) if household.closed_kind else ""
    said = dict.fromkeys((kind, household.closed_reason))
    return [
        (_("Closed on"), write(household.closed_on)),
        (_("Reason for closing"), " – ".join(filter(None, said))),
    ]


def _members_title(household: Household) -> str:
    return ngettext("Family of {n} member", "Family of {n} members", household.size)


def _member_line(member: Person) -> tuple[str, str]:
    born = _born(member)
    return relation_word(member.relation), f"{member.name} – {born}" if born else member.name


def _born(person: Person) -> str:
    if person.birth_date is None:
        return ""
    return write((person.birth_date, Precision(person.birth_precision)), ColumnKind.DATE)


def _categories(card: FamilyCard) -> Lines:
    lines = [(_span(one.valid_from, one.valid_to), one.label) for one in card.categories]
    if card.hidden:
        words = ngettext(
            "{n} category needs a right to be seen", "{n} categories need a right to be seen", card.hidden
        )
        lines.append(("", words))
    return lines


def _membership(line: MembershipLine) -> str:
    said = [_span(line.valid_from, line.valid_to)]
    if line.state != "active":
        told = _("told {day}", day=line.told_on) if line.told_on else _("not told yet")
        said += [_(MEMBERSHIP_STATES[line.state]), line.reason, told]
    return " · ".join(filter(None, said))


def _span(since: object, until: object) -> str:
    if until is None:
        return _("since {day}", day=since)
    return _("{first} to {last}", first=since, last=until)


def _help_line(line: HelpLine) -> tuple[str, str]:
    amount = "" if line.quantity is None else quantity(current(), line.quantity, line.unit)
    words = (line.programme or line.aid_kind, amount, line.agency)
    return write(line.period_from), " – ".join(filter(None, words))


def _filled(lines: Iterable[tuple[str, str]]) -> Lines:
    return [(label, value) for label, value in lines if value]
