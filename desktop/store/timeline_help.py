"""Events of help: what the family received from whom, what it did not take, and the programmes it belongs to."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVarTuple

from sqlalchemy import ScalarSelect, Select, func, select
from sqlalchemy.orm import Session, aliased

from desktop.models.agency import Agency
from desktop.models.beneficiary import Household
from desktop.models.distribution import Distribution, DistributionLine, DistributionState, Result
from desktop.models.kept_page import KeptPage
from desktop.models.package import Package
from desktop.models.programme import Benefit, Membership, Programme
from desktop.models.timeline import EventKind, TimelineEvent
from desktop.store.programmes import is_own_programme, programme_name
from desktop.store.timeline_sources import Key, Reader, day_of

Columns = TypeVarTuple("Columns")
_TAKEN = [result for result in Result if result.is_handed_over]
_LEFT = ("exited", "suspended")


def benefit_keys(session: Session, household: Household) -> Iterator[Key]:
    """Yield what the office gave, and what partners said they give."""
    query = (
        select(
            func.coalesce(Benefit.given_on, Benefit.period_from), Benefit.id, Agency.id, Benefit.created_at
        )
        .join(Agency, (Agency.code == Benefit.origin) & Agency.is_own, isouter=True)
        .where(Benefit.household_id == household.id)
    )
    for day, row, own, at in session.execute(query):
        yield Key(day, _received(own is not None), row, at)


def benefit_events(reader: Reader, ids: Sequence[int]) -> Iterator[TimelineEvent]:
    """Yield benefits with agency, source and date; a sensitive kind of aid only to who may see such."""
    query = (
        select(
            Benefit,
            programme_name(),
            Distribution.number,
            Package.memorandum,
            Package.seq,
            Agency.id,
            _signed_page(reader),
        )
        .select_from(Benefit)
        .join(Programme, is_own_programme(), isouter=True)
        .join(Distribution, Distribution.uid == Benefit.source, isouter=True)
        .join(Package, Package.uid == Benefit.source, isouter=True)
        .join(Agency, (Agency.code == Benefit.origin) & Agency.is_own, isouter=True)
        .where(Benefit.id.in_(ids))
    )
    for benefit, programme, number, memorandum, seq, own, page in reader.session.execute(query):
        aid = reader.aid(benefit.aid_kind)
        words = " – ".join(filter(None, dict.fromkeys((programme, aid.label))))
        yield TimelineEvent(
            id=benefit.id,
            kind=_received(own is not None),
            day=benefit.given_on or benefit.period_from,
            by=reader.person(benefit.created_by),
            agency=reader.agency(benefit.agency_code),
            what="" if aid.is_hidden else words,
            quantity=None if aid.is_hidden else benefit.quantity,
            unit=benefit.unit,
            until=benefit.period_to,
            source=number or (f"{memorandum}-{seq}" if memorandum else ""),
            told_at=benefit.created_at,
            page_uid="" if aid.is_hidden else page or "",
            is_hidden=aid.is_hidden,
        )


def row_keys(session: Session, household: Household) -> Iterator[Key]:
    """Yield the rows of sheets with a result; what the family took is a benefit when the round has closed."""
    columns = (Distribution.day, DistributionLine.result, DistributionLine.id, DistributionLine.entered_at)
    query = _rows_of_sheets(select(*columns)).where(DistributionLine.household_id == household.id)
    for day, result, row, at in session.execute(query):
        yield Key(day, _taken(result), row, at)


def row_events(reader: Reader, ids: Sequence[int]) -> Iterator[TimelineEvent]:
    """Yield rows of sheets with what became of them."""
    query = _rows_of_sheets(select(DistributionLine, Distribution, _signed_page(reader)))
    query = query.where(DistributionLine.id.in_(ids))
    for line, distribution, page in reader.session.execute(query):
        aid = reader.aid(distribution.aid_kind)
        yield TimelineEvent(
            id=line.id,
            kind=_taken(line.result),
            day=distribution.day,
            by=reader.person(line.entered_by),
            agency=reader.own,
            what="" if aid.is_hidden else f"{distribution.campaign} – {aid.label}",
            quantity=None if aid.is_hidden else line.quantity,
            unit=distribution.unit,
            outcome=line.result,
            source=distribution.number,
            told_at=line.entered_at,
            page_uid="" if aid.is_hidden else page or "",
            is_hidden=aid.is_hidden,
        )


def joining_keys(session: Session, household: Household) -> Iterator[Key]:
    """Yield the programmes that the family joined."""
    query = select(Membership.valid_from, Membership.id, Membership.created_at)
    for day, row, at in session.execute(query.where(Membership.household_id == household.id)):
        yield Key(day, EventKind.JOINED, row, at)


def joining_events(reader: Reader, ids: Sequence[int]) -> Iterator[TimelineEvent]:
    """Yield joined programmes."""
    for membership, programme in reader.session.execute(_memberships(ids)):
        yield TimelineEvent(
            id=membership.id,
            kind=EventKind.JOINED,
            day=membership.valid_from,
            by=reader.person(membership.created_by),
            agency=reader.agency(programme.agency_code or membership.origin),
            what=programme.name,
            told_at=membership.created_at,
        )


def leaving_keys(session: Session, household: Household) -> Iterator[Key]:
    """Yield the programmes that the family left, or that were suspended for it."""
    query = select(Membership).where(Membership.household_id == household.id, Membership.state.in_(_LEFT))
    for membership in session.scalars(query):
        yield Key(_left(membership), EventKind.LEFT, membership.id, membership.updated_at)


def leaving_events(reader: Reader, ids: Sequence[int]) -> Iterator[TimelineEvent]:
    """Yield left programmes with the reason."""
    for membership, programme in reader.session.execute(_memberships(ids)):
        yield TimelineEvent(
            id=membership.id,
            kind=EventKind.LEFT,
            day=_left(membership),
            by=reader.person(membership.updated_by or membership.created_by),
            agency=reader.agency(programme.agency_code or membership.origin),
            what=programme.name,
            text=membership.reason,
            told_at=membership.updated_at,
        )


def _taken(result: str) -> EventKind:
    return EventKind.RECEIVED if Result(result).is_handed_over else EventKind.NOT_RECEIVED


def _received(is_own: bool) -> EventKind:
    return EventKind.RECEIVED if is_own else EventKind.TOLD


def _left(membership: Membership) -> date:
    return (
        membership.valid_to
        or membership.state_since
        or day_of(membership.updated_at or membership.valid_from)
    )


def _memberships(ids: Sequence[int]) -> Select[Membership, Programme]:
    joined = select(Membership, Programme).join(Programme, Programme.code == Membership.programme_code)
    return joined.where(Membership.id.in_(ids))


def _signed_page(reader: Reader) -> ScalarSelect[str]:
    """Return the question for the newest kept scan that shows the reader's family on the sheet of a row."""
    row = aliased(DistributionLine)
    query = (
        select(KeptPage.uid)
        .join(row, row.distribution_id == KeptPage.distribution_id)
        .where(
            KeptPage.distribution_id == Distribution.id,
            row.household_id == reader.household.id,
            row.position.between(KeptPage.first_row, KeptPage.last_row),
            reader.reach.rounds(),
        )
    )
    return query.order_by(KeptPage.id.desc()).limit(1).correlate(Distribution).scalar_subquery()


def _rows_of_sheets(query: Select[*Columns]) -> Select[*Columns]:
    return query.join(Distribution, Distribution.id == DistributionLine.distribution_id).where(
        DistributionLine.result != Result.PENDING,
        Distribution.state != DistributionState.VOIDED,
        (Distribution.state != DistributionState.CLOSED) | DistributionLine.result.not_in(_TAKEN),
    )
