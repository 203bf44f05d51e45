"""Packages in: verified in the fixed order, staged in one transaction, and judged against the own list.

Nothing of a partner touches the own list here; two persons decide on the staged rows later. Whole and signed results
that do not fit the round are turned away with a receipt: they keep their place in the lane, so that the next may come.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.exchange.answers import Outcome
from desktop.exchange.errors import Evidence, PackageError, refusal
from desktop.exchange.intake import take_in
from desktop.exchange.manifest import Manifest, PackageType, Plan
from desktop.exchange.verify import Batch, VerifiedPackage, verify
from desktop.models.canonical import canonical_bytes
from desktop.models.journal import Action
from desktop.models.package import Direction, Package, PackageState
from desktop.operations.authorship import author, born, note
from desktop.operations.incoming_judging import judged_rows
from desktop.operations.lanes import midnight, raise_mark
from desktop.operations.look_up import OfficeLookUp, our_side
from desktop.operations.receipts import answer_terms, answer_to, make_receipt, take_receipt
from desktop.operations.share_results import ResultsDesk
from desktop.operations.share_taking import one_share, only_new_lines
from desktop.operations.terms_exchange import take_terms
from desktop.progress import Progress
from desktop.store.incoming import Incoming
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

NO_FACTS = "{}"
STAYS_SEALED = ("E_SIGNER_UNKNOWN", "E_GAP")  # the file waits in the inbox and is tried again
WANTS_ANOTHER = ("E_EDITION", "E_BALANCE")  # the same file can never be right: a new one has to be made


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """What came out of a check: who sent what under which memorandum, and what it became here."""

    package_uid: str
    kind: str
    sender: str
    memorandum: str  # number, or "-"
    rows: int
    memorandum_uid: str = ""  # of terms that were taken in
    answered_uid: str = ""  # our package that a receipt answers


def check_file(workspace: Workspace, file: Path, progress: Progress, *, skip_reason: str = "") -> Inspection:
    """Copy a file off its stick, check it, and keep what it is in one transaction.

    Raises:
        PackageError: It is refused; nothing of it is kept, but the sealed file where it may be tried again.
    """
    inbox = workspace.paths.inbox
    copy = file if file.parent == inbox else take_in(file, inbox, progress=progress)
    try:
        return _keep(workspace, copy, progress, skip_reason)
    except PackageError as error:
        _after_refusal(workspace, copy, error)
        raise
    except BaseException:
        if copy != file:
            copy.unlink(missing_ok=True)
        raise


def _keep(workspace: Workspace, copy: Path, progress: Progress, skip_reason: str) -> Inspection:
    package: VerifiedPackage | None = None
    try:
        with workspace.store.write() as uow:
            staging = _Staging(uow, workspace, copy.name)
            package = verify(
                copy,
                ours=our_side(workspace),
                look_up=OfficeLookUp(uow, workspace),
                now=workspace.now(),
                sink=staging.take,
                may_skip=bool(skip_reason),
                progress=progress,
            )
            inspection = staging.settle(package)
            _take_place(uow, workspace, package, skip_reason)
    except PackageError as error:
        if package is not None and error.code in WANTS_ANOTHER:
            sender = package.sender
            error.evidence = Evidence(sender.card, sender.office, package.manifest_sha256, package.manifest)
            _turn_away(workspace, package, copy.name, error.code, skip_reason)
        raise
    return inspection


def _turn_away(
    workspace: Workspace, package: VerifiedPackage, file_name: str, code: str, skip_reason: str
) -> None:
    """Give a package its place though nothing of it is kept, and answer it, so that the sender can send a new one."""
    counts = {code: package.manifest.matter}
    with workspace.store.write() as uow:
        record = _recorded(uow, workspace, package.manifest, file_name, PackageState.REFUSED)
        record.manifest_digest = package.manifest_sha256
        record.refused, record.decided_at = record.rows, workspace.now()
        record.answer = canonical_bytes(counts).decode()
        uow.packages.save(record)
        _take_place(uow, workspace, package, skip_reason)
        answer = answer_to(record, Outcome.REFUSED, workspace.today(), counts)
        make_receipt(uow, workspace, record, answer, (), author(workspace), Progress())


class _Staging:
    """Takes the rows of a package while it is being verified; the transaction keeps them or not."""

    def __init__(self, uow: UnitOfWork, workspace: Workspace, file_name: str) -> None:
        self._uow, self._workspace, self._file_name = uow, workspace, file_name
        self._package: Package | None = None
        self._results: ResultsDesk | None = None

    def take(self, batch: Batch) -> None:
        """Keep some rows of one table."""
        plan = batch.manifest.plan
        if plan.type is PackageType.RECEIPT and batch.table.name == "rows":
            take_receipt_rows(self._uow, batch)
        elif plan.type.carries_data and self._is_head(batch):
            self._known(batch.manifest).facts = self._headed(plan, batch.rows)
        elif plan.type.carries_data:
            incoming = self._uow.packages.incoming(self._known(batch.manifest))
            incoming.add(self._judged(plan, incoming, batch))

    def _is_head(self, batch: Batch) -> bool:
        return batch.table.name != batch.manifest.resources[-1].name

    def _headed(self, plan: Plan, rows: Sequence[Sequence[str]]) -> str:
        """Return what heads the rows, as the record of the package keeps it."""
        if plan.type is PackageType.DISTRIBUTION_RESULT:
            return self._results_desk(plan).head(rows).spelled()
        return one_share(rows, plan.sender.office).spelled()

    def _judged(self, plan: Plan, incoming: Incoming, batch: Batch) -> list[dict[str, object]]:
        if plan.type is PackageType.DISTRIBUTION_RESULT:
            return self._results_desk(plan).judged(batch)
        rows = judged_rows(self._uow, self._workspace, incoming, batch)
        return only_new_lines(self._uow, rows) if plan.is_share else rows

    def _results_desk(self, plan: Plan) -> ResultsDesk:
        if self._results is None:
            self._results = ResultsDesk(self._uow, self._workspace, plan)
        return self._results

    def settle(self, package: VerifiedPackage) -> Inspection:
        """Finish what the package is for, now that every byte of it was checked."""
        plan = package.manifest.plan
        record = self._known(package.manifest)
        record.manifest_digest = package.manifest_sha256
        record.profile = package.profile.value if plan.type.carries_data else ""
        facts: dict[str, str] = {}
        if plan.type is PackageType.MEMORANDUM:
            facts["memorandum_uid"] = take_terms(self._uow, self._workspace, package)
            answer_terms(self._uow, self._workspace, record)
        elif plan.type is PackageType.RECEIPT:
            facts["answered_uid"] = take_receipt(self._uow, self._workspace, package)
            record.state, record.decided_at = PackageState.DECIDED.value, self._workspace.now()
        elif plan.type is PackageType.DISTRIBUTION_RESULT:
            self._results_desk(plan).settle()
        elif plan.is_share and record.facts == NO_FACTS:
            raise refusal("E_ROWS", office=package.sender.office, expected=1, found=0)
        elif plan.type is not PackageType.BENEFICIARY_LIST:
            raise refusal("E_VERSION", office=package.sender.office)
        self._uow.packages.save(record)
        return Inspection(
            package_uid=record.uid,
            kind=record.kind,
            sender=record.sender,
            memorandum=record.memorandum,
            rows=record.rows,
            **facts,
        )

    def _known(self, manifest: Manifest) -> Package:
        """Return the record of the package, made when its first row comes."""
        if self._package is None:
            self._package = _recorded(
                self._uow, self._workspace, manifest, self._file_name, PackageState.STAGED
            )
        return self._package


def _recorded(
    uow: UnitOfWork, workspace: Workspace, manifest: Manifest, file_name: str, state: PackageState
) -> Package:
    """Return the new record of a package that takes its place; if it was held until now, that record goes."""
    plan, lane = manifest.plan, manifest.plan.lane
    uow.packages.drop_held(plan.package_id, lane.sender, lane.recipient, lane.memorandum, plan.seq)
    record = incoming_record(workspace, manifest, file_name, state)
    uow.packages.add(record)
    return record


def incoming_record(workspace: Workspace, manifest: Manifest, file_name: str, state: PackageState) -> Package:
    """Return the record of a received package."""
    plan = manifest.plan
    birth = born(workspace)
    birth["uid"], birth["origin"] = plan.package_id, plan.sender.office
    return Package(
        **birth,
        direction=Direction.IN.value,
        kind=plan.type.value,
        sender=plan.lane.sender,
        recipient=plan.lane.recipient,
        memorandum=plan.lane.memorandum,
        seq=plan.seq,
        manifest_digest="0" * 64,
        rows=manifest.matter,
        purpose=plan.purpose,
        state=state.value,
        file_name=file_name,
        in_reply_to=plan.in_reply_to,
        retain_until=midnight(plan.retain_until),
    )


def _take_place(uow: UnitOfWork, workspace: Workspace, package: VerifiedPackage, skip_reason: str) -> None:
    """Give the package its place in the lane; its number counts from here."""
    name, plan = package.lane, package.manifest.plan
    lane = uow.packages.lane(name.sender, name.recipient, name.memorandum)
    lane.last_seq, lane.last_digest = plan.seq, package.manifest_sha256
    facts: dict[str, object] = {"skipped_for": skip_reason} if package.has_gap else {}
    note(
        uow,
        workspace,
        Action.RECEIVED,
        "package",
        plan.package_id,
        type=plan.type.value,
        sender=name.sender,
        seq=plan.seq,
        rows=package.manifest.matter,
        digest=package.manifest_sha256,
        their_journal=[plan.audit.n, plan.audit.head],
        **facts,
    )
    uow.do_after(lambda: raise_mark(workspace, name, plan.seq, package.manifest_sha256))


def _after_refusal(workspace: Workspace, copy: Path, error: PackageError) -> None:
    """Journal a refusal, hold a package that jumps the line, and let go of a file that is of no use."""
    evidence = error.evidence
    with workspace.store.write() as uow:
        subject = evidence.manifest.plan.package_id if evidence and evidence.manifest else ""
        facts = {"digest": evidence.manifest_sha256, "sender": evidence.office} if evidence else {}
        note(uow, workspace, Action.REFUSED, "package", subject, code=error.code, **facts)
        if error.code == "E_GAP" and evidence and evidence.manifest:
            _hold(uow, workspace, evidence.manifest, evidence.manifest_sha256, copy.name)
    if error.code not in STAYS_SEALED:
        copy.unlink(missing_ok=True)


def _hold(uow: UnitOfWork, workspace: Workspace, manifest: Manifest, digest: str, file_name: str) -> None:
    known = uow.packages.with_uid(manifest.plan.package_id)
    if known is not None:
        if known.file_name != file_name:  # the same file came again
            (workspace.paths.inbox / file_name).unlink(missing_ok=True)
        return
    record = incoming_record(workspace, manifest, file_name, PackageState.HELD)
    record.manifest_digest = digest
    uow.packages.add(record)


def take_receipt_rows(uow: UnitOfWork, batch: Batch) -> None:
    """Write the partner's codes beside the persons we sent."""
    plan = batch.manifest.plan
    sent = uow.packages.with_uid(plan.in_reply_to or "")
    if sent is not None and sent.direction == Direction.OUT and sent.recipient == plan.sender.office:
        at = [batch.table.names.index(name) for name in ("uid", "code")]
        codes = [(row[at[0]], row[at[1]]) for row in batch.rows]
        if sent.kind == PackageType.DISTRIBUTION_RESULT:
            meant = uow.shares.persons({uid for uid, _ in codes})
            codes = [(meant[uid], code) for uid, code in codes if uid in meant]
        uow.packages.note_outcomes(sent, codes)
