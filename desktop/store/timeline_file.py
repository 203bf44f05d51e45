"""Events of a family's own file: its opening, corrections and imports, and notes of contact."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, case, func, select, tuple_
from sqlalchemy.orm import Session

from desktop.models.agency import Agency
from desktop.models.beneficiary import Household, State
from desktop.models.contact_note import ContactNote
from desktop.models.history import TYPED, FieldChange
from desktop.models.import_run import ImportRun
from desktop.models.package import Package
from desktop.models.timeline import OF_CONTACT, EventKind, TimelineEvent
from desktop.store.timeline_sources import Key, Reader, day_of

_CLOSING = ("state", "closed_reason", "closed_kind", "closed_on", "deceased_on")


def opening_keys(session: Session, household: Household) -> Iterator[Key]:
    """Yield the one event that opened the file."""
    kind, _ = _origin(session, household.import_uid or "", household.origin)
    kind = EventKind.OPENED if kind is EventKind.CORRECTED else kind
    yield Key(day_of(household.created_at), kind, household.id, household.created_at)


def opening_events(reader: Reader, ids: Sequence[int]) -> Iterator[TimelineEvent]:
    """Yield the opening of the file."""
    household = reader.household
    kind, source = _origin(reader.session, household.import_uid or "", household.origin)
    yield TimelineEvent(
        id=household.id,
        kind=EventKind.OPENED if kind is EventKind.CORRECTED else kind,
        day=day_of(household.created_at),
        by=reader.person(household.created_by),
        agency=reader.agency(household.origin),
        source=source,
        told_at=household.created_at,
    )


def closing_keys(session: Session, household: Household) -> Iterator[Key]:
    """Yield the one event that closed the file, on the day from which it counts no more."""
    if household.state == State.CLOSED:
        yield Key(_closed(household), EventKind.CLOSED, household.id, household.updated_at)


def closing_events(reader: Reader, ids: Sequence[int]) -> Iterator[TimelineEvent]:
    """Yield the closing of the file with its reason."""
    household = reader.household
    yield TimelineEvent(
        id=household.id,
        kind=EventKind.CLOSED,
        day=_closed(household),
        by=reader.person(household.updated_by),
        agency=reader.own,
        outcome=household.closed_kind or "",
        text=household.closed_reason,
        told_at=household.updated_at,
    )


def _closed(household: Household) -> date:
    return household.closed_on or day_of(household.updated_at or household.created_at)


def change_keys(session: Session, household: Household) -> Iterator[Key]:
    """Yield what was saved of the family and its members after the opening, a batch an event.

    What closed a closed file is no correction as well: `closing_keys` tells of it with its day and reason.
    """
    saved = list(_batches(session, household))
    closings = [one.id for one in saved if one.is_closing] if household.state == State.CLOSED else []
    for batch in saved:
        if batch.id == max(closings, default=None):
            continue
        kind, _ = _origin(session, batch.source, household.origin)
        yield Key(day_of(batch.at), kind, batch.id, batch.at)


def change_events(reader: Reader, ids: Sequence[int]) -> Iterator[TimelineEvent]:
    """Yield which fields were changed by whom; the values stand in the history of the card."""
    batches = {one.id: one for one in _batches(reader.session, reader.household) if one.id in set(ids)}
    query = (
        select(FieldChange.batch, FieldChange.field)
        .where(FieldChange.batch.in_({one.batch for one in batches.values()}))
        .where(_of_family(reader.household))
        .order_by(FieldChange.id)
    )
    fields: dict[str, dict[str, None]] = {}
    for batch, field in reader.session.execute(query):
        fields.setdefault(batch, {})[field] = None
    for one in batches.values():
        kind, source = _origin(reader.session, one.source, reader.household.origin)
        yield TimelineEvent(
            id=one.id,
            kind=kind,
            day=day_of(one.at),
            by=reader.person(one.by),
            agency=source if kind is EventKind.TOLD else reader.own,
            source="" if kind is EventKind.TOLD else source,
            told_at=one.at,
            fields=tuple(fields.get(one.batch, ())),
        )


def note_keys(session: Session, household: Household) -> Iterator[Key]:
    """Yield the notes of contact."""
    query = select(ContactNote.day, ContactNote.kind, ContactNote.id, ContactNote.created_at)
    for day, kind, row, at in session.execute(query.where(ContactNote.household_id == household.id)):
        yield Key(day, OF_CONTACT[kind], row, at)


def note_events(reader: Reader, ids: Sequence[int]) -> Iterator[TimelineEvent]:
    """Yield notes of contact; the words of a sensitive one only to who may see them."""
    query = select(ContactNote).where(ContactNote.id.in_(ids))
    for note in reader.session.scalars(query):
        is_hidden = note.is_sensitive and not reader.may_see
        yield TimelineEvent(
            id=note.id,
            uid=note.uid,
            version=note.version,
            kind=OF_CONTACT[note.kind],
            day=note.day,
            by=note.worker or reader.person(note.created_by),
            agency=reader.agency(note.origin),
            what="" if is_hidden else note.agency,
            text="" if is_hidden else note.text,
            outcome=note.outcome,
            told_at=note.created_at,
            is_hidden=is_hidden,
            struck_reason=note.struck_reason,
        )


class _Batch(NamedTuple):
    batch: str
    id: int
    at: datetime
    by: str
    source: str
    is_closing: bool


def _batches(session: Session, household: Household) -> Iterator[_Batch]:
    change = FieldChange
    has_reason = (change.record_kind == "household") & (change.field == "closed_reason")
    query = (
        select(
            change.batch,
            func.min(change.id),
            func.min(change.at),
            func.min(change.by),
            func.min(change.source),
            func.max(case((has_reason, 1), else_=0))
            > func.max(case((change.field.in_(_CLOSING), 0), else_=1)),
        )
        .where(_of_family(household))
        .group_by(change.batch)
    )
    for row in session.execute(query):
        yield _Batch._make(row)


def _of_family(household: Household) -> ColumnElement[bool]:
    records = [("household", household.uid), *(("person", member.uid) for member in household.members)]
    of_them = tuple_(FieldChange.record_kind, FieldChange.record_uid).in_(records)
    return of_them & (FieldChange.field != "programme")  # joining and leaving are events of their own


def _origin(session: Session, source: str, origin: str) -> tuple[EventKind, str]:
    """Return what kind of event a source makes of a saving, and what people call the source."""
    if source == TYPED:
        return EventKind.CORRECTED, ""
    if source:
        name = session.scalar(select(ImportRun.file_name).where(ImportRun.uid == source))
        if name is not None:
            return EventKind.IMPORTED, name
        sender = session.scalar(
            select(func.coalesce(Agency.name, Package.sender))
            .join(Agency, Agency.code == Package.sender, isouter=True)
            .where(Package.uid == source)
        )
        return (EventKind.TOLD, sender) if sender else (EventKind.CORRECTED, "")
    partner = select(Agency.name).where(Agency.code == origin, Agency.is_own.is_(False))
    name = session.scalar(partner)
    return (EventKind.TOLD, name) if name else (EventKind.CORRECTED, "")
