"""Prints memoranda for signature, and the office's own card; the first print of a memorandum fixes its terms."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.documents import memorandum as memorandum_document
from desktop.documents import office_card
from desktop.marking import N_
from desktop.models.field_label import field_label
from desktop.models.journal import Action
from desktop.models.key_paper import CardSheet
from desktop.models.memorandum import Memorandum, MemorandumState, Terms, draft_of, short_number
from desktop.models.memorandum_paper import Contact, DataAnnex, Direction, MemorandumPaper, Party
from desktop.models.problem import refuse_errors
from desktop.operations.activation import fix_terms
from desktop.operations.authorship import author, note
from desktop.operations.memoranda import check, compose, known_memorandum, stored_terms
from desktop.operations.printing import letterhead, new_paper, paper_tongue
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

_EVERY_AREA = N_("all areas that the parties serve")
_EVERY_PROGRAMME = N_("all programmes")
_UNNUMBERED = "……"
_LIST_MARKS = {"ar": "، ", "fa": "، "}


def print_memorandum(workspace: Workspace, uid: str, out: Path, progress: Progress | None = None) -> Path:
    """Print a memorandum in its own language, with the data annex and the digits of every party.

    Raises:
        BadInputError: Something is missing that the paper needs.
        DamagedError: The stored terms are not those that were fixed.
    """
    require(workspace, Right.PRINT)
    with new_paper(out, workspace) as (uow, beside):
        record = known_memorandum(uow, uid)
        is_first = record.state == MemorandumState.DRAFT
        terms = fix_terms(uow, workspace, record) if is_first else stored_terms(record)
        record.prints += 1
        record.touch(workspace.now(), author(workspace))
        uow.memoranda.save(record)
        note(
            uow,
            workspace,
            Action.PRINTED,
            "memorandum",
            uid,
            number=record.number,
            edition=record.edition,
            digest=record.digest,
            print=record.prints,
        )
        paper = _paper(uow, workspace, record, terms)
        words = paper_tongue(terms.language, "")
        memorandum_document.render(paper, words, beside, progress or Progress())
    return out


def preview_memorandum(workspace: Workspace, uid: str, progress: Progress | None = None) -> bytes:
    """Return the paper as it would be printed now; a draft has no number and no digits, and says so.

    Raises:
        BadInputError: Something is missing that the paper needs.
        DamagedError: The stored terms are not those that were fixed.
    """
    require(workspace, Right.EXCHANGE)
    with TemporaryDirectory(prefix="wasl-") as folder, workspace.store.read() as uow:
        record = known_memorandum(uow, uid)
        terms = stored_terms(record)
        if record.state == MemorandumState.DRAFT:
            terms = compose(uow, draft_of(terms), record.number, record.edition)
            refuse_errors(check(terms))
        paper = _paper(uow, workspace, record, terms)
        if record.state == MemorandumState.DRAFT:
            number = paper.number or _UNNUMBERED
            paper = replace(paper, number=number, terms_digest="", journal_head="")
        out = Path(folder) / "memorandum.pdf"
        memorandum_document.render(paper, paper_tongue(terms.language, ""), out, progress or Progress())
        return out.read_bytes()


def print_card(workspace: Workspace, out: Path, language: str = "", progress: Progress | None = None) -> Path:
    """Print the office's own card: forty digits to read out, and the card as a symbol to scan."""
    require(workspace, Right.EXCHANGE)
    words = paper_tongue(language or workspace.settings.language, workspace.settings.numerals)
    with new_paper(out, workspace) as (uow, beside):
        own = uow.agencies.own()
        sheet = CardSheet(
            letterhead=letterhead(uow),
            office=own.name,
            code=own.code,
            day=workspace.today(),
            card=own.card,
            fingerprint=own.fingerprint,
            phone=own.phone,
            is_synthetic=workspace.settings.is_synthetic,
            journal_head=uow.journal.head()[1],
        )
        note(uow, workspace, Action.PRINTED, "card", own.uid)
        office_card.render(sheet, words, beside, progress or Progress())
    return out


def _paper(uow: UnitOfWork, workspace: Workspace, record: Memorandum, terms: Terms) -> MemorandumPaper:
    clauses = terms.clauses
    return MemorandumPaper(
        letterhead=letterhead(uow),
        number=short_number(record.number, record.origin),
        edition=record.edition,
        day=workspace.today(),
        parties=_parties(uow, terms),
        data=_data(uow, terms),
        terms_digest=record.digest,
        journal_head=uow.journal.head()[1],
        title=terms.title,
        place=clauses.get("place", ""),
        reason=clauses.get("reason", ""),
        subject=terms.purpose,
        begins=terms.valid_from,
        ends=terms.valid_to,
        result_days=_number(clauses, "result_days", 7),
        notice_days=_number(clauses, "notice_days", 30),
        authority=clauses.get("authority", ""),
        contacts=_contacts(uow, terms),
        is_synthetic=workspace.settings.is_synthetic,
    )


def _parties(uow: UnitOfWork, terms: Terms) -> tuple[Party, ...]:
    known = {party.office: uow.agencies.coded(party.office) for party in terms.parties}
    parties = []
    for party in terms.parties:
        agency = known[party.office]
        has_same = agency is not None and agency.fingerprint == party.fingerprint
        parties.append(
            Party(
                name=party.name,
                address=party.address,
                representative=party.representative,
                post=party.post,
                fingerprint=party.fingerprint,
                card=agency.card if agency is not None and has_same else "",
            )
        )
    return tuple(parties)


def _data(uow: UnitOfWork, terms: Terms) -> DataAnnex:
    words = paper_tongue(terms.language, "")
    between = _LIST_MARKS.get(terms.language, ", ")
    areas = uow.areas.names()
    programmes = {programme.code: programme.name for programme in uow.programmes.all(with_closed=True)}
    places = {party.office: place for place, party in enumerate(terms.parties)}
    pairs = [direction.split(">") for direction in terms.directions]
    return DataAnnex(
        profile=terms.profile.value,
        fields=tuple(words.text(field_label(name)) for name in terms.fields),
        programmes=tuple(programmes.get(code, code) for code in terms.programmes)
        or (words.text(_EVERY_PROGRAMME),),
        area=between.join(areas.get(code, code) for code in terms.area_codes) or words.text(_EVERY_AREA),
        cap=terms.row_cap,
        begins=terms.valid_from,
        ends=terms.valid_to,
        retention_days=terms.retention_days,
        purpose=terms.purpose,
        legal_basis=terms.legal_basis,
        directions=tuple(Direction(sender=places[a], receiver=places[b]) for a, b in pairs),
    )


def _contacts(uow: UnitOfWork, terms: Terms) -> tuple[Contact, ...]:
    contacts = []
    for place, party in enumerate(terms.parties):
        agency = uow.agencies.coded(party.office)
        if agency is not None and agency.representative:
            contacts.append(
                Contact(party=place, name=agency.representative, post=agency.post, phone=agency.phone)
            )
    return tuple(contacts)


def _number(clauses: Mapping[str, str], name: str, usual: int) -> int:
    text = clauses.get(name, "")
    return int(text) if text.isdigit() else usual
