"""Queries about requests for a second person's word."""

from collections.abc import Collection as Many
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from desktop.models.approval import Approval, ApprovalState
from desktop.models.user import User
from desktop.store.collection import Collection


class ApprovalRow(NamedTuple):
    """One request as the desk shows it."""

    number: str
    kind: str
    subject_uid: str
    subject: str
    details: str
    digest: str
    asked_by: str  # uid
    asked_by_name: str
    asked_at: datetime
    state: str
    reason: str
    decided_by: str | None
    decided_by_name: str | None
    decided_at: datetime | None
    is_delayed: bool
    due_at: datetime | None


class Approvals(Collection):
    """The requests, open and ended."""

    def numbered(self, number: str) -> Approval | None:
        """Return a request by its number."""
        return self._session.scalar(select(Approval).where(Approval.number == number))

    def held(self, number: str) -> Approval | None:
        """Return a request by its number and let nobody else decide it until the end of the unit of work."""
        return self._session.scalar(select(Approval).where(Approval.number == number).with_for_update())

    def open_for(self, kind: str, subject_uid: str) -> Approval | None:
        """Return the request that is still open on a thing."""
        query = select(Approval).where(
            Approval.kind == kind, Approval.subject_uid == subject_uid, Approval.state == ApprovalState.ASKED
        )
        return self._session.scalars(query.order_by(Approval.id.desc())).first()

    def row(self, number: str) -> ApprovalRow | None:
        """Return one request with the names of its persons."""
        found = self._session.execute(_rows().where(Approval.number == number)).first()
        return None if found is None else ApprovalRow._make(found)

    def waiting(self, since: datetime, limit: int = 500) -> list[ApprovalRow]:
        """Return requests nobody has decided, asked at a moment or later; newest first."""
        return self._found(
            _rows()
            .where(Approval.state == ApprovalState.ASKED, Approval.created_at >= since)
            .order_by(Approval.id.desc())
            .limit(limit)
        )

    def asked_by(self, person: str, limit: int = 200) -> list[ApprovalRow]:
        """Return what became of the requests of one person, newest first."""
        return self._found(
            _rows().where(Approval.created_by == person).order_by(Approval.id.desc()).limit(limit)
        )

    def history(
        self,
        *,
        since: datetime,
        kinds: Many[str] = (),
        states: Many[str] = (),
        words: str = "",
        limit: int = 500,
    ) -> list[ApprovalRow]:
        """Return the requests that wait no more, newest first.

        Args:
            since: When an undecided request may have been asked for and still wait.
            kinds: Only these; empty means all.
            states: Only these; empty means all. `expired` are those nobody decided in time.
            words: Part of the number or of what it is about.
            limit: How many at most.
        """
        has_expired = (Approval.state == ApprovalState.ASKED) & (Approval.created_at < since)
        ended = has_expired if not states or ApprovalState.EXPIRED in states else Approval.id < 0
        wanted = [state for state in states if state != ApprovalState.EXPIRED]
        decided = Approval.state.in_(wanted) if states else Approval.state != ApprovalState.ASKED
        query = _rows().where(ended | decided)
        if kinds:
            query = query.where(Approval.kind.in_(kinds))
        if words:
            part = words.casefold().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            is_about = func.lower(Approval.subject).like(f"%{part}%", escape="\\")
            query = query.where(is_about | Approval.number.like(f"%{part}%", escape="\\"))
        return self._found(query.order_by(Approval.id.desc()).limit(limit))

    def _found(self, query: Select[ApprovalRow]) -> list[ApprovalRow]:
        return [ApprovalRow._make(row) for row in self._session.execute(query)]


def _rows() -> "Select[ApprovalRow]":
    asker, decider = aliased(User), aliased(User)
    chosen = select(
        Approval.number,
        Approval.kind,
        Approval.subject_uid,
        Approval.subject,
        Approval.details,
        Approval.digest,
        Approval.created_by,
        func.coalesce(asker.full_name, ""),
        Approval.created_at,
        Approval.state,
        Approval.reason,
        Approval.decided_by,
        decider.full_name,
        Approval.decided_at,
        Approval.is_delayed,
        Approval.due_at,
    )
    asked = asker.uid == Approval.created_by
    decided = decider.uid == Approval.decided_by
    return chosen.join(asker, asked, isouter=True).join(decider, decided, isouter=True)  # type: ignore[return-value]  # a row of these columns
