"""Finds out, after a stale save was refused, where the two versions differ, and who saved the other one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, event, select
from sqlalchemy.orm import Mapper, Session

from desktop.errors import ChangedMeanwhileError, Conflict
from desktop.marking import N_
from desktop.models.base import Record
from desktop.models.user import User

_STAMPS = {"id", "version", "updated_at", "updated_by"}
_PENDING = "changes being written"


@dataclass(frozen=True)
class _Mine:
    """A record as this unit of work wanted to write it."""

    table: Table
    values: dict[str, Any]


@event.listens_for(Session, "before_flush")
def _begin(session: Session, *_: object) -> None:
    session.info[_PENDING] = []


@event.listens_for(Record, "before_update", propagate=True)
def _remember(mapper: Mapper[Any], _: Connection, record: Any) -> None:
    """Keep what is about to be written: after a refused flush the record does not know it any more."""
    session = Session.object_session(record)
    if session is not None:
        values = {name: record.__dict__[name] for name in mapper.columns.keys() if name in record.__dict__}  # noqa: SIM118 (no mapping)
        session.info.setdefault(_PENDING, []).append(_Mine(mapper.local_table, values))  # type: ignore[arg-type]  # a table


def changed_meanwhile(session: Session, connection: Connection) -> ChangedMeanwhileError:
    """Return the error of a stale save, with both values of each field that differs.

    Args:
        session: Whose flush was refused.
        connection: Another one, to read what is stored now.
    """
    names = {uid: name for uid, name in connection.execute(select(User.uid, User.full_name))}
    conflicts: list[Conflict] = []
    by, at = "", None
    for mine in session.info.get(_PENDING, ()):
        theirs = connection.execute(select(mine.table).where(mine.table.c.id == mine.values["id"])).first()
        if theirs is None or theirs.version == mine.values["version"]:
            continue
        conflicts += _differences(mine, theirs._mapping)
        by = by or theirs.updated_by or theirs.created_by
        at = at or theirs.updated_at or theirs.created_at
    return _error(names.get(by, by), at, conflicts)


def _differences(mine: _Mine, theirs: Any) -> Iterable[Conflict]:
    for name, value in mine.values.items():
        if name not in _STAMPS and theirs[name] != value:
            yield Conflict(mine.table.name, str(mine.values["uid"]), name, theirs[name], value)


def _error(person: str, moment: datetime | None, conflicts: list[Conflict]) -> ChangedMeanwhileError:
    if not person or moment is None:
        return ChangedMeanwhileError(
            N_(
                "Somebody else changed this record in the meantime. "
                "Open it again; your typing is still on the screen."
            ),
            conflicts=tuple(conflicts),
        )
    return ChangedMeanwhileError(
        N_(
            "{person} changed this record on {moment}. Your typing is still on the screen: "
            "compare both, then save again."
        ),
        conflicts=tuple(conflicts),
        person=person,
        moment=moment,
    )
