"""What exactly a request asks a second person to agree to, a function for each kind; nothing is decided here."""

import json
from collections.abc import Callable, Iterable

from desktop.exchange.card import groups
from desktop.i18n.quantities import quantity
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.approval import Approval, ApprovalState
from desktop.models.approved_list import ApprovedList
from desktop.models.code_list import CodeListName
from desktop.models.field_label import TECHNICAL, cell_words, field_label, purpose_words
from desktop.models.incoming import VERDICT_WORDS
from desktop.models.list_plan import EXCLUSION_WORDS, PortionRule
from desktop.models.memorandum import Profile, Terms, short_number
from desktop.models.package import RowDecision, RowVerdict
from desktop.models.paper import digits_of
from desktop.models.request_sheet import Part, RequestSheet
from desktop.operations.agencies import known_agency
from desktop.operations.eligibility import served_in_period
from desktop.operations.list_card import conditions
from desktop.operations.memoranda import known_memorandum, stored_terms
from desktop.operations.reviewing import received
from desktop.operations.send_choice import SendPreview, choice_of, looked_up
from desktop.operations.sending import preview_of
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

Show = Callable[[UnitOfWork, Workspace, Approval, Tongue], RequestSheet]
SHOWN_ROWS = 50
PROFILES = {
    Profile.P0: N_("P0: counts only"),
    Profile.P1: N_("P1: overlap check without names"),
    Profile.P2: N_("P2: identity minimum"),
    Profile.P3: N_("P3: household file, with consent"),
}
DECISIONS = {
    RowDecision.OPEN: N_("open"),
    RowDecision.TAKE: N_("take"),
    RowDecision.REFUSE: N_("refuse"),
}


def _division(
    uow: UnitOfWork, workspace: Workspace, draft: ApprovedList, tongue: Tongue
) -> list[tuple[str, str]]:
    """Return double benefits, which no rule keeps out or somebody overruled, the parts of distributors, the reserve."""
    said = []
    served = served_in_period(uow, workspace, draft)
    if served:
        said.append((tongue.text(N_("Got or stand for such help in the period")), tongue.number(served)))
    taken = uow.list_changes.taken_nevertheless(draft.id)
    if taken:
        said.append((tongue.text(N_("Taken in although already served")), tongue.number(taken)))
    shares = uow.list_changes.shares(draft.id)
    names = {row.code: row.name for row in uow.agencies.rows()}
    for code, families, _quantity in shares if len(shares) > 1 or shares[0][0] else ():
        whose = names.get(code, code) if code else tongue.text(N_("our office"))
        said.append((tongue.text(N_("Part of {agency}"), agency=whose), tongue.number(families)))
    if draft.reserve_from is not None:
        reserve = draft.families - draft.reserve_from + 1
        said.append((tongue.text(N_("Reserve, called by minute")), tongue.number(reserve)))
    return said


def show_list(uow: UnitOfWork, workspace: Workspace, approval: Approval, tongue: Tongue) -> RequestSheet:
    """Show the conditions of a list, its totals, whom it leaves out and its first lines."""
    text = tongue.text
    draft = uow.approved_lists.get(approval.subject_uid)
    plan = draft.plan()
    entry = uow.code_lists.coded(CodeListName.AID_KIND, draft.aid_kind)
    each = quantity(tongue, draft.portion, draft.unit)
    rule = N_("for each member") if plan.portion.rule is PortionRule.MEMBER else N_("for each family")
    excluded = uow.list_changes.exclusions(draft.id)
    facts = (
        (text(N_("Edition")), tongue.number(draft.edition)),
        (text(N_("Kind of aid")), draft.aid_kind if entry is None else entry.label(tongue.language)),
        (text(N_("Period")), f"{tongue.date(draft.period_from)} – {tongue.date(draft.period_to)}"),
        (text(N_("Portion")), f"{each} {text(rule)}"),
        (text(N_("Families")), tongue.number(draft.families)),
        (text(N_("Quantity")), quantity(tongue, draft.quantity, draft.unit)),
        *_division(uow, workspace, draft, tongue),
    )
    chosen = tuple(("", one) for one in conditions(uow, tongue, draft))
    out = tuple((text(EXCLUSION_WORDS[reason]), tongue.number(count)) for reason, count in excluded)
    taken = uow.list_changes.left_out(draft.id, SHOWN_ROWS, is_taken=True)
    overruled = tuple((f"{tongue.code(one.household_code)} · {one.name}", one.words) for one in taken)
    lines = uow.approved_lists.page(draft.id, 1, SHOWN_ROWS)
    return RequestSheet(
        parts=(
            Part(text(N_("The list")), facts),
            Part(text(N_("Who stands on it")), chosen),
            Part(text(N_("Left out, though they fit")), out or (("", text(N_("nobody"))),)),
            *((Part(text(N_("Taken in although already served")), overruled),) if overruled else ()),
        ),
        rows_title=text(N_("The first families on the list")),
        headings=tuple(text(h) for h in (N_("Full name"), N_("Place"), N_("Members"), N_("Quantity"))),
        rows=tuple(
            (line.name, line.place, tongue.number(line.members), quantity(tongue, line.quantity, draft.unit))
            for line in lines
        ),
        row_count=draft.families,
    )


def show_card(uow: UnitOfWork, workspace: Workspace, approval: Approval, tongue: Tongue) -> RequestSheet:
    """Show the forty digits that have to stand on the signed paper, and who typed them."""
    text = tongue.text
    record = known_agency(uow, approval.subject_uid)
    lines = groups(record.fingerprint)
    half = len(lines) // 2
    digits = "\n".join(_digits(tongue, " ".join(part)) for part in (lines[:half], lines[half:]))
    return RequestSheet(
        parts=(
            Part(
                text(N_("The card")),
                (
                    (text(N_("Agency")), record.name),
                    (text(N_("Office code")), _latin(record.code)),
                    (text(N_("The forty digits")), digits),
                    (text(N_("Typed by")), uow.users.full_names().get(record.typed_by, "")),
                ),
            ),
        ),
        warning=text(N_("Compare the forty digits with the signed memorandum before you agree.")),
    )


def show_memorandum(
    uow: UnitOfWork, workspace: Workspace, approval: Approval, tongue: Tongue
) -> RequestSheet:
    """Show the terms of a memorandum with its data annex and the digits at its foot."""
    text = tongue.text
    record = known_memorandum(uow, approval.subject_uid)
    terms = stored_terms(record)
    names = {party.office: party.name for party in terms.parties}
    facts = (
        (text(N_("Number")), tongue.code(short_number(record.number, record.origin))),
        (text(N_("Edition")), tongue.number(record.edition)),
        (text(N_("Parties")), "\n".join(names.values())),
        (text(N_("Purpose")), terms.purpose),
        (text(N_("Legal basis")), terms.legal_basis),
        (text(N_("In force from")), tongue.date(terms.valid_from)),
        (text(N_("In force until")), tongue.date(terms.valid_to)),
        (text(N_("Digits at the foot")), _digits(tongue, digits_of(record.digest))),
    )
    return RequestSheet(
        parts=(
            Part(text(N_("The terms")), facts),
            Part(text(N_("Data annex")), _annex(uow, terms, tongue, names)),
        ),
        warning=text(N_("Compare the digits with the foot of the paper that both parties signed.")),
    )


def _annex(
    uow: UnitOfWork, terms: Terms, tongue: Tongue, names: dict[str, str]
) -> tuple[tuple[str, str], ...]:
    text = tongue.text
    areas, programmes = (
        uow.areas.names(),
        {each.code: each.name for each in uow.programmes.all(with_closed=True)},
    )
    ways = [text(N_("from {sender} to {recipient}"), sender=names.get(a, a), recipient=names.get(b, b))
            for a, b in (way.split(">") for way in terms.directions)]  # fmt: skip
    return (
        (text(N_("Data go")), "\n".join(ways)),
        (text(N_("Field profile")), text(PROFILES[terms.profile])),
        (text(N_("Fields")), _joined(text(field_label(name)) for name in terms.fields)),
        (text(N_("Areas")), _joined(areas.get(code, code) for code in terms.area_codes) or text(N_("all"))),
        (
            text(N_("Programmes")),
            _joined(programmes.get(code, code) for code in terms.programmes) or text(N_("all")),
        ),
        (text(N_("Most persons in one package")), tongue.number(terms.row_cap)),
        (text(N_("Kept for")), tongue.plural("{n} day", "{n} days", terms.retention_days)),
    )


def show_export(uow: UnitOfWork, workspace: Workspace, approval: Approval, tongue: Tongue) -> RequestSheet:
    """Show who gets what: the memorandum, the fields with the sensitive ones marked, and the first rows."""
    text = tongue.text
    if approval.state != ApprovalState.ASKED:  # what would leave today is not what left then
        persons = json.loads(approval.details)["persons"]
        return RequestSheet(
            parts=(Part(text(N_("What leaves")), ((text(N_("Persons")), tongue.number(persons)),)),)
        )
    sending = looked_up(uow, workspace, choice_of(approval))
    preview = preview_of(uow, workspace, sending, Progress())
    shown = [place for place, name in enumerate(preview.sample_fields) if name not in TECHNICAL]
    facts = (
        (text(N_("Goes to")), preview.recipient),
        (text(N_("Under the memorandum")), f"{_latin(preview.memorandum)} {preview.title}"),
        (text(N_("Purpose")), purpose_words(preview.purpose, tongue)),
        (text(N_("Field profile")), text(PROFILES[preview.profile])),
        (text(N_("Persons")), tongue.number(preview.persons)),
        (text(N_("Allowed at most")), tongue.number(preview.cap)),
        (text(N_("Stay behind")), tongue.number(preview.held_total)),
    )
    return RequestSheet(
        parts=(
            Part(text(N_("What leaves")), facts),
            Part(text(N_("Fields that leave")), _fields(preview, tongue)),
        ),
        rows_title=text(N_("The first rows that would leave")),
        headings=tuple(text(field_label(preview.sample_fields[place])) for place in shown),
        rows=tuple(
            tuple(cell_words(preview.sample_fields[place], row[place], tongue) for place in shown)
            for row in preview.sample
        ),
        row_count=preview.persons,
        warning=_sensitive(preview, tongue),
    )


def _fields(preview: SendPreview, tongue: Tongue) -> tuple[tuple[str, str], ...]:
    usual = [name for name in preview.fields if name not in TECHNICAL and name not in preview.sensitive]
    lines = [("", _joined(tongue.text(field_label(name)) for name in usual))]
    if preview.sensitive:
        named = _joined(tongue.text(field_label(name)) for name in preview.sensitive)
        lines.append((tongue.text(N_("Sensitive")), named))
    return tuple(lines)


def _sensitive(preview: SendPreview, tongue: Tongue) -> str:
    if not preview.sensitive:
        return ""
    named = _joined(tongue.text(field_label(name)) for name in preview.sensitive)
    return tongue.text(N_("Sensitive fields leave with them: {fields}"), fields=named)


def show_accept(uow: UnitOfWork, workspace: Workspace, approval: Approval, tongue: Tongue) -> RequestSheet:
    """Show how many rows are new, known, overlapping, in doubt or in conflict, and what was decided on them."""
    text = tongue.text
    package = received(uow, approval.subject_uid)
    incoming = uow.packages.incoming(package)
    agency = uow.agencies.coded(package.sender)
    counts = tuple(
        (
            f"{text(VERDICT_WORDS[RowVerdict(count.verdict)])}: {text(DECISIONS[RowDecision(count.decision)])}",
            tongue.number(count.rows),
        )
        for count in incoming.counts()
    )
    numbers = incoming.numbers()[:SHOWN_ROWS]
    found = incoming.lines(numbers)
    facts = (
        (text(N_("Comes from")), agency.name if agency else package.sender),
        (text(N_("Purpose")), purpose_words(package.purpose, tongue)),
        (text(N_("Rows in the package")), tongue.number(package.rows)),
    )
    return RequestSheet(
        parts=(
            Part(text(N_("The package")), facts),
            Part(text(N_("What was decided on its rows")), counts),
        ),
        rows_title=text(N_("The first rows of the package")),
        headings=tuple(text(h) for h in (N_("Full name"), N_("Verdict"), N_("Decision"), N_("Ours"))),
        rows=tuple(
            (
                line.name,
                text(VERDICT_WORDS[RowVerdict(line.verdict)]),
                text(DECISIONS[RowDecision(line.decision)]),
                line.own_name,
            )
            for line in (found[number] for number in numbers if number in found)
        ),
        row_count=package.rows,
    )


def _latin(code: str) -> str:
    """Return a code with Latin letters as the partner writes it: its own digits, kept from left to right."""
    return f"\u2066{code}\u2069"


def _digits(tongue: Tongue, grouped: str) -> str:
    """Return groups of digits that stay in their order: a space between Arabic digits would turn them round."""
    return tongue.code(grouped.replace(" ", "\u00a0"))


def _joined(words: Iterable[str]) -> str:
    return " · ".join(words)
