"""The report on double help: families that two agencies helped, and help that was refused because of the other."""

from datetime import UTC, datetime, time, timedelta

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased

from desktop.marking import N_
from desktop.models.agency import Agency
from desktop.models.approved_list import ApprovedList, ListExclusion
from desktop.models.beneficiary import Household, Person
from desktop.models.list_plan import Exclusion
from desktop.models.package import Direction, IncomingRow, Package, RefusalReason, RowDecision, SentRow
from desktop.models.programme import Benefit
from desktop.models.report import (
    Blank,
    ColumnRole,
    Label,
    Missing,
    Records,
    ReportColumn,
    ReportRow,
    ReportTable,
)
from desktop.store.report_help import counted_on, meets, own_code
from desktop.store.report_places import Scope, added

_ALONE = ColumnRole.ALONE


def overlap(scope: Scope) -> ReportTable:
    """Count, for each partner, the families that both helped, and the rows refused because they were served already."""
    names = {code: name for code, name in scope.session.execute(select(Agency.code, Agency.name))}
    both, here, there = _helped_by_both(scope), _refused_here(scope), _refused_there(scope)
    rows = tuple(
        ReportRow(
            labels=(Label(names.get(code, code)),),
            cells=(both.get(code, 0), here.get(code, 0), there.get(code, 0), Blank.NONE),
        )
        for code in sorted({*both, *here, *there}, key=lambda code: names.get(code, code))
    )
    left_out = _left_out(scope)
    if left_out:
        cells = (Blank.NONE, Blank.NONE, Blank.NONE, left_out)
        rows = (*rows, ReportRow(labels=(Label(N_("our own lists"), True),), cells=cells))
    return ReportTable(
        question=scope.question,
        heads=(N_("Partner agency"),),
        columns=(
            ReportColumn(label=Label(N_("families helped by both"), True), role=_ALONE, is_additive=False),
            ReportColumn(label=Label(N_("rows we refused: already served"), True), role=_ALONE),
            ReportColumn(label=Label(N_("rows they refused: already served"), True), role=_ALONE),
            ReportColumn(label=Label(N_("left off lists: already served"), True), role=_ALONE),
        ),
        rows=rows,
        total=(_any_both(scope), *added(rows, 4)[1:]) if rows else (),
        records=sum(both.values()) + sum(here.values()) + sum(there.values()) + left_out,
        record_kind=Records.BENEFITS,
        missing=(Missing(N_("Help of partners without its kind: {n}"), _without_kind(scope)),),
        remarks=(
            Label(N_("Helped by both: the same kind of aid, or a kind not told, in days that meet."), True),
        ),
    )


def _pairs(scope: Scope) -> Select[str, int]:
    """Return the question for help of the office and of a partner to one family, in days that meet."""
    theirs = aliased(Benefit, name="theirs")
    same_kind = (theirs.aid_kind == Benefit.aid_kind) | (theirs.aid_kind == "") | (Benefit.aid_kind == "")
    begins, others = counted_on, func.coalesce(theirs.given_on, theirs.period_from)
    ends = func.coalesce(Benefit.period_to, Benefit.given_on, Benefit.period_from)
    other_ends = func.coalesce(theirs.period_to, theirs.given_on, theirs.period_from)
    return (
        select(theirs.agency_code, func.count(func.distinct(Benefit.household_id)))
        .select_from(Benefit)
        .join(theirs, theirs.household_id == Benefit.household_id)
        .join(Household, Household.id == Benefit.household_id)
        .where(
            *scope.families, Benefit.agency_code == own_code(), theirs.agency_code != own_code(),
            same_kind, begins <= other_ends, others <= ends, meets(Benefit, scope), meets(theirs, scope),
        )
    )  # fmt: skip


def _helped_by_both(scope: Scope) -> dict[str, int]:
    column = _pairs(scope).selected_columns[0]
    return {code: count for code, count in scope.session.execute(_pairs(scope).group_by(column))}


def _any_both(scope: Scope) -> int:
    query = _pairs(scope)
    return scope.session.scalar(query.with_only_columns(query.selected_columns[1])) or 0


def _moments(scope: Scope) -> tuple[datetime, datetime]:
    """Return the first moment of the period and the first after it, as the clocks of this office count days."""
    first = datetime.combine(scope.question.first, time()).astimezone(UTC)
    return first, datetime.combine(scope.question.last + timedelta(days=1), time()).astimezone(UTC)


def _decided(scope: Scope) -> list[ColumnElement[bool]]:
    """Return the conditions of packages that were decided in the period."""
    first, end = _moments(scope)
    return [Package.decided_at >= first, Package.decided_at < end]


def _refused_here(scope: Scope) -> dict[str, int]:
    query = (
        select(Package.sender, func.count())
        .select_from(IncomingRow)
        .join(Package, Package.id == IncomingRow.package_id)
        .join(Person, Person.id == IncomingRow.person_id)
        .join(Household, Household.id == Person.household_id)
        .where(
            *scope.families, *_decided(scope), Package.direction == Direction.IN,
            IncomingRow.decision == RowDecision.REFUSE, IncomingRow.reason == RefusalReason.ALREADY_SERVED,
        )
        .group_by(Package.sender)
    )  # fmt: skip
    return {code: count for code, count in scope.session.execute(query)}


def _refused_there(scope: Scope) -> dict[str, int]:
    query = (
        select(Package.recipient, func.count())
        .select_from(SentRow)
        .join(Package, Package.id == SentRow.package_id)
        .join(Person, Person.uid == SentRow.person_uid)
        .join(Household, Household.id == Person.household_id)
        .where(
            *scope.families, *_decided(scope), Package.direction == Direction.OUT,
            SentRow.outcome.in_((RefusalReason.ALREADY_SERVED.value, "refused_overlap")),
        )
        .group_by(Package.recipient)
    )  # fmt: skip
    return {code: count for code, count in scope.session.execute(query)}


def _left_out(scope: Scope) -> int:
    """Count the times a family was left off a list that was approved in the period, for it was served already."""
    first, end = _moments(scope)
    query = (
        select(func.count())
        .select_from(ListExclusion)
        .join(ApprovedList, ApprovedList.id == ListExclusion.list_id)
        .join(Household, Household.id == ListExclusion.household_id)
        .where(
            *scope.families, ListExclusion.reason == Exclusion.ALREADY_SERVED, ListExclusion.is_taken.is_(False),
            ApprovedList.approved_at >= first, ApprovedList.approved_at < end,
        )
    )  # fmt: skip
    return scope.session.scalar(query) or 0


def _without_kind(scope: Scope) -> int:
    query = (
        select(func.count())
        .select_from(Benefit)
        .join(Household, Household.id == Benefit.household_id)
        .where(
            *scope.families, Benefit.agency_code != own_code(), Benefit.aid_kind == "", meets(Benefit, scope)
        )
    )
    return scope.session.scalar(query) or 0
