"""Undoing a merge: both files stand again exactly as they were."""

from desktop.errors import RefusedError
from desktop.marking import N_
from desktop.models.base import Base
from desktop.models.journal import Action
from desktop.models.merge_plan import TABLES
from desktop.operations.authorship import author, note
from desktop.operations.histories import History
from desktop.operations.merging import UNTOLD
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.row_moves import row_of, set_row, unpacked
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def undo_merge(workspace: Workspace, merge_uid: str, progress: Progress | None = None) -> None:
    """Bring both files back exactly as they were; what came to the survivor since stays with him.

    Raises:
        RefusedError: It was undone before, another merge builds on it, or one of the rows was changed since.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    with workspace.store.write() as uow:
        record = uow.merges.with_uid(merge_uid)
        if record is None or record.undone_at is not None:
            raise RefusedError(N_("This merge was undone already."))
        if uow.merges.later(record) is not None:
            raise RefusedError(
                N_("One of these files was merged again later. Undo the later merge first, then this one.")
            )
        history = History(workspace, record.uid)
        for step in uow.merges.steps(record):
            _undo_step(uow, history, step.table_name, step.row_id, (step.before, step.after))
        for one in uow.merges.records(record):
            one.is_undone = True
            uow.merges.save(one)
        record.undone_at, record.undone_by = workspace.now(), author(workspace)
        uow.merges.save(record)
        note(
            uow, workspace, Action.UNMERGED, "household", record.survivor_household,
            merge=record.uid, **history.seal(uow),
        )  # fmt: skip


def _undo_step(
    uow: UnitOfWork, history: History, table_name: str, row_id: int, texts: tuple[str, str]
) -> None:
    table = Base.metadata.tables[table_name]
    if not texts[0]:
        raise RefusedError(N_("The old values were erased. This merge cannot be undone any more."))
    before, after = (unpacked(table, text) for text in texts)
    now = row_of(uow.session, table, row_id)
    if any(now[name] != value for name, value in after.items()):
        raise RefusedError(
            N_(
                "One of these families was changed after the merge, so it cannot be undone exactly. "
                "Correct the files by hand: the history holds the values of both."
            ),
            code="E_CHANGED_SINCE",
        )
    set_row(uow.session, table, row_id, before)
    uow.touched.add(table_name)
    if table_name in TABLES:
        for name, value in before.items():
            if name not in UNTOLD:
                history.note(table_name, now["uid"], name, now[name], value)
