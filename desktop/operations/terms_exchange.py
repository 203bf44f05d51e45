"""The memorandum travels: its terms go to the partner as a package, and a partner's terms are taken in."""

from pathlib import Path

from desktop.errors import NotFoundError, RefusedError
from desktop.exchange.errors import refusal
from desktop.exchange.manifest import MemorandumRef, PackageType
from desktop.exchange.terms import terms_rows
from desktop.exchange.verify import VerifiedPackage
from desktop.marking import N_
from desktop.models.agency import Agency
from desktop.models.base import new_uid
from desktop.models.journal import Action
from desktop.models.memorandum import Memorandum, MemorandumState, Terms
from desktop.operations.authorship import born, note
from desktop.operations.lanes import Parcel, role_id, seal_out
from desktop.operations.memoranda import fix, known_memorandum, stored_terms
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def send_terms(workspace: Workspace, uid: str, recipient: str, progress: Progress | None = None) -> Path:
    """Seal the terms of a printed memorandum to one of its parties; they hold no personal data.

    Args:
        workspace: The open office.
        uid: The edition.
        recipient: Code of the agency.
        progress: Told the rows.

    Raises:
        RefusedError: It is still a draft, the agency is no party, or its card is not verified.
        NotFoundError: The memorandum or the agency is not here.
    """
    require(workspace, Right.MAKE_MEMORANDA)
    with workspace.store.write() as uow:
        record = known_memorandum(uow, uid)
        terms = stored_terms(record)
        agency = _partner(uow, workspace, record, terms, recipient)
        parcel = Parcel(
            type=PackageType.MEMORANDUM,
            package_id=new_uid(workspace.now()),
            recipient=agency,
            mou=reference(terms),
            purpose=terms.purpose,
            legal_basis=terms.legal_basis,
            approved_by=(role_id(workspace, record.created_by), role_id(workspace)),
        )
        rows = terms_rows(terms.plain())
        _, path = seal_out(uow, workspace, parcel, lambda _: {"terms": rows}, progress or Progress())
    return path


def reference(terms: Terms) -> MemorandumRef:
    """Return how a manifest names the terms."""
    return MemorandumRef(id=terms.number, sha256=terms.digest, annex=terms.edition)


def take_terms(uow: UnitOfWork, workspace: Workspace, package: VerifiedPackage) -> str:
    """Store a partner's terms as a printed memorandum, to be compared with the signed paper; return its uid.

    Raises:
        PackageError: The number is not one of the sender, or stands for other terms here.
    """
    terms = package.terms
    office = package.sender.office
    if terms is None or not terms.number.startswith(f"{office}-"):
        raise refusal("E_MANIFEST", office=office, place="exchange/mou/id")
    known = uow.memoranda.edition(terms.number, terms.edition)
    if known is not None:
        if known.digest != terms.digest:
            raise refusal("E_MOU_HASH", office=office, memorandum=terms.number)
        return known.uid
    record = _as_printed(workspace, office, terms)
    uow.memoranda.add(record)
    fix(uow, record, terms)
    note(
        uow,
        workspace,
        Action.RECEIVED,
        "memorandum",
        record.uid,
        number=terms.number,
        edition=terms.edition,
        digest=terms.digest,
    )
    return record.uid


def _as_printed(workspace: Workspace, office: str, terms: Terms) -> Memorandum:
    """Return the record of a memorandum that another office printed."""
    birth = born(workspace)
    birth["origin"] = office
    return Memorandum(
        **birth,
        number=terms.number,
        edition=terms.edition,
        title=terms.title,
        state=MemorandumState.PRINTED.value,
        terms="",
        digest=terms.digest,
        valid_from=terms.valid_from,
        valid_to=terms.valid_to,
    )


def _partner(
    uow: UnitOfWork, workspace: Workspace, record: Memorandum, terms: Terms, recipient: str
) -> Agency:
    if record.state == MemorandumState.DRAFT:
        raise RefusedError(N_("Print the memorandum first: the first print fixes its terms."))
    if record.origin != workspace.settings.code:
        raise RefusedError(
            N_("This memorandum came from {office}, which sends it to the other parties itself."),
            office=record.origin,
        )
    agency = uow.agencies.coded(recipient)
    if agency is None:
        raise NotFoundError(N_("{agency} is not among the agencies. Add it first."), agency=recipient)
    party = next((party for party in terms.parties if party.office == recipient), None)
    if party is None or agency.is_own:
        raise RefusedError(N_("{agency} is not a party of this memorandum."), agency=agency.name)
    if party.fingerprint != agency.fingerprint:
        raise RefusedError(
            N_(
                "The memorandum names another card of {agency} than the one this office holds. "
                "Take in the right card, or ask for a new edition."
            ),
            code="E_OTHER_CARD",
            agency=agency.name,
        )
    return agency
