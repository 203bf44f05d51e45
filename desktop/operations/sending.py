"""Packages out: exactly what would leave is shown, a second person agrees, and the file is sealed.

A row that may not travel is held back with its reason; it never fails the whole package.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path

from desktop.errors import BadInputError
from desktop.exchange.errors import refusal
from desktop.exchange.rules import RowRules
from desktop.marking import N_
from desktop.models.approval import Approval, ApprovalKind
from desktop.models.base import new_uid
from desktop.models.canonical import sha256_hex
from desktop.models.package import Package
from desktop.operations.approvals import ask
from desktop.operations.lanes import Parcel, seal_out, two_roles
from desktop.operations.rights import Right, require
from desktop.operations.send_choice import (
    HeldRow,
    SendChoice,
    Sending,
    SendPreview,
    choice_of,
    looked_up,
    outgoing_of,
)
from desktop.operations.share_sending import note_on_its_way
from desktop.operations.terms_exchange import reference
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

SHOWN_ROWS = 50
SHOWN_HELD = 200
LEDGER_BATCH = 2000
_PARTED = "\x1f"


def preview_send(workspace: Workspace, choice: SendChoice, progress: Progress | None = None) -> SendPreview:
    """Return what would leave under a choice; nothing is written and nothing is sealed.

    Raises:
        PackageError: The memorandum is not in force, or does not allow the direction or a field.
        RefusedError: The partner's card is not verified.
    """
    require(workspace, Right.EXCHANGE)
    with workspace.store.read() as uow:
        return preview_of(uow, workspace, looked_up(uow, workspace, choice), progress or Progress())


def ask_send(workspace: Workspace, choice: SendChoice, progress: Progress | None = None) -> str:
    """Ask for the second person who lets the data of a choice leave; return the request's number.

    Raises:
        PackageError: The memorandum does not allow it.
        BadInputError: Nobody would leave.
    """
    require(workspace, Right.EXCHANGE)
    with workspace.store.write() as uow:
        sending = looked_up(uow, workspace, choice)
        preview = preview_of(uow, workspace, sending, progress or Progress())
        if preview.is_over_cap:
            raise refusal("E_MOU_ROWS/sending", memorandum=sending.terms.number, cap=preview.cap)
        if not preview.persons:
            raise BadInputError(N_("Nobody would leave with this choice. Choose another list or area."))
        approval = ask(
            uow,
            workspace,
            ApprovalKind.EXPORT,
            new_uid(workspace.now()),
            f"{preview.recipient}: {sending.title}",
            preview.digest,
            persons=preview.persons,
            choice=choice.plain(),
        )
    return approval.number


def export_digest(uow: UnitOfWork, workspace: Workspace, approval: Approval) -> str:
    """Return the hash of what would leave now."""
    sending = looked_up(uow, workspace, choice_of(approval))
    return preview_of(uow, workspace, sending, Progress()).digest


def carry_out_export(uow: UnitOfWork, workspace: Workspace, approval: Approval, progress: Progress) -> Path:
    """Seal what was agreed to, note every person in the disclosure ledger, and return the file's place."""
    sending = looked_up(uow, workspace, choice_of(approval))
    terms, matter = sending.terms, sending.matter
    persons = json.loads(approval.details)["persons"]
    parcel = Parcel(
        type=matter.type,
        package_id=approval.subject_uid,
        recipient=sending.agency,
        mou=reference(terms),
        purpose=sending.purpose,
        legal_basis=terms.legal_basis,
        approved_by=two_roles(workspace, approval.created_by),
        retain_until=workspace.today() + timedelta(days=terms.retention_days),
        in_reply_to=matter.in_reply_to,
        profile=terms.profile.value,
        fields=sending.table.names,
        agreement=sending.agreement,
        total=persons,
    )

    def rows_of(package: Package) -> dict[str, Iterable[tuple[str, ...]]]:
        rows = _noted(uow, package, sending, _sendable(uow, workspace, sending))
        return {**matter.heads, sending.table.name: rows}

    package, path = seal_out(uow, workspace, parcel, rows_of, progress)
    note_on_its_way(uow, workspace, matter, package)
    return path


def _sendable(uow: UnitOfWork, workspace: Workspace, sending: Sending) -> Iterator[tuple[str, ...]]:
    rules = RowRules(sending.table, sending.terms)
    for row in outgoing_of(uow, workspace, sending).rows(sending.table.names, sending.given):
        if rules.full_finding(row) is None:
            yield row


def _noted(
    uow: UnitOfWork, package: Package, sending: Sending, rows: Iterator[tuple[str, ...]]
) -> Iterator[tuple[str, ...]]:
    """Let the rows pass and write each person into the ledger."""
    names = sending.table.names
    place = names.index("uid" if "uid" in names else "line_uid")
    while batch := list(islice(rows, LEDGER_BATCH)):
        uids = [row[place] for row in batch]
        if "uid" not in names:
            uids = list(uow.shares.persons(uids).values())
        uow.packages.note_sent(package, uids)
        yield from batch


def preview_of(uow: UnitOfWork, workspace: Workspace, sending: Sending, progress: Progress) -> SendPreview:
    """Look at every row of a choice and return what would leave."""
    outgoing = outgoing_of(uow, workspace, sending)
    total, households = outgoing.count()
    sieve = _Sieve(sending)
    for done, row in enumerate(outgoing.rows(sending.table.names, sending.given)):
        if done % 500 == 0:
            progress.advance(done, total, N_("Looking at every row that would leave"))
        sieve.take(row)
    terms, shown, sample = sending.terms, sending.table.names, tuple(sieve.sample)
    if sending.matter.edition is not None:
        place = shown.index(sending.table.key)  # of the line; whom it means is shown here, and does not leave
        heads = uow.shares.names([row[place] for row in sample])
        shown, sample = ("name", *shown), tuple((heads[row[place]], *row) for row in sample)
    return SendPreview(
        memorandum=terms.number,
        title=sending.title,
        type=sending.matter.type,
        purpose=sending.purpose,
        recipient=sending.agency.name,
        profile=terms.profile,
        fields=sending.table.names,
        sensitive=tuple(field.name for field in sending.table.fields if field.is_sensitive),
        persons=sieve.persons,
        households=households,
        cap=terms.row_cap,
        held=tuple(sieve.held),
        held_counts=dict(sieve.counts),
        sample=sample,
        sample_fields=shown,
        digest=_digest(sending, sieve.persons, sieve.hasher.hexdigest()),
    )


class _Sieve:
    """Parts the rows that may travel from those that stay behind, counting and hashing."""

    def __init__(self, sending: Sending) -> None:
        self._rules = RowRules(sending.table, sending.terms)
        names = sending.table.names
        self._uid, self._name = (
            names.index(sending.table.key),
            names.index("name" if "name" in names else names[0]),
        )
        self.held: list[HeldRow] = []
        self.sample: list[tuple[str, ...]] = []
        self.counts: Counter[str] = Counter()
        self.hasher = sha256()
        self.persons = 0

    def take(self, row: tuple[str, ...]) -> None:
        found = self._rules.full_finding(row)
        if found is not None:
            self.counts[found.code] += 1
            if len(self.held) < SHOWN_HELD:
                self.held.append(HeldRow(row[self._uid], row[self._name], found.code, found.column))
            return
        self.persons += 1
        self.hasher.update(_PARTED.join((*row, "\n")).encode())
        if len(self.sample) < SHOWN_ROWS:
            self.sample.append(row)


def _digest(sending: Sending, persons: int, content: str) -> str:
    return sha256_hex(
        {
            "memorandum": sending.terms.digest,
            "card": sending.agency.fingerprint,
            "choice": sending.choice.plain(),
            "fields": list(sending.table.names),
            "heads": {name: [list(row) for row in rows] for name, rows in sending.matter.heads.items()},
            "persons": persons,
            "content": content,
        }
    )
