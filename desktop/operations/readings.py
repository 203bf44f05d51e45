"""Notes what is read and searched, without letting the reader wait for anybody's writing.

Usually the entry joins the chain at once. While an import holds the database it is kept beside (`waiting_notes.py`)
and joins in the next free moment: at the next reading, opening, closing, check or report.
"""

from collections.abc import Sequence
from functools import partial

from desktop.models.canonical import canonical_bytes
from desktop.models.journal import Action
from desktop.operations import waiting_notes
from desktop.operations.authorship import SYSTEM, author
from desktop.operations.keyed_hashes import hashed_words
from desktop.operations.rights import Right, require
from desktop.operations.waiting_notes import Note
from desktop.progress import Progress
from desktop.store.brief import BusyError, brief_write
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

WAIT_MS = 60  # a reader never waits longer for a writer
UNREADABLE = "note"  # kind of the entry that tells of a waiting note that does not open


def note_reading(
    workspace: Workspace, action: Action, kind: str, subject: str = "", **details: object
) -> None:
    """Note that something was read; when this returns the note is on the disk, in the chain or beside it.

    Raises:
        DamagedError: Nothing can be written; do not show what was read.
    """
    entry = _note(workspace, action, kind, subject, details)
    try:
        with brief_write(workspace.store, WAIT_MS) as uow:
            _take_waiting(uow, workspace)
            uow.journal.append(**vars(entry))
    except BusyError:
        waiting_notes.keep(workspace, entry)


def settle(workspace: Workspace, progress: Progress | None = None) -> bool:
    """Let the chain take what waits beside it; return whether nothing waits any more."""
    if not waiting_notes.waiting(workspace):
        return True
    try:
        with brief_write(workspace.store, WAIT_MS) as uow:
            _take_waiting(uow, workspace)
    except BusyError:
        return False
    return True


def searched(
    workspace: Workspace, words: str, hits: int, fields: Sequence[str] = (), progress: Progress | None = None
) -> None:
    """Note a search on which the clerk has settled: a keyed hash of the words, their length, the number of hits.

    Of a filter the names of its fields are noted, never what was looked for in them.
    """
    require(workspace, Right.SEE_BENEFICIARIES)
    note_search(workspace, words, hits, fields)


def note_search(workspace: Workspace, words: str, hits: int, fields: Sequence[str] = ()) -> None:
    """Note a search of the beneficiary list, never its words."""
    details: dict[str, object] = {"hits": hits}
    if words.strip():
        details |= {"words": hashed_words(workspace, words), "length": len(words.strip())}
    if fields:
        details["fields"] = sorted(set(fields))
    if len(details) > 1:
        note_reading(workspace, Action.SEARCHED, "person", "", **details)


def _take_waiting(uow: UnitOfWork, workspace: Workspace) -> None:
    """Append what waits, each note once, and remove its file when the chain holds it for good."""
    for file, kept in waiting_notes.opened(workspace, waiting_notes.waiting(workspace)):
        entry = kept or _note(workspace, Action.BEHIND, UNREADABLE, file.stem, {}, by=SYSTEM)
        if kept is None or not uow.journal.has(**vars(entry)):
            uow.journal.append(**vars(entry))
        uow.do_after(partial(file.unlink, missing_ok=True))


def _note(
    workspace: Workspace,
    action: Action,
    kind: str,
    subject: str,
    details: dict[str, object],
    by: str | None = None,
) -> Note:
    return Note(
        at=workspace.now(),
        by=author(workspace) if by is None else by,
        action=action.value,
        kind=kind,
        subject=subject,
        details=canonical_bytes(details).decode(),
    )
