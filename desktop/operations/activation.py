"""Putting a memorandum in force: the digits at the foot of the signed paper are typed, a second person agrees."""

from hmac import compare_digest

from desktop.errors import RefusedError
from desktop.marking import N_
from desktop.models.approval import Approval, ApprovalKind
from desktop.models.canonical import sha256_hex
from desktop.models.journal import Action
from desktop.models.memorandum import Memorandum, MemorandumState, Terms, draft_of
from desktop.models.paper import SHOWN_DIGITS, decimal_of
from desktop.models.problem import refuse_errors
from desktop.operations.approvals import ask
from desktop.operations.authorship import author, note
from desktop.operations.cards import digits_only
from desktop.operations.memoranda import (
    check,
    compose,
    fix,
    known_memorandum,
    stored_terms,
)
from desktop.operations.numbering import give_number
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

COMPARABLE = (MemorandumState.PRINTED.value, MemorandumState.ASKED.value)


def fix_terms(uow: UnitOfWork, workspace: Workspace, record: Memorandum) -> Terms:
    """Fix the terms of a draft for its first print: with its number, and with the parties' cards of today.

    Raises:
        BadInputError: Something is missing that the paper needs.
    """
    number = record.number or _number(uow, workspace)
    terms = compose(uow, draft_of(stored_terms(record)), number, record.edition)
    refuse_errors(check(terms))
    fix(uow, record, terms)
    record.state = MemorandumState.PRINTED.value
    return terms


def compare_digits(workspace: Workspace, uid: str, typed: str) -> str:
    """Compare the twenty digits typed from the signed paper with the terms, and ask for the second person.

    Returns:
        The number of the request.

    Raises:
        BadInputError: These are not twenty digits.
        RefusedError: The paper says other terms (an alarm), a card differs, or it is not printed yet.
    """
    require(workspace, Right.MAKE_MEMORANDA)
    digits = digits_only(typed, SHOWN_DIGITS)
    with workspace.store.write() as uow:
        record = known_memorandum(uow, uid)
        terms = stored_terms(record)
        _refuse_comparing(record)
        _refuse_other_cards(uow, workspace, terms)
        if compare_digest(digits, decimal_of(record.digest)[:SHOWN_DIGITS]):
            record.state = MemorandumState.ASKED.value
            record.asked_by = author(workspace)
            record.touch(workspace.now(), author(workspace))
            uow.memoranda.save(record)
            approval = ask(uow, workspace, ApprovalKind.MEMORANDUM, uid, record.title, _digest(record, terms))
            return approval.number
        note(uow, workspace, Action.CHECKED, "memorandum", uid, outcome="other_digits")
    raise RefusedError(
        N_(
            "Alarm: the digits on the paper are not those of the terms stored here. Read them again; "
            "if they still differ, the parties signed other terms: do not activate this memorandum."
        ),
        code="E_DIGITS",
    )


def approval_digest(uow: UnitOfWork, workspace: Workspace, approval: Approval) -> str:
    """Return the hash of the terms as they stand now."""
    record = known_memorandum(uow, approval.subject_uid)
    return _digest(record, stored_terms(record))


def carry_out(uow: UnitOfWork, workspace: Workspace, approval: Approval, progress: Progress) -> str:
    """Put the memorandum in force on the second person's word and close its older editions."""
    record = known_memorandum(uow, approval.subject_uid)
    for older in uow.memoranda.editions(record.number):
        if older.edition < record.edition and older.state == MemorandumState.ACTIVE:
            older.state = MemorandumState.CLOSED.value
            older.touch(workspace.now(), author(workspace))
            uow.memoranda.save(older)
            note(uow, workspace, Action.CLOSED, "memorandum", older.uid, edition=older.edition)
    record.state = MemorandumState.ACTIVE.value
    record.activated_by = author(workspace)
    record.activated_at = workspace.now()
    record.is_delayed = approval.was_decided_by_maker
    record.touch(workspace.now(), author(workspace))
    uow.memoranda.save(record)
    note(
        uow,
        workspace,
        Action.ACTIVATED,
        "memorandum",
        record.uid,
        digest=record.digest,
        approval=approval.number,
    )
    return record.uid


def _refuse_comparing(record: Memorandum) -> None:
    if record.state == MemorandumState.DRAFT:
        raise RefusedError(N_("This memorandum was not printed yet. Print it and let the parties sign it."))
    if record.state not in COMPARABLE:
        raise RefusedError(N_("This memorandum is not waiting to be compared. There is nothing to type."))


def _refuse_other_cards(uow: UnitOfWork, workspace: Workspace, terms: Terms) -> None:
    """Refuse terms whose digits of a party differ from the card that this office holds of it."""
    ours = workspace.settings.code
    for party in terms.parties:
        agency = uow.agencies.coded(party.office)
        is_dealt_with = terms.allows(ours, party.office) or terms.allows(party.office, ours)
        if agency is None and not is_dealt_with and party.office != ours:
            continue
        if agency is None or agency.fingerprint != party.fingerprint:
            raise RefusedError(
                N_(
                    "The memorandum names another card of {agency} than the one this office holds. "
                    "Take in the right card, or ask for a new edition."
                ),
                code="E_OTHER_CARD",
                agency=party.name,
            )


def _digest(record: Memorandum, terms: Terms) -> str:
    return sha256_hex({"memorandum": record.uid, "terms": terms.digest, "by": record.asked_by})


def _number(uow: UnitOfWork, workspace: Workspace) -> str:
    """Return the next number, which names this office too: partners number theirs in the same way."""
    given = give_number(uow, workspace, "memorandum").replace("/", "-")
    return f"{workspace.settings.code}-{given}"
