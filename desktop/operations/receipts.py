"""Receipts: one signed answer to a package, in counts by reason and a code a row, and nothing else of ours."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from desktop.errors import NotFoundError
from desktop.exchange.answers import Answer, Outcome
from desktop.exchange.errors import refusal
from desktop.exchange.manifest import NO_MEMORANDUM, MemorandumRef, PackageType
from desktop.exchange.verify import VerifiedPackage
from desktop.marking import N_
from desktop.models.base import new_uid
from desktop.models.canonical import canonical_bytes
from desktop.models.journal import Action
from desktop.models.package import Direction, Package, PackageState
from desktop.operations.authorship import author, note
from desktop.operations.lanes import NO_TERMS, Parcel, seal_out, two_roles
from desktop.operations.look_up import agreement_of
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

RECEIPT_PURPOSE = "receipt"


def make_receipt(
    uow: UnitOfWork,
    workspace: Workspace,
    package: Package,
    answer: Answer,
    codes: Iterable[tuple[str, str]],
    asked_by: str,
    progress: Progress,
) -> Path:
    """Seal the answer to a received package and return where it will appear."""
    agency = uow.agencies.coded(package.sender)
    if agency is None:
        raise NotFoundError(N_("{agency} is not among the agencies. Add it first."), agency=package.sender)
    parcel = Parcel(
        type=PackageType.RECEIPT,
        package_id=new_uid(workspace.now()),
        recipient=agency,
        mou=_terms_of(uow, package.memorandum),
        purpose=RECEIPT_PURPOSE,
        legal_basis=RECEIPT_PURPOSE,
        approved_by=two_roles(workspace, asked_by),
        in_reply_to=package.uid,
        total=package.rows,
    )
    _, path = seal_out(uow, workspace, parcel, lambda _: answer.tables(codes), progress)
    return path


def answer_to(
    package: Package, outcome: Outcome, decided_on: date, counts: Mapping[str, int] | None = None
) -> Answer:
    """Return what is answered to a received package; `counts` are rows by reason."""
    return Answer(
        manifest_sha256=package.manifest_digest,
        package_id=package.uid,
        outcome=outcome,
        rows=package.rows,
        decided_on=decided_on,
        counts=counts or {},
    )


def answer_terms(uow: UnitOfWork, workspace: Workspace, package: Package) -> Path:
    """Tell the sender that its terms arrived whole; whether they are agreed to stands on paper."""
    package.state, package.decided_at = PackageState.DECIDED.value, workspace.now()
    package.taken, package.refused = package.rows, 0
    answer = answer_to(package, Outcome.ACCEPTED, workspace.today())
    return make_receipt(uow, workspace, package, answer, (), author(workspace), Progress())


def take_receipt(uow: UnitOfWork, workspace: Workspace, package: VerifiedPackage) -> str:
    """Note what became of a package that we sent, and return its uid.

    Raises:
        PackageError: The receipt answers nothing that this office sent to its signer.
    """
    answer, office = package.answer, package.sender.office
    sent = uow.packages.with_digest(answer.manifest_sha256, Direction.OUT) if answer else None
    is_ours = sent is not None and sent.recipient == office
    if answer is None or sent is None or not is_ours or package.manifest.plan.in_reply_to != sent.uid:
        raise refusal("E_MANIFEST", office=office, place="exchange/in_reply_to")
    sent.state, sent.decided_at = PackageState.DECIDED.value, workspace.now()
    sent.taken, sent.refused = _sums(answer)
    sent.answer = canonical_bytes(dict(answer.counts)).decode()
    uow.packages.save(sent)
    note(
        uow,
        workspace,
        Action.RECORDED,
        "receipt",
        sent.uid,
        outcome=answer.outcome.value,
        counts=dict(answer.counts),
    )
    return sent.uid


TAKEN_CODES = frozenset({"new", "known", "overlap", "review", "conflict", "fits", "contrary"})


def _sums(answer: Answer) -> tuple[int, int]:
    """Return how many rows the partner took and refused."""
    if answer.outcome is Outcome.ACCEPTED:
        return answer.rows, 0
    if answer.outcome is Outcome.REFUSED:
        return 0, answer.rows
    taken = sum(count for code, count in answer.counts.items() if code in TAKEN_CODES)
    return taken, answer.rows - taken


def _terms_of(uow: UnitOfWork, number: str) -> MemorandumRef:
    """Return the reference to the terms as this office holds them; a receipt needs no term in force."""
    if number == NO_MEMORANDUM:
        return NO_TERMS
    agreement = agreement_of(uow, number)
    if agreement is None:
        return NO_TERMS
    terms = agreement.terms
    return MemorandumRef(id=terms.number, sha256=terms.digest, annex=terms.edition)
