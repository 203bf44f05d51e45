"""Deciding on a partner's rows: by rule or row by row, then a second person, then one transaction and a receipt."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.errors import BadInputError, NotFoundError, RefusedError
from desktop.exchange.answers import Outcome
from desktop.exchange.manifest import PackageType
from desktop.marking import N_
from desktop.models.approval import Approval, ApprovalKind
from desktop.models.canonical import canonical_bytes
from desktop.models.journal import Action
from desktop.models.package import (
    Direction,
    Package,
    PackageState,
    RefusalReason,
    RowDecision,
    RowVerdict,
)
from desktop.models.share_result import REFUSED_ONLY
from desktop.operations.approvals import ask
from desktop.operations.authorship import author, note
from desktop.operations.readings import note_reading
from desktop.operations.receipts import answer_to, make_receipt
from desktop.operations.rights import Right, whole_office
from desktop.operations.share_results import goods_of, judge_again, take_results
from desktop.operations.share_taking import take_share
from desktop.operations.taking import take_rows
from desktop.progress import Progress
from desktop.store.incoming import RowCount, RowLine
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

__all__ = [
    "REFUSED_ONLY",
    "Review",
    "RowCount",
    "RowLine",
    "accept_digest",
    "ask_accept",
    "carry_out_accept",
    "decide_row",
    "decide_rule",
    "received",
    "review",
    "row_numbers",
    "rows",
]

BY_ROW_ONLY = (RowVerdict.CONFLICT, RowVerdict.REVIEW, RowVerdict.CONTRARY)
NEVER_BY_RULE = (*BY_ROW_ONLY, *REFUSED_ONLY)
OPEN_STATES = (PackageState.STAGED.value, PackageState.ASKED.value)


@dataclass(frozen=True, kw_only=True)
class Review:
    """Where the decisions on a package stand."""

    package: Package
    counts: tuple[RowCount, ...]
    aid_kind: str = ""  # of a share or of its results
    unit: str = ""

    def rows(self, verdict: RowVerdict | None = None, decision: RowDecision | None = None) -> int:
        """Return how many rows have a verdict and a decision; None means any."""
        return sum(
            count.rows
            for count in self.counts
            if (verdict is None or count.verdict == verdict)
            and (decision is None or count.decision == decision)
        )


def review(workspace: Workspace, package_uid: str) -> Review:
    """Return a received package and the counts of its rows; opening it is journalled.

    Raises:
        NotFoundError: It is not here.
    """
    whole_office(workspace, Right.EXCHANGE)
    with workspace.store.read() as uow:
        package = received(uow, package_uid)
        counts = tuple(uow.packages.incoming(package).counts())
        aid_kind, unit = goods_of(uow, package)
        found = Review(package=package, counts=counts, aid_kind=aid_kind, unit=unit)
    note_reading(workspace, Action.READ, "package", package_uid)
    return found


def row_numbers(workspace: Workspace, package_uid: str, verdict: RowVerdict | None = None) -> list[int]:
    """Return the places of the rows with a verdict, in the package's order."""
    whole_office(workspace, Right.EXCHANGE)
    with workspace.store.read() as uow:
        incoming = uow.packages.incoming(received(uow, package_uid))
        return incoming.numbers(verdict.value if verdict else "")


def rows(workspace: Workspace, package_uid: str, numbers: Sequence[int]) -> list[RowLine | None]:
    """Return the rows of these places, in their order; one page of them at most."""
    whole_office(workspace, Right.EXCHANGE)
    with workspace.store.read() as uow:
        found = uow.packages.incoming(received(uow, package_uid)).lines(numbers)
    return [found.get(number) for number in numbers]


def decide_rule(
    workspace: Workspace,
    package_uid: str,
    verdict: RowVerdict,
    decision: RowDecision,
    reason: RefusalReason | None = None,
) -> int:
    """Decide all rows of one verdict alike and return how many they are.

    Raises:
        RefusedError: Rows of this verdict may be taken one by one only, or the package is decided.
    """
    whole_office(workspace, Right.EXCHANGE)
    _may_take(verdict, decision)
    if decision is RowDecision.TAKE and verdict in BY_ROW_ONLY:
        raise RefusedError(
            N_("Rows in conflict or in doubt are taken one by one only. Look at each and decide.")
        )
    with workspace.store.write() as uow:
        package = _undecided(uow, workspace, package_uid)
        why = reason.value if reason and decision is RowDecision.REFUSE else ""
        count = uow.packages.incoming(package).decide(verdict, decision, why)
        note(
            uow, workspace, Action.RECORDED, "package", package.uid,
            rule=verdict.value, decision=decision.value, rows=count,
        )  # fmt: skip
    return count


def decide_row(
    workspace: Workspace,
    package_uid: str,
    number: int,
    decision: RowDecision,
    reason: RefusalReason | None = None,
    *,
    is_other_person: bool = False,
) -> None:
    """Decide one row.

    Args:
        workspace: The open office.
        package_uid: The received package.
        number: Place of the row in the package.
        decision: Take or refuse it, or leave it open again.
        reason: Why it is refused; the partner reads it.
        is_other_person: It was looked at, and is not the person of the own list: take it as new.

    Raises:
        NotFoundError: The package has no such row.
    """
    whole_office(workspace, Right.EXCHANGE)
    with workspace.store.write() as uow:
        package = _undecided(uow, workspace, package_uid)
        row = uow.packages.incoming(package).numbered(number)
        if row is None:
            raise NotFoundError(N_("The package has no row {number}."), number=number)
        _may_take(RowVerdict(row.verdict), decision)
        row.decision = decision.value
        row.reason = reason.value if reason and decision is RowDecision.REFUSE else ""
        if is_other_person and decision is RowDecision.TAKE:
            row.person_id, row.verdict = None, RowVerdict.NEW.value
        uow.packages.save(row)
        note(uow, workspace, Action.RECORDED, "package", package.uid, row=number, decision=decision.value)


def ask_accept(workspace: Workspace, package_uid: str) -> str:
    """Ask for the second person once every row is decided; return the request's number.

    Raises:
        BadInputError: Rows are still open.
        RefusedError: The package is decided already.
    """
    whole_office(workspace, Right.EXCHANGE)
    with workspace.store.write() as uow:  # kept whatever is said below: changed rows have to be seen
        package = _undecided(uow, workspace, package_uid)
        if package.kind == PackageType.DISTRIBUTION_RESULT:
            judge_again(uow, workspace, package)
    with workspace.store.write() as uow:
        package = _undecided(uow, workspace, package_uid)
        counts = uow.packages.incoming(package).counts()
        still_open = sum(count.rows for count in counts if count.decision == RowDecision.OPEN)
        if still_open:
            raise BadInputError(
                N_("{count} rows are still open. Take or refuse each of them first."), count=still_open
            )
        taken = sum(count.rows for count in counts if count.decision == RowDecision.TAKE)
        agency = uow.agencies.coded(package.sender)
        name = agency.name if agency else package.sender
        approval = ask(
            uow,
            workspace,
            ApprovalKind.ACCEPT,
            package.uid,
            f"{name}: {package.purpose}",
            _digest(uow, package),
            rows=package.rows,
            taken=taken,
        )
        package.state = PackageState.ASKED.value
        package.touch(workspace.now(), author(workspace))
        uow.packages.save(package)
    return approval.number


def accept_digest(uow: UnitOfWork, workspace: Workspace, approval: Approval) -> str:
    """Return the hash of the package and of every decision on its rows as they stand now."""
    return _digest(uow, received(uow, approval.subject_uid))


def carry_out_accept(uow: UnitOfWork, workspace: Workspace, approval: Approval, progress: Progress) -> str:
    """Take the decided rows into the list and seal the receipt; return the receipt's place as text."""
    package = received(uow, approval.subject_uid)
    incoming = uow.packages.incoming(package)
    counts = incoming.code_counts()
    taken = _take(uow, workspace, package, approval, progress)
    answer = answer_to(package, _outcome(taken, package.rows), workspace.today(), counts)
    path = make_receipt(uow, workspace, package, answer, incoming.codes(), approval.created_by, progress)
    incoming.forget_refused()
    package.state, package.decided_at = PackageState.DECIDED.value, workspace.now()
    package.taken, package.refused = taken, package.rows - taken
    package.answer = canonical_bytes(counts).decode()
    package.touch(workspace.now(), author(workspace))
    uow.packages.save(package)
    note(
        uow, workspace, Action.ACCEPTED, "package", package.uid,
        counts=counts, taken=taken, approval=approval.number,
    )  # fmt: skip
    return str(path)


def _take(
    uow: UnitOfWork, workspace: Workspace, package: Package, approval: Approval, progress: Progress
) -> int:
    """Take the rows for what they are: persons, a share to be handed out, or results of one."""
    if package.kind == PackageType.DISTRIBUTION_RESULT:
        return take_results(uow, workspace, package, progress)
    if package.is_share:
        return take_share(uow, workspace, package, approval, progress)
    return take_rows(uow, workspace, package, progress)


def _may_take(verdict: RowVerdict, decision: RowDecision) -> None:
    if decision is RowDecision.TAKE and verdict in REFUSED_ONLY:
        raise RefusedError(
            N_("Rows of this kind cannot be taken: nothing of them may be counted. Refuse them.")
        )


def received(uow: UnitOfWork, uid: str) -> Package:
    """Return a received package inside a unit of work.

    Raises:
        NotFoundError: It is not here.
    """
    package = uow.packages.with_uid(uid)
    if package is None or package.direction != Direction.IN:
        raise NotFoundError(N_("This package is not here any more. Load the page again."))
    return package


def _undecided(uow: UnitOfWork, workspace: Workspace, uid: str) -> Package:
    """Return a package whose rows may still be decided; a change calls back what was asked for."""
    package = received(uow, uid)
    if package.state not in OPEN_STATES:
        raise RefusedError(N_("This package is already decided. Its receipt is in the outbox."))
    if package.state == PackageState.ASKED:
        package.state = PackageState.STAGED.value
        package.touch(workspace.now(), author(workspace))
        uow.packages.save(package)
    return package


def _outcome(taken: int, rows: int) -> Outcome:
    if taken == rows:
        return Outcome.ACCEPTED
    return Outcome.PARTLY if taken else Outcome.REFUSED


def _digest(uow: UnitOfWork, package: Package) -> str:
    hasher = hashlib.sha256(package.manifest_digest.encode())
    for facts in uow.packages.incoming(package).facts():
        hasher.update(json.dumps(facts).encode() + b"\n")
    return hasher.hexdigest()
