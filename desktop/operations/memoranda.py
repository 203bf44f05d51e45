"""Drafting memoranda of understanding: composing the terms, correcting a draft, beginning a new edition."""

import json
from typing import NamedTuple

from desktop.errors import BadInputError, DamagedError, NotFoundError, RefusedError
from desktop.exchange.records import PERSONS
from desktop.marking import N_
from desktop.models.agency import Agency
from desktop.models.authors import Authors
from desktop.models.canonical import canonical_bytes
from desktop.models.journal import Action
from desktop.models.memorandum import (
    Memorandum,
    MemorandumDraft,
    MemorandumState,
    Profile,
    Standing,
    Terms,
    TermsParty,
    check_terms,
    draft_of,
    short_number,
    standing,
    terms_of,
)
from desktop.models.problem import Problem, Severity
from desktop.operations.authors import authors_of
from desktop.operations.authorship import author, born, note
from desktop.operations.histories import History
from desktop.operations.rights import Right, require
from desktop.store.memoranda import MemorandumLine
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

_TOLD = ("title", "valid_from", "valid_to", "digest")  # of a draft: what its history keeps


class MemorandumRow(NamedTuple):
    """One edition as pages list it."""

    uid: str
    number: str  # as papers show it; empty until the first print
    edition: int
    title: str
    origin: str
    standing: Standing
    line: MemorandumLine


class MemorandumView(NamedTuple):
    """One edition with its terms; how it stands today."""

    record: Memorandum
    terms: Terms
    number: str
    standing: Standing
    authors: Authors


class FieldChoice(NamedTuple):
    """A column that a memorandum may let travel."""

    name: str
    profile: Profile
    is_sensitive: bool


def memoranda(workspace: Workspace) -> list[MemorandumRow]:
    """Return all editions, newest first."""
    require(workspace, Right.EXCHANGE)
    with workspace.store.read() as uow:
        lines = uow.memoranda.lines()
    return [_row(workspace, line) for line in lines]


def memorandum(workspace: Workspace, uid: str) -> MemorandumView:
    """Return one edition with its terms.

    Raises:
        NotFoundError: There is none with this identity.
        DamagedError: Its stored terms are not those that were fixed.
    """
    require(workspace, Right.EXCHANGE)
    with workspace.store.read() as uow:
        authors = authors_of(uow, record := known_memorandum(uow, uid))
    terms = stored_terms(record)
    state = MemorandumState(record.state)
    stands = standing(state, record.valid_from, record.valid_to, workspace.today())
    return MemorandumView(record, terms, short_number(record.number, record.origin), stands, authors)


def find_memorandum(workspace: Workspace, number: str) -> MemorandumRow:
    """Return the newest edition with a number, as papers show it or as packages spell it.

    Raises:
        NotFoundError: No memorandum has the number.
    """
    for row in memoranda(workspace):
        if number in (row.number, row.line.number) and number:
            return row
    raise NotFoundError(N_("There is no memorandum {number}. Look at the page Agencies."), number=number)


def draft_again(workspace: Workspace, uid: str) -> MemorandumDraft:
    """Return what an edition says, for the form that corrects it or begins the next one."""
    return draft_of(memorandum(workspace, uid).terms)


def field_choices(profile: Profile) -> list[FieldChoice]:
    """Return the columns that may travel under a field profile; the technical ones need no mention."""
    (table,) = PERSONS.tables
    return [
        FieldChoice(field.name, field.profile, field.is_sensitive)
        for field in table.fields
        if not field.is_technical and field.profile <= profile
    ]


def draft_memorandum(workspace: Workspace, draft: MemorandumDraft) -> str:
    """Store a draft and return its uid; whatever is still missing is asked for before the first print."""
    require(workspace, Right.MAKE_MEMORANDA)
    with workspace.store.write() as uow:
        return _add(uow, workspace, draft, number="", edition=1)


def correct_memorandum(workspace: Workspace, uid: str, draft: MemorandumDraft) -> None:
    """Replace what a draft says.

    Raises:
        RefusedError: The terms were fixed by the first print.
    """
    require(workspace, Right.MAKE_MEMORANDA)
    with workspace.store.write() as uow:
        record = known_memorandum(uow, uid)
        if record.state != MemorandumState.DRAFT:
            raise RefusedError(
                N_("The terms were fixed by the first print. Begin a new edition to change them."),
                code="E_FIXED",
            )
        before = {name: getattr(record, name) for name in _TOLD}
        fix(uow, record, compose(uow, draft, record.number, record.edition))
        history = History(workspace)
        history.note_all(
            "memorandum", uid, {name: (old, getattr(record, name)) for name, old in before.items()}
        )
        record.touch(workspace.now(), author(workspace))
        uow.memoranda.save(record)
        note(uow, workspace, Action.CORRECTED, "memorandum", uid, **history.seal(uow))


def new_edition(workspace: Workspace, uid: str, draft: MemorandumDraft) -> str:
    """Begin the next edition of a memorandum that this office drafted, and return its uid.

    Raises:
        RefusedError: A partner drafted it, it was never printed, or the next edition is begun already.
    """
    require(workspace, Right.MAKE_MEMORANDA)
    with workspace.store.write() as uow:
        record = known_memorandum(uow, uid)
        if record.origin != workspace.settings.code:
            raise RefusedError(
                N_(
                    "Only the office that drafted a memorandum can change it. Ask {office} for a new edition."
                ),
                office=record.origin,
            )
        newest = next(iter(uow.memoranda.editions(record.number)), record)
        if newest.state == MemorandumState.DRAFT:
            raise RefusedError(N_("A draft of the next edition is here already. Correct that one."))
        return _add(uow, workspace, draft, number=record.number, edition=newest.edition + 1)


def problems_of(workspace: Workspace, draft: MemorandumDraft) -> list[Problem]:
    """Return what still keeps a draft from being printed."""
    require(workspace, Right.MAKE_MEMORANDA)
    with workspace.store.read() as uow:
        return check(compose(uow, draft, "", 1))


def check(terms: Terms) -> list[Problem]:
    """Return what keeps terms from being printed, the columns' profiles included."""
    problems = check_terms(terms)
    allowed = {choice.name for choice in field_choices(terms.profile)}
    beyond = [name for name in terms.fields if name not in allowed]
    if beyond:
        problems.append(
            Problem(
                Severity.ERROR,
                N_("Profile {profile} does not allow these fields: {fields}. Take them out or choose P3."),
                {"profile": terms.profile.value, "fields": ", ".join(beyond)},
                "fields",
            )
        )
    offices = {party.office for party in terms.parties}
    if any(not set(direction.split(">")) <= offices for direction in terms.directions):
        problems.append(
            Problem(
                Severity.ERROR,
                N_("A direction names an agency that is not a party. Choose who sends to whom again."),
                field="directions",
            )
        )
    return problems


def compose(uow: UnitOfWork, draft: MemorandumDraft, number: str, edition: int) -> Terms:
    """Return the terms that a draft makes with the agencies as they stand now.

    Raises:
        BadInputError: A party is not among the agencies.
    """
    values = {name: value for name, value in vars(draft).items() if name != "parties"}
    parties = tuple(_party(uow.agencies.coded(code), code) for code in draft.parties)
    return Terms(**values, parties=parties, number=number, edition=edition)


def fix(uow: UnitOfWork, record: Memorandum, terms: Terms) -> None:
    """Write terms into their record, with the digest and the columns that queries need."""
    record.terms = canonical_bytes(terms.plain()).decode()
    record.digest = terms.digest
    record.number, record.edition, record.title = terms.number, terms.edition, terms.title
    record.valid_from, record.valid_to = terms.valid_from, terms.valid_to
    if record.id is not None:
        uow.memoranda.set_parties(record, tuple(party.office for party in terms.parties))


def known_memorandum(uow: UnitOfWork, uid: str) -> Memorandum:
    """Return an edition inside a unit of work.

    Raises:
        NotFoundError: There is none with this identity.
    """
    record = uow.memoranda.with_uid(uid)
    if record is None:
        raise NotFoundError(N_("This memorandum is not in the list any more. Load the page again."))
    return record


def stored_terms(record: Memorandum) -> Terms:
    """Return the terms of a record after comparing them with its digest.

    Raises:
        DamagedError: They were altered behind the program's back.
    """
    try:
        terms = terms_of(json.loads(record.terms))
    except (KeyError, TypeError, ValueError) as fault:
        raise _altered(record) from fault
    if terms.digest != record.digest:
        raise _altered(record)
    return terms


def _add(uow: UnitOfWork, workspace: Workspace, draft: MemorandumDraft, *, number: str, edition: int) -> str:
    terms = compose(uow, draft, number, edition)
    record = Memorandum(
        **born(workspace),
        number=number,
        edition=edition,
        title=terms.title,
        terms="",
        digest=terms.digest,
        valid_from=terms.valid_from,
        valid_to=terms.valid_to,
    )
    uow.memoranda.add(record)
    fix(uow, record, terms)
    note(uow, workspace, Action.DRAFTED, "memorandum", record.uid, edition=edition)
    return record.uid


def _party(agency: Agency | None, code: str) -> TermsParty:
    if agency is None:
        raise BadInputError(N_("{agency} is not among the agencies. Add it first."), agency=code)
    return TermsParty(
        office=agency.code,
        name=agency.name,
        address=agency.address,
        representative=agency.representative,
        post=agency.post,
        fingerprint=agency.fingerprint,
    )


def _row(workspace: Workspace, line: MemorandumLine) -> MemorandumRow:
    stands = standing(MemorandumState(line.state), line.valid_from, line.valid_to, workspace.today())
    number = short_number(line.number, line.origin)
    return MemorandumRow(line.uid, number, line.edition, line.title, line.origin, stands, line)


def _altered(record: Memorandum) -> DamagedError:
    return DamagedError(
        N_(
            "The terms of memorandum {number} are not those that were fixed: the database was altered. "
            "Restore the last backup and tell whoever looks after Wasl."
        ),
        number=record.number,
        code="E_ALTERED",
    )
