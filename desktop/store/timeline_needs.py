"""Events of needs: when a need of the family or of a member was noted, and when it was met or was none any more."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models.beneficiary import Household
from desktop.models.code_list import CodeListName
from desktop.models.need import Need
from desktop.models.timeline import EventKind, TimelineEvent
from desktop.store.timeline_sources import Key, Reader


def noting_keys(session: Session, household: Household) -> Iterator[Key]:
    """Yield the needs on the day they were noted."""
    query = select(Need.noted_on, Need.id, Need.created_at).where(Need.household_id == household.id)
    for day, row, at in session.execute(query):
        yield Key(day, EventKind.NEEDED, row, at)


def noting_events(reader: Reader, ids: Sequence[int]) -> Iterator[TimelineEvent]:
    """Yield noted needs with how urgent they were."""
    for need in reader.session.scalars(select(Need).where(Need.id.in_(ids))):
        author = reader.person(need.created_by)
        yield _event(reader, need, EventKind.NEEDED, need.noted_on, by=author, outcome=need.urgency)


def settling_keys(session: Session, household: Household) -> Iterator[Key]:
    """Yield the needs that were settled, on that day."""
    query = select(Need.settled_on, Need.id, Need.updated_at)
    for day, row, at in session.execute(
        query.where(Need.household_id == household.id, Need.settled_on.is_not(None))
    ):
        if day is not None:
            yield Key(day, EventKind.SETTLED, row, at)


def settling_events(reader: Reader, ids: Sequence[int]) -> Iterator[TimelineEvent]:
    """Yield settled needs with who met them."""
    for need in reader.session.scalars(select(Need).where(Need.id.in_(ids))):
        author = reader.person(need.updated_by or need.created_by)
        day = need.settled_on or need.noted_on
        yield _event(reader, need, EventKind.SETTLED, day, by=author, outcome=need.state)


def _event(reader: Reader, need: Need, kind: EventKind, day: date, *, by: str, outcome: str) -> TimelineEvent:
    word = reader.word(CodeListName.NEED, need.kind)
    provider = reader.agency(need.agency_code) if need.agency_code else need.provider
    return TimelineEvent(
        id=need.id,
        kind=kind,
        day=day,
        by=by,
        agency="" if word.is_hidden else provider,
        what=word.label,
        text="" if word.is_hidden else need.remark,
        outcome=outcome,
        told_at=need.created_at if kind is EventKind.NEEDED else need.updated_at,
        is_hidden=word.is_hidden,
    )
