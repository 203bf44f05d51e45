"""Proves the office whole: every page of the database, the journal with its history, every approved list."""

from dataclasses import dataclass

from desktop.models.journal_view import Finding
from desktop.operations.authorship import note_check
from desktop.operations.journal_check import proven_journal
from desktop.operations.list_proof import altered_lists
from desktop.operations.readings import settle
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class CheckOutcome:
    """What the check saw; empty fields mean that nothing is broken."""

    entries: int
    lists: int
    bad_pages: tuple[str, ...]
    first_broken_entry: int | None
    altered_lists: tuple[str, ...]  # uids
    findings: tuple[Finding, ...] = ()  # of the journal, in words
    checkpoints: int = 0

    @property
    def is_whole(self) -> bool:
        """Return whether nothing is broken."""
        return not (
            self.bad_pages or self.first_broken_entry is not None or self.altered_lists or self.findings
        )

    @property
    def where(self) -> str:
        """Return the place of each damage, by numbers and uids alone."""
        entry = () if self.first_broken_entry is None else (f"journal {self.first_broken_entry}",)
        if self.findings and not entry:
            entry = ("journal",)
        return ", ".join((*self.bad_pages, *entry, *self.altered_lists))


def check_office(workspace: Workspace, progress: Progress) -> CheckOutcome:
    """Check everything that can be proven and journal the outcome."""
    require(workspace, Right.SEE_JOURNAL)
    settle(workspace)
    with workspace.store.read() as uow:
        progress.advance(0, 3)
        bad_pages = tuple(uow.offices.bad_pages())
        progress.advance(1, 3)
        journal = proven_journal(uow, workspace, progress)
        progress.advance(2, 3)
        outcome = CheckOutcome(
            entries=uow.journal.head()[0],
            lists=sum(1 for _ in uow.approved_lists.approved()),
            bad_pages=bad_pages,
            first_broken_entry=journal.first_broken,
            altered_lists=tuple(altered_lists(uow)),
            findings=journal.findings,
            checkpoints=journal.checkpoints,
        )
    note_check(
        workspace,
        "office",
        is_whole=outcome.is_whole,
        entries=outcome.entries,
        findings=len(outcome.findings),
    )
    return outcome
