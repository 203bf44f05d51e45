"""Events of lists and packages: where the family was listed, left out, and told of to a partner."""

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from desktop.models.approved_list import ApprovedList, ListExclusion, ListLine, ListState
from desktop.models.beneficiary import Household
from desktop.models.package import Direction, Package, SentRow
from desktop.models.timeline import EventKind, TimelineEvent
from desktop.store.timeline_sources import Key, Reader, day_of


def line_keys(session: Session, household: Household) -> Iterator[Key]:
    """Yield the approved editions that the family stands on."""
    yield from _keys(session, household, ListLine, EventKind.LISTED)


def line_events(reader: Reader, ids: Sequence[int]) -> Iterator[TimelineEvent]:
    """Yield the lists with the family's share."""
    taken = ListExclusion
    query = (
        select(ListLine, ApprovedList, taken.words)
        .join(ApprovedList, ApprovedList.id == ListLine.list_id)
        .join(
            taken,
            (taken.list_id == ListLine.list_id)
            & (taken.household_id == ListLine.household_id)
            & taken.is_taken,
            isouter=True,
        )
    )
    for line, edition, words in reader.session.execute(query.where(ListLine.id.in_(ids))):
        yield _listed(reader, edition, EventKind.LISTED, line.id, quantity=line.quantity, text=words or "")


def exclusion_keys(session: Session, household: Household) -> Iterator[Key]:
    """Yield the approved editions that the family was left out of."""
    yield from _keys(session, household, ListExclusion, EventKind.EXCLUDED, ListExclusion.is_taken.is_(False))


def exclusion_events(reader: Reader, ids: Sequence[int]) -> Iterator[TimelineEvent]:
    """Yield the lists with the reason of the exclusion."""
    query = select(ListExclusion, ApprovedList).join(ApprovedList, ApprovedList.id == ListExclusion.list_id)
    for line, edition in reader.session.execute(query.where(ListExclusion.id.in_(ids))):
        yield _listed(reader, edition, EventKind.EXCLUDED, line.id, outcome=line.reason, text=line.words)


def sending_keys(session: Session, household: Household) -> Iterator[Key]:
    """Yield the packages that carried a member of the family."""
    members = [member.uid for member in household.members]
    query = (
        select(Package.created_at, func.min(SentRow.id))
        .join(Package, Package.id == SentRow.package_id)
        .where(SentRow.person_uid.in_(members), Package.direction == Direction.OUT)
        .group_by(Package.id, Package.created_at)
    )
    for at, row in session.execute(query):
        yield Key(day_of(at), EventKind.SENT, row, at)


def sending_events(reader: Reader, ids: Sequence[int]) -> Iterator[TimelineEvent]:
    """Yield packages with the partner's answer, where it came."""
    query = select(SentRow, Package).join(Package, Package.id == SentRow.package_id)
    for row, package in reader.session.execute(query.where(SentRow.id.in_(ids))):
        yield TimelineEvent(
            id=row.id,
            kind=EventKind.SENT,
            day=day_of(package.created_at),
            by=reader.person(package.created_by),
            agency=reader.agency(package.recipient),
            outcome=row.outcome,
            source=f"{package.memorandum}-{package.seq}",
            told_at=package.created_at,
        )


def _keys(
    session: Session,
    household: Household,
    line: type[ListLine] | type[ListExclusion],
    kind: EventKind,
    *more: ColumnElement[bool],
) -> Iterator[Key]:
    query = (
        select(ApprovedList.approved_at, line.id)
        .join(ApprovedList, ApprovedList.id == line.list_id)
        .where(line.household_id == household.id, ApprovedList.state == ListState.APPROVED, *more)
    )
    for at, row in session.execute(query):
        if at is not None:
            yield Key(day_of(at), kind, row, at)


def _listed(
    reader: Reader,
    edition: ApprovedList,
    kind: EventKind,
    row: int,
    *,
    quantity: int | None = None,
    outcome: str = "",
    text: str = "",
) -> TimelineEvent:
    aid = reader.aid(edition.aid_kind)
    return TimelineEvent(
        id=row,
        kind=kind,
        day=day_of(edition.approved_at or edition.created_at),
        by=reader.person(edition.approved_by),
        agency=reader.own,
        what="" if aid.is_hidden else f"{edition.title} – {aid.label}",
        quantity=None if aid.is_hidden else quantity,
        unit=edition.unit,
        outcome=outcome,
        text=text,
        until=edition.period_to,
        source=edition.number or "",
        told_at=edition.approved_at,
        is_hidden=aid.is_hidden,
    )
