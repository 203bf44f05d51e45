"""Reading the journal and proving that nothing in it was changed."""

from desktop.models.journal import Action, JournalEntry
from desktop.operations.authorship import note
from desktop.operations.rights import Right, require
from desktop.workspace import Workspace


def entries(workspace: Workspace, limit: int = 100, before: int | None = None) -> list[JournalEntry]:
    """Return the latest entries below number `before`, newest first."""
    require(workspace, Right.SEE_JOURNAL)
    with workspace.store.read() as uow:
        return uow.journal.latest(limit, before)


def check_chain(workspace: Workspace) -> int | None:
    """Return the number of the first entry that does not hold, or None when the chain is whole."""
    require(workspace, Right.SEE_JOURNAL)
    with workspace.store.write() as uow:
        broken = uow.journal.first_broken()
        note(uow, workspace, Action.CHECKED, "journal", first_broken=broken or 0)
    return broken
