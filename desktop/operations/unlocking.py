"""Tries the recovery paper before it is needed: does it open the office's secrets, and does it open a backup."""

from dataclasses import dataclass
from pathlib import Path

from desktop.errors import DamagedError
from desktop.exchange.archive import opened_archive
from desktop.exchange.paper_key import paper_identity, recipient_of
from desktop.marking import N_
from desktop.models.journal import Action
from desktop.operations.authorship import note
from desktop.operations.examining import unreadable
from desktop.operations.gauge import Gauge
from desktop.operations.recovery import open_recovery, opened_secrets
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.vault import Secret
from desktop.workspace import Workspace

_COMPARED = (Secret.SIGNING_SEED, Secret.AGE_IDENTITY, Secret.MARK_KEY)


@dataclass(frozen=True, kw_only=True)
class UnlockOutcome:
    """What the paper opened; every claim was tried, not looked up."""

    is_paper_on_record: bool  # backups are sealed to exactly this paper
    opens_office: bool  # its secrets in `recovery.age`, and they are those in use
    opens_backup: bool | None  # None: no backup was given


def try_paper(
    workspace: Workspace, paper: str, backup: Path | None = None, progress: Progress | None = None
) -> UnlockOutcome:
    """Open with the paper what it is meant to open one day, and journal the outcome.

    Raises:
        BadInputError: The text is no recovery key, or it does not open what it should.
        DamagedError: It opens other secrets than those in use.
    """
    require(workspace, Right.BACK_UP)
    identity = paper_identity(paper)
    vault = open_recovery(workspace.paths.folder, identity)
    if any(vault.get(one) != workspace.vault.get(one) for one in _COMPARED):
        raise DamagedError(
            N_("The file recovery.age holds other keys than those in use. Print the recovery paper anew."),
            code="E_RECOVERY_STALE",
        )
    if backup is not None:
        _open_backup(backup, identity, progress or Progress())
    with workspace.store.write() as uow:
        plan = uow.backups.plan()
        is_on_record = plan is not None and plan.recipient == recipient_of(identity)
        if not is_on_record:
            uow.backups.seal_to(recipient_of(identity))
        note(uow, workspace, Action.CHECKED, "paper", backup=backup is not None, was_on_record=is_on_record)
    return UnlockOutcome(
        is_paper_on_record=is_on_record, opens_office=True, opens_backup=None if backup is None else True
    )


def _open_backup(backup: Path, identity: str, progress: Progress) -> None:
    try:
        with backup.open("rb") as file, opened_archive(file, (identity,)) as archive:
            opened_secrets(archive.head.recovery, identity)
            gauge = Gauge(progress, 1)
            gauge.stage(0, archive.head.manifest.database.size, N_("Reading the backup"))
            archive.take(lambda _content: None, gauge.advance)
    except OSError as fault:
        raise unreadable(backup) from fault
