"""The exchange desk: checking a file that came, and seeing what was sent, received, is overdue or waits.

One of the four files where everything is caught: whatever goes wrong in a check refuses the package.
"""

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from desktop.errors import BadInputError, CancelledError, UserError
from desktop.exchange.errors import refusal
from desktop.fault_report import report
from desktop.marking import N_
from desktop.models.package import Direction, PackageState, Standing, standing
from desktop.operations.lanes import finish_hand_over
from desktop.operations.receiving import Inspection, check_file
from desktop.operations.rights import Right, require, whole_office
from desktop.progress import Progress
from desktop.store.packages import PackageLine
from desktop.workspace import Workspace

__all__ = [
    "Desk",
    "Inspection",
    "PackageLine",
    "PackageRow",
    "accept_gap",
    "desk",
    "inspect",
    "outcomes",
]

SUFFIX = ".wasl"
_log = logging.getLogger(__name__)


class PackageRow(NamedTuple):
    """One package as the exchange page lists it."""

    uid: str
    partner: str  # name
    kind: str
    standing: Standing
    path: Path | None  # of the sealed file, while it is there
    line: PackageLine


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Everything the exchange page shows."""

    sent: tuple[PackageRow, ...]
    received: tuple[PackageRow, ...]
    waiting: tuple[Path, ...]  # sealed files in the inbox whose sender is not verified yet


def inspect(workspace: Workspace, file: Path, progress: Progress | None = None) -> Inspection:
    """Check a file from the first to the last byte and stage it; terms and receipts are taken at once.

    Raises:
        PackageError: It is refused, with a code and a sentence; nothing of it is kept.
    """
    whole_office(workspace, Right.EXCHANGE)
    return _guarded(workspace, file, progress or Progress(), "")


def accept_gap(workspace: Workspace, file: Path, reason: str, progress: Progress | None = None) -> Inspection:
    """Let a held package in although one before it is missing; a checker does, and says why.

    Raises:
        PackageError: It is refused for another reason.
        BadInputError: The reason is missing.
    """
    whole_office(workspace, Right.DECIDE)
    if not reason.strip():
        raise BadInputError(N_("The reason is missing. Write why the missing package is given up."))
    return _guarded(workspace, file, progress or Progress(), reason.strip())


def desk(workspace: Workspace) -> Desk:
    """Return what was sent, what was received, and the sealed files that wait for a verified card."""
    require(workspace, Right.EXCHANGE)
    finish_hand_over(workspace)
    with workspace.store.read() as uow:
        sent, received = (uow.packages.lines(direction) for direction in (Direction.OUT, Direction.IN))
        names = uow.agencies.names()
        known = uow.packages.file_names(Direction.IN)
    inbox = workspace.paths.inbox
    return Desk(
        sent=tuple(_row(workspace, line, names) for line in sent),
        received=tuple(_row(workspace, line, names) for line in received),
        waiting=tuple(path for path in sorted(inbox.glob(f"*{SUFFIX}")) if path.name not in known),
    )


def outcomes(workspace: Workspace, package_uid: str) -> dict[str, int]:
    """Count the persons of a package that we sent by the partner's code; "" where no receipt came yet."""
    require(workspace, Right.EXCHANGE)
    with workspace.store.read() as uow:
        package = uow.packages.with_uid(package_uid)
        return {} if package is None else uow.packages.outcomes(package)


def _guarded(workspace: Workspace, file: Path, progress: Progress, skip_reason: str) -> Inspection:
    try:
        return check_file(workspace, file, progress, skip_reason=skip_reason)
    except (UserError, CancelledError):
        raise
    except Exception as fault:
        _log.error("a package could not be taken\n%s", report(type(fault), fault, fault.__traceback__))
        raise refusal("E_INTERNAL") from fault


def _row(workspace: Workspace, line: PackageLine, names: dict[str, str]) -> PackageRow:
    is_out = line.direction == Direction.OUT
    code = line.recipient if is_out else line.sender
    folder = workspace.paths.outbox if is_out else workspace.paths.inbox
    path = folder / line.file_name
    stands = standing(line.kind, PackageState(line.state), line.created_at, workspace.now())
    return PackageRow(
        line.uid, names.get(code, code), line.kind, stands, path if path.is_file() else None, line
    )
