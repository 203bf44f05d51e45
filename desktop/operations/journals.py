"""Reading the journal and proving that nothing in it was changed."""

from desktop.models.journal import JournalEntry
from desktop.operations.rights import Right, require
from desktop.workspace import Workspace


def entries(workspace: Workspace, limit: int = 100, before: int | None = None) -> list[JournalEntry]:
    """Return the latest entries below number `before`, newest first."""
    require(workspace, Right.SEE_JOURNAL)
    with workspace.store.read() as uow:
        return uow.journal.latest(limit, before)
