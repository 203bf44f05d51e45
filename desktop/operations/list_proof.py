"""Proves that an approved list is still what two persons agreed to; every print and the check of the office ask it."""

from collections.abc import Iterable, Iterator

from desktop.errors import DamagedError, RefusedError, UserError
from desktop.marking import N_
from desktop.models.approved_list import ApprovedList, FrozenLine, ListState, digest_of
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork

_STEP = 1000  # lines between two words to whoever waits


def digest_now(uow: UnitOfWork, edition: ApprovedList, progress: Progress | None = None) -> str:
    """Return the hash of an edition as its rows stand now; `progress` may stop the reading."""
    lines = uow.approved_lists.frozen_lines(edition)
    return digest_of(edition.header(), _told(lines, edition.families, progress or Progress()))


def _told(lines: Iterable[FrozenLine], total: int, progress: Progress) -> Iterator[FrozenLine]:
    for n, line in enumerate(lines):
        if n % _STEP == 0:
            progress.advance(n, total, N_("Checking the list"))
        yield line


def verify_digest(uow: UnitOfWork, edition: ApprovedList, progress: Progress | None = None) -> None:
    """Recompute the hash of an approved edition from its rows.

    Raises:
        RefusedError: The list is not approved.
        DamagedError: A row or the header was changed since the approval.
    """
    if edition.state != ListState.APPROVED:
        raise RefusedError(N_("The list is not approved yet. A second person has to approve it first."))
    if digest_now(uow, edition, progress) != edition.seal:
        raise DamagedError(
            N_(
                "List {number} is not what was approved: something was changed in the database. "
                "It is not printed. Restore the last backup, or make a new edition."
            ),
            number=edition.number,
            code="E_LIST_ALTERED",
        )


def altered_lists(uow: UnitOfWork) -> list[str]:
    """Return the uids of approved editions that are not what was approved, for the check of the office.

    One that lost values of a line by an erasure has to be what the journal says it became by that.
    """
    broken = []
    vouched = uow.journal.resealed()
    for edition in list(uow.approved_lists.approved()):
        try:
            verify_digest(uow, edition)
            is_vouched = edition.digest_now == vouched.get(edition.uid, "")
        except UserError:
            is_vouched = False
        if not is_vouched:
            broken.append(edition.uid)
    return broken
