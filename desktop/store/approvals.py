"""Queries about requests for a second person's word."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

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


class Approvals(Collection):
    """The requests, open and ended."""

    def numbered(self, number: str) -> Approval | None:
        """Return a request by its number."""
        return self._session.scalar(select(Approval).where(Approval.number == number))

    def open_for(self, kind: str, subject_uid: str) -> Approval | None:
        """Return the request that is still open on a thing."""
        query = select(Approval).where(
            Approval.kind == kind, Approval.subject_uid == subject_uid, Approval.state == ApprovalState.ASKED
        )
        return self._session.scalars(query.order_by(Approval.id.desc())).first()

    def rows(self, state: ApprovalState | None = None, limit: int = 200) -> list[ApprovalRow]:
        """Return requests, newest first, with the name of who asked."""
        query = (
            select(
                Approval.number,
                Approval.kind,
                Approval.subject_uid,
                Approval.subject,
                Approval.details,
                Approval.digest,
                Approval.created_by,
                User.full_name,
                Approval.created_at,
                Approval.state,
                Approval.reason,
            )
            .join(User, User.uid == Approval.created_by, isouter=True)
            .order_by(Approval.id.desc())
            .limit(limit)
        )
        if state is not None:
            query = query.where(Approval.state == state)
        return [ApprovalRow._make(row) for row in self._session.execute(query)]
