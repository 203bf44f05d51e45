"""What keeps the end of the journal outside the database: a mark in the vault and a checkpoint signed each day."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from desktop.errors import UserError
from desktop.exchange.card import OfficeKeys, parse_card
from desktop.exchange.signing import SignatureRefusedError, allowed_signers_line, sign, verify
from desktop.models.journal import (
    CHECKPOINT_NAMESPACE,
    Action,
    JournalCheckpoint,
    checkpoint_document,
)
from desktop.operations.authorship import note
from desktop.operations.readings import WAIT_MS, settle
from desktop.store.brief import BusyError, brief_write
from desktop.store.unit_of_work import UnitOfWork
from desktop.vault import Secret
from desktop.whole_file import write_whole
from desktop.workspace import Workspace

MARK = "journal"  # the vault keeps it among the marks of lanes: it only rises
FOLDER = Path("kept", "checkpoints")
SIGNERS = "allowed_signers"


class Witness(NamedTuple):
    """A place outside the chain that remembers where it once ended."""

    day: date | None  # of a checkpoint; None: this computer's vault
    n: int
    head: str
    is_signed: bool  # whether the signature holds; a vault needs none


def open_journal(workspace: Workspace) -> None:
    """Begin the day when an office is opened: take in what waits, compare the mark, sign where the chain stands.

    Where somebody else is writing, all of it is left to the next opening.
    """
    if not settle(workspace):
        return
    try:
        with brief_write(workspace.store, WAIT_MS) as uow:
            _note_if_behind(uow, workspace)
            made = _sign_day(uow, workspace)
    except BusyError:
        return
    if made is not None:
        _copy(workspace, made)
        workspace.vault.raise_lane_mark(MARK, made.n, made.head)


def close_journal(workspace: Workspace) -> None:
    """Remember where the chain ends; what cannot be reached any more is remembered at the next opening."""
    try:
        settle(workspace)
        with workspace.store.read() as uow:
            n, head = uow.journal.head()
        workspace.vault.raise_lane_mark(MARK, n, head)
    except UserError:  # locked, or the secret service is gone: the older mark holds
        return


def witnesses(uow: UnitOfWork, workspace: Workspace) -> Iterator[Witness]:
    """Yield every place that remembers the chain: the vault, checkpoints in the database and in the folder."""
    n, head = workspace.vault.lane_mark(MARK)
    if n:
        yield Witness(None, n, head, is_signed=True)
    key = parse_card(uow.offices.own().card).signing_key
    for one in uow.journal.checkpoints():
        yield Witness(one.day, one.n, one.head, _holds(one.document(), one.signature.encode(), key))
    for file in sorted((workspace.paths.folder / FOLDER).glob("*.json")):
        yield _witness_of(file, key)


def explained_up_to(uow: UnitOfWork) -> int:
    """Return up to which number the chain may differ from what was remembered: restores that two persons agreed to."""
    restored = (json.loads(entry.details) for entry in uow.journal.with_action(Action.RESTORED.value))
    return max((int(details.get("left_n", 0)) for details in restored), default=0)


def _note_if_behind(uow: UnitOfWork, workspace: Workspace) -> None:
    """Note once that the chain does not reach what this computer remembers of it."""
    n, head = workspace.vault.lane_mark(MARK)
    if not n or uow.journal.hash_of(n) == head or n <= explained_up_to(uow):
        return
    for entry in uow.journal.with_action(Action.BEHIND.value):
        if json.loads(entry.details).get("head") == head:
            return
    note(uow, workspace, Action.BEHIND, "journal", n=n, head=head, found=uow.journal.head()[0])


def _sign_day(uow: UnitOfWork, workspace: Workspace) -> JournalCheckpoint | None:
    """Sign where the chain stands, once a day, on a computer that holds the office's signing key."""
    today, (n, head) = workspace.today(), uow.journal.head()
    seed = workspace.vault.find(Secret.SIGNING_SEED)
    if seed is None or not n:
        return None
    known = uow.journal.checkpoint_of(today)
    if known is not None:
        is_copied = (workspace.paths.folder / FOLDER / f"{today.isoformat()}.json").exists()
        return None if is_copied else known
    identity = workspace.vault.get(Secret.AGE_IDENTITY).decode("ascii")
    keys = OfficeKeys(signing_seed=seed, age_identity=identity)
    document = checkpoint_document(workspace.settings.code, n, head, today)
    made = JournalCheckpoint(
        day=today,
        office=workspace.settings.code,
        n=n,
        head=head,
        signature=sign(document, keys, CHECKPOINT_NAMESPACE).decode("ascii"),
    )
    uow.journal.add(made)
    return made


def _copy(workspace: Workspace, made: JournalCheckpoint) -> None:
    """Lay a copy beside the database, with all that `ssh-keygen -Y verify` needs."""
    folder = workspace.paths.folder / FOLDER
    with workspace.store.read() as uow:
        card = parse_card(uow.offices.own().card)
    signers = allowed_signers_line(workspace.settings.code, card, CHECKPOINT_NAMESPACE)
    name = f"{made.day.isoformat()}.json"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(folder / SIGNERS, signers.encode())
        write_whole(folder / f"{name}.sig", made.signature.encode())
        write_whole(folder / name, made.document())
    except OSError:  # a full or write-protected disk: the copy is made at the next opening
        return


def _witness_of(file: Path, key: bytes) -> Witness:
    """Read a copy; one that is no checkpoint of this office remembers nothing that holds."""
    try:
        document = file.read_bytes()
        said = json.loads(document)
        day, n, head = date.fromisoformat(said["date"]), int(said["n"]), str(said["head"])
        signature = file.with_name(f"{file.name}.sig").read_bytes()
    except (OSError, ValueError, KeyError, TypeError):
        return Witness(_day_of(file), 0, "", is_signed=False)
    return Witness(day, n, head, _holds(document, signature, key))


def _day_of(file: Path) -> date:
    try:
        return date.fromisoformat(file.stem)
    except ValueError:
        return date.min


def _holds(document: bytes, signature: bytes, key: bytes) -> bool:
    try:
        verify(document, signature, key, CHECKPOINT_NAMESPACE)
    except SignatureRefusedError:
        return False
    return True
