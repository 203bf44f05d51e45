"""The history of records beside families: what of an agency, a memorandum or an account was changed, when and by whom."""

from itertools import groupby
from operator import attrgetter

from desktop.models.family_history import FieldLine, Saving, Source
from desktop.operations.rights import Right, require
from desktop.workspace import Workspace

_MOST = 100  # lines


def exchange_history(workspace: Workspace, kind: str, uid: str) -> list[Saving]:
    """Return what was changed of an agency or of a memorandum, the newest first."""
    require(workspace, Right.EXCHANGE)
    return _history(workspace, kind, uid)


def account_history(workspace: Workspace, uid: str) -> list[Saving]:
    """Return which roles and areas an account had, the newest first; areas go by their names."""
    require(workspace, Right.SEE_USERS)
    with workspace.store.read() as uow:
        names = uow.areas.names()

    def named(codes: str) -> str:
        return " · ".join(names.get(code, code) for code in codes.split())

    return [
        Saving(
            at=saving.at,
            by=saving.by,
            source=saving.source,
            source_name="",
            lines=tuple(
                line._replace(old=named(line.old), new=named(line.new)) if line.field == "areas" else line
                for line in saving.lines
            ),
        )
        for saving in _history(workspace, "user", uid)
    ]


def _history(workspace: Workspace, kind: str, uid: str) -> list[Saving]:
    with workspace.store.read() as uow:
        lines = uow.histories.of_records([(kind, uid)], _MOST)
    batches = (list(some) for _, some in groupby(lines, key=attrgetter("batch")))
    return [
        Saving(
            at=batch[0].at,
            by=batch[0].by,
            source=Source.TYPED,
            source_name="",
            lines=tuple(
                FieldLine("", line.field, line.old, line.new, is_erased=line.erased_at is not None)
                for line in reversed(batch)
            ),
        )
        for batch in batches
    ]
